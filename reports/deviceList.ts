/**
 * The device list (Geräteliste): one sheet for each site, and how many devices of which kind stand where.
 * @module
 */
import type { Day } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import { compareText } from './order.ts'
import type { Sheet, Workbook } from './sheet.ts'
import {
  day,
  type Field,
  type Items,
  id,
  int,
  linked,
  money,
  sheetOf,
  sumOf,
  text,
} from './table.ts'

/** One device in words; '' and null mean „not stated“. */
export type DeviceRow = {
  inventoryNumber: string | null
  serial: string | null
  kind: string
  manufacturer: string
  model: string
  os: string
  osVersion: string
  hostname: string
  mac: string
  networkZone: string
  site: string
  building: string
  room: string
  status: string
  /** Personal data; shown only to officers and technicians. */
  holder: string
  purchasedOn: Day | null
  priceCents: number | null
  warrantyUntil: Day | null
  supportUntil: Day | null
  fundingProgramme: string
  boundUntil: Day | null
  targetObjectCode: string
  notes: string
}

export type DeviceSite = {
  /** Null for devices that stand at no known site. */
  name: string | null
  /** How many devices of which kind (a German word); together as many as `devices`. */
  counts: readonly { kind: string; count: number }[]
  /** In the order in which they shall stand. Read once and not kept. */
  devices: Items<DeviceRow>
}

export type DeviceList = {
  sites: readonly DeviceSite[]
  /** Whether the list names holders (Inhaber). */
  withHolder: boolean
}

type NamedSite = DeviceSite & { label: string; sheet: string; total: number }

const overviewSheet = 'Übersicht'
const noSite = 'Ohne Standort'

const deviceFields: readonly Field<DeviceRow>[] = [
  id('Inventar-Nr.', 13, (device) => device.inventoryNumber),
  id('Seriennummer', 14, (device) => device.serial),
  text('Gerätetyp', 13, (device) => device.kind),
  text('Hersteller', 11, (device) => device.manufacturer),
  text('Modell', 16, (device) => device.model),
  text('Betriebssystem', 16, (device) => device.os),
  id('OS-Version', 11, (device) => device.osVersion),
  id('Hostname', 13, (device) => device.hostname),
  id('MAC-Adresse', 17, (device) => device.mac),
  text('Netz', 14, (device) => device.networkZone),
  text('Standort', 15, (device) => device.site),
  text('Gebäude', 11, (device) => device.building),
  text('Raum', 10, (device) => device.room),
  text('Status', 11, (device) => device.status),
  day('Anschaffung', (device) => device.purchasedOn, { width: 12 }),
  money('Preis', (device) => device.priceCents),
  day('Garantie bis', (device) => device.warrantyUntil),
  day('Support bis', (device) => device.supportUntil),
  text('Förderung', 12, (device) => device.fundingProgramme),
  day('Zweckbindung bis', (device) => device.boundUntil, { width: 14 }),
  id('Zielobjekt', 11, (device) => device.targetObjectCode),
  text('Bemerkungen', 18, (device) => device.notes),
]

const holderField: Field<DeviceRow> = text('Inhaber', 14, (device) => device.holder)

/** The device list, sites in German order, devices without a site last. */
export function deviceList(context: ReportContext, input: DeviceList): Workbook {
  const sites = nameSites(input.sites)
  const kinds = kindsOf(sites)
  return workbookOf(context, {
    name: 'devices',
    title: 'Geräteliste',
    subject: 'Alle IT-Geräte des Informationsverbunds, je Standort ein Blatt.',
    catalogue: false,
    facts: [
      fact(
        'Geräte',
        sumOf(sites, (site) => site.total),
      ),
      fact('Standorte', sites.filter((site) => site.name !== null).length),
      ...kinds.map((kind) =>
        fact(
          kind,
          sumOf(sites, (site) => countOf(site, kind)),
        ),
      ),
    ],
    notes: [
      input.withHolder
        ? 'Diese Liste nennt Personen. Bitte nur an Berechtigte weitergeben.'
        : 'Diese Liste nennt keine Personen.',
    ],
    sheets: [overviewOf(sites, kinds), ...sites.map((site) => siteSheet(site, input.withHolder))],
  })
}

function overviewOf(sites: readonly NamedSite[], kinds: readonly string[]): Sheet {
  return sheetOf<NamedSite>({
    name: overviewSheet,
    title: 'Geräte je Standort und Gerätetyp',
    fields: [
      text('Standort', 48, (site) => linked(site.label, site.sheet, 1)),
      ...kinds.map((kind) => int<NamedSite>(kind, widthOf(kind), (site) => countOf(site, kind))),
      int('Gesamt', 9, (site) => site.total),
    ],
    items: sites,
    total: 'Summe',
  })
}

function siteSheet(site: NamedSite, withHolder: boolean): Sheet {
  const place = deviceFields.findIndex((field) => field.title === 'Status') + 1
  return sheetOf<DeviceRow>({
    name: site.sheet,
    title: site.label,
    fields: withHolder ? deviceFields.toSpliced(place, 0, holderField) : deviceFields,
    items: site.devices,
    expected: site.total,
  })
}

/** Gives each site a sheet name of its own, so that links find it, and counts its devices. */
function nameSites(sites: readonly DeviceSite[]): readonly NamedSite[] {
  const taken = new Set([overviewSheet])
  return sites
    .toSorted((a, b) => compareSites(a.name, b.name))
    .map((site) => {
      const label = site.name ?? noSite
      return {
        ...site,
        label,
        sheet: freeName(label, taken),
        total: sumOf(site.counts, ({ count }) => count),
      }
    })
}

function compareSites(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compareText(a, b)
}

function freeName(wish: string, taken: Set<string>): string {
  const names = [
    wish,
    ...Array.from({ length: taken.size }, (_, index) => `${wish} (${index + 2})`),
  ]
  const name = names.find((candidate) => !taken.has(candidate)) ?? wish
  taken.add(name)
  return name
}

function kindsOf(sites: readonly NamedSite[]): readonly string[] {
  const kinds = new Set(sites.flatMap((site) => site.counts.map(({ kind }) => kind)))
  return [...kinds].sort(compareText)
}

function countOf(site: NamedSite, kind: string): number {
  return sumOf(
    site.counts.filter((entry) => entry.kind === kind),
    ({ count }) => count,
  )
}

/** Wide enough that no word of the title breaks. */
function widthOf(title: string): number {
  return Math.max(8, ...title.split(/[\s-]/).map((word) => word.length + 2))
}
