/**
 * What the import of a list of rooms would do. Rooms are matched by site, building and name; they belong to the
 * organisation, not to one information domain.
 * @module
 */
import { foldText } from '../core/text.ts'
import { type SiteType, siteTypeLabels } from '../inventory/device.ts'
import { roomKey } from '../inventory/roomKey.ts'
import { roomColumns } from './columns/roomColumns.ts'
import { createRoomFinder, type RoomFinder } from './createRoomFinder.ts'
import { guessSiteType } from './guessSiteType.ts'
import type { ImportMapping, RememberedMapping } from './importMapping.ts'
import type {
  Changed,
  ExistingRoom,
  ExistingRoomSite,
  FieldChange,
  Planned,
  Refusal,
  RoomImportPlan,
  RoomRecord,
  RowPlace,
  SiteChange,
} from './importPlan.ts'
import { describeOther } from './matchDevices.ts'
import { type Places, planPlaces } from './planPlaces.ts'
import { type RoomStatement, readRoomStatements } from './readRoomStatements.ts'
import { recogniseSheets } from './recogniseSheets.ts'
import { collectRemarks, type Remarks } from './remarks.ts'
import type { Table } from './table.ts'

export type RoomImport = {
  readonly tables: readonly Table[]
  /** The information domain that the list is imported into. */
  readonly domain: { readonly code: string; readonly name: string }
  /** All sites of the organisation with their rooms. */
  readonly existingSites: readonly ExistingRoomSite[]
  readonly mapping?: ImportMapping | undefined
  readonly remembered?: readonly RememberedMapping[] | undefined
}

type StatedType = { readonly type: SiteType; readonly place: RowPlace }

type Work = {
  readonly sites: ReadonlyMap<string, ExistingRoomSite>
  /** What the list first says of each site. */
  readonly types: ReadonlyMap<string, StatedType>
  readonly finder: RoomFinder
  readonly places: Places
  readonly remarks: Remarks
  readonly firsts: Map<string, RoomStatement>
  readonly new: Planned<RoomRecord>[]
  readonly changed: Changed<RoomRecord>[]
  readonly refused: Refusal[]
  readonly siteChanges: SiteChange[]
  unchanged: number
}

/** Throws `invalid` when no sheet holds a list of rooms that can be read without doubt. */
export function planRoomImport(input: RoomImport): RoomImportPlan {
  const remarks = collectRemarks()
  const sheets = recogniseSheets(input.tables, roomColumns, input, remarks)
  const read = sheets.flatMap((sheet) =>
    readRoomStatements(sheet, { domain: input.domain, tell: remarks.add }),
  )
  const statements = read.filter((each) => 'siteName' in each)
  const work: Work = {
    sites: new Map(input.existingSites.map((site) => [foldText(site.name), site])),
    types: statedTypes(statements),
    finder: createRoomFinder(input.existingSites, statements),
    places: planPlaces(input.existingSites),
    remarks,
    firsts: new Map(),
    new: [],
    changed: [],
    refused: [],
    siteChanges: [],
    unchanged: 0,
  }
  for (const each of read) {
    if ('siteName' in each) settle(each, work)
    else work.refused.push(each)
  }
  return {
    new: work.new,
    changed: work.changed,
    unchanged: work.unchanged,
    refused: work.refused,
    sheets: sheets.map(({ reading }) => reading),
    warnings: [...remarks.list(), ...work.places.announce(), ...work.siteChanges.map(announce)],
    newSites: work.places.newSites,
    siteChanges: work.siteChanges,
  }
}

function statedTypes(statements: readonly RoomStatement[]): Map<string, StatedType> {
  const types = new Map<string, StatedType>()
  for (const { siteName, siteType, place } of statements) {
    const key = foldText(siteName)
    if (siteType && !types.has(key)) types.set(key, { type: siteType, place })
  }
  return types
}

function settle(statement: RoomStatement, work: Work): void {
  const siteKey = foldText(statement.siteName)
  const site = work.sites.get(siteKey)
  const named = work.finder.find(statement)
  const refusal =
    refuseOtherType(statement, work.types.get(siteKey)) ??
    (named.length > 1
      ? refuseAmbiguous(
          statement,
          named.map(({ building }) => building),
        )
      : undefined)
  if (refusal) {
    work.refused.push(refusal)
    return
  }
  const [found] = named
  const key = found?.id ?? `${siteKey}/${roomKey(statement.building, statement.name)}`
  const first = work.firsts.get(key)
  if (first) {
    settleRepeated(statement, first, work)
    return
  }
  work.firsts.set(key, statement)
  const stated = work.types.get(siteKey)?.type
  if (site) settleKnownSite(statement, site, found, stated ?? site.type, work)
  else settleNewSite(statement, stated ?? guessSiteType(statement.siteName), work)
}

