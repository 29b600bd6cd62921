import type { Db } from '../../../db/db.ts'
import { countFilteredDevices } from '../../../db/queries/deviceList.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import type { Day } from '../../core/day.ts'
import { parseDeviceFilter } from '../../inventory/devices/list/deviceFilter.ts'
import { readWholeFilter } from '../../inventory/devices/list/readWholeFilter.ts'
import { type SupportConcern, updateRequirementsOf } from './supportConcern.ts'

/** `modules` are those that the target object is checked by. */
export async function readSupportConcern(
  db: Db,
  { code, count, informationDomainId }: TargetObject,
  modules: readonly string[],
  today: Day,
): Promise<SupportConcern> {
  const filter = parseDeviceFilter(
    { zielobjekt: code, nur: 'ohne-support' },
    { informationDomainId, today },
  )
  const unsupported = await countFilteredDevices(db, await readWholeFilter(db, filter))
  // The count of a group is as old as its last proposal; devices may have joined since.
  const devices = Math.max(count, unsupported)
  return { unsupported, devices, requirements: updateRequirementsOf(modules) }
}
