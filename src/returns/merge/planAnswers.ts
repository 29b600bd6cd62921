/** What taking a returned workbook over would do, answer by answer: the three-way merge and the rules of the answers. @module */

import { Failure } from '../../core/failure.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { groupedBy } from '../../inventory/order.ts'
import { looseText } from '../answerField.ts'
import { type Conflict, type Decision, outcomeOf } from '../planMerge.ts'
import { cellName, labelOf, type ReturnedCell } from '../returnedWorkbook.ts'
import type { AnswerKind, AnswerTexts, WantedAnswer } from './answerKind.ts'

/** A cell in words; `base` is null where nobody knows it. */
export type PlannedCell = ReturnedCell & {
  readonly name: string
  /** „C001 SYS.2.1.A1“ */
  readonly label: string
  readonly title: string
  readonly base: string | null
  readonly today: string
  readonly returned: string
  readonly value: string
}

export type RefusedCell = PlannedCell & { readonly reason: string }

export type AnswerPlan = {
  readonly about: AnswerSubject
  readonly changes: readonly PlannedCell[]
  /** Both sides changed them; with the decision, where there is one. */
  readonly conflicts: readonly (PlannedCell & { readonly decision: Decision | undefined })[]
  /** Changed in the file alone, but the same answer has a conflict that is not decided: answers are not taken in halves. */
  readonly held: readonly PlannedCell[]
  readonly refused: readonly RefusedCell[]
  /** Fields that were changed in the program meanwhile, by subject, beside what the file changes. */
  readonly mixed: ReadonlyMap<string, readonly string[]>
  readonly same: number
  readonly answers: readonly WantedAnswer[]
}

type Decisions = Readonly<Record<string, Decision>>

type Mutable<List> = List extends readonly (infer Item)[] ? Item[] : never
type Draft = {
  changes: Mutable<AnswerPlan['changes']>
  conflicts: Mutable<AnswerPlan['conflicts']>
  held: Mutable<AnswerPlan['held']>
  refused: Mutable<AnswerPlan['refused']>
  mixed: Map<string, readonly string[]>
  answers: WantedAnswer[]
  same: number
}

export function planAnswers(
  cells: readonly ReturnedCell[],
  kind: AnswerKind,
  decisions: Decisions,
): AnswerPlan {
  const plan: Draft = {
    ...{ changes: [], conflicts: [], held: [], refused: [], answers: [] },
    mixed: new Map(),
    same: 0,
  }
  for (const [subject, ofOne] of groupedBy(cells, (cell) => cell.subject)) {
    planSubject(plan, { subject, cells: ofOne }, kind, decisions)
  }
  return { ...plan, about: kind.about }
}

type Returned = { readonly subject: string; readonly cells: readonly ReturnedCell[] }

/** The answers to one subject stand and fall together. */
function planSubject(plan: Draft, of: Returned, kind: AnswerKind, decisions: Decisions): void {
  const { subject } = of
  const today = findToday(plan, of, kind)
  if (!today) return
  const base = kind.baseOf(subject)
  const sorted = sortCells(plan, of, { base, today }, kind, decisions)
  const undecided = sorted.conflicts.filter(({ decision }) => decision === undefined)
  plan.conflicts.push(...sorted.conflicts)
  if (undecided.length > 0) {
    plan.held.push(...sorted.changes)
    return
  }
  const wanted = [
    ...sorted.changes,
    ...sorted.conflicts.filter(({ decision }) => decision === 'returned'),
  ]
  if (wanted.length === 0) return
  const texts = Object.fromEntries(wanted.map(({ field, value }) => [field, value]))
  const reason = kind.problemOf({ subject, texts })
  if (reason) {
    for (const cell of wanted) plan.refused.push({ ...cell, reason })
    return
  }
  plan.changes.push(...sorted.changes)
  plan.answers.push({ subject, texts })
  const own = new Set(wanted.map(({ field }) => field))
  const others = Object.keys(today).filter(
    (field) => !own.has(field) && base[field] !== today[field],
  )
  if (others.length > 0)
    plan.mixed.set(
      subject,
      others.map((field) => titleOf(kind, field)),
    )
}

function findToday(
  plan: Draft,
  { subject, cells }: Returned,
  kind: AnswerKind,
): AnswerTexts | undefined {
  try {
    return kind.todayOf(subject)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    for (const cell of cells) {
      const unknown = { base: null, today: '', value: '', returned: cell.text }
      plan.refused.push({ ...namedCell(cell, kind), ...unknown, reason: error.message })
    }
    return undefined
  }
}

/** The cells of a subject by what came of them; what cannot be read, or may not be answered, is refused. */
function sortCells(
  plan: Draft,
  { subject, cells }: Returned,
  { base, today }: { base: Partial<AnswerTexts>; today: AnswerTexts },
  kind: AnswerKind,
  decisions: Decisions,
) {
  const changes: PlannedCell[] = []
  const conflicts: (PlannedCell & { decision: Decision | undefined })[] = []
  for (const cell of cells) {
    const { field } = cell
    const near = { base: base[field], today: today[field] ?? '' }
    const reading = cell.problem ? { problem: cell.problem } : kind.read(field, cell.text, near)
    const isRead = 'value' in reading
    const three = { ...near, returned: isRead ? reading.value : cell.text }
    const outcome = isRead ? outcomeOf(looselyOf(three)) : 'changed'
    if (outcome === 'same') plan.same += 1
    if (outcome === 'same' || outcome === 'untouched') continue
    const said = isRead ? kind.speak(field, three.returned) : cell.text
    const planned = { ...plannedCell(cell, three, kind), returned: said }
    const reason = isRead ? kind.refusalOf(subject, field) : reading.problem
    if (reason) plan.refused.push({ ...planned, reason })
    else if (outcome === 'changed') changes.push(planned)
    else conflicts.push({ ...planned, decision: decisions[planned.name] })
  }
  return { changes, conflicts }
}

/** Programs on the way lose blanks, which is no change. */
function looselyOf({ base, today, returned }: Conflict<string>): Conflict<string> {
  return {
    base: base === undefined ? undefined : looseText(base),
    today: looseText(today),
    returned: looseText(returned),
  }
}

function plannedCell(cell: ReturnedCell, three: Conflict<string>, kind: AnswerKind) {
  const { base, today, returned } = three
  return {
    ...namedCell(cell, kind),
    base: base === undefined ? null : kind.speak(cell.field, base),
    today: kind.speak(cell.field, today),
    value: returned,
  }
}

function namedCell(cell: ReturnedCell, kind: AnswerKind) {
  const label = labelOf(kind.about, cell.keys)
  return { ...cell, label, name: cellName(cell), title: titleOf(kind, cell.field) }
}

function titleOf({ titles }: AnswerKind, field: string): string {
  return titles[field] ?? field
}
