import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  deleteMembership,
  insertMembership,
  type Member,
} from '../../../db/queries/organisations.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'
import { type Grant, isSameGrant } from '../directory/groupGrants.ts'
import { eventBy } from '../eventBy.ts'

/** Takes what the directory gave and gives no more, then gives what is new. What a person gave stays. */
export async function storeDirectoryRoles(
  deps: Deps,
  db: Db,
  actor: Actor,
  {
    userId,
    members,
    grants,
  }: { userId: string; members: readonly Member[]; grants: readonly Grant[] },
): Promise<void> {
  const isGranted = (member: Member) => grants.some((grant) => isSameGrant(grant, member))
  for (const member of members.filter((one) => one.isFromDirectory && !isGranted(one))) {
    const { membershipId, role, informationDomainId } = member
    await deleteMembership(db, membershipId)
    recordEvent(db, eventBy(deps, actor, 'role_taken', userId, { role, informationDomainId }))
  }
  const fresh = grants.filter((grant) => !members.some((member) => isSameGrant(member, grant)))
  for (const { role, informationDomainId } of fresh) {
    const row = { userId, role, informationDomainId, isFromDirectory: true, createdAt: deps.now() }
    await insertMembership(db, { id: deps.newId(), ...row })
    recordEvent(db, eventBy(deps, actor, 'role_given', userId, { role, informationDomainId }))
  }
}
