/**
 * Geräteliste je Standort: what a school or town hall has, room by room. It has no place for holders, borrowers, notes,
 * host names and MAC addresses, because they name persons or lead to them.
 * @module
 */
import { type Day, germanDay } from '../src/core/day.ts'
import { germanNumber, type ReportContext } from './cover.ts'
import { groupedBy, sortedBy } from './order.ts'
import { breakableText } from './pdf/printableText.ts'
import { headOf, provenanceOf } from './pdf/reportHead.ts'
import { type PdfStandard, writePdf } from './pdf/writePdf.ts'

/** '' and null mean „not stated“. */
export type SiteDevice = {
  readonly building: string
  readonly room: string
  readonly inventoryNumber: string
  readonly serial: string
  readonly kind: string
  readonly product: string
  readonly os: string
  readonly status: string
  readonly warrantyUntil: Day | null
  readonly boundUntil: Day | null
}

/** `devices` in the order in which they shall stand. */
export type SiteDevices = { readonly site: string; readonly devices: readonly SiteDevice[] }

/** `part` counts from 1. */
type DevicePart = { readonly part: number; readonly of: number; readonly bytes: Uint8Array }

/** About 100 pages: more of them take more memory than a server for a school has. */
const devicesPerPart = 2_500

/** One file, or several for more than some thousand devices. */
export async function* writeSiteDevices(
  context: ReportContext,
  { site, devices }: SiteDevices,
  standard: PdfStandard = 'ua-1',
  perPart = devicesPerPart,
): AsyncGenerator<DevicePart> {
  const of = Math.max(1, Math.ceil(devices.length / perPart))
  for (let part = 1; part <= of; part += 1) {
    const shown = devices.slice((part - 1) * perPart, part * perPart)
    const title = of === 1 ? `Geräteliste ${site}` : `Geräteliste ${site}, Teil ${part} von ${of}`
    const bytes = await writePdf({
      template: 'devices',
      standard,
      at: context.dataState.at,
      data: {
        report: headOf(context, {
          title,
          short: 'Geräteliste',
          subject: 'Der Bestand eines Standorts ohne personenbezogene Daten',
        }),
        heading: breakableText(title),
        lead: leadOf(devices, shown),
        kinds: part === 1 ? kindsOf(devices) : [],
        devices: shown.map(rowOf),
        provenance: provenanceOf(context, null).filter(([label]) => !/Edition|Profil/.test(label)),
      },
    })
    yield { part, of, bytes }
  }
}

function leadOf(all: readonly SiteDevice[], shown: readonly SiteDevice[]): string {
  if (all.length === 0) return 'An diesem Standort ist kein Gerät erfasst.'
  const count = all.length === 1 ? '1 Gerät' : `${germanNumber(all.length)} Geräte`
  const rooms = new Set(all.map(({ building, room }) => `${building}\n${room}`)).size
  const where = rooms === 1 ? 'an einem Ort' : `an ${germanNumber(rooms)} Orten`
  const part = shown.length < all.length ? `; hier stehen ${germanNumber(shown.length)}` : ''
  return `${count} ${where}${part}. Namen, Bemerkungen, Hostnamen und MAC-Adressen stehen nicht in dieser Liste.`
}

/** The commonest first. */
function kindsOf(devices: readonly SiteDevice[]): [kind: string, count: string][] {
  const kinds = sortedBy(
    groupedBy(devices, ({ kind }) => kind),
    ([kind]) => [kind],
  )
  return kinds
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([kind, same]) => [kind, germanNumber(same.length)])
}

function rowOf(device: SiteDevice): string[] {
  const { building, room, inventoryNumber, serial, kind, product, os, status } = device
  return [
    ...[
      [building, room].filter(Boolean).join(', ') || 'ohne Raum',
      inventoryNumber || '–',
      serial || '–',
    ],
    ...[kind, product || '–', os || '–', status],
    ...[device.warrantyUntil, device.boundUntil].map((day) => (day ? germanDay(day) : '–')),
  ].map((text) => breakableText(text, 14))
}
