import type { Db } from '../../db/db.ts'
import { listPersons, type Person } from '../../db/queries/organisations.ts'
import { Failure } from '../core/failure.ts'

/** Who is responsible; null stands for nobody. Throws `not_found` for whom the organisation does not know. */
export async function readPersons(db: Db, ids: readonly (string | null)[]): Promise<Person[]> {
  const wanted = new Set(ids.filter((id) => id !== null))
  if (wanted.size === 0) return []
  const persons = (await listPersons(db)).filter(({ id }) => wanted.has(id))
  if (persons.length === wanted.size) return persons
  throw new Failure(
    'not_found',
    'Diesen Ansprechpartner gibt es nicht. Bitte wählen Sie einen aus der Liste.',
    { responsibleId: 'Unbekannter Ansprechpartner.' },
  )
}
