import type { Db } from '../../../db/db.ts'
import type { ObjectLabel } from '../../../db/queries/checkLists.ts'
import {
  countSystemsOfObjects,
  listOwnSupport,
  type SystemCountOfObject,
} from '../../../db/queries/operatingSystemSupport.ts'
import type { Day } from '../../core/day.ts'
import { platformReader } from '../../inventory/devicePlatform.ts'
import { groupedBy } from '../../inventory/order.ts'
import { type SupportConcern, type SystemGroup, supportConcernOf } from './supportConcern.ts'

type Concerned = Pick<ObjectLabel, 'id' | 'count' | 'kinds'>

/**
 * By target object, for those given. All devices of an information domain count at its own target object, where the
 * modules for all of it hang. Two statements, however many target objects.
 */
export async function readSupportConcerns(
  db: Db,
  informationDomainId: string,
  objects: readonly Concerned[],
  today: Day,
): Promise<Map<string, SupportConcern>> {
  const targetObjectIds = objects.some(isWhole) ? undefined : objects.map(({ id }) => id)
  const readPlatform = platformReader(today, await listOwnSupport(db))
  const counted = await countSystemsOfObjects(db, { informationDomainId, today, targetObjectIds })
  const groupOf = (row: SystemCountOfObject): SystemGroup => ({
    platform: readPlatform(row),
    count: row.count,
    ended: row.ended,
    endedOn: row.endedOn,
  })
  const byObject = groupedBy(counted, ({ targetObjectId }) => targetObjectId ?? '')
  return new Map(
    objects.map((object) => [
      object.id,
      isWhole(object)
        ? supportConcernOf(counted.map(groupOf), 0)
        : supportConcernOf((byObject.get(object.id) ?? []).map(groupOf), object.count),
    ]),
  )
}

/** The target object that stands for the information domain itself. */
export function isWhole({ kinds }: Pick<ObjectLabel, 'kinds'>): boolean {
  return kinds.includes('domain')
}
