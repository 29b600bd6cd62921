/** The filters of the list of devices, as its address states them in German words. @module */
import { addDays, type Day, germanDay, isDay } from '../../../core/day.ts'
import { searchWords } from '../../../core/text.ts'
import { type DeviceStatus, deviceStatuses, deviceStatusLabels } from '../../device.ts'
import { type DeviceKind, deviceKindLabels, deviceKinds } from '../../deviceKind.ts'
import { releaseKeyOf } from '../../ownSupport.ts'

/** What a person has to look at. */
export const concerns = ['ungrouped', 'duplicate', 'unsupported', 'warranty', 'binding'] as const
export type Concern = (typeof concerns)[number]

export const concernWords: Record<Concern, string> = {
  ungrouped: 'ohne-zielobjekt',
  duplicate: 'doppelte-seriennummern',
  unsupported: 'ohne-support',
  warranty: 'garantie-abgelaufen',
  binding: 'zweckbindung-endet',
}

export const concernLabels: Record<Concern, string> = {
  ungrouped: 'ohne Zielobjekt',
  duplicate: 'mit doppelter Seriennummer',
  unsupported: 'ohne Support',
  warranty: 'mit abgelaufener Garantie',
  binding: 'mit bald endender Zweckbindung',
}

/** What of a device ends on a day. */
export const deviceEnds = ['warrantyUntil', 'supportUntil', 'boundUntil'] as const
export type DeviceEnd = (typeof deviceEnds)[number]

export const endWords: Record<DeviceEnd, string> = {
  warrantyUntil: 'garantie',
  supportUntil: 'support',
  boundUntil: 'zweckbindung',
}

export const endLabels: Record<DeviceEnd, string> = {
  warrantyUntil: 'Garantie endet am',
  supportUntil: 'Support endet am',
  boundUntil: 'Zweckbindung endet am',
}

/** How many days before its end a Zweckbindung counts as ending soon: time enough for a budget. */
export const bindingSoonDays = 180

/** In an address: those that have none. */
export const noneWord = 'ohne'

/** Empty values filter nothing; null as an id: those that have none. */
export type DeviceFilter = {
  readonly informationDomainId: string
  /** Folded; each must be found. */
  readonly words: readonly string[]
  /** Whether words are looked for in names of holders too: not for who may not see them. */
  readonly findsHolders: boolean
  readonly siteId?: string | null | undefined
  readonly roomId?: string | null | undefined
  readonly kind?: DeviceKind | undefined
  readonly status?: DeviceStatus | undefined
  readonly os?: string | undefined
  /** '' stands for none. */
  readonly fundingProgramme?: string | undefined
  /** By its code. */
  readonly targetObjectCode?: string | null | undefined
  /** Key of a recognised operating system. */
  readonly release?: string | undefined
  readonly concern?: Concern | undefined
  /** Without devices that are lost or retired, unless a state was asked for. */
  readonly end?: { readonly of: DeviceEnd; readonly on: Day } | undefined
  /** What lists call that release, and what is beyond support; `readWholeFilter` adds them. */
  readonly releaseSystems?: readonly string[] | undefined
  readonly unsupportedSystems?: readonly string[] | undefined
  readonly today: Day
  readonly bindingSoonUntil: Day
}

/** Words of the address that filter, in the order of the form. */
export const filterNames = [
  'suche',
  'standort',
  'raum',
  'art',
  'zustand',
  'system',
  'fassung',
  'foerderung',
  'zielobjekt',
  'nur',
  'ende',
  'am',
] as const
export type FilterName = (typeof filterNames)[number]
export type FilterQuery = Readonly<Partial<Record<FilterName, string | undefined>>>

type FilterFrame = Pick<DeviceFilter, 'informationDomainId' | 'today'> &
  Partial<Pick<DeviceFilter, 'findsHolders'>>

/** What an address does not say, or says wrongly, filters nothing. A room counts within its site only. */
export function parseDeviceFilter(
  query: FilterQuery,
  { informationDomainId, today, findsHolders = false }: FilterFrame,
): DeviceFilter {
  const { suche = '', standort, raum, art, zustand, system, fassung } = query
  const { foerderung, zielobjekt, nur, ende, am } = query
  const end = deviceEnds.find((each) => endWords[each] === ende)
  return {
    informationDomainId,
    words: searchWords(suche.slice(0, 200)).slice(0, 8),
    findsHolders,
    siteId: orNone(standort),
    roomId: standort && standort !== noneWord ? orNone(raum) : undefined,
    kind: deviceKinds.find((each) => each === art),
    status: deviceStatuses.find((each) => each === zustand),
    os: system || undefined,
    release: fassung ? releaseKeyOf(fassung) : undefined,
    fundingProgramme: foerderung === noneWord ? '' : foerderung || undefined,
    targetObjectCode: orNone(zielobjekt?.trim().toUpperCase()),
    concern: concerns.find((each) => concernWords[each] === nur),
    end: end && am && isDay(am) ? { of: end, on: am } : undefined,
    today,
    bindingSoonUntil: addDays(today, bindingSoonDays),
  }
}

function orNone(value: string | undefined): string | null | undefined {
  if (!value) return undefined
  return value.toLowerCase() === noneWord ? null : value
}

/** Whether anything is filtered at all. */
export function isFiltered(query: FilterQuery): boolean {
  return filterNames.some((name) => query[name])
}

export const kindOptions = deviceKinds.map((value) => ({ value, label: deviceKindLabels[value] }))
export const statusOptions = deviceStatuses.map((value) => ({
  value,
  label: deviceStatusLabels[value],
}))
export const endOptions = deviceEnds.map((end) => ({ value: endWords[end], label: endLabels[end] }))
export const concernOptions = concerns.map((concern) => ({
  value: concernWords[concern],
  label: concernLabels[concern],
}))

/** „Notebook, in Betrieb, Suche „müller““; '' for everything. */
export function speakDeviceFilter(query: FilterQuery, siteName: (id: string) => string): string {
  const { suche, standort, art, zustand, system, fassung } = query
  const { foerderung, zielobjekt, nur, ende, am = '' } = query
  const word = (value: string | undefined, options: readonly { value: string; label: string }[]) =>
    options.find((option) => option.value === value)?.label ?? ''
  return [
    suche ? `Suche „${suche}“` : '',
    standort ? (standort === noneWord ? 'ohne Standort' : siteName(standort)) : '',
    word(art, kindOptions),
    word(zustand, statusOptions),
    system ?? '',
    fassung ?? '',
    foerderung === noneWord ? 'ohne Förderung' : (foerderung ?? ''),
    zielobjekt ? (zielobjekt === noneWord ? 'ohne Zielobjekt' : zielobjekt) : '',
    word(nur, concernOptions),
    ende && isDay(am) ? `${word(ende, endOptions)} ${germanDay(am)}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
