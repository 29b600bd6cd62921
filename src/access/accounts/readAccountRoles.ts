import type { Db } from '../../../db/db.ts'
import { listMembers, type Member } from '../../../db/queries/organisations.ts'
import { Failure } from '../../core/failure.ts'
import { type Actor, ensureEverywhere } from '../actor.ts'
import { readInformationDomain } from '../readInformationDomain.ts'

/**
 * Every role that the account has in the organisation; at least one. Throws `not_found` for an account without a
 * role here or with one that lies out of the actor's reach.
 */
export async function readAccountRoles(
  db: Db,
  actor: Actor,
  account: { email: string } | { userId: string },
): Promise<[Member, ...Member[]]> {
  const isWanted = (member: Member) =>
    'email' in account
      ? member.email === account.email.trim().toLowerCase()
      : member.userId === account.userId
  const [first, ...others] = (await listMembers(db)).filter(isWanted)
  if (!first) throw unknownAccount(account)
  for (const { informationDomainId } of [first, ...others]) {
    await applyReach(db, actor, informationDomainId)
  }
  return [first, ...others]
}

/** Throws unless the actor's memberships cover what they give or take. */
export async function applyReach(
  db: Db,
  actor: Actor,
  informationDomainId: string | null,
): Promise<void> {
  if (informationDomainId === null) ensureEverywhere(actor)
  else await readInformationDomain(db, actor, informationDomainId)
}

function unknownAccount(account: { email: string } | { userId: string }): Failure {
  const message =
    'email' in account
      ? `Zu „${account.email}“ gibt es keinen Zugang. „basislotse user list“ zeigt alle.`
      : 'Diesen Zugang gibt es hier nicht.'
  return new Failure('not_found', message)
}
