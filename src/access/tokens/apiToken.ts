/**
 * A token of the programming interface: how it looks, and whether it may still be used.
 * @module
 */
import { createHash } from 'node:crypto'
import { addMonths, type Day, dayOf, type Instant } from '../../core/day.ts'

/** No token lives longer. */
export const longestMonths = 12
/** What the form proposes. */
export const usualMonths = 6
/** The last use is noted once a minute, not with every request. */
export const noteTokenUseMinutes = 1

export const tokenStates = ['active', 'expired', 'revoked'] as const
export type TokenState = (typeof tokenStates)[number]

export const tokenStateLabels: Record<TokenState, string> = {
  active: 'gültig',
  expired: 'abgelaufen',
  revoked: 'widerrufen',
}

type Limits = { readonly expiresOn: Day; readonly revokedAt: Instant | null }

/** What a person hands to the other program; it names the organisation, so that the token is looked for there only. */
export function tokenTextOf(organisationId: string, secret: string): string {
  return `basislotse_${organisationId}_${secret}`
}

/** The organisation that a token names, before anybody knows whether it is one. */
export function organisationOfToken(text: string): string | undefined {
  return /^basislotse_([A-Za-z0-9-]{1,64})_[A-Za-z0-9_-]{43}$/.exec(text)?.[1]
}

/** What is stored of a token. 256 random bits need no slow digest. */
export function tokenHashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** `now` is the real time, also in the sample city. */
export function tokenState({ expiresOn, revokedAt }: Limits, now: Instant): TokenState {
  if (revokedAt !== null) return 'revoked'
  return dayOf(now) <= expiresOn ? 'active' : 'expired'
}

/** The first and the last day on which a token that is made now may end. */
export function expiryRange(now: Instant): { readonly from: Day; readonly until: Day } {
  const today = dayOf(now)
  return { from: today, until: addMonths(today, longestMonths) }
}

/** How the audit trail calls what came by a token. */
export function tokenActorName(name: string): string {
  return `Schnittstelle „${name}“`
}
