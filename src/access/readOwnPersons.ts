import type { Db } from '../../db/db.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import type { Actor } from './actor.ts'

/**
 * The ids of the persons as whom the actor is responsible for work: the actor's own, and those of the accounts
 * that the actor stands in for today. What one of them is named for is `assigned` or `own` to the actor.
 */
export async function readOwnPersons(db: Db, actor: Actor): Promise<ReadonlySet<string>> {
  if (actor.userId === null) return new Set()
  const accounts = new Set([actor.userId, ...(actor.standsInFor ?? [])])
  const persons = await listPersons(db)
  return new Set(
    persons.filter(({ userId }) => userId !== null && accounts.has(userId)).map(({ id }) => id),
  )
}
