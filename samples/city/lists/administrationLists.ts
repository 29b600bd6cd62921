/**
 * The three device lists of the core administration: workplaces, servers and network, printers and phones.
 * @module
 */
import {
  type Department,
  departments,
  printersAndPhones,
  type SitePurchase,
  serversAndNetwork,
} from '../administrationPurchases.ts'
import type { Cell, SheetPlan } from '../cells.ts'
import { type CityDevice, devicesOf, digits, type Place, type Purchase } from '../cityDevice.ts'
import {
  asDay,
  asEuro,
  type Column,
  column,
  deviceRows,
  headerRow,
  widthsOf,
} from '../deviceColumns.ts'
import type { ModelKey } from '../deviceModels.ts'
import { change } from '../schoolDevices.ts'

const columns: readonly Column[] = [
  column('Inventarnummer', 16, (d) => d.inventoryNumber),
  column('Geräteart', 22, (d) => d.kind),
  column('Hersteller', 14, (d) => d.manufacturer),
  column('Modell', 24, (d) => d.model),
  column('Seriennummer', 18, (d) => d.serial),
  column('Standort', 30, (d) => d.site),
  column('Gebäude', 14, (d) => d.building),
  column('Raum', 18, (d) => d.room),
  column('Nutzer', 30, (d) => d.user),
  column('Betriebssystem', 20, (d) => d.os),
  column('Version', 12, (d) => d.osVersion),
  column('Rechnername', 16, (d) => d.host),
  column('MAC-Adresse', 20, (d) => d.mac),
  column('Netz', 14, (d) => d.network),
  column('Status', 12, (d) => d.status),
  column('Anschaffungsdatum', 18, (d) => asDay(d.boughtOn)),
  column('Anschaffungswert brutto', 22, (d) => (d.euro ? asEuro(d.euro) : null)),
  column('Garantie bis', 14, (d) => asDay(d.warrantyUntil)),
  column('Bemerkung', 34, (d) => d.note),
]

/** 180 notebooks and PCs; two gaps and one row that stands twice. */
export function workplacesList(): SheetPlan[] {
  const devices = devicesBySite(departments.flatMap(workplacePurchases), 'ASL-A', '01')
  const rows = deviceRows(columns, devices)
  change(columns, rows, 17, { Raum: null })
  change(columns, rows, 90, { Seriennummer: null })
  return [
    sheet('Arbeitsplätze', 'Arbeitsplatzausstattung der Kernverwaltung', [...rows, rows[33] ?? []]),
  ]
}

/** Servers, storage and network components. */
export function serversList(): SheetPlan[] {
  const rows = deviceRows(columns, devicesBySite(serversAndNetwork, 'ASL-S', '02'))
  return [sheet('Server und Netz', 'Server, Speicher und Netzkomponenten', rows)]
}

/** Printers, telephones, smartphones and UPS. */
export function printersList(): SheetPlan[] {
  const rows = deviceRows(columns, devicesBySite(printersAndPhones, 'ASL-P', '03'))
  return [sheet('Drucker und Telefonie', 'Drucker, Telefonie, Mobilgeräte, USV', rows)]
}

function sheet(name: string, title: string, rows: readonly Cell[][]): SheetPlan {
  return {
    name,
    rows: [
      [title],
      ['Stand: 02.05.2025, geführt von der EDV'],
      [],
      [...headerRow(columns)],
      ...rows,
    ],
    merges: [{ from: [0, 0], to: [0, columns.length - 1] }],
    widths: widthsOf(columns),
  }
}

function workplacePurchases(department: Department): SitePurchase[] {
  return [
    ...split(department, department.notebooks, ['notebook', 'notebookHp', 'notebookOld'], 0.1),
    ...split(department, department.pcs, ['pc', 'pcHp', 'pcOld'], 0.3),
  ]
}

/** A share of old devices (still Windows 10); of the rest, two thirds are the newest model. */
function split(
  department: Department,
  count: number,
  [newest, middle, oldest]: readonly [ModelKey, ModelKey, ModelKey],
  oldShare: number,
): SitePurchase[] {
  const old = Math.round(count * oldShare)
  const recent = Math.ceil(((count - old) * 2) / 3)
  const { place, rooms, name } = department
  const buy = (model: ModelKey, amount: number, boughtOn: string): SitePurchase => ({
    place,
    rooms,
    model,
    count: amount,
    boughtOn,
    network: 'Verwaltung',
    user: name,
  })
  return [
    buy(newest, recent, '2024-03-18'),
    buy(middle, count - old - recent, '2022-05-09'),
    buy(oldest, old, '2019-10-21'),
  ].filter((purchase) => purchase.count > 0)
}

/** Devices in the order of the purchases; numbers run through all sites. */
function devicesBySite(
  purchases: readonly SitePurchase[],
  prefix: string,
  macSeries: string,
): CityDevice[] {
  const devices: CityDevice[] = []
  for (const [place, own] of groupByPlace(purchases)) {
    const start = devices.length
    const numberOf = (index: number) => `${prefix}-${digits(start + index + 1, 4)}`
    devices.push(...devicesOf({ ...place, macSeries }, own, numberOf))
  }
  return devices
}

function groupByPlace(purchases: readonly SitePurchase[]): Map<Place, Purchase[]> {
  const groups = new Map<Place, Purchase[]>()
  for (const { place, ...purchase } of purchases) {
    groups.set(place, [...(groups.get(place) ?? []), purchase])
  }
  return groups
}
