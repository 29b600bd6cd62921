/**
 * A device of the synthetic city, and how a purchase of several becomes single devices.
 * @module
 */
import { addDays, addMonths, type Day } from '../../src/core/day.ts'
import { deviceModel, type ModelKey } from './deviceModels.ts'

export type CityDevice = {
  readonly inventoryNumber: string
  readonly kind: string
  readonly manufacturer: string
  readonly model: string
  readonly serial: string
  readonly site: string
  readonly building: string
  readonly room: string
  readonly os: string
  readonly osVersion: string
  readonly host: string
  readonly mac: string
  readonly network: string
  readonly status: string
  readonly user: string
  readonly boughtOn: Day
  readonly euro: number
  readonly warrantyUntil: Day | null
  readonly funding: string
  readonly boundUntil: Day | null
  readonly note: string
}

/** What was bought together: it is spread over the rooms one after the other. */
export type Purchase = {
  readonly count: number
  readonly model: ModelKey
  readonly rooms: readonly string[]
  readonly network: string
  readonly boughtOn: Day
  readonly building?: string
  readonly status?: string
  readonly user?: string
  readonly funding?: string
  readonly boundUntil?: Day
  readonly os?: readonly [os: string, version: string]
  readonly host?: string
  readonly note?: string
}

export type Place = {
  readonly site: string
  /** Part of host names and of inventory numbers, e.g. „gsh“. */
  readonly short: string
  readonly building: string
  /** Two hexadecimal digits of this place's MAC addresses, which all start with 02. */
  readonly macPart: string
  /** Two more, where a place stands in several lists. Default 01. */
  readonly macSeries?: string
}

/** The single devices of a place, numbered in the order of the purchases. */
export function devicesOf(
  place: Place,
  purchases: readonly Purchase[],
  numberOf: (index: number) => string,
): CityDevice[] {
  const devices: CityDevice[] = []
  for (const purchase of purchases) {
    for (let copy = 0; copy < purchase.count; copy += 1) {
      devices.push(deviceOf(place, purchase, copy, devices.length, numberOf))
    }
  }
  return devices
}

function deviceOf(
  place: Place,
  purchase: Purchase,
  copy: number,
  index: number,
  numberOf: (index: number) => string,
): CityDevice {
  const model = deviceModel(purchase.model)
  const boughtOn = purchase.boughtOn
  const own = model.serial !== ''
  return {
    inventoryNumber: numberOf(index),
    kind: model.kind,
    manufacturer: model.manufacturer,
    model: model.model,
    serial: own ? `${model.serial}${place.macPart.toUpperCase()}${digits(index + 1, 3)}` : '',
    site: place.site,
    building: purchase.building ?? place.building,
    room: purchase.rooms[copy % purchase.rooms.length] ?? '',
    os: purchase.os?.[0] ?? model.os,
    osVersion: purchase.os?.[1] ?? model.osVersion,
    host: purchase.host ?? (model.host && `${place.short}-${model.host}${digits(index + 1, 3)}`),
    mac: hasNetworkCard(model.kind) ? macAddress(place, index) : '',
    network: purchase.network,
    status: purchase.status ?? 'in Betrieb',
    user: purchase.user ?? '',
    boughtOn,
    euro: model.euro,
    warrantyUntil: model.warrantyYears
      ? addDays(addMonths(boughtOn, 12 * model.warrantyYears), -1)
      : null,
    funding: purchase.funding ?? '',
    boundUntil: purchase.boundUntil ?? null,
    note: copy === 0 ? (purchase.note ?? '') : '',
  }
}

/** The number with leading zeros. */
export function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

function hasNetworkCard(kind: string): boolean {
  return !['Beamer', 'USV', 'Laserdrucker'].includes(kind)
}

/** A locally administered address (02:…): it can belong to no real device. */
function macAddress({ macPart, macSeries = '01' }: Place, index: number): string {
  const hex = index.toString(16).padStart(4, '0')
  return `02:00:${macPart}:${macSeries}:${hex.slice(0, 2)}:${hex.slice(2)}`.toUpperCase()
}
