/**
 * What the import of a list of specialist applications (Fachanwendungen) would do. They are matched by name.
 * @module
 */

import { saysNothing } from '../core/saysNothing.ts'
import { foldText } from '../core/text.ts'
import type { ApplicationFacts } from '../inventory/application.ts'
import { type ApplicationField, applicationColumns } from './columns/applicationColumns.ts'
import { createRecordReader, type RecordReader } from './createRecordReader.ts'
import type { ImportMapping, RememberedMapping } from './importMapping.ts'
import type {
  ApplicationImportPlan,
  Changed,
  ExistingApplication,
  FieldChange,
  Planned,
  Refusal,
  RowPlace,
} from './importPlan.ts'
import { describeOther } from './matchDevices.ts'
import { recogniseSheets } from './recogniseSheets.ts'
import { collectRemarks, type Remarks } from './remarks.ts'
import type { Table } from './table.ts'
import { hostingOf } from './values/parseHosting.ts'
import { yesNoOf } from './values/words.ts'

export type ApplicationImport = {
  readonly tables: readonly Table[]
  /** All applications of the information domain. */
  readonly existing: readonly ExistingApplication[]
  readonly mapping?: ImportMapping | undefined
  readonly remembered?: readonly RememberedMapping[] | undefined
}

type Stated = { -readonly [Field in keyof ApplicationFacts]?: ApplicationFacts[Field] }
type Row = { readonly place: RowPlace; readonly name: string; readonly stated: Stated }

const blank: ApplicationFacts = {
  name: '',
  department: '',
  vendor: '',
  hosting: null,
  provider: '',
  personalData: null,
  description: '',
  users: '',
  server: '',
}

const factFields = Object.keys(blank) as (keyof ApplicationFacts)[]

/** Throws `invalid` when no sheet holds a list of applications that can be read without doubt. */
export function planApplicationImport(input: ApplicationImport): ApplicationImportPlan {
  const remarks = collectRemarks()
  const sheets = recogniseSheets(input.tables, applicationColumns, input, remarks)
  const refused: Refusal[] = []
  const rows = sheets.flatMap((sheet) =>
    sheet.records.flatMap((record) => {
      const reader = createRecordReader(sheet, record)
      const row = readRow(reader, record.place, remarks)
      const refusal = reader.refusal()
      if (refusal) refused.push(refusal)
      return refusal ? [] : [row]
    }),
  )
  const settled = settleRows(rows, input.existing, remarks)
  return {
    ...settled,
    refused: [...refused, ...settled.refused].toSorted((a, b) => a.row - b.row),
    sheets: sheets.map(({ reading }) => reading),
    warnings: remarks.list(),
  }
}

function readRow(reader: RecordReader<ApplicationField>, place: RowPlace, remarks: Remarks): Row {
  const stated: Stated = {}
  for (const field of ['name', 'department', 'vendor', 'users', 'server', 'provider'] as const) {
    const text = reader.text(field)
    if (!saysNothing(text)) stated[field] = text
  }
  const description = reader.notes('description')
  if (description !== '') stated.description = description
  if (!stated.name) reader.refuse('name', 'Der Name der Fachanwendung fehlt')
  readPersonalData(reader, stated)
  readHosting(reader, stated, (sentence) => remarks.add(place, sentence))
  return { place, name: stated.name ?? '', stated }
}

function readPersonalData(reader: RecordReader<ApplicationField>, stated: Stated): void {
  const word = reader.text('personalData')
  const answer = yesNoOf(word)
  if (answer !== undefined) stated.personalData = answer
  else if (!saysNothing(word)) {
    reader.refuse('personalData', `„${word}“ ist weder „ja“ noch „nein“`)
  }
}

function readHosting(
  reader: RecordReader<ApplicationField>,
  stated: Stated,
  tell: (sentence: string) => void,
): void {
  const word = reader.text('hosting')
  if (saysNothing(word)) {
    if (stated.provider) stated.hosting = 'provider'
    return
  }
  const { hosting, provider, known } = hostingOf(word)
  stated.hosting = hosting
  if (!stated.provider && provider !== '') stated.provider = provider
  if (!known) tell(`Betrieb „${word}“ als Name eines Dienstleisters gelesen.`)
}

function settleRows(
  rows: readonly Row[],
  existing: readonly ExistingApplication[],
  remarks: Remarks,
) {
  const known = new Map(existing.map((one) => [foldText(one.name), one]))
  const firsts = new Map<string, Row>()
  const created: Planned<ApplicationFacts>[] = []
  const changed: Changed<ApplicationFacts>[] = []
  const refused: Refusal[] = []
  let unchanged = 0
  for (const row of rows) {
    const key = foldText(row.name)
    const first = firsts.get(key)
    const before = known.get(key)
    if (first) {
      const refusal = refuseDifferent(row, first)
      if (refusal) refused.push(refusal)
      else unchanged += reportRepeated(row, first, remarks)
      continue
    }
    firsts.set(key, row)
    if (!before) created.push({ ...blank, ...row.stated, from: row.place })
    else {
      const change = changeOf(before, row)
      if (change) changed.push(change)
      else unchanged += 1
    }
  }
  return { new: created, changed, refused, unchanged }
}

/** A different spelling of the same name is no change. */
function changeOf(
  { id, version, ...before }: ExistingApplication,
  { stated, place }: Row,
): Changed<ApplicationFacts> | undefined {
  const after = { ...before, ...stated, name: before.name }
  const fields: Record<string, FieldChange> = {}
  for (const field of factFields) {
    if (before[field] !== after[field])
      fields[field] = { before: before[field], after: after[field] }
  }
  return Object.keys(fields).length > 0 ? { id, version, from: place, fields, after } : undefined
}

function refuseDifferent(row: Row, first: Row): Refusal | undefined {
  const differing = factFields.filter(
    (field) => row.stated[field] !== undefined && row.stated[field] !== first.stated[field],
  )
  const columns = differing
    .filter((field) => field !== 'name')
    .map((field) => applicationColumns.labels[field])
  if (columns.length === 0) return undefined
  const where = describeOther(first.place, row.place)
  const reason = `Die Fachanwendung „${row.name}“ steht schon in ${where}, dort mit anderen Angaben bei: ${columns.join(', ')}.`
  return { ...row.place, column: applicationColumns.labels.name, reason }
}

function reportRepeated(row: Row, first: Row, remarks: Remarks): 1 {
  const where = describeOther(first.place, row.place)
  remarks.add(row.place, `„${row.name}“ ist doppelt und sagt dasselbe wie ${where}.`)
  return 1
}
