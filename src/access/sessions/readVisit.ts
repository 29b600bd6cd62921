import { listAbsentUsers } from '../../../db/queries/deputies.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../../db/queries/informationDomains.ts'
import type { Organisation } from '../../../db/queries/organisations.ts'
import { type Session, saveSession } from '../../../db/queries/sessions.ts'
import { dayOf } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import { commonRoles } from '../accounts/commonRoles.ts'
import type { Actor } from '../actor.ts'
import { readSession, type SessionState } from './readSession.ts'
import { addMinutes, csrfTokenOf, noteUseMinutes } from './session.ts'

/** A logged-in person in one organisation. `domains` are those that the memberships cover, by code. */
export type Visit = {
  readonly actor: Actor & { readonly userId: string }
  readonly organisation: Organisation
  readonly account: { readonly email: string; readonly name: string }
  readonly domains: readonly InformationDomain[]
  /** What each form of this session carries, so that no other site can send it. */
  readonly csrfToken: string
}

/** Who a session's cookie stands for; undefined without a session, or while it still needs something. */
export async function readVisit(deps: Deps, token: string): Promise<Visit | undefined> {
  const state = await readSession(deps, token)
  if (state?.stage !== 'open') return undefined
  noteUse(deps, state.session)
  const { organisation, user } = state
  const today = organisation.demoDay ?? dayOf(deps.serverTime())
  const { domains, standsInFor } = await deps.store.read(organisation.id, async (db) => ({
    domains: await listInformationDomains(db),
    standsInFor: await listAbsentUsers(db, user.id, today),
  }))
  const actor = { ...actorOf(state), standsInFor }
  const { informationDomainIds: ids } = actor
  return {
    actor,
    organisation,
    account: { email: user.email, name: user.name },
    domains: domains.filter(({ id }) => ids === 'all' || ids.includes(id)),
    csrfToken: csrfTokenOf(token),
  }
}

/** A membership without an information domain covers them all. */
export function actorOf({ organisation, user, memberships }: SessionState) {
  const ids = memberships.map(({ informationDomainId }) => informationDomainId)
  return {
    organisationId: organisation.id,
    userId: user.id,
    name: user.name,
    roles: commonRoles(memberships),
    informationDomainIds: ids.includes(null)
      ? ('all' as const)
      : ids.filter((id): id is string => id !== null),
  }
}

/** Waits for nobody: a page must not stand behind a long import. What is not noted now is with the next request. */
function noteUse(deps: Deps, { id, lastSeenAt }: Session): void {
  const now = deps.serverTime()
  if (now < addMinutes(lastSeenAt, noteUseMinutes)) return
  deps.store.write('', (db) => saveSession(db, id, { lastSeenAt: now })).catch(() => {})
}
