/**
 * Devices as an import handles them: with their place by name.
 * @module
 */
import { foldText } from '../core/text.ts'
import type { DeviceKind } from '../inventory/deviceKind.ts'
import { inventoryKeyOf } from '../inventory/devices/deviceKeys.ts'
import { joinMacs, macsOf } from '../inventory/macs.ts'
import type { DeviceStatement } from './deviceStatement.ts'
import type { DeviceRecord, ExistingDevice, FieldChange } from './importPlan.ts'
import type { Places } from './planPlaces.ts'

export const deviceRecordLabels: Record<keyof DeviceRecord, string> = {
  inventoryNumber: 'Inventarnummer',
  serial: 'Seriennummer',
  kind: 'Geräteart',
  manufacturer: 'Hersteller',
  model: 'Modell',
  os: 'Betriebssystem',
  osVersion: 'Betriebssystem-Version',
  hostname: 'Hostname',
  mac: 'MAC-Adresse',
  networkZone: 'Netz',
  siteName: 'Standort',
  building: 'Gebäude',
  roomName: 'Raum',
  status: 'Status',
  holder: 'Nutzer',
  purchasedOn: 'Anschaffung',
  priceCents: 'Preis',
  warrantyUntil: 'Garantie bis',
  supportUntil: 'Support bis',
  fundingProgramme: 'Förderung',
  boundUntil: 'Zweckbindung bis',
  notes: 'Bemerkung',
}

const recordFields = Object.keys(deviceRecordLabels) as (keyof DeviceRecord)[]

/** A device of that kind about which nothing else is known; in use, as what stands in a list mostly is. */
export function blankDevice(kind: DeviceKind): DeviceRecord {
  return {
    inventoryNumber: null,
    serial: null,
    kind,
    manufacturer: '',
    model: '',
    os: '',
    osVersion: '',
    hostname: '',
    mac: '',
    networkZone: null,
    siteName: null,
    building: '',
    roomName: null,
    status: 'in_use',
    holder: '',
    purchasedOn: null,
    priceCents: null,
    warrantyUntil: null,
    supportUntil: null,
    fundingProgramme: '',
    boundUntil: null,
    notes: '',
  }
}

/** The stored fields of a device without what only the database knows. */
export function recordOf(device: ExistingDevice): DeviceRecord {
  const { id: _id, version: _version, domain: _domain, ...record } = device
  return record
}

/**
 * The device after the statement: what it does not state stays as it was. A device that moves to another site leaves
 * its room behind. A room or building that has no place to hang on is kept in the notes. A list that names one network
 * card does not deny the others.
 */
export function applyStatement(
  before: DeviceRecord,
  statement: DeviceStatement,
  places: Places,
): DeviceRecord {
  const { stated, leftovers } = statement
  const siteName = settleSite(before, statement, places)
  const room = settleRoom(before, siteName, stated, places)
  const homeless = [
    stated.roomName && siteName === null ? `Raum laut Liste: ${stated.roomName}` : '',
    stated.building && room.roomName === null ? `Gebäude laut Liste: ${stated.building}` : '',
  ]
  const notes = addLines(stated.notes ?? before.notes, [...leftovers, ...homeless.filter(Boolean)])
  const mac = joinMacs([...macsOf(before.mac), ...macsOf(stated.mac ?? '')])
  return { ...before, ...stated, ...settleNumbers(before, stated), mac, siteName, ...room, notes }
}

/** The fields that differ, before and after. */
export function changesBetween(
  before: DeviceRecord,
  after: DeviceRecord,
): Record<string, FieldChange> {
  const changed = recordFields.filter((field) => before[field] !== after[field])
  return Object.fromEntries(
    changed.map((field) => [field, { before: before[field], after: after[field] }]),
  )
}

/** Another spelling of the same number is no change. */
function settleNumbers(
  { inventoryNumber, serial }: DeviceRecord,
  stated: Partial<DeviceRecord>,
): Pick<DeviceRecord, 'inventoryNumber' | 'serial'> {
  const settle = (before: string | null, after: string | null | undefined) =>
    !after || (before && inventoryKeyOf(before) === inventoryKeyOf(after)) ? before : after
  return {
    inventoryNumber: settle(inventoryNumber, stated.inventoryNumber),
    serial: settle(serial, stated.serial),
  }
}

function settleSite(
  before: DeviceRecord,
  { stated, siteType }: DeviceStatement,
  places: Places,
): string | null {
  if (!stated.siteName || isSame(stated.siteName, before.siteName)) return before.siteName
  return places.settleSite(stated.siteName, siteType)
}

function settleRoom(
  before: DeviceRecord,
  siteName: string | null,
  { roomName, building = '' }: Partial<DeviceRecord>,
  places: Places,
): Pick<DeviceRecord, 'roomName' | 'building'> {
  const stays = siteName === before.siteName
  const sameBuilding = building === '' || isSame(building, before.building)
  if (stays && (!roomName || (isSame(roomName, before.roomName) && sameBuilding))) {
    return { roomName: before.roomName, building: before.building }
  }
  if (siteName === null || !roomName) return { roomName: null, building: '' }
  const room = places.settleRoom(siteName, building, roomName)
  return { roomName: room.name, building: room.building }
}

function isSame(a: string, b: string | null): boolean {
  return b !== null && foldText(a) === foldText(b)
}

/** Lines that the text does not have yet are added at its end, so that a second import changes nothing. */
function addLines(text: string, lines: readonly string[]): string {
  const present = text.split('\n')
  return [...(text === '' ? [] : [text]), ...lines.filter((line) => !present.includes(line))].join(
    '\n',
  )
}
