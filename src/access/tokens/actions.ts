/** Tokens of the programming interface, as an administrator issues and revokes them. @module */
import { insertApiToken, listApiTokens, saveRevocation } from '../../../db/queries/apiTokens.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { germanDay, type Instant } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { applyReach } from '../accounts/readAccountRoles.ts'
import { type Actor, isInDomain } from '../actor.ts'
import { eventBy } from '../eventBy.ts'
import { allow } from '../permissions.ts'
import { tokenScopes } from '../tokenScope.ts'
import { expiryRange, tokenHashOf, tokenTextOf } from './apiToken.ts'
import type { NewToken } from './tokenForm.ts'

/**
 * Issues a token and returns its text, which nobody can read again. Throws `invalid` for an end beyond a year,
 * `not_found` for an unknown information domain, `forbidden` when it would reach further than the actor's memberships.
 */
export async function createApiToken(
  deps: Deps,
  actor: Actor,
  input: NewToken,
): Promise<{ id: string; text: string }> {
  allow(actor, 'write', 'administration')
  ensureExpiry(input.expiresOn, deps.serverTime())
  const text = tokenTextOf(actor.organisationId, deps.secrets.newToken())
  const id = deps.newId()
  const { name, informationDomainId, expiresOn } = input
  const scopes = tokenScopes.filter((scope) => input.scopes.includes(scope))
  const facts = { name, scopes, informationDomainId, expiresOn }
  await deps.store.write(actor.organisationId, async (db) => {
    await applyReach(db, actor, informationDomainId)
    await insertApiToken(db, {
      ...facts,
      id,
      tokenHash: tokenHashOf(text),
      createdBy: actor.name,
      createdAt: deps.serverTime(),
    })
    recordEvent(db, eventBy(deps, actor, 'token_created', id, { after: facts }))
  })
  return { id, text }
}

/**
 * From now on the token opens nothing. Throws `not_found`, also for a token out of the actor's reach, and `conflict`
 * for one that is revoked already.
 */
export async function revokeApiToken(deps: Deps, actor: Actor, id: string): Promise<void> {
  allow(actor, 'write', 'administration')
  await deps.store.write(actor.organisationId, async (db) => {
    const token = (await listApiTokens(db)).find((one) => one.id === id)
    const domainId = token?.informationDomainId ?? null
    if (!token || (domainId !== null && !isInDomain(actor, domainId))) {
      throw new Failure('not_found', 'Diesen Schlüssel gibt es hier nicht.')
    }
    await applyReach(db, actor, domainId)
    const revocation = { revokedAt: deps.serverTime(), revokedBy: actor.name }
    if (!(await saveRevocation(db, id, revocation))) {
      throw new Failure('conflict', 'Dieser Schlüssel ist schon widerrufen.')
    }
    recordEvent(db, eventBy(deps, actor, 'token_revoked', id, { before: { name: token.name } }))
  })
}

function ensureExpiry(expiresOn: string, now: Instant): void {
  const { from, until } = expiryRange(now)
  if (from <= expiresOn && expiresOn <= until) return
  const message = `Der letzte Tag liegt zwischen heute und dem ${germanDay(until)}: Ein Schlüssel gilt höchstens ein Jahr.`
  throw new Failure('invalid', message, { expiresOn: message })
}
