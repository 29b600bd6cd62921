/** What a group of devices says of itself in German: platform, places, gaps. @module */
import { germanDay } from '../core/day.ts'
import type { DevicePlatform } from './devicePlatform.ts'
import { dependsOnOs, type GroupableKind, usesSiteNetwork } from './deviceTarget.ts'
import type { InventoryDevice } from './inventoryDevice.ts'
import { compareText } from './order.ts'

type Member = {
  readonly device: InventoryDevice
  readonly kind: GroupableKind
  readonly platform: DevicePlatform
  readonly zone: string | null
}

/** How many different values a text names before it counts the others. */
const namedAtMost = 4

/** Operating systems, then makes and models, the most frequent first. */
export function platformText(members: readonly Member[]): string {
  const systems = members.map(({ kind, platform }) => (dependsOnOs(kind) ? platform.release : ''))
  const models = members.map(({ device }) => modelOf(device))
  return [frequent(systems, 'weitere'), frequent(models, 'weitere Modelle')]
    .filter(Boolean)
    .join('; ')
}

/** The sites with their counts; ends with those that state none. */
export function locationText(siteNames: readonly string[]): string {
  const missing = siteNames.filter((name) => name === '').length
  const named = frequent(siteNames, 'weitere Standorte', Number.POSITIVE_INFINITY)
  return [named, missing > 0 ? `ohne Angabe (${missing})` : ''].filter(Boolean).join(', ')
}

/** What the inventory leaves open or what needs attention in a group. */
export function groupHints(members: readonly Member[], first: Member): string[] {
  const { device, kind, platform, zone } = first
  const byOs = dependsOnOs(kind)
  return [
    device.siteType === null ? 'Tragen Sie bei diesen Geräten den Standort ein.' : '',
    zone === null && usesSiteNetwork(kind)
      ? 'Tragen Sie bei diesen Geräten oder bei ihrem Standort das Netz ein.'
      : '',
    byOs && platform.family === 'unknown'
      ? 'Tragen Sie bei diesen Geräten das Betriebssystem ein.'
      : '',
    byOs && platform.support === 'unsupported' ? unsupportedHint(members) : '',
  ].filter(Boolean)
}

function unsupportedHint(members: readonly Member[]): string {
  const ends = new Map(members.map(({ platform }) => [platform.release, platform.supportEndsOn]))
  const texts = [...ends]
    .sort(([a], [b]) => compareText(a, b))
    .map(([release, day]) => (day ? `${release} (Support bis ${germanDay(day)})` : release))
  return `Der Hersteller liefert keine Sicherheitsupdates mehr: ${texts.join(', ')}.`
}

function modelOf({ manufacturer, model }: InventoryDevice): string {
  const startsWithMaker = model.toLowerCase().startsWith(manufacturer.toLowerCase())
  return startsWithMaker ? model : `${manufacturer} ${model}`.trim()
}

/** „A (40), B (12) und 3 weitere“; one value stands without its count. */
function frequent(values: readonly string[], others: string, limit = namedAtMost): string {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b))
  if (ranked.length === 1) return ranked[0]?.[0] ?? ''
  const named = ranked.slice(0, limit).map(([value, count]) => `${value} (${count})`)
  const left = ranked.length - named.length
  return `${named.join(', ')}${left > 0 ? ` und ${left} ${others}` : ''}`
}
