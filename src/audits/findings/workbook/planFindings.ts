/** What a workbook of findings would do, before it does it. @module */
import { createHash } from 'node:crypto'
import type { Day } from '../../../core/day.ts'
import type { Refusal, RowPlace } from '../../../exchange/importPlan.ts'
import { type FindingStatement, findingCode, findingProblems } from '../../finding.ts'
import { type NamedThings, namedProblems } from '../ensureNamed.ts'
import type { FindingRecord } from '../findingEntry.ts'
import { type FindingColumn, findingColumns, rowFields } from './findingColumns.ts'
import type { FindingRow, FindingRows } from './readFindingRows.ts'
import { type RowStatement, rowMark, rowText } from './rowMark.ts'

export type PlannedFinding = { readonly place: RowPlace; readonly statement: FindingStatement }

export type ChangedFinding = PlannedFinding & {
  readonly before: FindingRecord
  /** Those that differ. */
  readonly fields: readonly (keyof RowStatement)[]
}

export type FindingPlan = {
  readonly created: readonly PlannedFinding[]
  readonly changed: readonly ChangedFinding[]
  /** Rows that say nothing new. */
  readonly unchanged: number
  /** With a single one nothing is taken over. */
  readonly refused: readonly Refusal[]
}

export type PlanSources = {
  /** Those of the snapshot. */
  readonly findings: readonly FindingRecord[]
  readonly things: NamedThings
  /** Under which access it is sent; null: by the city, which may change each. */
  readonly accessId: string | null
  readonly today: Day
}

type Outcome =
  | { readonly created: PlannedFinding }
  | { readonly changed: ChangedFinding }
  | { readonly refused: readonly Refusal[] }
  | 'unchanged'

/** Rows are matched by their number, without one by kind, title and text; what is there already is not added again. */
export function planFindings(
  { rows, refused: unreadable }: FindingRows,
  sources: PlanSources,
): FindingPlan {
  const created: PlannedFinding[] = []
  const changed: ChangedFinding[] = []
  const refused: Refusal[] = [...unreadable]
  let unchanged = 0
  const known = new Set(sources.findings.map(sameKey))
  const numbers = new Set<number>()
  for (const row of rows) {
    const outcome = outcomeOf(row, sources, known, numbers)
    if (outcome === 'unchanged') unchanged += 1
    else if ('created' in outcome) created.push(outcome.created)
    else if ('changed' in outcome) changed.push(outcome.changed)
    else refused.push(...outcome.refused)
  }
  return { created, changed, unchanged, refused }
}

/** What the plan says, in short: when it says otherwise, something was saved in between. */
export function findingPlanDigest({ created, changed, unchanged, refused }: FindingPlan): string {
  const changes = changed.map(({ before: { id, version }, statement }) => [id, version, statement])
  const said = JSON.stringify([created, changes, unchanged, refused])
  return createHash('sha256').update(said).digest('hex')
}

function outcomeOf(
  row: FindingRow,
  sources: PlanSources,
  known: Set<string>,
  numbers: Set<number>,
): Outcome {
  if (row.number !== null) return outcomeOfKnown(row, row.number, sources, numbers)
  const key = sameKey(row.statement)
  if (known.has(key)) return 'unchanged'
  const { today } = sources
  const about = { module: '', documentTitle: '', foundOn: today }
  const statement = { ...row.statement, ...about }
  const refused = problemsOf(row, statement, sources)
  if (refused.length > 0) return { refused }
  known.add(key)
  return { created: { place: row.place, statement } }
}

function outcomeOfKnown(
  row: FindingRow,
  number: number,
  sources: PlanSources,
  numbers: Set<number>,
): Outcome {
  const code = findingCode(number)
  const before = sources.findings.find((finding) => finding.number === number)
  const refuse = (reason: string): Outcome => ({
    refused: [{ ...row.place, column: findingColumns.code, reason }],
  })
  if (!before) {
    return refuse(
      `Eine Feststellung ${code} gibt es zu diesem Stand nicht. Neue haben keine Nummer.`,
    )
  }
  if (numbers.has(number)) return refuse(`${code} steht in dieser Datei schon weiter oben.`)
  numbers.add(number)
  const stored = rowMark(before)
  const returned = rowMark(row.statement)
  if (returned === stored || returned === row.mark) return 'unchanged'
  if (sources.accessId !== null && before.accessId !== sources.accessId) {
    return refuse(`${code} haben Sie nicht unter diesem Zugang eingetragen und ändern sie nicht.`)
  }
  if (before.withdrawnOn !== null || before.answeredOn !== null) {
    return refuse(`${code} ist zurückgezogen oder beantwortet und bleibt, wie sie ist.`)
  }
  if (row.mark !== stored) {
    return refuse(
      `${code} wurde geändert, seit die Arbeitsmappe geschrieben wurde. Bitte laden Sie sie neu herunter.`,
    )
  }
  const statement = { ...before, ...row.statement }
  const refused = problemsOf(row, statement, sources)
  if (refused.length > 0) return { refused }
  const fields = rowFields.filter(
    (field) => rowText(before[field] ?? '') !== rowText(row.statement[field] ?? ''),
  )
  return { changed: { place: row.place, before, fields, statement: statementOf(statement) } }
}

function problemsOf(
  { place }: FindingRow,
  statement: FindingStatement,
  { things, today }: PlanSources,
): Refusal[] {
  const problems = { ...findingProblems(statement, today), ...namedProblems(statement, things) }
  return Object.entries(problems).map(([field, reason]) => ({
    ...place,
    column: isColumn(field) ? findingColumns[field] : '',
    reason,
  }))
}

function isColumn(field: string): field is FindingColumn {
  return Object.hasOwn(findingColumns, field)
}

function statementOf(given: FindingStatement): FindingStatement {
  const { kind, title, text, targetObjectCode, module, requirement, documentTitle } = given
  const { foundOn, dueOn } = given
  return {
    ...{ kind, title, text, targetObjectCode, module, requirement, documentTitle },
    ...{ foundOn, dueOn },
  }
}

function sameKey({ kind, title, text }: Pick<RowStatement, 'kind' | 'title' | 'text'>): string {
  return JSON.stringify([kind, rowText(title), rowText(text)])
}
