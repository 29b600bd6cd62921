import type { Db } from '../../db/db.ts'
import { listMeasures, type StoredMeasure } from '../../db/queries/measures.ts'
import { Failure } from '../core/failure.ts'

/** A measure of the information domain. Throws `not_found`. */
export async function readMeasure(
  db: Db,
  informationDomainId: string,
  id: string,
): Promise<StoredMeasure> {
  const found = (await listMeasures(db, informationDomainId)).find((each) => each.id === id)
  if (found) return found
  throw new Failure('not_found', 'Diese Maßnahme gibt es nicht.')
}
