/**
 * How often somebody may fail to log in. Guessing gets slow, and nobody is locked out by a stranger: an address
 * that logged in to the account before is not counted with the others.
 * @module
 */
import type { Instant } from '../../core/day.ts'
import { addMinutes } from './session.ts'

export const windowMinutes = 15
/** Failures in the window: of one account from one address, from one address, of one account from everywhere. */
export const failureLimits = { accountAndAddress: 5, address: 50, account: 100 } as const

export type Attempt = {
  readonly account: string
  readonly address: string
  readonly at: Instant
  readonly isSuccess: boolean
}

type Try = {
  readonly account: string
  readonly address: string
  /** Whether the address ever logged in to the account. */
  readonly isKnownAddress: boolean
  readonly now: Instant
}

/**
 * Whole minutes to wait before the next try, 0 for none. `attempts` are those of the account and those of the
 * address; older ones than the window do not count, and a success forgives what failed before it.
 */
export function minutesToWait(attempts: readonly Attempt[], next: Try): number {
  const since = addMinutes(next.now, -windowMinutes)
  const recent = attempts.filter(({ at }) => at > since).sort((a, b) => (a.at < b.at ? -1 : 1))
  const ofAddress = recent.filter(({ address }) => address === next.address)
  const ofAccount = recent.filter(({ account }) => account === next.account)
  const ofBoth = ofAddress.filter(({ account }) => account === next.account)
  const ends = [
    endOfWait(failuresSinceSuccess(ofBoth), failureLimits.accountAndAddress),
    endOfWait(failures(ofAddress), failureLimits.address),
    next.isKnownAddress ? undefined : endOfWait(failures(ofAccount), failureLimits.account),
  ].filter((end) => end !== undefined)
  const waits = ends.map((end) => Math.ceil((Date.parse(end) - Date.parse(next.now)) / 60_000))
  return Math.max(0, ...waits)
}

function failures(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.filter(({ isSuccess }) => !isSuccess)
}

function failuresSinceSuccess(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.slice(attempts.findLastIndex(({ isSuccess }) => isSuccess) + 1)
}

/** When so many failures are left that one more is allowed: the last `limit` of them are what counts. */
function endOfWait(failed: readonly Attempt[], limit: number): Instant | undefined {
  const decisive = failed.at(-limit)
  return failed.length < limit || !decisive ? undefined : addMinutes(decisive.at, windowMinutes)
}
