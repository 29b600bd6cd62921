/**
 * Who acts: a person with a session, another program with a token, or this program on behalf of the person who owns
 * the machine.
 * @module
 */
import { Failure } from '../core/failure.ts'
import { type Role, roles } from './role.ts'
import type { TokenScope } from './tokenScope.ts'

/** What another program acts with; it has no roles, only these scopes. */
export type TokenOfActor = { readonly id: string; readonly scopes: readonly TokenScope[] }

/** `userId` is null for CLI, schedule and tokens; `name` is what the audit trail shows. */
export type Actor = {
  organisationId: string
  userId: string | null
  name: string
  roles: readonly Role[]
  informationDomainIds: 'all' | readonly string[]
  /** Accounts that this person stands in for today; what is assigned to them is assigned to the actor too. */
  standsInFor?: readonly string[]
  /** There for other programs only. */
  token?: TokenOfActor
}

/** What the audit trail and the access log know the actor by. */
export function actorIdOf({ userId, token }: Pick<Actor, 'userId' | 'token'>): string {
  return userId ?? token?.id ?? 'system'
}

/** The actor of CLI and schedule: whoever may run commands on the machine could change the data anyway. */
export function systemActor(organisationId: string, name: string): Actor {
  return { organisationId, userId: null, name, roles, informationDomainIds: 'all' }
}

/** Whether the actor's memberships cover the information domain. */
export function isInDomain(actor: Actor, informationDomainId: string): boolean {
  return (
    actor.informationDomainIds === 'all' || actor.informationDomainIds.includes(informationDomainId)
  )
}

/** Throws `not_found` for an information domain outside the actor's memberships. */
export function ensureInDomain(actor: Actor, informationDomainId: string): void {
  if (!isInDomain(actor, informationDomainId)) throw unknownDomain()
}

/** The same words for what is not there and for what the actor may not see. */
export function unknownDomain(): Failure {
  return new Failure(
    'not_found',
    'Diesen Informationsverbund gibt es nicht, oder Sie dürfen ihn nicht sehen.',
  )
}

/** Throws `forbidden` for an actor whose memberships cover single information domains only. */
export function ensureEverywhere(actor: Actor): void {
  if (actor.informationDomainIds === 'all') return
  throw new Failure(
    'forbidden',
    'Das betrifft die ganze Organisation. Bitte wenden Sie sich an jemanden, der für alle Informationsverbünde zuständig ist.',
  )
}
