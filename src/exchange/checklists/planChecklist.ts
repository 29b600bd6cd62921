/** What the answers in BSI's checklists come to, requirement by requirement. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Day } from '../../core/day.ts'
import { wordKey } from '../../core/wordKey.ts'
import { type ChecklistField, checklistColumns } from '../columns/checklistColumns.ts'
import { createRecordReader } from '../createRecordReader.ts'
import type { Refusal } from '../importPlan.ts'
import { recogniseSheets } from '../recogniseSheets.ts'
import { collectRemarks } from '../remarks.ts'
import type { Table } from '../table.ts'

/** An answer as the file gives it: of all rows of a requirement together. */
export type ChecklistAnswer = {
  readonly requirement: string
  readonly module: string
  readonly status: 'yes' | 'partial' | 'no' | 'dispensable'
  readonly explanation: string
  readonly dueOn: Day | null
}

export type ChecklistPlan = {
  readonly answers: readonly ChecklistAnswer[]
  /** Requirements in the file to which nobody answered anything. */
  readonly unanswered: number
  readonly refused: readonly Refusal[]
  readonly warnings: readonly string[]
}

type Part = {
  status: 'yes' | 'partial' | 'no' | null
  isDispensable: boolean
  reason: string
  remarks: string
  dueOn: Day | null
}

const statusWords: Readonly<Record<string, Part['status']>> = {
  ja: 'yes',
  teilweise: 'partial',
  nein: 'no',
}
const mostLetters = 4000

/** Throws `invalid` when no sheet has the columns of a checklist. */
export function planChecklist(tables: readonly Table[]): ChecklistPlan {
  const remarks = collectRemarks()
  const parts = new Map<string, Part[]>()
  const refused: Refusal[] = []
  const bad = new Set<string>()
  for (const sheet of recogniseSheets(tables, checklistColumns, {}, remarks)) {
    for (const record of sheet.records) {
      const reader = createRecordReader<ChecklistField>(sheet, record)
      const id = reader.text('requirement').replace(/\s/g, '')
      const known = findRequirement(id)
      if (!known) reader.refuse('requirement', `„${id}“ gibt es in Edition 2023 nicht`)
      const part = readPart(reader)
      const refusal = reader.refusal()
      if (refusal) {
        refused.push(refusal)
        bad.add(id)
      } else if (known && !known.withdrawn) parts.set(id, [...(parts.get(id) ?? []), part])
    }
  }
  // A requirement of which one row cannot be read would be told as better or worse than it is.
  const whole = [...parts].filter(([id]) => !bad.has(id))
  const answers = whole.flatMap(([id, list]) => answerOf(id, list) ?? [])
  return { answers, unanswered: whole.length - answers.length, refused, warnings: remarks.list() }
}

function findRequirement(id: string) {
  const module = id.replace(/\.A\d+$/, '')
  return readCatalog()
    .modules.find((each) => each.id === module)
    ?.requirements.find((each) => each.id === id)
}

function readPart(reader: ReturnType<typeof createRecordReader<ChecklistField>>): Part {
  const word = wordKey(reader.text('status'))
  const status = statusWords[word] ?? null
  if (word !== '' && status === null && word !== 'entbehrlich') {
    reader.refuse('status', `„${reader.text('status')}“ ist weder ja, teilweise noch nein`)
  }
  const isDispensable = word === 'entbehrlich' || wordKey(reader.text('dispensable')) === 'ja'
  const reason = reader.notes('dispensableReason')
  if (isDispensable && reason === '') {
    reader.refuse('dispensableReason', 'Ohne Begründung ist nichts entbehrlich')
  }
  const told = [
    reader.notes('remarks'),
    labelled('Verantwortlich', reader.text('responsible')),
    labelled('Kostenschätzung', reader.text('cost')),
  ]
  return {
    status,
    isDispensable,
    reason,
    remarks: told.filter(Boolean).join('\n'),
    dueOn: reader.day('dueOn'),
  }
}

function labelled(label: string, text: string): string {
  return text === '' ? '' : `${label}: ${text}`
}

/** All „ja“ is ja, all „nein“ is nein, else teilweise; dispensable sentences leave the rest as it is. */
function answerOf(requirement: string, parts: readonly Part[]): ChecklistAnswer | undefined {
  const needed = parts.filter(({ isDispensable }) => !isDispensable)
  const statuses = new Set(needed.map(({ status }) => status))
  if (needed.length > 0 && statuses.size === 1 && statuses.has(null)) return undefined
  const [only] = statuses
  const status =
    needed.length === 0 ? 'dispensable' : statuses.size === 1 && only ? only : ('partial' as const)
  const texts = [...new Set(parts.flatMap(({ reason, remarks }) => [reason, remarks]))]
  const days = needed.flatMap(({ dueOn }) => dueOn ?? []).sort()
  return {
    requirement,
    module: requirement.replace(/\.A\d+$/, ''),
    status,
    explanation: texts.filter(Boolean).join('\n').slice(0, mostLetters),
    dueOn: days.at(-1) ?? null,
  }
}
