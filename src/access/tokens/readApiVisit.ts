import { type ApiToken, findApiToken, saveTokenUse } from '../../../db/queries/apiTokens.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../../db/queries/informationDomains.ts'
import { findOrganisation, type Organisation } from '../../../db/queries/organisations.ts'
import type { Deps } from '../../deps.ts'
import type { Actor, TokenOfActor } from '../actor.ts'
import { addMinutes } from '../sessions/session.ts'
import {
  noteTokenUseMinutes,
  organisationOfToken,
  tokenActorName,
  tokenHashOf,
  tokenState,
} from './apiToken.ts'

/** Another program in the one organisation of its token. `domains` are those that the token covers, by code. */
export type ApiVisit = {
  readonly actor: Actor & { readonly token: TokenOfActor }
  readonly organisation: Organisation
  readonly domains: readonly InformationDomain[]
  readonly token: ApiToken
}

/** Who a token stands for; undefined for an unknown, an expired and a revoked one. */
export async function readApiVisit(deps: Deps, text: string): Promise<ApiVisit | undefined> {
  const organisationId = organisationOfToken(text)
  if (organisationId === undefined) return undefined
  const found = await deps.store.read(organisationId, async (db) => {
    const token = await findApiToken(db, tokenHashOf(text))
    const organisation = token && (await findOrganisation(db))
    if (!token || !organisation) return undefined
    return { token, organisation, domains: await listInformationDomains(db) }
  })
  if (!found || tokenState(found.token, deps.serverTime()) !== 'active') return undefined
  const { token, organisation, domains } = found
  noteUse(deps, organisationId, token)
  const only = token.informationDomainId
  return {
    token,
    organisation,
    domains: domains.filter(({ id }) => only === null || id === only),
    actor: {
      organisationId,
      userId: null,
      name: tokenActorName(token.name),
      roles: [],
      informationDomainIds: only === null ? 'all' : [only],
      token: { id: token.id, scopes: token.scopes },
    },
  }
}

/** Waits for nobody, as with sessions. */
function noteUse(deps: Deps, organisationId: string, { id, lastUsedAt }: ApiToken): void {
  const now = deps.serverTime()
  if (lastUsedAt !== null && now < addMinutes(lastUsedAt, noteTokenUseMinutes)) return
  deps.store.write(organisationId, (db) => saveTokenUse(db, id, now)).catch(() => {})
}
