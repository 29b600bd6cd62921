import { createHash } from 'node:crypto'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../../db/queries/informationDomains.ts'
import {
  findOrganisation,
  listMembers,
  listOrganisations,
  type Organisation,
} from '../../../db/queries/organisations.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'

/** A logged-in person in one organisation. `domains` are those that the memberships cover, by code. */
export type Visit = {
  readonly actor: Actor & { readonly userId: string }
  readonly organisation: Organisation
  readonly account: { readonly email: string; readonly name: string }
  readonly domains: readonly InformationDomain[]
  /** What each form of this session carries, so that no other site can send it. */
  readonly csrfToken: string
}

/** Until sessions land: the cookie is the mail address. */
export async function readVisit(deps: Deps, token: string): Promise<Visit | undefined> {
  for (const { id } of await deps.store.read('', listOrganisations)) {
    const found = await deps.store.read(id, async (db) => {
      const members = (await listMembers(db)).filter(({ email }) => email === token)
      const organisation = await findOrganisation(db)
      const [first] = members
      if (!first || !organisation) return undefined
      const all = members.some((member) => member.informationDomainId === null)
      const ids = members.flatMap((member) => member.informationDomainId ?? [])
      const domains = await listInformationDomains(db)
      return {
        actor: {
          organisationId: id,
          userId: first.userId,
          name: first.name,
          roles: members.map(({ role }) => role),
          informationDomainIds: all ? ('all' as const) : ids,
        },
        organisation,
        account: { email: first.email, name: first.name },
        domains: domains.filter((domain) => all || ids.includes(domain.id)),
        csrfToken: createHash('sha256').update(`csrf:${token}`).digest('base64url'),
      }
    })
    if (found) return found
  }
  return undefined
}
