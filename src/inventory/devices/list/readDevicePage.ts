import type { Db } from '../../../../db/db.ts'
import {
  type DeviceRow,
  listDevicePlaces,
  listDeviceRows,
} from '../../../../db/queries/deviceList.ts'
import type { DeviceFilter } from './deviceFilter.ts'
import type { DevicePlace, DeviceSorting, PageStart } from './deviceOrder.ts'

export type DevicePage = {
  readonly rows: readonly DeviceRow[]
  /** Where the page ahead ends, and where the next one begins; undefined where there is none. */
  readonly before: DevicePlace | undefined
  readonly after: DevicePlace | undefined
}

type Places = { readonly places: readonly DevicePlace[]; readonly isMore: boolean }

/** A page of at most `size` devices. A place beyond the list shows its beginning, or its end. */
export async function readDevicePage(
  db: Db,
  filter: DeviceFilter,
  sorting: DeviceSorting,
  { after, before }: PageStart,
  size: number,
): Promise<DevicePage> {
  const read = (isBackward: boolean, from?: DevicePlace) =>
    readPlaces(db, filter, { sorting, isBackward, from, size })
  if (before) {
    const { places, isMore } = await read(true, before)
    // Less than a page is left up there: the beginning is shown as a whole.
    if (isMore) return pageOf(db, places.toReversed(), { isFirst: false, isLast: false })
  } else if (after) {
    const { places, isMore } = await read(false, after)
    if (places.length > 0) return pageOf(db, places, { isFirst: false, isLast: !isMore })
  }
  const { places, isMore } = await read(false)
  return pageOf(db, places, { isFirst: true, isLast: !isMore })
}

async function pageOf(
  db: Db,
  places: readonly DevicePlace[],
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): Promise<DevicePage> {
  const ids = places.map(({ id }) => id)
  const rows = new Map((await listDeviceRows(db, ids)).map((row) => [row.id, row]))
  return {
    rows: ids.flatMap((id) => rows.get(id) ?? []),
    before: isFirst ? undefined : places[0],
    after: isLast ? undefined : places.at(-1),
  }
}

type Reading = {
  readonly sorting: DeviceSorting
  readonly isBackward: boolean
  readonly from: DevicePlace | undefined
  readonly size: number
}

/**
 * Both stretches of the order are always asked, so that a page takes the same number of statements wherever it lies;
 * the one that the place has left behind is asked for nothing.
 */
async function readPlaces(
  db: Db,
  filter: DeviceFilter,
  { sorting, isBackward, from, size }: Reading,
): Promise<Places> {
  const found: DevicePlace[] = []
  const stretches = isBackward ? [true, false] : [false, true]
  for (const isMissing of stretches) {
    const isHere = from === undefined || (from.values === null) === isMissing
    const isBehind = from !== undefined && !isHere && isMissing === isBackward
    const limit = isBehind ? 0 : size + 1 - found.length
    const stretch = { sorting, isMissing, isBackward, limit }
    found.push(...(await listDevicePlaces(db, filter, isHere ? { ...stretch, from } : stretch)))
  }
  return { places: found.slice(0, size), isMore: found.length > size }
}
