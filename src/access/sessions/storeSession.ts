import type { Db } from '../../../db/db.ts'
import { holdUser } from '../../../db/queries/accounts.ts'
import { saveAccess } from '../../../db/queries/events.ts'
import type { Organisation, User } from '../../../db/queries/organisations.ts'
import { deleteSession, insertSession } from '../../../db/queries/sessions.ts'
import type { Instant } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { clockedBy, type Deps } from '../../deps.ts'
import { type SessionState, sessionEnded } from './readSession.ts'
import {
  absoluteMinutes,
  addMinutes,
  pendingMinutes,
  type Stage,
  sessionIdOf,
  stageOf,
} from './session.ts'

/** Where a request comes from, as far as anybody knows. */
export type Client = { readonly address: string; readonly userAgent: string }

type NewSession = {
  /** As it was when the person proved to be its owner. */
  readonly user: Pick<User, 'id' | 'version'>
  readonly organisation: Organisation
  readonly stage: Stage
  readonly secondFactorAt: Instant | null
  readonly isFromDirectory: boolean
}

/**
 * Begins a session under a new cookie, which is returned, and ends the one that the browser had, so that a planted
 * one is worth nothing. Throws `conflict` when the account opens differently meanwhile: it was given to somebody else
 * while this login was under way.
 */
export async function storeSession(
  deps: Deps,
  { replaced, ...begun }: NewSession & { readonly replaced: string | undefined },
  client: Client,
): Promise<string> {
  const token = deps.secrets.newToken()
  await deps.store.write(begun.organisation.id, async (db) => {
    if (!(await holdUser(db, begun.user.id, begun.user.version))) throw accountChanged()
    if (replaced) await deleteSession(db, sessionIdOf(replaced))
    await beginSession(deps, db, token, begun, client)
    if (begun.stage === 'open') await noteLogin(deps, db, begun.user.id, client)
  })
  return token
}

/** A new cookie for a session that came a step further. Throws `unauthenticated` when it was ended meanwhile. */
export async function storeRenewal(
  deps: Deps,
  token: string,
  state: SessionState,
  client: Client,
): Promise<{ token: string; stage: Stage }> {
  const { user, organisation, roles, session } = state
  const { secondFactorRoles } = organisation
  const { secondFactorAt, isFromDirectory } = session
  const stage = stageOf({ ...user, ...session, roles, secondFactorRoles })
  const clocked = clockedBy(deps, organisation)
  const renewed = deps.secrets.newToken()
  await deps.store.write(organisation.id, async (db) => {
    await holdUser(db, user.id)
    if (!(await deleteSession(db, sessionIdOf(token)))) throw sessionEnded()
    const begun = { user, organisation, stage, secondFactorAt, isFromDirectory }
    await beginSession(clocked, db, renewed, begun, client)
    if (stage === 'open' && state.stage !== 'open') await noteLogin(clocked, db, user.id, client)
  })
  return { token: renewed, stage }
}

/** One that still needs something is short. */
async function beginSession(
  deps: Deps,
  db: Db,
  token: string,
  { user, organisation, stage, secondFactorAt, isFromDirectory }: NewSession,
  client: Client,
): Promise<void> {
  const now = deps.serverTime()
  await insertSession(db, {
    id: sessionIdOf(token),
    userId: user.id,
    chosenOrganisationId: organisation.id,
    createdAt: now,
    lastSeenAt: now,
    endsAt: addMinutes(now, stage === 'open' ? absoluteMinutes : pendingMinutes),
    userAgent: client.userAgent.slice(0, 300),
    address: client.address.slice(0, 100),
    secondFactorAt,
    isFromDirectory,
  })
}

/** In the access log, once the pages are open. */
async function noteLogin(deps: Deps, db: Db, userId: string, client: Client): Promise<void> {
  await saveAccess(db, {
    id: deps.newId(),
    at: deps.now(),
    actorId: userId,
    kind: 'login',
    subject: client.address || 'unbekannte Adresse',
  })
}

function accountChanged(): Failure {
  return new Failure(
    'conflict',
    'Ihr Zugang wurde gerade geändert. Bitte melden Sie sich noch einmal an.',
  )
}
