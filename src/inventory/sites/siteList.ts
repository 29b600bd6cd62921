/** Sites (Standorte) as the page lists them, with what stands there. @module */
import { foldText, searchTextOf, searchWords } from '../../core/text.ts'
import type { NetworkZone, SiteType } from '../device.ts'
import { compareText } from '../order.ts'

export type ListedSite = {
  readonly id: string
  readonly name: string
  readonly type: SiteType
  readonly defaultZone: NetworkZone | null
  readonly version: number
  readonly rooms: number
  /** Devices of the information domain that is looked at. */
  readonly devices: number
}

type Stored = {
  readonly sites: readonly Omit<ListedSite, 'rooms' | 'devices'>[]
  readonly rooms: readonly { readonly siteId: string }[]
  readonly counts: readonly {
    readonly informationDomainId: string
    readonly siteId: string | null
    readonly count: number
  }[]
}

/** By name: the sites where the information domain has devices, and those where nobody has any yet. */
export function listedSites(
  { sites, rooms, counts }: Stored,
  informationDomainId: string,
): ListedSite[] {
  const own = new Map<string | null, number>()
  const others = new Set<string | null>()
  for (const { informationDomainId: domainId, siteId, count } of counts) {
    if (domainId === informationDomainId) own.set(siteId, (own.get(siteId) ?? 0) + count)
    else others.add(siteId)
  }
  const roomCounts = new Map<string, number>()
  for (const { siteId } of rooms) roomCounts.set(siteId, (roomCounts.get(siteId) ?? 0) + 1)
  return sites
    .filter(({ id }) => own.has(id) || !others.has(id))
    .map(({ id, name, type, defaultZone, version }) => ({
      ...{ id, name, type, defaultZone, version },
      rooms: roomCounts.get(id) ?? 0,
      devices: own.get(id) ?? 0,
    }))
    .sort((a, b) => compareText(foldText(a.name), foldText(b.name)) || compareText(a.id, b.id))
}

export function selectSites(
  sites: readonly ListedSite[],
  query: { readonly suche: string | undefined; readonly art: string | undefined },
): ListedSite[] {
  const words = searchWords(query.suche ?? '')
  return sites.filter(({ name, type }) => {
    const text = searchTextOf([name])
    return words.every((word) => text.includes(word)) && (!query.art || query.art === type)
  })
}
