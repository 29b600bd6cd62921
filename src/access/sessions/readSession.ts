import type { Db } from '../../../db/db.ts'
import { holdUser, listOwnMemberships, type OwnMembership } from '../../../db/queries/accounts.ts'
import {
  listOrganisations,
  type Organisation,
  type User,
} from '../../../db/queries/organisations.ts'
import { findSession, type Session } from '../../../db/queries/sessions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import type { Role } from '../role.ts'
import { isLive, type Stage, sessionIdOf, stageOf } from './session.ts'

/** A session with what it needs to be judged; `memberships` are those in the chosen organisation. */
export type SessionState = {
  readonly session: Session
  readonly user: User
  readonly organisation: Organisation
  /** All that the account has a role in; the directory of one opens no other. */
  readonly organisations: readonly Organisation[]
  readonly memberships: readonly OwnMembership[]
  readonly roles: readonly Role[]
  readonly stage: Stage
}

/** The session of a cookie; undefined when it ended, the account is locked or has no role there any more. */
export async function readSession(deps: Deps, token: string): Promise<SessionState | undefined> {
  const found = await deps.store.read('', (db) => findSession(db, sessionIdOf(token)))
  if (!found || found.user.isLocked || !isLive(found.session, deps.serverTime())) return undefined
  const { session, user } = found
  const places = await readPlaces(deps, user.id)
  const organisation = places.organisations.find(({ id }) => id === session.chosenOrganisationId)
  if (!organisation) return undefined
  const organisations = session.isFromDirectory ? [organisation] : places.organisations
  const memberships = places.memberships.filter((own) => own.organisationId === organisation.id)
  const roles = [...new Set(memberships.map(({ role }) => role))]
  const { secondFactorRoles } = organisation
  const stage = stageOf({ ...user, ...session, roles, secondFactorRoles })
  return { ...found, organisations, organisation, memberships, roles, stage }
}

/** Throws `unauthenticated` when the session ended or is not at one of these steps. */
export async function requireStage(
  deps: Deps,
  token: string,
  ...stages: readonly Stage[]
): Promise<SessionState> {
  const state = await readSession(deps, token)
  if (state && stages.includes(state.stage)) return state
  throw sessionEnded()
}

/**
 * Before the account is changed by its owner, in that transaction. Throws `unauthenticated` when the session was
 * ended since it was read: whoever had it must not undo what ended it.
 */
export async function holdSession(db: Db, { user, session }: SessionState): Promise<void> {
  await holdUser(db, user.id)
  if (!(await findSession(db, session.id))) throw sessionEnded()
}

export function sessionEnded(): Failure {
  return new Failure(
    'unauthenticated',
    'Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich noch einmal an.',
  )
}

/** Where an account has roles, and which. */
export async function readPlaces(
  deps: Deps,
  userId: string,
): Promise<{ organisations: Organisation[]; memberships: OwnMembership[] }> {
  return deps.store.readAsUser(userId, async (db) => {
    const memberships = await listOwnMemberships(db)
    const ids = new Set(memberships.map(({ organisationId }) => organisationId))
    const organisations = (await listOrganisations(db)).filter(({ id }) => ids.has(id))
    return { organisations, memberships }
  })
}
