/** Codes that replace the second factor once, e.g. when the phone is lost. @module */
import { createHash } from 'node:crypto'

export const recoveryCodeCount = 10

/** Codes have about 79 bits of chance, so that a plain digest is enough; blanks and capitals do not matter. */
export function recoveryCodeHash(userId: string, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHash('sha256').update(`${userId}:${plain}`).digest('hex')
}

/** Six digits, also when typed in two groups; undefined for anything else. */
export function totpCodeOf(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}
