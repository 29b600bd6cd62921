/**
 * What a bulk of devices would do, by the rules of the imports: the inventory number comes first, then the serial number,
 * and what is not stated stays as it was.
 * @module
 */
import {
  applyStatement,
  blankDevice,
  changesBetween,
  recordOf,
} from '../../exchange/deviceRecord.ts'
import { type DeviceStatement, kindOfNew } from '../../exchange/deviceStatement.ts'
import { guessDeviceKind } from '../../exchange/guessDeviceKind.ts'
import type {
  DeviceRecord,
  ExistingDevice,
  ExistingSite,
  FieldChange,
  NewRoom,
  NewSite,
} from '../../exchange/importPlan.ts'
import { type Match, matchDevices } from '../../exchange/matchDevices.ts'
import { type Places, planPlaces } from '../../exchange/planPlaces.ts'
import { guardedChange } from '../../inventory/devices/life/lifeSteps.ts'
import type { DeviceItem } from './deviceSchemas.ts'

export type Outcome =
  | { readonly result: 'created'; readonly record: DeviceRecord }
  | {
      readonly result: 'changed'
      readonly device: ExistingDevice
      readonly after: DeviceRecord
      readonly fields: Readonly<Record<string, FieldChange>>
    }
  | { readonly result: 'unchanged'; readonly device: ExistingDevice | undefined }
  | { readonly result: 'refused'; readonly problem: UpsertProblem }

/** `field` is the one to look at; `kind` how a single upsert is answered. */
export type UpsertProblem = {
  readonly kind: 'invalid' | 'conflict' | 'stale'
  readonly detail: string
  readonly field: string
}

export type UpsertPlan = {
  /** One for each item, in their order. */
  readonly outcomes: readonly Outcome[]
  readonly newSites: readonly NewSite[]
  readonly newRooms: readonly NewRoom[]
  readonly messages: readonly string[]
}

export type UpsertInput = {
  readonly items: readonly DeviceItem[]
  /** Code of the information domain. */
  readonly domain: string
  /** Those that bear one of the numbers; of other information domains under the code `otherDomain`. */
  readonly existing: readonly ExistingDevice[]
  readonly existingSites: readonly ExistingSite[]
  /** Refuses what is there already. */
  readonly isNewOnly?: boolean | undefined
}

/** Stands for the code of an information domain that the token does not cover. */
export const otherDomain = '…'

export function planUpserts(input: UpsertInput): UpsertPlan {
  const { items, domain, existing, existingSites, isNewOnly } = input
  const statements = items.map(statementOf)
  const sound = statements.filter((one) => problemOf(one) === undefined)
  const matches = new Map(
    matchDevices(sound, existing, domain).map((match) => [match.statement, match]),
  )
  const places = planPlaces(existingSites)
  const outcomes = statements.map((statement, index): Outcome => {
    const match = matches.get(statement)
    if (!match) return refused('invalid', problemOf(statement) ?? '', 'inventoryNumber')
    if (isNewOnly && match.kind === 'existing') return refusedKnown(match.device)
    return outcomeOf(match, items[index]?.version, places)
  })
  return {
    outcomes,
    newSites: places.newSites,
    newRooms: places.newRooms,
    messages: places.announce(),
  }
}

function statementOf(item: DeviceItem, index: number): DeviceStatement {
  const { version: _, site, building, room, ...facts } = item
  const places = { siteName: site, building, roomName: room }
  const stated = Object.entries({ ...facts, ...places }).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  const { model = '', hostname = '', os = '' } = facts
  return {
    place: { file: '', sheet: '', row: index },
    stated: Object.fromEntries(stated),
    guess: facts.kind ? undefined : guessDeviceKind({ designation: '', model, hostname, os }),
    defaults: { kind: undefined, status: undefined },
    siteType: undefined,
    leftovers: [],
    remarks: [],
    headers: {},
  }
}

function problemOf({ stated }: DeviceStatement): string | undefined {
  return stated.inventoryNumber || stated.serial
    ? undefined
    : 'Bitte nennen Sie die Inventarnummer oder die Seriennummer: Sonst ist nicht zu erkennen, welches Gerät gemeint ist.'
}

function outcomeOf(match: Match, version: number | undefined, places: Places): Outcome {
  const { statement } = match
  if (match.kind === 'refused') return refusedMatch(statement, match.refusal.reason)
  if (match.kind === 'repeated') return { result: 'unchanged', device: undefined }
  if (match.kind === 'new') {
    if (version !== undefined) {
      return refused('stale', 'Dieses Gerät gibt es nicht oder nicht mehr.', 'version')
    }
    const blank = blankDevice(kindOfNew(statement) ?? 'other')
    return { result: 'created', record: applyStatement(blank, statement, places) }
  }
  const { device } = match
  if (version !== undefined && version !== device.version) {
    return refused(
      'stale',
      `Das Gerät wurde inzwischen geändert: Es gilt die Fassung ${device.version}.`,
      'version',
    )
  }
  const before = recordOf(device)
  const guarded = guardedChange(before.status, statement.stated.status ?? before.status)
  if (guarded) return refused('conflict', guarded, 'status')
  const after = applyStatement(before, statement, places)
  const fields = changesBetween(before, after)
  if (Object.keys(fields).length === 0) return { result: 'unchanged', device }
  return { result: 'changed', device, after, fields }
}

/** The sentences of the imports speak of rows and of other domains; here there are items, and others stay unknown. */
function refusedMatch(statement: DeviceStatement, reason: string): Outcome {
  if (reason.startsWith('Die Geräteart')) {
    return refused('invalid', 'Bitte nennen Sie die Geräteart (kind): Das Gerät ist neu.', 'kind')
  }
  const words = reason
    .replace(`gehört schon zum Informationsverbund „${otherDomain}“`, 'gehört schon anderswohin')
    .replace(/Zeile (\d+)/, 'items/$1')
  const field = statement.stated.inventoryNumber ? 'inventoryNumber' : 'serial'
  return refused('conflict', words, field)
}

function refusedKnown({ id }: ExistingDevice): Outcome {
  return refused(
    'conflict',
    `Dieses Gerät gibt es schon; seine Kennung ist ${id}.`,
    'inventoryNumber',
  )
}

function refused(kind: UpsertProblem['kind'], detail: string, field: string): Outcome {
  return { result: 'refused', problem: { kind, detail, field } }
}
