/** The groups of a person in LDAP, also those that they are in by way of other groups. @module */
import type { Client, Filter } from 'ldapts'
import type { LdapSettings } from '../../access/directory/directorySettings.ts'
import { dnKey } from '../../access/directory/distinguishedName.ts'

/** Groups in groups: so many steps, and so many groups in all. */
const greatestDepth = 10
const greatestCount = 1_000
/** Names in one search. */
const chunk = 50

export type Member = {
  readonly dn: string
  readonly uid: string
  /** Of the entry itself. */
  readonly memberOf: readonly string[]
}

/** Names of entries, each once. Bound as the service account, which may read groups. */
export async function readLdapGroups(
  client: Client,
  settings: LdapSettings,
  member: Member,
): Promise<string[]> {
  const isSearch = settings.groupSource === 'search'
  const found = new Map<string, string>()
  let next = isSearch
    ? await searchGroups(client, settings, await membershipFilters(member.dn, member.uid))
    : member.memberOf
  for (let depth = 0; next.length > 0 && depth < greatestDepth; depth += 1) {
    const fresh = next.filter((dn) => !found.has(dnKey(dn)))
    for (const dn of fresh) found.set(dnKey(dn), dn)
    if (!settings.isNested || found.size > greatestCount) break
    next = isSearch
      ? await groupsAround(client, settings, fresh)
      : await groupsNamedBy(client, fresh)
  }
  return [...found.values()].slice(0, greatestCount)
}

async function membershipFilters(dn: string, uid: string): Promise<Filter[]> {
  const { EqualityFilter } = await import('ldapts')
  const isMember = (attribute: string, value: string) => new EqualityFilter({ attribute, value })
  return [
    isMember('member', dn),
    isMember('uniqueMember', dn),
    ...(uid ? [isMember('memberUid', uid)] : []),
  ]
}

async function searchGroups(
  client: Client,
  { groupBase }: LdapSettings,
  filters: Filter[],
): Promise<string[]> {
  const { OrFilter } = await import('ldapts')
  const { searchEntries } = await client.search(groupBase, {
    scope: 'sub',
    filter: new OrFilter({ filters }),
    attributes: ['1.1'],
    sizeLimit: greatestCount,
  })
  return searchEntries.map(({ dn }) => dn)
}

/** Groups that have one of these as a member. */
async function groupsAround(
  client: Client,
  settings: LdapSettings,
  dns: readonly string[],
): Promise<string[]> {
  const found: string[] = []
  for (let start = 0; start < dns.length; start += chunk) {
    const filters = await Promise.all(
      dns.slice(start, start + chunk).map((dn) => membershipFilters(dn, '')),
    )
    found.push(...(await searchGroups(client, settings, filters.flat())))
  }
  return found
}

/** Groups that these name in their own `memberOf`; one that may not be read names none. */
async function groupsNamedBy(client: Client, dns: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (let start = 0; start < dns.length; start += chunk) {
    const entries = await Promise.all(
      dns.slice(start, start + chunk).map((dn) =>
        client
          .search(dn, { scope: 'base', attributes: ['memberOf'], sizeLimit: 1 })
          .then(({ searchEntries }) => searchEntries)
          .catch((error) => {
            if (isNoEntry(error)) return []
            throw error
          }),
      ),
    )
    found.push(...entries.flat().flatMap(({ memberOf }) => textsOf(memberOf)))
  }
  return found
}

/** All values of an attribute as text. */
export function textsOf(value: Buffer | Buffer[] | string | string[] | undefined): string[] {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.map((one) => (typeof one === 'string' ? one : one.toString('utf8')))
}

/** The entry is not there, or not for us: codes 32 (noSuchObject), 50 (insufficientAccessRights), 10 (referral). */
function isNoEntry(error: unknown): boolean {
  return error instanceof Error && 'code' in error && [32, 50, 10].includes(Number(error.code))
}
