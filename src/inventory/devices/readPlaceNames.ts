import type { Db } from '../../../db/db.ts'
import { listRooms, listSites } from '../../../db/queries/devices.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import type { NameOf } from './deviceWords.ts'

/** The names of sites and rooms, and the codes of the information domain's target objects, by their ids. */
export async function readPlaceNames(db: Db, informationDomainId: string): Promise<NameOf> {
  const names = new Map((await listSites(db)).map(({ id, name }) => [id, name]))
  for (const { id, building, name } of await listRooms(db)) {
    names.set(id, [building, name].filter(Boolean).join(', '))
  }
  for (const { id, code } of await listTargetObjects(db, informationDomainId)) names.set(id, code)
  return (id) => names.get(id) ?? 'nicht mehr da'
}
