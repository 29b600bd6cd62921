/**
 * One row of a device list: its cells become a statement, or the row is refused with all its problems.
 * @module
 */

import { saysNothing } from '../core/saysNothing.ts'
import type { SiteType } from '../inventory/device.ts'
import { deviceKindLabels, deviceKindOf, nearestDeviceKind } from '../inventory/deviceKind.ts'
import { identifiesNothing } from '../inventory/devices/deviceKeys.ts'
import { joinMacs } from '../inventory/macs.ts'
import { type DeviceField, deviceColumns } from './columns/deviceColumns.ts'
import { createRecordReader, type RecordReader } from './createRecordReader.ts'
import { describeDesignation, isRedundant } from './describeDesignation.ts'
import type { DeviceStatement, KindGuess } from './deviceStatement.ts'
import { guessDeviceKind } from './guessDeviceKind.ts'
import type { DeviceRecord, Refusal } from './importPlan.ts'
import type { ListRecord } from './readRecords.ts'
import type { RecognisedSheet } from './recogniseSheets.ts'
import type { Cell } from './table.ts'
import { isDestroyed } from './values/isDestroyed.ts'
import { parseMacs } from './values/parseMac.ts'
import { deviceStatusOf, nearestStatus, networkZoneOf, siteTypeOf } from './values/words.ts'

type Stated = { -readonly [Field in keyof DeviceRecord]?: DeviceRecord[Field] }

type Draft = {
  readonly stated: Stated
  readonly leftovers: string[]
  readonly remarks: string[]
}

const textFields = [
  'os',
  'osVersion',
  'hostname',
  'building',
  'holder',
  'fundingProgramme',
] as const

const dayFields = ['purchasedOn', 'warrantyUntil', 'supportUntil', 'boundUntil'] as const

export function readDeviceStatement(
  sheet: Pick<RecognisedSheet<DeviceField>, 'table' | 'header'>,
  record: ListRecord<DeviceField>,
  headers: DeviceStatement['headers'],
): { statement: DeviceStatement } | { refusal: Refusal } {
  const { site, siteType, kind = '', status = '' } = sheet.header.mapping.defaults ?? {}
  const reader = createRecordReader(sheet, record)
  const draft: Draft = { stated: {}, leftovers: [], remarks: [] }
  readPlainFields(reader, draft)
  readStatus(reader, draft)
  readNetwork(reader, draft)
  readIdentity(reader, draft, sheet.header.source?.needed?.includes('hostname') === true)
  const statedType = readPlace(reader, draft, site)
  const guess = readKindAndModel(reader, draft)
  const refusal = reader.refusal()
  if (refusal) return { refusal }
  const statement = {
    ...draft,
    place: record.place,
    headers,
    guess,
    siteType: statedType ?? siteTypeOf(siteType ?? ''),
    defaults: { kind: deviceKindOf(kind), status: deviceStatusOf(status) },
  }
  return { statement }
}

/** Text that says nothing („-“, „unbekannt“) is not stated. */
function statedText(reader: RecordReader<DeviceField>, field: DeviceField): string {
  const text = reader.text(field)
  return saysNothing(text) ? '' : text
}

const macLeftover = 'MAC laut Liste: '

/** Only a directory, which gives each name once, tells devices apart by their host name. */
function readIdentity(
  reader: RecordReader<DeviceField>,
  { stated, remarks, leftovers }: Draft,
  hostnameIsEnough: boolean,
): void {
  const complaints: string[] = []
  for (const field of ['inventoryNumber', 'serial'] as const) {
    const text = reader.text(field)
    const complaint = complaintAbout(text, reader.cell(field))
    if (complaint) complaints.push(`${deviceColumns.labels[field]} „${text}“ ${complaint}`)
    else if (text !== '') stated[field] = text
  }
  const { inventoryNumber, serial, mac } = stated
  const named = inventoryNumber ?? serial ?? mac ?? (hostnameIsEnough ? stated.hostname : undefined)
  if (named === undefined) {
    const [mac = ''] = leftovers.filter((line) => line.startsWith(macLeftover))
    if (mac) complaints.push(`„${mac.slice(macLeftover.length)}“ ist keine MAC-Adresse`)
    const details = complaints.length > 0 ? ` (${complaints.join('; ')})` : ''
    reader.refuseRow(
      ['inventoryNumber', 'serial'],
      `Die Zeile nennt weder eine Inventarnummer noch eine verwendbare Seriennummer${details}, auch keine MAC-Adresse.`,
    )
  }
  remarks.push(...complaints.map((complaint) => `${complaint}; sie wird nicht übernommen.`))
}

function complaintAbout(text: string, cell: Cell): string | undefined {
  if (text === '') return undefined
  if (isDestroyed(cell)) return 'hat Excel zerstört (für eine Zahl oder ein Datum gehalten)'
  return identifiesNothing(text) ? 'kennzeichnet kein bestimmtes Gerät' : undefined
}

