/** The own account: second factor, recovery codes, password. The cookie says whose it is. @module */
import { replaceRecoveryCodes, saveSecondFactor } from '../../../db/queries/accounts.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { saveLoginSuccess } from '../../../db/queries/loginAttempts.ts'
import { savePassword } from '../../../db/queries/organisations.ts'
import { deleteSessionsOfUser } from '../../../db/queries/sessions.ts'
import { Failure } from '../../core/failure.ts'
import { clockedBy, type Deps } from '../../deps.ts'
import { ensureGoodPassword } from '../accounts/passwordRules.ts'
import { eventBy } from '../eventBy.ts'
import type { EventKind } from '../eventKind.ts'
import { noSecondFactor } from '../secondFactor/noSecondFactor.ts'
import { recoveryCodeCount, recoveryCodeHash, totpCodeOf } from '../secondFactor/recoveryCode.ts'
import { holdSession, requireStage, type SessionState } from '../sessions/readSession.ts'
import { actorOf } from '../sessions/readVisit.ts'
import { isSecondFactorRequired, type Stage } from '../sessions/session.ts'
import { storeAttempt } from '../sessions/storeAttempt.ts'
import { type Client, storeRenewal } from '../sessions/storeSession.ts'

/** A new secret, which holds once `confirmSecondFactor` proved it. Throws `invalid` when there is one that holds. */
export async function beginSecondFactor(deps: Deps, token: string): Promise<void> {
  const state = await requireStage(deps, token, 'setup', 'open')
  ensureNoSecondFactor(state.user.totpConfirmedAt)
  const totpSecret = deps.secrets.newTotpSecret()
  const unconfirmed = { totpSecret, totpConfirmedAt: null, totpLastStep: null }
  await deps.store.write('', async (db) => {
    await holdSession(db, state)
    await saveSecondFactor(db, state.user.id, unconfirmed)
  })
}

/**
 * Proves the new secret by a code; ends all other sessions and returns the recovery codes, which nobody can read
 * again. Throws `invalid` for a wrong code.
 */
export async function confirmSecondFactor(
  deps: Deps,
  token: string,
  typed: string,
  client: Client,
): Promise<{ token: string; stage: Stage; recoveryCodes: readonly string[] }> {
  const state = await requireStage(deps, token, 'setup', 'open')
  const { user, session } = state
  ensureNoSecondFactor(user.totpConfirmedAt)
  const now = deps.serverTime()
  const code = totpCodeOf(typed)
  const step =
    user.totpSecret && code ? deps.secrets.totpStep(user.totpSecret, code, Date.parse(now)) : null
  if (step === null) {
    throw new Failure('invalid', 'Der Code stimmt nicht. Bitte geben Sie den aktuellen ein.', {
      code: 'Sechs Ziffern aus der App; stimmt die Uhr des Telefons?',
    })
  }
  const factor = { totpSecret: user.totpSecret, totpConfirmedAt: now, totpLastStep: step }
  const recoveryCodes = newRecoveryCodes(deps)
  await changeAccount(deps, state, 'second_factor_set', async (db) => {
    await saveSecondFactor(db, user.id, factor)
    await replaceRecoveryCodes(db, user.id, hashesOf(user.id, recoveryCodes))
  })
  const confirmed = {
    ...state,
    user: { ...user, ...factor },
    session: { ...session, secondFactorAt: now },
  }
  return { ...(await storeRenewal(deps, token, confirmed, client)), recoveryCodes }
}

/** Throws `invalid` for a wrong password, `forbidden` when a role of the account requires a second factor. */
export async function removeSecondFactor(
  deps: Deps,
  token: string,
  password: string,
  client: Client,
): Promise<void> {
  const state = await requireStage(deps, token, 'open')
  if (isSecondFactorRequired({ ...state, ...state.organisation })) {
    throw new Failure('forbidden', 'Ihre Rolle verlangt einen zweiten Faktor.')
  }
  await ensurePassword(deps, state, password, client)
  await changeAccount(deps, state, 'second_factor_removed', async (db) => {
    await saveSecondFactor(db, state.user.id, noSecondFactor)
    await replaceRecoveryCodes(db, state.user.id, [])
  })
}

/** New codes in place of the old ones; nobody can read them again. Throws `invalid` for a wrong password. */
export async function renewRecoveryCodes(
  deps: Deps,
  token: string,
  password: string,
  client: Client,
): Promise<readonly string[]> {
  const state = await requireStage(deps, token, 'open')
  await ensurePassword(deps, state, password, client)
  const recoveryCodes = newRecoveryCodes(deps)
  await changeAccount(deps, state, 'recovery_codes_renewed', (db) =>
    replaceRecoveryCodes(db, state.user.id, hashesOf(state.user.id, recoveryCodes)),
  )
  return recoveryCodes
}

/** Replaces the own password; all other sessions end. Returns the new cookie. Throws `invalid`. */
export async function changePassword(
  deps: Deps,
  token: string,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  client: Client,
): Promise<{ token: string }> {
  const state = await requireStage(deps, token, 'open')
  const { user, organisation } = state
  await ensurePassword(deps, state, currentPassword, client)
  ensureGoodPassword(newPassword, {
    ...user,
    organisationName: organisation.name,
    hasSecondFactor: user.totpConfirmedAt !== null,
  })
  const passwordHash = await deps.secrets.hashPassword(newPassword)
  await changeAccount(deps, state, 'password_changed', (db) =>
    savePassword(db, user.id, passwordHash, false),
  )
  return storeRenewal(deps, token, state, client)
}

type Work = Parameters<typeof deleteSessionsOfUser>[0]

/** One transaction: the change, its event, and the end of all other sessions. */
async function changeAccount(
  deps: Deps,
  state: SessionState,
  kind: EventKind,
  change: (db: Work) => Promise<void>,
): Promise<void> {
  const { user, organisation, session } = state
  await deps.store.write(organisation.id, async (db) => {
    await holdSession(db, state)
    await change(db)
    await deleteSessionsOfUser(db, user.id, session.id)
    recordEvent(db, eventBy(clockedBy(deps, organisation), actorOf(state), kind, user.id, {}))
  })
}

/** Whoever sits at an unlocked screen guesses no faster than at the login. */
async function ensurePassword(
  deps: Deps,
  { user }: SessionState,
  password: string,
  { address }: Client,
): Promise<void> {
  const permit = await storeAttempt(deps, { account: user.email, address })
  if ('minutes' in permit) {
    throw new Failure(
      'invalid',
      `Zu viele Versuche. Bitte warten Sie ${permit.minutes} Minuten, und versuchen Sie es dann noch einmal.`,
    )
  }
  if (!(await deps.secrets.isPassword(user.passwordHash, password))) {
    throw new Failure('invalid', 'Das Kennwort stimmt nicht.', {
      currentPassword: 'Das ist nicht Ihr jetziges Kennwort.',
    })
  }
  await deps.store.write('', (db) => saveLoginSuccess(db, permit.attemptId))
}

function ensureNoSecondFactor(confirmedAt: string | null): void {
  if (confirmedAt === null) return
  throw new Failure(
    'invalid',
    'Für diesen Zugang ist schon ein zweiter Faktor eingerichtet. Entfernen Sie ihn zuerst.',
  )
}

function newRecoveryCodes(deps: Deps): string[] {
  return Array.from({ length: recoveryCodeCount }, () => deps.secrets.newOneTimePassword())
}

function hashesOf(userId: string, codes: readonly string[]): string[] {
  return codes.map((code) => recoveryCodeHash(userId, code))
}
