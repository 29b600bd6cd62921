/**
 * Which device each row means: by inventory number, then by serial number. A serial number never joins two inventory
 * numbers: whoever brings their own number stays a device of their own, and both are told.
 * @module
 */
import { foldText } from '../core/text.ts'
import { nearestDeviceKind } from '../inventory/deviceKind.ts'
import { type DeviceField, deviceColumns } from './columns/deviceColumns.ts'
import { deviceRecordLabels } from './deviceRecord.ts'
import { type DeviceStatement, kindOfNew } from './deviceStatement.ts'
import type { DeviceRecord, ExistingDevice, Refusal, RowPlace } from './importPlan.ts'
import { describePlace } from './remarks.ts'
import { inventoryKeyOf, serialKeyOf } from './values/identifiers.ts'

export type Match =
  | { readonly kind: 'new'; readonly statement: DeviceStatement }
  | {
      readonly kind: 'existing'
      readonly statement: DeviceStatement
      readonly device: ExistingDevice
    }
  | {
      readonly kind: 'repeated'
      readonly statement: DeviceStatement
      readonly first: DeviceStatement
    }
  | { readonly kind: 'refused'; readonly statement: DeviceStatement; readonly refusal: Refusal }

type Identity =
  | { readonly key: string; readonly name: string; readonly device?: ExistingDevice }
  | { readonly ambiguous: readonly string[] }

type Index = {
  readonly byNumber: ReadonlyMap<string, readonly ExistingDevice[]>
  readonly bySerial: ReadonlyMap<string, readonly ExistingDevice[]>
  /** Inventory numbers that the file states for a serial number. */
  readonly numbersInFile: ReadonlyMap<string, ReadonlySet<string>>
  /** Devices, by their key, that rows with an inventory number gave a serial number to. */
  readonly numberedBySerial: Map<string, Map<string, Identity>>
}

/**
 * A match per statement, in their order; rows with an inventory number are settled first. `existing` are all devices of
 * the organisation, those of other information domains included.
 */
export function matchDevices(
  statements: readonly DeviceStatement[],
  existing: readonly ExistingDevice[],
  domain: string,
): Match[] {
  const index = buildIndex(statements, existing)
  const firsts = new Map<string, DeviceStatement>()
  const matches = new Map<DeviceStatement, Match>()
  const numbered = statements.filter(({ stated }) => stated.inventoryNumber)
  const others = statements.filter(({ stated }) => !stated.inventoryNumber)
  for (const statement of [...numbered, ...others]) {
    const { inventoryNumber, serial } = statement.stated
    const identity = inventoryNumber
      ? identifyByNumber(inventoryNumber, serial ?? '', index)
      : identifyBySerial(serial ?? '', index)
    matches.set(statement, matchOf(statement, identity, firsts, domain))
  }
  return statements.flatMap((statement) => matches.get(statement) ?? [])
}

function buildIndex(
  statements: readonly DeviceStatement[],
  existing: readonly ExistingDevice[],
): Index {
  const numbersInFile = new Map<string, Set<string>>()
  for (const { inventoryNumber, serial } of statements.map(({ stated }) => stated)) {
    if (!inventoryNumber || !serial) continue
    const numbers = numbersInFile.get(serialKeyOf(serial)) ?? new Set()
    numbersInFile.set(serialKeyOf(serial), numbers.add(inventoryKeyOf(inventoryNumber)))
  }
  return {
    byNumber: groupBy(existing, (device) => inventoryKeyOf(device.inventoryNumber ?? '')),
    bySerial: groupBy(existing, (device) => serialKeyOf(device.serial ?? '')),
    numbersInFile,
    numberedBySerial: new Map(),
  }
}

function identifyByNumber(number: string, serial: string, index: Index): Identity {
  const identity = findByNumber(number, serial, index)
  if (serial !== '' && 'key' in identity) {
    const devices = index.numberedBySerial.get(serialKeyOf(serial)) ?? new Map<string, Identity>()
    index.numberedBySerial.set(serialKeyOf(serial), devices.set(identity.key, identity))
  }
  return identity
}

/** A device that had no inventory number yet gets it, if its serial number speaks of one device only. */
function findByNumber(number: string, serial: string, index: Index): Identity {
  const same = index.byNumber.get(inventoryKeyOf(number)) ?? []
  const exact = same.find((device) => device.inventoryNumber === number) ?? same[0]
  if (exact) return identityOf(exact)
  const [device, other] = serial === '' ? [] : (index.bySerial.get(serialKeyOf(serial)) ?? [])
  const single = index.numbersInFile.get(serialKeyOf(serial))?.size === 1
  if (device && !other && !device.inventoryNumber && single) return identityOf(device)
  return { key: `number ${inventoryKeyOf(number)}`, name: number }
}

