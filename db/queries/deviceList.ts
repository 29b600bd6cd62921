/** The list of devices: filtered, ordered, a page at a time; and what of it is worth a look. */
import {
  and,
  asc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { systemBreak } from '../../src/inventory/devicePlatform.ts'
import type { Concern, DeviceFilter } from '../../src/inventory/devices/list/deviceFilter.ts'
import type {
  DeviceOrder,
  DevicePlace,
  DeviceSorting,
} from '../../src/inventory/devices/list/deviceOrder.ts'
import { uncountedStatuses } from '../../src/inventory/inventoryDevice.ts'
import { ask } from '../ask.ts'
import { byCodePoint, containsWords, type Db, isAmong } from '../db.ts'
import type { Device, SeenDevice } from './devices.ts'

/** A device as the list shows it. */
export type DeviceRow = Omit<SeenDevice, 'informationDomainId'> & {
  readonly siteName: string | null
  readonly building: string | null
  readonly roomName: string | null
  readonly targetObjectCode: string | null
}

/** A part of an order: devices that have what it is ordered by (`isMissing` false), or those that lack it. */
export type Stretch = {
  readonly sorting: DeviceSorting
  readonly isMissing: boolean
  /** Against the order, from its end. */
  readonly isBackward: boolean
  /** Only what stands behind it in the direction of reading. */
  readonly from?: DevicePlace | undefined
  readonly limit: number
}

/** The places of the first devices of a stretch, in the direction of reading. */
export async function listDevicePlaces(
  db: Db,
  filter: DeviceFilter,
  { sorting, isMissing, isBackward, from, limit }: Stretch,
): Promise<DevicePlace[]> {
  const { device } = db.tables
  const { columns, missing, present } = orderingOf(db, sorting.order)
  const keys = isMissing ? [device.id] : [...columns, device.id]
  const isDescending = (sorting.isDescending && !isMissing) !== isBackward
  // A place of another order, which only a forged address names, is none.
  const place = (from?.values?.length ?? 0) === keys.length - 1 ? from : undefined
  const [first, second] = isMissing ? [] : columns
  const selected = { id: textOf(device.id), first: textOf(first), second: textOf(second) }
  const condition = and(
    ...conditionsOf(db, filter),
    isMissing ? undefined : joinCondition(db, sorting.order, filter),
    isMissing ? missing : present,
    place && isBeyond(db, keys, [...(place.values ?? []), place.id], isDescending),
  )
  const order = keys.map((key) => ordered(db, key, isDescending))
  const rows = await selectFrom(db, isMissing ? 'device' : sorting.order, selected)
    .where(condition)
    .orderBy(...order)
    .limit(limit)
  return rows.map(({ id, ...values }) => ({
    id,
    values: isMissing ? null : [values.first, values.second].slice(0, columns.length),
  }))
}

type Selected = Readonly<Record<'id' | 'first' | 'second', SQL<string>>>

/**
 * The table that the order comes from stands first: SQLite then walks along its index until the page is full, and sorts
 * no 100,000 devices.
 */
function selectFrom(db: Db, order: DeviceOrder | 'device', selected: Selected) {
  const { device, site, room, targetObject } = db.tables
  if (order === 'standort') {
    const isRoom = and(eq(room.organisationId, device.organisationId), eq(room.id, device.roomId))
    return db.select(selected).from(site).crossJoin(device).leftJoin(room, isRoom).$dynamic()
  }
  if (order === 'zielobjekt') {
    return db.select(selected).from(targetObject).crossJoin(device).$dynamic()
  }
  return db.select(selected).from(device).$dynamic()
}

/** Without what devices are found and ordered by: each column takes its time with each of the rows. */
function shownColumns(device: Db['tables']['device']) {
  const {
    organisationId: _,
    informationDomainId: _domain,
    inventoryKey: _number,
    serialKey: _serial,
    manufacturerKey: _manufacturer,
    modelKey: _model,
    osKey: _os,
    holderKey: _holder,
    searchText: _text,
    createdAt: _created,
    ...shown
  } = getTableColumns(device)
  return shown
}

/** What the list shows of these devices; in no order. */
export async function listDeviceRows(db: Db, ids: readonly string[]): Promise<DeviceRow[]> {
  return ask(db, selectDeviceRows, { ids })
}

function selectDeviceRows(db: Db, { ids }: { ids: readonly string[] }) {
  const { device, site, room, targetObject } = db.tables
  return db
    .select({
      ...shownColumns(device),
      siteName: site.name,
      building: room.building,
      roomName: room.name,
      targetObjectCode: targetObject.code,
    })
    .from(device)
    .leftJoin(site, and(eq(site.organisationId, device.organisationId), eq(site.id, device.siteId)))
    .leftJoin(room, and(eq(room.organisationId, device.organisationId), eq(room.id, device.roomId)))
    .leftJoin(
      targetObject,
      and(
        eq(targetObject.organisationId, device.organisationId),
        eq(targetObject.id, device.targetObjectId),
      ),
    )
    .where(and(eq(device.organisationId, db.organisationId), isAmong(db, device.id, ids)))
}

export async function countFilteredDevices(db: Db, filter: DeviceFilter): Promise<number> {
  return db.$count(db.tables.device, and(...conditionsOf(db, filter)))
}

/** All of them, in the order in which they came to be. */
export async function listFilteredIds(db: Db, filter: DeviceFilter): Promise<string[]> {
  const { device } = db.tables
  const rows = await db
    .select({ id: device.id })
    .from(device)
    .where(and(...conditionsOf(db, filter)))
    .orderBy(byCodePoint(db, device.id))
  return rows.map(({ id }) => id)
}

export type DeviceFacet = Pick<Device, 'kind' | 'status' | 'siteId' | 'os' | 'fundingProgramme'> & {
  readonly count: number
}

/** How many devices there are of each sort that the filters distinguish. */
export async function countDeviceFacets(
  db: Db,
  informationDomainId: string,
): Promise<DeviceFacet[]> {
  const { device } = db.tables
  const { kind, status, siteId, os, fundingProgramme } = device
  return db
    .select({
      kind,
      status,
      siteId,
      os,
      fundingProgramme,
      count: sql<number>`count(*)`.mapWith(Number),
    })
    .from(device)
    .where(
      and(
        eq(device.organisationId, db.organisationId),
        eq(device.informationDomainId, informationDomainId),
      ),
    )
    .groupBy(kind, status, siteId, os, fundingProgramme)
}

function conditionsOf(db: Db, filter: DeviceFilter): (SQL | undefined)[] {
  const { device } = db.tables
  const { informationDomainId, words, siteId, roomId, kind, status, os, fundingProgramme } = filter
  const { targetObjectCode, concern } = filter
  return [
    eq(device.organisationId, db.organisationId),
    eq(device.informationDomainId, informationDomainId),
    filter.findsHolders
      ? and(...words.map((word) => isFoundWithHolder(db, word)))
      : containsWords(device.searchText, words),
    isOrNone(device.siteId, siteId),
    isOrNone(device.roomId, roomId),
    kind && eq(device.kind, kind),
    status && eq(device.status, status),
    os === undefined ? undefined : eq(device.os, os),
    filter.releaseSystems && isOfRelease(db, filter.releaseSystems, status === undefined),
    fundingProgramme === undefined ? undefined : eq(device.fundingProgramme, fundingProgramme),
    targetObjectCode === null ? isNull(device.targetObjectId) : undefined,
    targetObjectCode ? isOfTargetObject(db, informationDomainId, targetObjectCode) : undefined,
    concern && concernCondition(db, concern, filter),
    filter.end && and(eq(device[filter.end.of], filter.end.on), isThere(db, status === undefined)),
  ]
}

/** Names are also found with shortened umlauts, as in every search: „muller“ finds „Müller“. */
function isFoundWithHolder(db: Db, word: string): SQL | undefined {
  const { searchText, holderKey } = db.tables.device
  const short = sql`replace(replace(replace(${holderKey}, 'ae', 'a'), 'oe', 'o'), 'ue', 'u')`
  return or(
    containsWords(searchText, [word]),
    containsWords(holderKey, [word]),
    containsWords(short, [word]),
  )
}

/** How devices hang on the table that the order comes from. */
function joinCondition(
  db: Db,
  order: DeviceOrder,
  { informationDomainId }: DeviceFilter,
): SQL | undefined {
  const { device, site, targetObject } = db.tables
  if (order === 'standort') {
    return and(eq(site.organisationId, db.organisationId), eq(device.siteId, site.id))
  }
  if (order !== 'zielobjekt') return undefined
  return and(
    eq(targetObject.organisationId, db.organisationId),
    eq(targetObject.informationDomainId, informationDomainId),
    eq(device.targetObjectId, targetObject.id),
  )
}

function isOrNone(column: PgColumn, id: string | null | undefined): SQL | undefined {
  if (id === undefined) return undefined
  return id === null ? isNull(column) : eq(column, id)
}

function isOfTargetObject(db: Db, informationDomainId: string, code: string): SQL {
  const { device, targetObject } = db.tables
  return inArray(
    device.targetObjectId,
    db
      .select({ id: targetObject.id })
      .from(targetObject)
      .where(
        and(
          eq(targetObject.organisationId, db.organisationId),
          eq(targetObject.informationDomainId, informationDomainId),
          eq(targetObject.code, code),
        ),
      ),
  )
}

/** Only devices that are there, and used, concern anybody: neither ordered nor lost nor retired ones. */
function concernCondition(
  db: Db,
  concern: Concern,
  { today, bindingSoonUntil, unsupportedSystems = [] }: DeviceFilter,
): SQL | undefined {
  const { device } = db.tables
  const conditions: Record<Concern, () => SQL | undefined> = {
    ungrouped: () => isNull(device.targetObjectId),
    duplicate: () => isDuplicate(db),
    unsupported: () => or(lt(device.supportUntil, today), isSystemAmong(db, unsupportedSystems)),
    warranty: () => lt(device.warrantyUntil, today),
    binding: () => and(gte(device.boundUntil, today), lte(device.boundUntil, bindingSoonUntil)),
  }
  return and(notInArray(device.status, [...uncountedStatuses]), conditions[concern]())
}

/** Neither lost nor retired, unless a state was asked for. */
function isThere({ tables: { device } }: Db, isUnasked: boolean): SQL | undefined {
  return isUnasked ? notInArray(device.status, ['lost', 'retired']) : undefined
}

/** Of all states only where a state was asked for: the others are those that count. */
function isOfRelease(db: Db, systems: readonly string[], isCountedOnly: boolean): SQL | undefined {
  const { status } = db.tables.device
  return and(
    isSystemAmong(db, systems),
    isCountedOnly ? notInArray(status, [...uncountedStatuses]) : undefined,
  )
}

function isSystemAmong(db: Db, systems: readonly string[]): SQL {
  const { os, osVersion } = db.tables.device
  return isAmong(db, sql`(${os} || ${systemBreak} || ${osVersion})`, systems)
}

/** The same serial number at two devices of the organisation, whatever their information domain. */
function isDuplicate(db: Db): SQL {
  const { device } = db.tables
  return inArray(
    device.serialKey,
    db
      .select({ serialKey: device.serialKey })
      .from(device)
      .where(and(eq(device.organisationId, db.organisationId), isNotNull(device.serialKey)))
      .groupBy(device.serialKey)
      .having(sql`count(*) > 1`),
  )
}

/**
 * What has nothing to be ordered by stands in a stretch of its own, so `present` is the beginning of the other: said as a
 * range it lets the index be entered there, while SQLite walks along all of it for a „not“.
 */
type Ordering = {
  readonly columns: readonly (PgColumn | SQL)[]
  readonly missing: SQL | undefined
  readonly present: SQL | undefined
}

/** Behind every text: what has no room stands at the end of its site. */
const lastText = '\uffff'

function orderingOf(db: Db, order: DeviceOrder): Ordering {
  const { device, site, room, targetObject } = db.tables
  const nullable = (column: PgColumn): Ordering => ({
    columns: [column],
    missing: isNull(column),
    present: isNotNull(column),
  })
  const orderings: Record<DeviceOrder, Ordering> = {
    nummer: nullable(device.inventoryKey),
    geraet: {
      columns: [device.manufacturerKey, device.modelKey],
      missing: and(eq(device.manufacturerKey, ''), eq(device.modelKey, '')),
      present: sql`(${device.manufacturerKey}, ${device.modelKey}) > ('', '')`,
    },
    standort: {
      columns: [site.nameKey, sql`coalesce(${room.nameKey}, ${lastText})`],
      missing: isNull(device.siteId),
      present: isNotNull(device.siteId),
    },
    system: {
      columns: [device.osKey, device.osVersion],
      missing: eq(device.osKey, ''),
      present: gt(device.osKey, ''),
    },
    zielobjekt: {
      columns: [targetObject.code],
      missing: isNull(device.targetObjectId),
      present: isNotNull(device.targetObjectId),
    },
    zweckbindung: nullable(device.boundUntil),
    garantie: nullable(device.warrantyUntil),
    inhaber: {
      columns: [device.holderKey],
      missing: eq(device.holderKey, ''),
      present: gt(device.holderKey, ''),
    },
    anschaffung: nullable(device.purchasedOn),
  }
  return orderings[order]
}

function textOf(column: PgColumn | SQL | undefined): SQL<string> {
  return column ? sql<string>`${column}` : sql<string>`''`
}

function collated(db: Db, key: PgColumn | SQL): SQL {
  return db.dialect === 'postgres' ? sql`${key} collate "C"` : sql`${key}`
}

function ordered(db: Db, key: PgColumn | SQL, isDescending: boolean): SQL {
  return isDescending ? sql`${collated(db, key)} desc` : asc(collated(db, key))
}

/** Behind the place in the direction of reading. The first key alone is said as well: an index is then entered there. */
function isBeyond(
  db: Db,
  keys: readonly (PgColumn | SQL)[],
  values: readonly string[],
  isDescending: boolean,
): SQL | undefined {
  const list = (parts: readonly (SQL | string)[]) =>
    sql`(${sql.join(
      parts.map((part) => (typeof part === 'string' ? sql`${part}` : part)),
      sql`, `,
    )})`
  const places = keys.map((key) => collated(db, key))
  const [first] = places
  const [firstValue] = values
  if (first === undefined || firstValue === undefined) return undefined
  const whole = list(places)
  return isDescending
    ? and(sql`${first} <= ${firstValue}`, sql`${whole} < ${list(values)}`)
    : and(sql`${first} >= ${firstValue}`, sql`${whole} > ${list(values)}`)
}
