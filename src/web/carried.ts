/**
 * What was typed into a form when the session was lost: it goes along through the login, and is sent on only when
 * the person says so.
 * @module
 */
import { z } from 'zod'
import { isOwnAddress } from './address.ts'

const greatestCharacters = 200_000

const carriedSchema = z.object({
  target: z.string().refine(isOwnAddress),
  values: z.array(z.tuple([z.string(), z.string()])),
})

/** Text fields in their order; a field may be there several times. */
export type Carried = z.infer<typeof carriedSchema>

/** Undefined for what is too much, or has nothing to keep. Secrets and the token of the lost session stay behind. */
export function carriedOf(target: string, form: FormData): Carried | undefined {
  const values = [...form.entries()].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && !/^_csrf$|password|code|carried/i.test(entry[0]),
  )
  const carried = { target, values }
  const isModest = values.length > 0 && carriedText(carried).length <= greatestCharacters
  return isModest && isOwnAddress(target) ? carried : undefined
}

/** For a hidden field. */
export function carriedText(carried: Carried): string {
  return JSON.stringify(carried)
}

/** What a hidden field holds; undefined for anything else. */
export function parseCarried(text: string | undefined): Carried | undefined {
  if (!text || text.length > greatestCharacters) return undefined
  try {
    return carriedSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
