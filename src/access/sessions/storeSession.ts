import { saveAccess } from '../../../db/queries/events.ts'
import type { Organisation } from '../../../db/queries/organisations.ts'
import { deleteSession, insertSession } from '../../../db/queries/sessions.ts'
import type { Instant } from '../../core/day.ts'
import { clockedBy, type Deps } from '../../deps.ts'
import type { SessionState } from './readSession.ts'
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
  readonly userId: string
  readonly organisation: Organisation
  readonly stage: Stage
  readonly secondFactorAt: Instant | null
  readonly isFromDirectory: boolean
  /** The cookie that the browser had; its session ends, so that a planted one is worth nothing. */
  readonly replaced: string | undefined
  /** The pages were open before: a new cookie is no login. */
  readonly wasOpen: boolean
}

/**
 * Begins a session under a new cookie, which is returned, and ends the one it replaces. One that is open is noted
 * in the access log; one that still needs something is short.
 */
export async function storeSession(
  deps: Deps,
  { userId, organisation, stage, secondFactorAt, isFromDirectory, replaced, wasOpen }: NewSession,
  client: Client,
): Promise<string> {
  const token = deps.secrets.newToken()
  const now = deps.serverTime()
  const isOpen = stage === 'open'
  await deps.store.write(organisation.id, async (db) => {
    if (replaced) await deleteSession(db, sessionIdOf(replaced))
    await insertSession(db, {
      id: sessionIdOf(token),
      userId,
      chosenOrganisationId: organisation.id,
      createdAt: now,
      lastSeenAt: now,
      endsAt: addMinutes(now, isOpen ? absoluteMinutes : pendingMinutes),
      userAgent: client.userAgent.slice(0, 300),
      address: client.address.slice(0, 100),
      secondFactorAt,
      isFromDirectory,
    })
    if (!isOpen || wasOpen) return
    const subject = client.address || 'unbekannte Adresse'
    await saveAccess(db, {
      id: deps.newId(),
      at: deps.now(),
      actorId: userId,
      kind: 'login',
      subject,
    })
  })
  return token
}

/** A new cookie for a session that came a step further. */
export async function storeRenewal(
  deps: Deps,
  token: string,
  state: SessionState,
  client: Client,
): Promise<{ token: string; stage: Stage }> {
  const { user, organisation, roles, session } = state
  const { secondFactorRoles } = organisation
  const stage = stageOf({ ...user, ...session, roles, secondFactorRoles })
  const renewed = await storeSession(
    clockedBy(deps, organisation),
    {
      userId: user.id,
      organisation,
      stage,
      secondFactorAt: session.secondFactorAt,
      isFromDirectory: session.isFromDirectory,
      replaced: token,
      wasOpen: state.stage === 'open',
    },
    client,
  )
  return { token: renewed, stage }
}
