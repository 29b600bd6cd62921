/**
 * What the import of a device list would do. Every row of the list ends as new, changed, unchanged or refused.
 * @module
 */
import { finish, forEachInSteps, type Steps } from '../core/steps.ts'
import { deviceStatusLabels } from '../inventory/device.ts'
import { deviceKindLabels } from '../inventory/deviceKind.ts'
import { type DeviceField, deviceColumns } from './columns/deviceColumns.ts'
import { applyStatement, blankDevice, changesBetween, recordOf } from './deviceRecord.ts'
import { type DeviceStatement, kindOfNew } from './deviceStatement.ts'
import type { ImportMapping, RememberedMapping } from './importMapping.ts'
import type {
  Changed,
  DeviceImportPlan,
  DeviceRecord,
  ExistingDevice,
  ExistingSite,
  Planned,
  Refusal,
  SameDevice,
} from './importPlan.ts'
import { nameLinuxmusterColumns } from './linuxmuster.ts'
import { listMissing } from './listMissing.ts'
import { describeOther, type Match, matchDeviceSteps, nameOf } from './matchDevices.ts'
import { type Places, planPlaces } from './planPlaces.ts'
import { readDeviceStatement } from './readDeviceStatement.ts'
import { type RecognisedSheet, recogniseSheetSteps } from './recogniseSheets.ts'
import { collectRemarks, type Remarks } from './remarks.ts'
import { reportSharedSerials } from './reportSharedSerials.ts'
import type { Table } from './table.ts'

export type DeviceImport = {
  readonly tables: readonly Table[]
  /** Code of the information domain that the list is imported into. */
  readonly domain: string
  /** All devices of the organisation, those of other information domains included. */
  readonly existing: readonly ExistingDevice[]
  readonly existingSites: readonly ExistingSite[]
  /** Given by a person; wins over a remembered one, which wins over recognition. */
  readonly mapping?: ImportMapping | undefined
  readonly remembered?: readonly RememberedMapping[] | undefined
}

type Result = {
  readonly new: Planned<DeviceRecord>[]
  readonly changed: Changed<DeviceRecord>[]
  readonly refused: Refusal[]
  readonly same: SameDevice[]
}

/** Throws `invalid` when no sheet holds a device list that can be read without doubt. */
export function planDeviceImport(input: DeviceImport): DeviceImportPlan {
  return finish(planDeviceSteps(input))
}

/** As `planDeviceImport`, with pauses. */
export function* planDeviceSteps(input: DeviceImport): Steps<DeviceImportPlan> {
  const remarks = collectRemarks()
  const places = planPlaces(input.existingSites)
  const tables = input.tables.map(nameLinuxmusterColumns)
  const sheets = yield* recogniseSheetSteps(tables, deviceColumns, input, remarks)
  const { statements, refused } = yield* readStatements(sheets)
  const result: Result = { new: [], changed: [], refused, same: [] }
  const matches = yield* matchDeviceSteps(statements, input.existing, input.domain)
  yield* forEachInSteps(matches, (match) => settle(match, result, places, remarks))
  yield* reportSharedSerials(matches, input.existing, remarks)
  return {
    ...result,
    unchanged: result.same.length,
    missing: listMissing(matches, result, input),
    refused: inOrder(refused, sheets),
    sheets: sheets.map(({ reading }) => reading),
    warnings: [...remarks.list(), ...places.announce()],
    newSites: places.newSites,
    newRooms: places.newRooms,
  }
}

function* readStatements(
  sheets: readonly RecognisedSheet<DeviceField>[],
): Steps<{ statements: DeviceStatement[]; refused: Refusal[] }> {
  const statements: DeviceStatement[] = []
  const refused: Refusal[] = []
  for (const sheet of sheets) {
    const headers = headersByField(sheet)
    yield* forEachInSteps(sheet.records, (record) => {
      const read = readDeviceStatement(sheet, record, headers)
      if ('statement' in read) statements.push(read.statement)
      else refused.push(read.refusal)
    })
  }
  return { statements, refused }
}

function headersByField({ header }: RecognisedSheet<DeviceField>): DeviceStatement['headers'] {
  const headers: Partial<Record<DeviceField, string>> = {}
  for (const [index, field] of header.fields.entries()) {
    if (field) headers[field] = header.headers[index] ?? ''
  }
  return headers
}

function settle(match: Match, result: Result, places: Places, remarks: Remarks): void {
  const { statement } = match
  const { place } = statement
  if (match.kind === 'refused') {
    result.refused.push(match.refusal)
    return
  }
  for (const sentence of statement.remarks) remarks.add(place, sentence)
  if (match.kind === 'new') {
    result.new.push({
      ...applyStatement(startDevice(statement, remarks), statement, places),
      from: place,
    })
  } else if (match.kind === 'existing') {
    settleExisting(match.device, statement, result, places)
  } else {
    const first = describeOther(match.first.place, place)
    remarks.add(place, `„${nameOf(statement)}“ ist doppelt und sagt dasselbe wie ${first}.`)
    result.same.push({ from: place, name: nameOf(statement) })
  }
}

function settleExisting(
  device: ExistingDevice,
  statement: DeviceStatement,
  result: Result,
  places: Places,
): void {
  const before = recordOf(device)
  const after = applyStatement(before, statement, places)
  const fields = changesBetween(before, after)
  if (Object.keys(fields).length === 0)
    result.same.push({ from: statement.place, name: nameOf(statement) })
  else
    result.changed.push({
      id: device.id,
      version: device.version,
      from: statement.place,
      fields,
      after,
    })
}

/** What a new device is before the list speaks, and what of it the list does not say is told. */
function startDevice(statement: DeviceStatement, remarks: Remarks): DeviceRecord {
  const { stated, guess, defaults, place } = statement
  const blank = blankDevice(kindOfNew(statement) ?? 'other')
  if (!stated.kind && guess) {
    remarks.add(place, `Geräteart „${deviceKindLabels[guess.kind]}“ ${guess.from} abgeleitet.`)
  }
  const status = defaults.status ?? blank.status
  if (!stated.status) {
    remarks.add(place, `Kein Status angegeben; übernommen als „${deviceStatusLabels[status]}“.`)
  }
  return { ...blank, status }
}

/** By sheet and row, as a person works through the list. */
function inOrder(
  refused: readonly Refusal[],
  sheets: readonly RecognisedSheet<DeviceField>[],
): Refusal[] {
  const position = ({ file, sheet }: Refusal) =>
    sheets.findIndex(({ table }) => table.file === file && table.sheet === sheet)
  return refused.toSorted((a, b) => position(a) - position(b) || a.row - b.row)
}
