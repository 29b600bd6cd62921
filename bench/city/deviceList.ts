/** A device list as cities keep it: one sheet, 15 columns, as many rows as wanted. @module */
import { writeFileSync } from 'node:fs'
import { workbookBytes } from '../../samples/city/cells.ts'
import { type CityDevice, devicesOf, digits, type Purchase } from '../../samples/city/cityDevice.ts'
import {
  asDay,
  asEuro,
  column,
  deviceRows,
  headerRow,
  widthsOf,
} from '../../samples/city/deviceColumns.ts'
import type { ModelKey } from '../../samples/city/deviceModels.ts'

const columns = [
  column('Inventarnummer', 14, (device) => device.inventoryNumber),
  column('Geräteart', 20, (device) => device.kind),
  column('Hersteller', 14, (device) => device.manufacturer),
  column('Modell', 26, (device) => device.model),
  column('Seriennummer', 18, (device) => device.serial),
  column('Standort', 20, (device) => device.site),
  column('Raum', 10, (device) => device.room),
  column('Betriebssystem', 20, (device) => device.os),
  column('Version', 10, (device) => device.osVersion),
  column('Hostname', 16, (device) => device.host),
  column('MAC-Adresse', 20, (device) => device.mac),
  column('Status', 12, (device) => device.status),
  column('Anschaffungsdatum', 14, (device) => asDay(device.boughtOn)),
  column('Anschaffungswert', 14, (device) => asEuro(device.euro)),
  column('Garantie bis', 14, (device) => asDay(device.warrantyUntil)),
]

/** What each site owns, 250 devices. */
const stock: readonly [ModelKey, number][] = [
  ['notebook', 60],
  ['notebookHp', 25],
  ['pc', 45],
  ['pcOld', 10],
  ['ipad10', 40],
  ['ipPhone', 25],
  ['accessPoint', 12],
  ['switch24', 8],
  ['mfp', 10],
  ['laserPrinter', 6],
  ['board', 5],
  ['iphone', 4],
]
const devicesPerSite = stock.reduce((sum, [, amount]) => sum + amount, 0)

/** Writes the list as XLSX. */
export function writeDeviceList(file: string, size: number): void {
  const rows = [[...headerRow(columns)], ...deviceRows(columns, cityDevices(size))]
  writeFileSync(file, workbookBytes([{ name: 'Geräte', rows, widths: widthsOf(columns) }], 'xlsx'))
}

function cityDevices(size: number): CityDevice[] {
  const sites = Array.from({ length: Math.ceil(size / devicesPerSite) }, (_, index) => index)
  return sites.flatMap(devicesOfSite).slice(0, size)
}

function devicesOfSite(site: number): CityDevice[] {
  const place = {
    site: `Schule ${digits(site + 1, 3)}`,
    short: `s${digits(site + 1, 3)}`,
    building: '',
    macPart: site.toString(16).padStart(2, '0'),
  }
  return devicesOf(
    place,
    stock.map(([model, amount], index) => purchase(model, amount, site + index)),
    (index) => `${digits(site + 1, 3)}-${digits(index + 1, 4)}`,
  )
}

function purchase(model: ModelKey, amount: number, seed: number): Purchase {
  return {
    model,
    count: amount,
    rooms: Array.from({ length: 20 }, (_, room) => `R ${digits(101 + room, 3)}`),
    network: '',
    boughtOn: `20${19 + (seed % 6)}-${digits(1 + (seed % 12), 2)}-15`,
  }
}