function readPlainFields(reader: RecordReader<DeviceField>, { stated }: Draft): void {
  for (const field of textFields) {
    const text = statedText(reader, field)
    if (text !== '') stated[field] = text
  }
  for (const field of dayFields) {
    const day = reader.day(field)
    if (day !== null) stated[field] = day
  }
  const price = reader.money('price')
  if (price !== null) stated.priceCents = price
  const notes = reader.notes('notes')
  if (notes !== '') stated.notes = notes
}

function readStatus(reader: RecordReader<DeviceField>, { stated }: Draft): void {
  const word = statedText(reader, 'status')
  if (word === '') return
  const status = deviceStatusOf(word)
  if (status) stated.status = status
  else reader.refuse('status', `„${word}“ ist kein bekannter Status${offer(nearestStatus(word))}`)
}

/** Zones and addresses that cannot be read are kept in the notes, because nothing depends on them. */
function readNetwork(reader: RecordReader<DeviceField>, draft: Draft): void {
  const zoneText = statedText(reader, 'networkZone')
  const zone = networkZoneOf(zoneText)
  if (zone) draft.stated.networkZone = zone
  else if (zoneText !== '') keepInNotes(draft, 'Netz', zoneText, 'ist kein bekanntes Netz')
  const macs: string[] = []
  for (const field of ['mac', 'secondMac'] as const) {
    const text = reader.text(field)
    const read = parseMacs(text)
    if (read) macs.push(...read)
    else keepInNotes(draft, 'MAC', text, 'ist keine MAC-Adresse')
  }
  if (macs.length > 0) draft.stated.mac = joinMacs(macs)
}

function keepInNotes(draft: Draft, name: string, text: string, why: string): void {
  draft.leftovers.push(`${name} laut Liste: ${text}`)
  draft.remarks.push(`„${text}“ ${why}; die Angabe steht in der Bemerkung.`)
}

function readPlace(
  reader: RecordReader<DeviceField>,
  { stated, remarks }: Draft,
  defaultSite: string | undefined,
): SiteType | undefined {
  const site = statedText(reader, 'site') || defaultSite
  if (site) stated.siteName = site
  const room = statedText(reader, 'room')
  if (room !== '') stated.roomName = room
  const word = statedText(reader, 'siteType')
  const type = siteTypeOf(word)
  if (word !== '' && !type)
    remarks.push(`„${word}“ ist kein bekannter Standorttyp; nicht übernommen.`)
  return type
}

function readKindAndModel(
  reader: RecordReader<DeviceField>,
  { stated, leftovers }: Draft,
): KindGuess | undefined {
  readKind(reader, stated)
  const designation = statedText(reader, 'designation')
  const described = describeDesignation(designation)
  const manufacturer = statedText(reader, 'manufacturer') || described.manufacturer
  const model = statedText(reader, 'model') || described.model
  if (manufacturer !== '') stated.manufacturer = manufacturer
  if (model !== '') stated.model = model
  completeOs(stated)
  const { hostname = '', os = '' } = stated
  const guess = stated.kind ? undefined : guessDeviceKind({ designation, model, hostname, os })
  const kind = stated.kind ?? guess?.kind
  const known = [kind ? deviceKindLabels[kind] : '', manufacturer, model]
  if (!isRedundant(designation, known)) leftovers.push(`Bezeichnung laut Liste: ${designation}`)
  return guess
}

/** Apple's devices run what their model says, and management tools call iPadOS still „iOS“. */
function completeOs(stated: Stated): void {
  const { model = '', os = '', osVersion = '' } = stated
  const [, made = ''] = /^(ipad|iphone|ipod|macbook|imac|mac)\b/i.exec(model) ?? []
  const system = appleSystems[made.toLowerCase()]
  if (system === undefined) return
  const generic = /^(?:ios(?:\/ipados)?)?\s*([\d.]*)$/i.exec(os)
  if (!generic || (os === '' && osVersion === '') || os.startsWith(system)) return
  stated.os = [system, generic[1]].filter(Boolean).join(' ')
}

const appleSystems: Readonly<Record<string, string>> = {
  ipad: 'iPadOS',
  iphone: 'iOS',
  ipod: 'iOS',
  macbook: 'macOS',
  imac: 'macOS',
  mac: 'macOS',
}

function readKind(reader: RecordReader<DeviceField>, stated: Stated): void {
  const word = statedText(reader, 'kind')
  if (word === '') return
  const kind = deviceKindOf(word)
  if (kind) stated.kind = kind
  else
    reader.refuse('kind', `„${word}“ ist keine bekannte Geräteart${offer(nearestDeviceKind(word))}`)
}

function offer(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; meinten Sie „${nearest}“?`
}
