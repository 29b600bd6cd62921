import type { Db } from '../../../../db/db.ts'
import { countDeviceFacets, countFilteredDevices } from '../../../../db/queries/deviceList.ts'
import { listRooms, listSites, type StoredSite } from '../../../../db/queries/devices.ts'
import { listOwnSupport } from '../../../../db/queries/operatingSystemSupport.ts'
import type { Store } from '../../../../db/store.ts'
import type { OwnSupport } from '../../ownSupport.ts'
import {
  type Concern,
  concerns,
  type DeviceFilter,
  isFiltered,
  parseDeviceFilter,
} from './deviceFilter.ts'
import { type DeviceOverview, overviewOf } from './deviceOverview.ts'
import type { DeviceQuery } from './deviceQuery.ts'
import { type DevicePage, readDevicePage } from './readDevicePage.ts'
import { type Keeper, readKept } from './readKept.ts'
import { readWholeFilter } from './readWholeFilter.ts'

export const devicesPerPage = 100

type Option = { readonly value: string; readonly label: string }

export type DeviceList = {
  readonly overview: DeviceOverview
  /** How many devices the filters let through. */
  readonly matching: number
  readonly page: DevicePage
  /** Ends of support of the organisation's own. */
  readonly ownSupport: readonly OwnSupport[]
  readonly sites: readonly Option[]
  /** Of the chosen site. */
  readonly rooms: readonly Option[]
}

/** Where the list is read; `asked` is that of the address. */
export async function readDeviceList(
  store: Store,
  db: Db,
  query: DeviceQuery,
  asked: DeviceFilter,
): Promise<DeviceList> {
  const keep = await readKept(store, db)
  const filter = await keep(`filter ${JSON.stringify(asked)}`, () => readWholeFilter(db, asked))
  const sites = await listSites(db)
  const overview = await readOverview(db, keep, filter, sites)
  const matching = isFiltered(query.filter)
    ? await keep(`count ${JSON.stringify(filter)}`, () => countFilteredDevices(db, filter))
    : overview.total
  const used = new Set(overview.siteIds)
  return {
    overview,
    matching,
    page: await readDevicePage(db, filter, query.sorting, query.start, devicesPerPage),
    sites: sites
      .filter(({ id }) => used.has(id))
      .map(({ id, name }) => ({ value: id, label: name })),
    ownSupport: await listOwnSupport(db),
    rooms: filter.siteId ? await readRoomsOf(db, filter.siteId) : [],
  }
}

async function readOverview(
  db: Db,
  keep: Keeper,
  { informationDomainId, today }: DeviceFilter,
  sites: readonly StoredSite[],
): Promise<DeviceOverview> {
  return keep(`overview ${informationDomainId} ${today}`, async () => {
    const everything = parseDeviceFilter({}, { informationDomainId, today })
    const health: Partial<Record<Concern, number>> = {}
    for (const concern of concerns) {
      health[concern] = await countFilteredDevices(
        db,
        await readWholeFilter(db, { ...everything, concern }),
      )
    }
    const types = new Map(sites.map(({ id, type }) => [id, type]))
    const facets = await countDeviceFacets(db, informationDomainId)
    return overviewOf(facets, types, health as Record<Concern, number>)
  })
}

async function readRoomsOf(db: Db, siteId: string): Promise<Option[]> {
  return (await listRooms(db))
    .filter((room) => room.siteId === siteId)
    .map(({ id, building, name }) => ({
      value: id,
      label: [building, name].filter(Boolean).join(', '),
    }))
}