function identifyBySerial(serial: string, index: Index): Identity {
  const key = serialKeyOf(serial)
  const known = index.bySerial.get(key) ?? []
  const unnumbered = known.filter((device) => !device.inventoryNumber)
  const candidates = new Map<string, Identity>()
  for (const device of unnumbered.length > 0 ? unnumbered : known) {
    candidates.set(device.id, identityOf(device))
  }
  if (unnumbered.length === 0) {
    for (const [name, identity] of index.numberedBySerial.get(key) ?? []) {
      candidates.set(name, identity)
    }
  }
  const [first = { key: `serial ${key}`, name: serial }, second] = candidates.values()
  if (!second) return first
  return { ambiguous: [...candidates.values()].map((one) => ('name' in one ? one.name : '')) }
}

function identityOf(device: ExistingDevice): Identity {
  return { key: device.id, name: device.inventoryNumber ?? device.serial ?? '', device }
}

function matchOf(
  statement: DeviceStatement,
  identity: Identity,
  firsts: Map<string, DeviceStatement>,
  domain: string,
): Match {
  if ('ambiguous' in identity) {
    return refuse(
      statement,
      'serial',
      `Die Seriennummer „${nameOf(statement)}“ gehört zu mehreren Geräten (${identity.ambiguous.join(', ')}); ohne Inventarnummer ist nicht zu erkennen, welches gemeint ist.`,
    )
  }
  const { key, device } = identity
  const first = firsts.get(key)
  if (first) return matchRepeated(statement, first)
  if (device && device.domain !== domain) {
    return refuse(
      statement,
      identifyingField(statement),
      `Das Gerät „${nameOf(statement)}“ gehört schon zum Informationsverbund „${device.domain}“.`,
    )
  }
  if (!device && kindOfNew(statement) === undefined) return refuseUnknownKind(statement)
  firsts.set(key, statement)
  return device ? { kind: 'existing', statement, device } : { kind: 'new', statement }
}

function refuseUnknownKind(statement: DeviceStatement): Match {
  const { model = '', hostname = '' } = statement.stated
  const [word = ''] = [...statement.leftovers, model, hostname].filter(Boolean)
  const nearest = nearestDeviceKind(
    word.replace(/^Bezeichnung laut Liste: /, '').split(' ')[0] ?? '',
  )
  const offer = nearest === undefined ? '' : ` Am nächsten kommt „${nearest}“.`
  return refuse(
    statement,
    statement.headers.kind === undefined ? 'designation' : 'kind',
    `Die Geräteart ist nicht zu erkennen.${offer} Bitte ergänzen Sie die Spalte „Geräteart“ oder nennen Sie in der Zuordnung (--mapping) "defaults": { "kind": "…" }.`,
  )
}

/** The same device twice: what says the same is harmless, what differs needs a person. */
function matchRepeated(statement: DeviceStatement, first: DeviceStatement): Match {
  const differing = differingFields(statement, first)
  if (differing.length === 0) return { kind: 'repeated', statement, first }
  const field = identifyingField(statement)
  const where = describeOther(first.place, statement.place)
  return refuse(
    statement,
    field,
    `Die ${deviceColumns.labels[field]} „${nameOf(statement)}“ steht schon in ${where}, dort mit anderen Angaben bei: ${differing.join(', ')}.`,
  )
}

function refuse(statement: DeviceStatement, field: DeviceField, reason: string): Match {
  const column = statement.headers[field] ?? ''
  return { kind: 'refused', statement, refusal: { ...statement.place, column, reason } }
}

function identifyingField({ stated }: DeviceStatement): 'inventoryNumber' | 'serial' {
  return stated.inventoryNumber ? 'inventoryNumber' : 'serial'
}

/** Inventory number, or serial number where there is none. */
export function nameOf({ stated }: { stated: Partial<DeviceRecord> }): string {
  return stated.inventoryNumber ?? stated.serial ?? ''
}

/** German names of what the second row states and the first does not state equally. */
function differingFields(second: DeviceStatement, first: DeviceStatement): string[] {
  const differing = Object.entries(second.stated)
    .filter(([field, value]) => !sameValue(value, first.stated[field as keyof DeviceRecord]))
    .map(([field]) => deviceRecordLabels[field as keyof DeviceRecord])
  const leftover = second.leftovers.find((line) => !first.leftovers.includes(line))
  return leftover === undefined ? differing : [...differing, leftover]
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'string' && typeof b === 'string' && foldText(a) === foldText(b))
}

/** „Zeile 3“, with the sheet where it is another one. */
export function describeOther(other: RowPlace, from: RowPlace): string {
  const same = other.file === from.file && other.sheet === from.sheet
  return same ? `Zeile ${other.row}` : `${describePlace(other)}, Zeile ${other.row}`
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else if (key !== '') groups.set(key, [item])
  }
  return groups
}
