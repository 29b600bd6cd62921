import type { Db } from '../../db/db.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import type { Actor } from './actor.ts'

/**
 * The ids of the persons as whom the actor is responsible for work. What one of them is named for is `assigned` or
 * `own` to the actor.
 */
export async function readOwnPersons(db: Db, actor: Actor): Promise<ReadonlySet<string>> {
  if (actor.userId === null) return new Set()
  const persons = await listPersons(db)
  return new Set(persons.filter(({ userId }) => userId === actor.userId).map(({ id }) => id))
}