/** Of a new site every room is new; a building only where no row before it named the site. */
function settleNewSite(statement: RoomStatement, siteType: SiteType, work: Work): void {
  const known = work.places.newSites.length
  const siteName = work.places.settleSite(statement.siteName, siteType)
  const announcesSite = work.places.newSites.length > known
  if (statement.name === '') tellBuilding(statement, work)
  if (statement.name === '' && !announcesSite) work.unchanged += 1
  else work.new.push({ ...partsOf(statement), siteName, siteType, from: statement.place })
}

function settleKnownSite(
  statement: RoomStatement,
  site: ExistingRoomSite,
  room: ExistingRoom | undefined,
  siteType: SiteType,
  work: Work,
): void {
  const retyped = noteSiteChange(site, siteType, work)
  const siteName = site.name
  if (room) {
    const before = { ...partsOf(room), siteName, siteType: retyped ? site.type : siteType }
    const building = room.building || statement.building
    const after = { ...before, siteType, building, kind: statement.kind || room.kind }
    noteChange({ id: room.id, version: room.version, from: statement.place, before, after }, work)
  } else if (statement.name !== '') {
    work.new.push({ ...partsOf(statement), siteName, siteType, from: statement.place })
    if (work.finder.leavesBare(statement)) tellBare(statement, work)
  } else {
    const before = { ...partsOf(statement), siteName, siteType: retyped ? site.type : siteType }
    const after = { ...before, siteType }
    tellBuilding(statement, work)
    noteChange({ id: site.id, version: site.version, from: statement.place, before, after }, work)
  }
}

/** The first row that states another type for the site changes it. */
function noteSiteChange(site: ExistingRoomSite, after: SiteType, { siteChanges }: Work): boolean {
  const { id, version, name, type: before } = site
  if (before === after || siteChanges.some((change) => change.id === id)) return false
  siteChanges.push({ id, version, name, before, after })
  return true
}

function noteChange(
  { before, after, ...change }: Omit<Changed<RoomRecord>, 'fields'> & { before: RoomRecord },
  work: Work,
): void {
  const fields: Record<string, FieldChange> = {}
  for (const field of ['siteType', 'building', 'kind'] as const) {
    if (before[field] !== after[field])
      fields[field] = { before: before[field], after: after[field] }
  }
  if (Object.keys(fields).length === 0) work.unchanged += 1
  else work.changed.push({ ...change, fields, after })
}

function partsOf({ building, name, kind }: Pick<RoomRecord, 'building' | 'name' | 'kind'>) {
  return { building, name, kind }
}

function settleRepeated(statement: RoomStatement, first: RoomStatement, work: Work): void {
  const { place, kind } = statement
  const where = describeOther(first.place, place)
  if (kind === '' || kind === first.kind) {
    work.remarks.add(place, `Die Zeile sagt dasselbe wie ${where}.`)
    work.unchanged += 1
    return
  }
  const reason = `Der Raum „${statement.name}“ steht schon in ${where}, dort mit anderen Angaben bei: ${roomColumns.labels.kind}.`
  work.refused.push({ ...place, column: roomColumns.labels.name, reason })
}

function refuseOtherType(
  { siteName, siteType, place }: RoomStatement,
  first: StatedType | undefined,
): Refusal | undefined {
  if (!first || !siteType || siteType === first.type) return undefined
  const where = describeOther(first.place, place)
  const reason = `Der Standort „${siteName}“ ist in ${where} vom Typ „${siteTypeLabels[first.type]}“, hier „${siteTypeLabels[siteType]}“.`
  return { ...place, column: roomColumns.labels.siteType, reason }
}

function refuseAmbiguous(
  { siteName, name, place }: RoomStatement,
  buildings: readonly string[],
): Refusal {
  const reason = `Der Standort „${siteName}“ hat mehrere Räume „${name}“ (${buildings.join(', ')}). Bitte nennen Sie das Gebäude.`
  return { ...place, column: roomColumns.labels.building, reason }
}

/** Buildings are no rooms: the inventory knows them by their sites, and by the rooms that name them. */
function tellBuilding({ place }: RoomStatement, { remarks }: Work): void {
  remarks.add(
    place,
    'nennt ein Gebäude und keinen Raum. Gebäude führt der Bestand bei Standorten und Räumen; übernommen ist der Standort.',
  )
}

function tellBare({ place, name }: RoomStatement, { remarks }: Work): void {
  remarks.add(
    place,
    `Im Bestand steht „${name}“ auch ohne Gebäude; die Liste nennt mehrere, deshalb bleibt jener Raum daneben bestehen.`,
  )
}

function announce({ name, before, after }: SiteChange): string {
  return `Standort „${name}“ ist jetzt vom Typ „${siteTypeLabels[after]}“ (bisher „${siteTypeLabels[before]}“).`
}
