/** What came of trying to log in, for the person and for the log of the server. @module */
import type { Stage } from '../sessions/session.ts'

/** `refused` says to the person what to do, and why to the log of the server. */
export type LoginResult =
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'refused'; readonly message: string; readonly reason: string }
  | { readonly kind: 'session'; readonly token: string; readonly stage: Stage }

/** What the log of the server says of a login that failed. */
export type FailedLogin = {
  readonly request: string
  readonly account: string | undefined
  readonly address: string
  readonly reason: string
}

export const pathOfStage: Readonly<Record<Exclude<Stage, 'open'>, string>> = {
  code: '/anmelden/code',
  password: '/anmelden/kennwort',
  setup: '/anmelden/zweiter-faktor',
}

/** Undefined for a success. `account` is what may be told of who tried. */
export function failedLogin(
  result: LoginResult,
  from: Pick<FailedLogin, 'request' | 'account' | 'address'>,
): FailedLogin | undefined {
  if (result.kind === 'session') return undefined
  return { ...from, reason: result.kind === 'wait' ? 'throttled' : result.reason }
}

export function waitMessage(minutes: number): string {
  const time = minutes === 1 ? 'eine Minute' : `${minutes} Minuten`
  return `Zu viele Fehlversuche. Bitte warten Sie ${time}, und versuchen Sie es dann noch einmal.`
}
