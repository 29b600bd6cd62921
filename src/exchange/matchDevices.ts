/**
 * What becomes of each row: a new device, a stored one, a repetition, or a refusal. See `identifyDevice.ts` for how a
 * device is told. Rows of one device that differ in their network cards only are one device with several cards.
 * @module
 */
import { finish, forEachInSteps, type Steps } from '../core/steps.ts'
import { foldText } from '../core/text.ts'
import { nearestDeviceKind } from '../inventory/deviceKind.ts'
import { joinMacs, macsOf } from '../inventory/macs.ts'
import type { DeviceField } from './columns/deviceColumns.ts'
import { deviceIndexSteps, type Identity, settleIdentity } from './deviceIndex.ts'
import { deviceRecordLabels } from './deviceRecord.ts'
import { type DeviceStatement, kindOfNew } from './deviceStatement.ts'
import { identifyDevice } from './identifyDevice.ts'
import type { DeviceRecord, ExistingDevice, Refusal, RowPlace } from './importPlan.ts'
import { describePlace } from './remarks.ts'

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

/** Rows are settled in this order, so that what says more about a device comes first. */
const ranks: readonly ((stated: Partial<DeviceRecord>) => unknown)[] = [
  ({ inventoryNumber }) => inventoryNumber,
  ({ serial }) => serial,
  ({ mac }) => mac,
  () => true,
]

/** First statements of devices, and the network cards that later rows of the same device add. */
type Firsts = {
  readonly byKey: Map<string, DeviceStatement>
  readonly cards: Map<DeviceStatement, string[]>
}

/**
 * A match per statement, in their order. `existing` are all devices of the organisation, those of other information
 * domains included.
 */
export function matchDevices(
  statements: readonly DeviceStatement[],
  existing: readonly ExistingDevice[],
  domain: string,
): Match[] {
  return finish(matchDeviceSteps(statements, existing, domain))
}

/** As `matchDevices`, with pauses. */
export function* matchDeviceSteps(
  statements: readonly DeviceStatement[],
  existing: readonly ExistingDevice[],
  domain: string,
): Steps<Match[]> {
  const index = yield* deviceIndexSteps(statements, existing, domain)
  const firsts: Firsts = { byKey: new Map(), cards: new Map() }
  const matches = new Map<DeviceStatement, Match>()
  yield* forEachInSteps(inRank(statements), (statement) => {
    const identity = identifyDevice(statement, index)
    if ('key' in identity) settleIdentity(index, identity, statement)
    matches.set(statement, matchOf(statement, identity, firsts, domain))
  })
  return statements.flatMap((statement) => {
    const match = matches.get(statement)
    return match ? [withCards(match, firsts.cards.get(statement) ?? [])] : []
  })
}

function inRank(statements: readonly DeviceStatement[]): DeviceStatement[] {
  const ranked: DeviceStatement[][] = ranks.map(() => [])
  for (const statement of statements) {
    ranked[ranks.findIndex((has) => has(statement.stated))]?.push(statement)
  }
  return ranked.flat()
}

function withCards(match: Match, cards: readonly string[]): Match {
  if (cards.length === 0 || match.kind === 'refused' || match.kind === 'repeated') return match
  const { statement } = match
  const mac = joinMacs([...macsOf(statement.stated.mac ?? ''), ...cards])
  return { ...match, statement: { ...statement, stated: { ...statement.stated, mac } } }
}

function matchOf(
  statement: DeviceStatement,
  identity: Identity,
  firsts: Firsts,
  domain: string,
): Match {
  if ('ambiguous' in identity) {
    return refuse(
      statement,
      identity.by,
      `${signNames[identity.by]} „${nameOf(statement)}“ gehört zu mehreren Geräten (${identity.ambiguous.join(', ')}); ohne Inventarnummer ist nicht zu erkennen, welches gemeint ist.`,
    )
  }
  const { key, device } = identity
  const first = firsts.byKey.get(key)
  if (first) return matchRepeated(statement, first, firsts)
  if (device && device.domain !== domain) {
    return refuse(
      statement,
      identifyingField(statement),
      `Das Gerät „${nameOf(statement)}“ gehört schon zum Informationsverbund „${device.domain}“.`,
    )
  }
  if (!device && kindOfNew(statement) === undefined) return refuseUnknownKind(statement)
  firsts.byKey.set(key, statement)
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
function matchRepeated(
  statement: DeviceStatement,
  first: DeviceStatement,
  { cards }: Firsts,
): Match {
  const differing = differingFields(statement, first)
  if (differing.length === 0) {
    const added = macsOf(statement.stated.mac ?? '')
    if (added.length > 0) cards.set(first, [...(cards.get(first) ?? []), ...added])
    return { kind: 'repeated', statement, first }
  }
  const field = identifyingField(statement)
  const where = describeOther(first.place, statement.place)
  return refuse(
    statement,
    field,
    `${signNames[field]} „${nameOf(statement)}“ steht schon in ${where}, dort mit anderen Angaben bei: ${differing.join(', ')}.`,
  )
}

function refuse(statement: DeviceStatement, field: DeviceField, reason: string): Match {
  const column = statement.headers[field] ?? ''
  return { kind: 'refused', statement, refusal: { ...statement.place, column, reason } }
}

const signNames = {
  inventoryNumber: 'Die Inventarnummer',
  serial: 'Die Seriennummer',
  mac: 'Die MAC-Adresse',
  hostname: 'Der Hostname',
} as const

function identifyingField({ stated }: DeviceStatement): keyof typeof signNames {
  if (stated.inventoryNumber) return 'inventoryNumber'
  if (stated.serial) return 'serial'
  return stated.mac ? 'mac' : 'hostname'
}

/** What identifies the device: inventory number, else serial number, MAC addresses or host name. */
export function nameOf(statement: DeviceStatement): string {
  return statement.stated[identifyingField(statement)] ?? ''
}

/** German names of what the second row states and the first does not state equally. */
function differingFields(second: DeviceStatement, first: DeviceStatement): string[] {
  const differing = Object.entries(second.stated)
    .filter(([field]) => field !== 'mac')
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
