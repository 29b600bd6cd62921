import type { Db } from '../../db/db.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import type { Actor } from './actor.ts'

/** The persons that the actor is: what they are responsible for is assigned to the actor. */
export async function readOwnPersonIds(db: Db, actor: Actor): Promise<ReadonlySet<string>> {
  const persons = actor.userId === null ? [] : await listPersons(db)
  return new Set(persons.filter(({ userId }) => userId === actor.userId).map(({ id }) => id))
}
