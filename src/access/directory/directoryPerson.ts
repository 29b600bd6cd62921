/** Who logged in, as the directory says. @module */
import { z } from 'zod'
import { tidy } from '../../core/text.ts'

/** `subject` never changes and is never given to somebody else; `issuer` is empty for LDAP. */
export type DirectoryPerson = {
  readonly issuer: string
  readonly subject: string
  /** Lower case; empty where the directory has none. */
  readonly email: string
  readonly isEmailVerified: boolean
  readonly name: string
  /** Names of OpenID Connect, or distinguished names. */
  readonly groups: readonly string[]
}

/** As accounts have it; undefined for what is no mail address. */
export function mailOf({ email }: DirectoryPerson): string | undefined {
  return z.email().max(254).safeParse(email.toLowerCase()).data
}

/** As accounts have it: one line of at most 120 characters. */
export function nameOf({ name, email }: DirectoryPerson): string {
  return [...tidy(name.replaceAll('\0', ''))].slice(0, 120).join('').trim() || email
}
