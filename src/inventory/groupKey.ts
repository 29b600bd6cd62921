/**
 * The key of a group: kind, operating system and support state, type of site, network zone. The single
 * school is no part of it. Source: DOMAIN 5.
 * @module
 */
import { type NetworkZone, networkZoneLabels, type SiteType, siteTypeLabels } from './device.ts'
import { type DeviceKind, deviceKindLabels } from './deviceKind.ts'
import { type SupportState, supportStateLabels } from './devicePlatform.ts'

export type GroupKeyParts = {
  readonly kind: DeviceKind
  /** The operating system as the catalogue names it; '' where it is no part of the key or not stated. */
  readonly os: string
  readonly support: SupportState | ''
  readonly siteType: SiteType | ''
  readonly zone: NetworkZone | ''
}

/** Types of sites as names of groups end. */
export const siteTypeNames: Record<SiteType | '', string> = {
  administration: 'Verwaltung',
  school: 'Schulen',
  other: 'sonstige Standorte',
  '': 'ohne Standort',
}

/** Stable text: it is stored and compared. */
export function groupKeyOf({ kind, os, support, siteType, zone }: GroupKeyParts): string {
  return ['device', kind, os, support, siteType, zone].join('|')
}

/** What differs between two keys of groups, in German; empty when one is no key of devices. */
export function keyDifferences(before: string, after: string): string[] {
  const [from, to] = [before.split('|'), after.split('|')]
  if (from[0] !== 'device' || to[0] !== 'device') return []
  return partLabels.flatMap(([name, label], index) => {
    const [old = '', now = ''] = [from[index + 1], to[index + 1]]
    return old === now ? [] : [`${name}: bisher ${label(old)}, jetzt ${label(now)}`]
  })
}

const partLabels: readonly (readonly [string, (value: string) => string])[] = [
  ['Art', (value) => wordIn(deviceKindLabels, value, 'nicht angegeben')],
  ['Betriebssystem', (value) => value || 'nicht angegeben'],
  ['Support', (value) => wordIn(supportStateLabels, value, 'ohne Bedeutung')],
  ['Standort', (value) => wordIn(siteTypeLabels, value, 'nicht angegeben')],
  ['Netz', (value) => wordIn(networkZoneLabels, value, 'nicht angegeben')],
]

function wordIn(labels: Readonly<Record<string, string>>, value: string, missing: string): string {
  return Object.hasOwn(labels, value) ? (labels[value] ?? value) : missing
}
