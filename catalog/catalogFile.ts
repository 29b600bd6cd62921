/** How the data files of this folder are read: from the package, once, checked by their schema. @module */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isDay } from '../src/core/day.ts'
import { packageRoot } from '../src/core/packageRoot.ts'

/** More faults than these are cut from the message. */
const maximumIssues = 10

/** What every data file says of itself. `version` counts our own revisions of the file. */
export const fileHeader = {
  title: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  source: z.string().min(1),
}

/** The source of texts that we wrote: no text of the BSI slips into such a file unnoticed. */
export const ownWords = z.literal('eigene Formulierung')

/** One line without blanks at its ends; lengths in characters. */
export function lineOfText(minimum: number, maximum: number) {
  return z
    .string()
    .min(minimum)
    .max(maximum)
    .regex(/^\S(?:[^\n\r\t]*\S)?$/, 'no single trimmed line')
}

export const dayText = z.string().refine(isDay, 'not a day')

/**
 * Parses `catalog/<path>`. What is wrong in it is a bug of ours, not of a user: a plain Error that
 * names the file and the places.
 */
export function readCatalogFile<T>(path: string, schema: z.ZodType<T>): T {
  const text = readFileSync(new URL(`catalog/${path}`, packageRoot), 'utf8')
  const parsed = schema.safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.slice(0, maximumIssues)
  throw new Error(`catalog/${path}: ${z.prettifyError({ issues })}`)
}

/** The value, computed at the first call only: data files do not change while the program runs. */
export function once<T extends object>(compute: () => T): () => T {
  let value: T | undefined
  return () => {
    value ??= compute()
    return value
  }
}

/** The values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
