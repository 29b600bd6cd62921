import type { Db } from '../../../../db/db.ts'
import { listRooms, listSites } from '../../../../db/queries/devices.ts'

import { groupedBy } from '../../order.ts'
import { placeValue } from './deviceForm.ts'

/** A place to choose in a form, as `placeValue` writes it and as people read it. */
export type PlaceOption = { readonly value: string; readonly label: string }

/** Every site and its rooms, to choose where a device stands: „Grundschule Nord, Haus B, R 1.07“. */
export async function readPlaces(db: Db): Promise<PlaceOption[]> {
  const rooms = groupedBy(await listRooms(db), ({ siteId }) => siteId)
  return (await listSites(db)).flatMap((site) => [
    { value: placeValue(site.id, null), label: site.name },
    ...(rooms.get(site.id) ?? []).map(({ id, building, name }) => ({
      value: placeValue(site.id, id),
      label: [site.name, building, name].filter(Boolean).join(', '),
    })),
  ])
}
