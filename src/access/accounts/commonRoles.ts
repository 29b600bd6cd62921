import type { Role } from '../role.ts'

type Granted = { readonly role: Role; readonly informationDomainId: string | null }

/**
 * The roles that hold in every information domain that the memberships cover. A right is asked for without its
 * domain, so a role of one domain must not reach into another where the account has a lesser one.
 */
export function commonRoles(memberships: readonly Granted[]): Role[] {
  const domains = new Set(memberships.map(({ informationDomainId }) => informationDomainId))
  const covered = domains.has(null) ? [null] : [...domains]
  const roles = [...new Set(memberships.map(({ role }) => role))]
  const holds = (role: Role, domain: string | null) =>
    memberships.some((one) => one.role === role && one.informationDomainId === domain)
  return roles.filter((role) => covered.every((domain) => holds(role, domain)))
}

/** Whether every membership counts: the account has the same roles in all its information domains. */
export function isEvenlyGranted(memberships: readonly Granted[]): boolean {
  const common = commonRoles(memberships)
  return memberships.every(({ role }) => common.includes(role))
}
