/** How people read the fields of a device: their labels, and values as words. @module */
import { germanDay, isDay } from '../../core/day.ts'
import { speakEuro } from '../../core/euro.ts'
import { deviceStatusLabels, networkZoneLabels } from '../device.ts'
import { deviceKindLabels } from '../deviceKind.ts'

/** Fields in the order in which people read them. Keys for matching and searching are none. */
export const deviceFieldLabels = {
  inventoryNumber: 'Inventar-Nr.',
  serial: 'Seriennummer',
  kind: 'Art',
  manufacturer: 'Hersteller',
  model: 'Modell',
  os: 'Betriebssystem',
  osVersion: 'OS-Version',
  hostname: 'Hostname',
  mac: 'MAC-Adresse',
  networkZone: 'Netz',
  siteId: 'Standort',
  roomId: 'Raum',
  status: 'Zustand',
  holder: 'Inhaber',
  purchasedOn: 'Anschaffung',
  priceCents: 'Preis',
  warrantyUntil: 'Garantie bis',
  supportUntil: 'Support bis',
  fundingProgramme: 'Förderung',
  boundUntil: 'Zweckbindung bis',
  targetObjectId: 'Zielobjekt',
  notes: 'Bemerkungen',
} as const

/** The name of a site, a room or a target object by its id. */
export type NameOf = (id: string) => string

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: deviceKindLabels,
  networkZone: networkZoneLabels,
  status: deviceStatusLabels,
}

/** „in Betrieb“, „R 1.07“, „31.12.2025“; '' for nothing. */
export function speakDeviceField(field: string, value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'number') return field === 'priceCents' ? speakEuro(value) : String(value)
  const text = String(value)
  const word = words[field]?.[text]
  if (word !== undefined) return word
  if (field.endsWith('Id')) return nameOf(text)
  return isDay(text) ? germanDay(text) : text
}

export type SpokenChange = {
  readonly label: string
  readonly before: string
  readonly after: string
}

/** What differs between two states of a device, field by field, in words; only fields that `before` has. */
export function listSpokenChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  nameOf: NameOf,
): SpokenChange[] {
  return Object.entries(deviceFieldLabels).flatMap(([field, label]) => {
    if (!(field in before)) return []
    const change = {
      label,
      before: speakDeviceField(field, before[field], nameOf),
      after: speakDeviceField(field, after[field], nameOf),
    }
    return change.before === change.after ? [] : [change]
  })
}
