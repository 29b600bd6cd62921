/**
 * What a plan would do, row by row in words, and a digest that tells whether it still is the plan that somebody saw.
 * @module
 */
import { createHash } from 'node:crypto'
import { forEachInSteps, type Steps } from '../../core/steps.ts'
import type {
  Changed,
  DeviceImportPlan,
  DeviceRecord,
  ImportPlan,
  RowPlace,
} from '../importPlan.ts'
import { cellText, type Table } from '../table.ts'
import { browserWords } from './browserWords.ts'
import { type PreviewList, type PreviewRow, previewPageSize } from './importUpload.ts'
import { deviceSummary, deviceTitle, speakFact, spokenFields } from './rowWords.ts'
import type { UploadKind } from './uploadKind.ts'

export type Preview = Readonly<Record<PreviewList, readonly PreviewRow[]>>

type AnyPlan = ImportPlan<unknown> & Partial<Pick<DeviceImportPlan, 'same' | 'missing'>>

export function* previewSteps(
  kind: UploadKind,
  plan: AnyPlan,
  tables: readonly Table[],
): Steps<Preview> {
  const preview = { refused: [], changed: [], new: [], missing: [], same: [] } satisfies Record<
    PreviewList,
    PreviewRow[]
  > as Record<PreviewList, PreviewRow[]>
  const cellsOf = findCells(tables)
  yield* forEachInSteps(plan.refused, ({ column, reason, ...place }) => {
    preview.refused.push({
      ...placeOf(place),
      name: '',
      detail: browserWords(reason),
      column,
      cells: cellsOf(place),
    })
  })
  yield* forEachInSteps(plan.changed, (change) => {
    preview.changed.push(changedRow(kind, change))
  })
  yield* forEachInSteps(plan.new, (created) => {
    preview.new.push({ ...placeOf(created as { from: RowPlace }), ...describe(kind, created) })
  })
  yield* forEachInSteps(plan.missing ?? [], (device) => {
    preview.missing.push({ row: 0, name: deviceTitle(device), detail: deviceSummary(device) })
  })
  yield* forEachInSteps(plan.same ?? [], ({ from, name }) => {
    preview.same.push({ ...placeOf(from), name, detail: '' })
  })
  return preview
}

/** A list in pages, as it is stored. */
export function previewPages(
  preview: Preview,
): { list: PreviewList; page: number; rows: readonly PreviewRow[] }[] {
  return (Object.keys(preview) as PreviewList[]).flatMap((list) => {
    const rows = preview[list]
    const pages = Math.ceil(rows.length / previewPageSize)
    return Array.from({ length: pages }, (_, index) => ({
      list,
      page: index + 1,
      rows: rows.slice(index * previewPageSize, (index + 1) * previewPageSize),
    }))
  })
}

/** When it says otherwise, somebody changed the inventory in between. */
export function* digestSteps(plan: AnyPlan): Steps<string> {
  const hash = createHash('sha256')
  const add = (value: unknown) => hash.update(JSON.stringify(value)).update('\n')
  yield* forEachInSteps(plan.new, add)
  hash.update('changed\n')
  yield* forEachInSteps(plan.changed, ({ id, version, fields }) => add([id, version, fields]))
  hash.update('refused\n')
  yield* forEachInSteps(plan.refused, add)
  add(plan.unchanged)
  return hash.digest('hex')
}

function changedRow(kind: UploadKind, { from, fields, after }: Changed<unknown>): PreviewRow {
  return {
    ...placeOf(from),
    ...describe(kind, after),
    fields: spokenFields(kind, fields),
  }
}

function describe(kind: UploadKind, facts: unknown): { name: string; detail: string } {
  if (kind === 'devices') {
    const device = facts as DeviceRecord
    return { name: deviceTitle(device), detail: deviceSummary(device) }
  }
  const given = new Map(Object.entries(facts as Readonly<Record<string, unknown>>))
  const speak = (field: string) => speakFact(field, given.get(field))
  const told = {
    applications: ['department', 'vendor', 'hosting', 'provider'],
    rooms: ['siteName', 'building', 'kind'],
    providers: ['kinds', 'description'],
  }[kind]
  return { name: speak('name'), detail: told.map(speak).filter(Boolean).join(' · ') }
}

function placeOf(given: RowPlace | { readonly from: RowPlace }): Pick<PreviewRow, 'sheet' | 'row'> {
  const { sheet, row } = 'from' in given ? given.from : given
  return sheet === '' ? { row } : { sheet, row }
}

/** The cells of a row as texts, found by sheet and number. */
function findCells(tables: readonly Table[]): (place: RowPlace) => string[] {
  const rows = new Map(
    tables.map(({ sheet, rows: own }) => [
      sheet,
      new Map(own.map((row) => [row.number, row.cells])),
    ]),
  )
  return ({ sheet, row }) => (rows.get(sheet)?.get(row) ?? []).map(cellText)
}
