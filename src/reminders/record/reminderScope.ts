/** Whose digests somebody sees. @module */
import type { Actor } from '../../access/actor.ts'
import type { Scope } from '../../access/permissions.ts'

/** Undefined: all. Items of the whole organisation count whatever the information domains are. */
type ReminderScope = {
  readonly recipientIds: readonly string[] | undefined
  readonly domainCodes: readonly string[] | undefined
}

/** `own`: what was sent to the account, or to the persons that it stands for. */
export function reminderScope(
  actor: Actor,
  scopes: readonly Scope[],
  domains: readonly { readonly code: string }[],
  ownPersonIds: ReadonlySet<string>,
): ReminderScope {
  return {
    recipientIds: scopes.includes('all')
      ? undefined
      : [...(actor.userId === null ? [] : [actor.userId]), ...ownPersonIds],
    domainCodes: actor.informationDomainIds === 'all' ? undefined : domains.map(({ code }) => code),
  }
}
