/** What the filters of the list offer, and what of the devices is worth a look. @module */
import type { SiteType } from '../../device.ts'
import type { Concern } from './deviceFilter.ts'

type Facet = {
  readonly siteId: string | null
  readonly os: string
  readonly fundingProgramme: string
  readonly kind: string
  readonly status: string
  readonly count: number
}

export type DeviceOverview = {
  readonly total: number
  readonly inSchools: number
  readonly kinds: readonly string[]
  readonly statuses: readonly string[]
  readonly systems: readonly string[]
  readonly fundings: readonly string[]
  readonly siteIds: readonly string[]
  readonly health: Readonly<Record<Concern, number>>
}

/** What there is, without repetition; choices in German order. */
export function overviewOf(
  facets: readonly Facet[],
  siteTypes: ReadonlyMap<string, SiteType>,
  health: Readonly<Record<Concern, number>>,
): DeviceOverview {
  const count = (wanted: (facet: Facet) => boolean) =>
    facets.filter(wanted).reduce((sum, facet) => sum + facet.count, 0)
  const distinct = (text: (facet: Facet) => string) =>
    [...new Set(facets.map(text))].filter((value) => value !== '')
  const german = new Intl.Collator('de', { numeric: true })
  return {
    total: count(() => true),
    inSchools: count(({ siteId }) => siteTypes.get(siteId ?? '') === 'school'),
    kinds: distinct(({ kind }) => kind),
    statuses: distinct(({ status }) => status),
    systems: distinct(({ os }) => os).sort(german.compare),
    fundings: distinct(({ fundingProgramme }) => fundingProgramme).sort(german.compare),
    siteIds: distinct(({ siteId }) => siteId ?? ''),
    health,
  }
}
