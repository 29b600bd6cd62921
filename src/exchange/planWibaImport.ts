/**
 * What the import of WiBA answers would do: the sheet of BSI's tool, matched by checklist and number.
 * @module
 */
import { nearestWord } from '../core/text.ts'
import { wordKey } from '../core/wordKey.ts'
import { type WibaAnswer, wibaAnswerLabels } from '../wiba/wibaAnswer.ts'
import { type WibaField, wibaColumns } from './columns/wibaColumns.ts'
import { createRecordReader, type RecordReader } from './createRecordReader.ts'
import type { ImportMapping, RememberedMapping } from './importMapping.ts'
import type {
  Changed,
  ExistingWibaAnswer,
  FieldChange,
  Planned,
  Refusal,
  RowPlace,
  WibaAnswerRecord,
  WibaImportPlan,
  WibaQuestionKey,
} from './importPlan.ts'
import { describeOther } from './matchDevices.ts'
import { type RecognisedSheet, recogniseSheets } from './recogniseSheets.ts'
import { collectRemarks, type Remarks } from './remarks.ts'
import type { Table } from './table.ts'
import { wibaAnswerOf } from './values/words.ts'

/** Words that leave a question open. */
const openWords: ReadonlySet<string> = new Set([
  'offen',
  'open',
  'unbeantwortet',
  'nichtbeantwortet',
])

export type WibaImport = {
  readonly tables: readonly Table[]
  readonly questions: readonly WibaQuestionKey[]
  /** The answers of the information domain. */
  readonly existing: readonly ExistingWibaAnswer[]
  readonly mapping?: ImportMapping | undefined
  readonly remembered?: readonly RememberedMapping[] | undefined
}

/** What a row says; null and '' are not stated. */
type Row = WibaAnswerRecord & { readonly place: RowPlace }

type Result = {
  readonly new: Planned<WibaAnswerRecord>[]
  readonly changed: Changed<WibaAnswerRecord>[]
  readonly refused: Refusal[]
  unchanged: number
}

/** Throws `invalid` when no sheet has the columns of the tool. */
export function planWibaImport(input: WibaImport): WibaImportPlan {
  const remarks = collectRemarks()
  const sheets = recogniseSheets(input.tables, wibaColumns, input, remarks)
  const known = new Map(input.existing.map((stored) => [stored.questionId, stored]))
  const result: Result = { new: [], changed: [], refused: [], unchanged: 0 }
  const firsts = new Map<string, Row>()
  for (const sheet of sheets) {
    for (const read of readRows(sheet, input.questions, known, remarks)) {
      if ('reason' in read) result.refused.push(read)
      else settle(read, known, firsts, result, remarks)
    }
  }
  return { ...result, sheets: sheets.map(({ reading }) => reading), warnings: remarks.list() }
}

/** Merged cells name the checklist in their first row only. */
function readRows(
  sheet: RecognisedSheet<WibaField>,
  questions: readonly WibaQuestionKey[],
  known: ReadonlyMap<string, ExistingWibaAnswer>,
  remarks: Remarks,
): (Row | Refusal)[] {
  let checklist = ''
  return sheet.records.map((record) => {
    const reader = createRecordReader(sheet, record)
    const own = reader.text('checklist')
    if (own === '' && checklist !== '') {
      remarks.add(record.place, 'Checkliste aus der Zeile darüber übernommen.')
    }
    checklist = own || checklist
    const questionId = findQuestion(reader, checklist, questions)
    const answer = readAnswer(reader)
    const note = reader.notes('note')
    if (answer === 'not_relevant' && !note && !known.get(questionId)?.note) {
      reader.refuse('answer', '„nicht relevant“ braucht eine Notiz, die sagt, warum')
    }
    return reader.refusal() ?? { place: record.place, questionId, answer, note }
  })
}

function findQuestion(
  reader: RecordReader<WibaField>,
  checklist: string,
  questions: readonly WibaQuestionKey[],
): string {
  const number = /^0*(\d{1,3})\.?$/.exec(reader.text('number'))?.[1]
  const ofChecklist = questions.filter((one) => wordKey(one.checklist) === wordKey(checklist))
  const question = ofChecklist.find((one) => String(one.number) === number)
  if (question) return question.id
  if (ofChecklist.length > 0) {
    const highest = Math.max(...ofChecklist.map((one) => one.number))
    const given = reader.text('number')
    reader.refuse('number', `„${given}“ gibt es in „${checklist}“ nicht (1 bis ${highest})`)
  } else {
    const names = [...new Set(questions.map((one) => one.checklist))]
    const nearest = nearestWord(checklist, names)
    const offer = nearest === undefined ? '' : `; meinten Sie „${nearest}“?`
    reader.refuse('checklist', `„${checklist}“ ist keine Checkliste von WiBA${offer}`)
  }
  return ''
}

function readAnswer(reader: RecordReader<WibaField>): WibaAnswer | null {
  const word = reader.text('answer')
  const answer = wibaAnswerOf(word)
  const open = wordKey(word) === '' || openWords.has(wordKey(word))
  if (answer === undefined && !open) {
    const known = Object.values(wibaAnswerLabels).map((label) => `„${label}“`)
    reader.refuse(
      'answer',
      `„${word}“ ist keine Antwort; möglich sind ${known.join(', ')} oder leer`,
    )
  }
  return answer ?? null
}

function settle(
  row: Row,
  known: ReadonlyMap<string, ExistingWibaAnswer>,
  firsts: Map<string, Row>,
  result: Result,
  remarks: Remarks,
): void {
  const { place: from, questionId } = row
  const first = firsts.get(questionId)
  if (first) {
    settleRepeated(row, first, result, remarks)
    return
  }
  firsts.set(questionId, row)
  const before = known.get(questionId)
  const after = {
    questionId,
    answer: row.answer ?? before?.answer ?? null,
    note: row.note || before?.note || '',
  }
  const fields = changesOf(before ?? { answer: null, note: '' }, after)
  if (Object.keys(fields).length === 0) result.unchanged += 1
  else if (!before) result.new.push({ ...after, from })
  else result.changed.push({ id: before.id, version: before.version, from, fields, after })
}

function changesOf(
  before: Pick<WibaAnswerRecord, 'answer' | 'note'>,
  after: WibaAnswerRecord,
): Record<string, FieldChange> {
  const fields: Record<string, FieldChange> = {}
  for (const field of ['answer', 'note'] as const) {
    if (before[field] !== after[field])
      fields[field] = { before: before[field], after: after[field] }
  }
  return fields
}

function settleRepeated(row: Row, first: Row, result: Result, remarks: Remarks): void {
  const where = describeOther(first.place, row.place)
  if (row.answer === first.answer && row.note === first.note) {
    remarks.add(row.place, `Die Prüffrage steht doppelt und sagt dasselbe wie ${where}.`)
    result.unchanged += 1
  } else {
    const reason = `Die Prüffrage steht schon in ${where}, dort mit anderer Antwort oder Notiz.`
    result.refused.push({ ...row.place, column: wibaColumns.labels.number, reason })
  }
}
