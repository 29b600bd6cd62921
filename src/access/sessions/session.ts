/**
 * A login on one browser: how long it lasts, and what is still missing before it opens the pages.
 * @module
 */
import { createHash } from 'node:crypto'
import type { Instant } from '../../core/day.ts'
import type { Role } from '../role.ts'

/** A session that nobody uses for so long ends. */
export const idleMinutes = 120
/** A session ends after so long, however busy it is. */
export const absoluteMinutes = 12 * 60
/** Between the password and what is still missing. */
export const pendingMinutes = 15
/** The last use is noted once a minute, not with every request. */
export const noteUseMinutes = 1

export type SessionTimes = { readonly lastSeenAt: Instant; readonly endsAt: Instant }

/**
 * What a session still needs: a code of the second factor, an own password in place of the one that was
 * issued, or a second factor because a role requires it; `open` needs nothing more.
 */
export type Stage = 'code' | 'password' | 'setup' | 'open'

type Progress = {
  readonly secondFactorAt: Instant | null
  readonly totpConfirmedAt: Instant | null
  readonly passwordIsOneTime: boolean
  /** The directory knew the password, and may have asked for a second factor. */
  readonly isFromDirectory: boolean
  readonly roles: readonly Role[]
  readonly secondFactorRoles: readonly Role[]
}

export function isLive({ lastSeenAt, endsAt }: SessionTimes, now: Instant): boolean {
  return now < endsAt && now < addMinutes(lastSeenAt, idleMinutes)
}

/** The code comes first: whoever has only the password must not set another one. */
export function stageOf(progress: Progress): Stage {
  const hasSecondFactor = progress.totpConfirmedAt !== null
  const isProved = progress.secondFactorAt !== null
  if (hasSecondFactor && !isProved) return 'code'
  if (progress.passwordIsOneTime && !progress.isFromDirectory) return 'password'
  return !hasSecondFactor && !isProved && isSecondFactorRequired(progress) ? 'setup' : 'open'
}

export function isSecondFactorRequired({
  roles,
  secondFactorRoles,
}: Pick<Progress, 'roles' | 'secondFactorRoles'>): boolean {
  return roles.some((role) => secondFactorRoles.includes(role))
}

/** The id under which a cookie's session is stored: whoever reads the database cannot log in with it. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** What each form of the session carries, so that no other site can send it. */
export function csrfTokenOf(token: string): string {
  return createHash('sha256').update(`csrf:${token}`).digest('base64url')
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString()
}
