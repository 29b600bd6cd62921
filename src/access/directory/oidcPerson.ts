/** Reads who logged in from the claims of OpenID Connect. Source: OpenID Connect Core 1.0, 5.1. @module */
import { type DirectoryAnswer, problemOf } from './directoryProblem.ts'

export type Claims = Readonly<Record<string, unknown>>

/** Whether the claims name more groups than fit into them, as Microsoft Entra ID does beyond 200. */
export function isOverfull(claims: Claims, groupsClaim: string): boolean {
  const names = claims._claim_names
  const isElsewhere = typeof names === 'object' && names !== null && groupsClaim in names
  return isElsewhere || claims.hasgroups === true || claims.hasgroups === 'true'
}

/** Whether something is missing that the provider may tell when it is asked for the person. */
export function isIncomplete(claims: Claims, groupsClaim: string): boolean {
  return typeof claims.email !== 'string' || groupsIn(claims, groupsClaim) === undefined
}

export function personOfClaims(claims: Claims, groupsClaim: string): DirectoryAnswer {
  const { iss, sub, email, name, preferred_username: login } = claims
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '') {
    return problemOf('reply', 'no iss or sub')
  }
  const groups = groupsIn(claims, groupsClaim)
  if (!groups && isOverfull(claims, groupsClaim)) return problemOf('too_many_groups', groupsClaim)
  const mail = textOf(email).trim().toLowerCase()
  return {
    person: {
      issuer: iss,
      subject: sub,
      email: mail,
      // Some providers send the word instead of the value.
      isEmailVerified: claims.email_verified === true || claims.email_verified === 'true',
      name: textOf(name) || textOf(login) || mail,
      groups: groups ?? [],
    },
  }
}

/** A claim of that very name, else a path as in `realm_access.roles`; undefined where there is none. */
function groupsIn(claims: Claims, groupsClaim: string): string[] | undefined {
  const value = claims[groupsClaim] ?? valueAt(claims, groupsClaim.split('.'))
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return undefined
  return value.filter((one) => typeof one === 'string')
}

function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return valueAt((value as Claims)[name], rest)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
