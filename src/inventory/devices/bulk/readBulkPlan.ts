import type { Db } from '../../../../db/db.ts'
import { listFilteredIds } from '../../../../db/queries/deviceList.ts'
import { listDevicesById, listRooms, listSites } from '../../../../db/queries/devices.ts'
import { findTargetObject } from '../../../../db/queries/targetObjects.ts'
import { Failure } from '../../../core/failure.ts'
import type { DeviceFilter } from '../list/deviceFilter.ts'
import { readWholeFilter } from '../list/readWholeFilter.ts'
import {
  type BulkChange,
  type BulkDevice,
  type BulkPlan,
  greatestBulk,
  planBulkEdit,
} from './bulkEdit.ts'
import { type BulkForm, changeOf } from './bulkForm.ts'

/** Devices that were ticked, or all that a filter lets through. */
export type BulkSelection =
  | { readonly ids: readonly string[]; readonly informationDomainId: string }
  | { readonly filter: DeviceFilter }

/** What is not in the information domain is left out. Throws `invalid` for none and for too many. */
export async function readSelected(db: Db, selection: BulkSelection): Promise<BulkDevice[]> {
  const isAll = 'filter' in selection
  const ids = isAll
    ? await listFilteredIds(db, await readWholeFilter(db, selection.filter))
    : [...new Set(selection.ids)]
  if (ids.length > greatestBulk) {
    throw new Failure(
      'invalid',
      `Auf einmal lassen sich höchstens ${greatestBulk.toLocaleString('de-DE')} Geräte ändern. Bitte grenzen Sie die Liste ein.`,
    )
  }
  const domainId = isAll ? selection.filter.informationDomainId : selection.informationDomainId
  const devices = (await listDevicesById(db, ids)).filter(
    ({ informationDomainId }) => informationDomainId === domainId,
  )
  if (devices.length > 0) return devices
  throw new Failure('invalid', 'Bitte kreuzen Sie mindestens ein Gerät an.')
}

/** Throws `invalid` for a form without a change, an unknown site or target object, and as `readSelected`. */
export async function readBulkPlan(
  db: Db,
  informationDomainId: string,
  selection: BulkSelection,
  form: BulkForm,
): Promise<BulkPlan> {
  const { targetCode, ...change } = changeOf(form)
  const places = { sites: await listSites(db), rooms: await listRooms(db) }
  if (change.siteId && !places.sites.some(({ id }) => id === change.siteId)) {
    throw wrong('siteId', 'Diesen Standort gibt es nicht.')
  }
  const targetObject = await readTarget(db, informationDomainId, targetCode)
  const devices = await readSelected(db, selection)
  return planBulkEdit(devices, { ...change, targetObject }, places)
}

async function readTarget(
  db: Db,
  informationDomainId: string,
  code: string | null | undefined,
): Promise<BulkChange['targetObject']> {
  if (code === undefined || code === null) return code
  const found = await findTargetObject(db, informationDomainId, code)
  if (found) return { id: found.id, code: found.code }
  throw wrong('targetObject', `Das Zielobjekt „${code}“ gibt es hier nicht.`)
}

function wrong(field: string, message: string): Failure {
  return new Failure('invalid', 'Bitte prüfen Sie Ihre Eingaben.', { [field]: message })
}
