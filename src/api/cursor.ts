/**
 * Where the next page of a list begins: behind the key of the last entry, so that nothing is skipped or shown twice
 * when others add or remove entries in the meantime.
 * @module
 */
import { z } from 'zod'
import { Failure } from '../core/failure.ts'

const parts = z.array(z.string().max(200)).min(1).max(4)

/** Printable and good for an address; not a secret. */
export function cursorOf(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key of a cursor with so many parts. Throws `invalid` for one that was not made here. */
export function keyOfCursor(cursor: string, length: number): string[] {
  const key = parts.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()))
  if (
    key.success &&
    key.data.length === length &&
    !key.data.some((part) => part.includes('\u0000'))
  )
    return key.data
  const message = 'Diese Marke ist keine von hier. Bitte beginnen Sie auf der ersten Seite.'
  throw new Failure('invalid', message, { cursor: message })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
