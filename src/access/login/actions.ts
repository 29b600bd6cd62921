/** Logging in step by step: password, code, an own password in place of one that was issued. @module */
import { takeRecoveryCode, takeTotpStep } from '../../../db/queries/accounts.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { deleteLoginAttempt, saveLoginSuccess } from '../../../db/queries/loginAttempts.ts'
import { findUserByEmail, savePassword, type User } from '../../../db/queries/organisations.ts'
import { deleteSessionsOfUser } from '../../../db/queries/sessions.ts'
import { Failure } from '../../core/failure.ts'
import { clockedBy, type Deps } from '../../deps.ts'
import { ensureGoodPassword } from '../accounts/passwordRules.ts'
import { eventBy } from '../eventBy.ts'
import { recoveryCodeHash, totpCodeOf } from '../secondFactor/recoveryCode.ts'
import {
  holdSession,
  readPlaces,
  requireStage,
  type SessionState,
} from '../sessions/readSession.ts'
import { actorOf } from '../sessions/readVisit.ts'
import { type Stage, stageOf } from '../sessions/session.ts'
import { storeAttempt } from '../sessions/storeAttempt.ts'
import { type Client, storeRenewal, storeSession } from '../sessions/storeSession.ts'
import type { LoginResult } from './loginResult.ts'

/** Checks mail address and password. An unknown account takes as long and is told the same. */
export async function logIn(
  deps: Deps,
  input: { email: string; password: string; replaced: string | undefined },
  client: Client,
): Promise<LoginResult> {
  const account = input.email.trim().toLowerCase().slice(0, 254)
  const permit = await storeAttempt(deps, { account, address: client.address })
  if ('minutes' in permit) return { kind: 'wait', minutes: permit.minutes }
  const user = await deps.store.read('', (db) => findUserByEmail(db, account))
  const isRight = await deps.secrets.isPassword(user?.passwordHash ?? null, input.password)
  if (!user || !isRight) {
    return refuse('Mailadresse oder Kennwort stimmen nicht.', 'wrong password')
  }
  if (user.isLocked) {
    return refuse(
      'Dieser Zugang ist gesperrt. Bitte wenden Sie sich an die Administration.',
      'locked',
    )
  }
  const { organisations, memberships } = await readPlaces(deps, user.id)
  const [organisation] = organisations
  if (!organisation) {
    return refuse(
      'Dieser Zugang hat keine Rolle mehr. Bitte wenden Sie sich an die Administration.',
      'no role',
    )
  }
  const roles = memberships
    .filter(({ organisationId }) => organisationId === organisation.id)
    .map(({ role }) => role)
  const { secondFactorRoles } = organisation
  const isFromDirectory = false
  const stage = stageOf({
    ...user,
    secondFactorAt: null,
    isFromDirectory,
    roles,
    secondFactorRoles,
  })
  const begun = { user, organisation, stage, secondFactorAt: null, isFromDirectory }
  const token = await storeSession(
    clockedBy(deps, organisation),
    { ...begun, replaced: input.replaced },
    client,
  )
  await settle(deps, permit.attemptId, stage)
  return { kind: 'session', token, stage }
}

/** Checks a code of the second factor, or a recovery code; each works once. */
export async function confirmCode(
  deps: Deps,
  token: string,
  code: string,
  client: Client,
): Promise<LoginResult> {
  const state = await requireStage(deps, token, 'code')
  const { user } = state
  const permit = await storeAttempt(deps, { account: user.email, address: client.address })
  if ('minutes' in permit) return { kind: 'wait', minutes: permit.minutes }
  if (!(await isCodeTaken(deps, state, code))) {
    return refuse(
      'Der Code stimmt nicht, ist abgelaufen oder wurde schon benutzt. Warten Sie auf den nächsten.',
      'wrong code',
    )
  }
  const confirmed = { ...state, session: { ...state.session, secondFactorAt: deps.serverTime() } }
  const renewed = await storeRenewal(deps, token, confirmed, client)
  await settle(deps, permit.attemptId, renewed.stage)
  return { kind: 'session', ...renewed }
}

/**
 * Replaces the password that was issued by an own one; all other sessions end. Throws `unauthenticated` without
 * such a session, `invalid` for a password that is not good enough, or the one that was issued.
 */
export async function chooseFirstPassword(
  deps: Deps,
  token: string,
  newPassword: string,
  client: Client,
): Promise<{ token: string; stage: Stage }> {
  const state = await requireStage(deps, token, 'password')
  const { user, organisation } = state
  ensureGoodPassword(newPassword, {
    ...user,
    organisationName: organisation.name,
    hasSecondFactor: user.totpConfirmedAt !== null,
  })
  if (await deps.secrets.isPassword(user.passwordHash, newPassword)) {
    throw new Failure('invalid', 'Bitte wählen Sie ein anderes Kennwort.', {
      newPassword: 'Das ist das Kennwort, das ausgegeben wurde.',
    })
  }
  const passwordHash = await deps.secrets.hashPassword(newPassword)
  await deps.store.write(organisation.id, async (db) => {
    await holdSession(db, state)
    await savePassword(db, user.id, passwordHash, false)
    await deleteSessionsOfUser(db, user.id, state.session.id)
    recordEvent(
      db,
      eventBy(clockedBy(deps, organisation), actorOf(state), 'password_changed', user.id, {}),
    )
  })
  return storeRenewal(
    deps,
    token,
    { ...state, user: { ...user, passwordIsOneTime: false } },
    client,
  )
}

function refuse(message: string, reason: string): LoginResult {
  return { kind: 'refused', message, reason }
}

/** A password that a code still follows is neither a failure nor a success. */
async function settle(deps: Deps, attemptId: string, stage: Stage): Promise<void> {
  await deps.store.write('', (db) =>
    stage === 'code' ? deleteLoginAttempt(db, attemptId) : saveLoginSuccess(db, attemptId),
  )
}

async function isCodeTaken(deps: Deps, state: SessionState, typed: string): Promise<boolean> {
  const { user, organisation } = state
  const code = totpCodeOf(typed)
  if (code !== undefined) {
    const step = stepOf(deps, user, code)
    return step !== null && deps.store.write('', (db) => takeTotpStep(db, user.id, step))
  }
  const hash = recoveryCodeHash(user.id, typed)
  return deps.store.write(organisation.id, async (db) => {
    const isTaken = await takeRecoveryCode(db, user.id, hash, deps.serverTime())
    if (isTaken) {
      const clocked = clockedBy(deps, organisation)
      recordEvent(db, eventBy(clocked, actorOf(state), 'recovery_code_used', user.id, {}))
    }
    return isTaken
  })
}

function stepOf(deps: Deps, { totpSecret }: User, code: string): number | null {
  if (totpSecret === null) return null
  return deps.secrets.totpStep(totpSecret, code, Date.parse(deps.serverTime()))
}
