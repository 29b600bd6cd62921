/** Which roles the groups of a directory give, so that an account has the same in all its information domains. @module */
import { isEvenlyGranted } from '../accounts/commonRoles.ts'
import type { Role } from '../role.ts'
import type { DirectoryKind } from './directoryKind.ts'
import { dnKey } from './distinguishedName.ts'

/** A role in the organisation; `informationDomainId` null: in all information domains. */
export type Grant = { readonly role: Role; readonly informationDomainId: string | null }

export type GroupGrant = Grant & { readonly nameKey: string }

/**
 * `uneven`: the groups name different roles in different information domains and share none, so that no role
 * could be given; some are then left out, or all.
 */
export type Grants = { readonly grants: readonly Grant[]; readonly isUneven: boolean }

/** What groups are matched by: of LDAP the entry's name, whatever its spelling; of OpenID Connect the very text. */
export function groupKeyOf(kind: DirectoryKind, name: string): string {
  return kind === 'ldap' ? dnKey(name) : name.normalize('NFC').trim()
}

/**
 * The roles of the mapped groups, each once. Where they differ between information domains, those that hold
 * everywhere win, then those that hold in every domain named; what a person gave by hand wins over all.
 */
export function grantsOf(
  keys: ReadonlySet<string>,
  mapping: readonly GroupGrant[],
  byHand: readonly Grant[],
): Grants {
  const wanted = unique(mapping.filter(({ nameKey }) => keys.has(nameKey)))
  const even = evenGrants(wanted)
  const grants = isEvenlyGranted([...byHand, ...even]) || !isEvenlyGranted(byHand) ? even : []
  return { grants, isUneven: grants.length < wanted.length }
}

export function isSameGrant(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.informationDomainId === other.informationDomainId
}

function evenGrants(grants: readonly Grant[]): readonly Grant[] {
  if (isEvenlyGranted(grants)) return grants
  const everywhere = grants.filter(({ informationDomainId }) => informationDomainId === null)
  if (everywhere.length > 0) return everywhere
  const domains = [...new Set(grants.map(({ informationDomainId }) => informationDomainId))]
  return grants.filter(({ role }) =>
    domains.every((informationDomainId) =>
      grants.some((one) => isSameGrant(one, { role, informationDomainId })),
    ),
  )
}

function unique(grants: readonly GroupGrant[]): Grant[] {
  const once: Grant[] = []
  for (const { role, informationDomainId } of grants) {
    const grant = { role, informationDomainId }
    if (!once.some((one) => isSameGrant(one, grant))) once.push(grant)
  }
  return once
}
