/** What taking a returned workbook over would do, answer by answer: the three-way merge and the rules of a status. @module */
import { answerCheck, type CheckAnswer } from '../../assessment/answerCheck.ts'
import type { Check } from '../../assessment/check.ts'
import { formOf } from '../../assessment/checkForm.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import { ensureCheckRules } from '../../assessment/ensureCheckRules.ts'
import type { Instant } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { groupedBy } from '../../inventory/order.ts'
import {
  type AnswerField,
  type AnswerTexts,
  answerTextsOf,
  answerTitles,
  formPartOf,
  looseText,
  type NamedPerson,
  readAnswer,
  speakAnswer,
} from '../answerField.ts'
import { type Conflict, type Decision, outcomeOf } from '../planMerge.ts'
import { cellName, type ReturnedCell } from '../returnedWorkbook.ts'

/** A cell in words; `base` is null where nobody knows it. */
export type PlannedCell = ReturnedCell & {
  readonly name: string
  readonly title: string
  readonly base: string | null
  readonly today: string
  readonly returned: string
  readonly value: string
}

export type RefusedCell = PlannedCell & { readonly reason: string }

export type AnswerPlan = {
  readonly changes: readonly PlannedCell[]
  /** Both sides changed them; with the decision, where there is one. */
  readonly conflicts: readonly (PlannedCell & { readonly decision: Decision | undefined })[]
  /** Changed in the file alone, but the same answer has a conflict that is not decided: answers are not taken in halves. */
  readonly held: readonly PlannedCell[]
  readonly refused: readonly RefusedCell[]
  /** Fields that were changed in the program meanwhile, by check, beside what the file changes. */
  readonly mixed: ReadonlyMap<string, readonly string[]>
  readonly same: number
  readonly answers: readonly CheckAnswer[]
}

export type PlanSources = {
  /** Throws `invalid` for what is not modelled. */
  readonly checkOf: (cell: ReturnedCell) => Check
  /** As the workbook was issued; a field that is not there is unknown. */
  readonly baseOf: (check: Check) => Partial<AnswerTexts>
  readonly persons: readonly NamedPerson[]
  /** Why the actor may not answer this check; '' when they may. */
  readonly refusalOf: (check: Check, field: AnswerField) => string
  readonly decisions: Readonly<Record<string, Decision>>
  readonly given: { readonly at: Instant; readonly by: string }
}

type Mutable<List> = List extends readonly (infer Item)[] ? Item[] : never
type Draft = {
  changes: Mutable<AnswerPlan['changes']>
  conflicts: Mutable<AnswerPlan['conflicts']>
  held: Mutable<AnswerPlan['held']>
  refused: Mutable<AnswerPlan['refused']>
  mixed: Map<string, readonly string[]>
  answers: CheckAnswer[]
  same: number
}

export function planAnswers(cells: readonly ReturnedCell[], sources: PlanSources): AnswerPlan {
  const plan: Draft = {
    ...{ changes: [], conflicts: [], held: [], refused: [], answers: [] },
    mixed: new Map(),
    same: 0,
  }
  for (const ofCheck of groupedBy(cells, subjectOf).values()) planCheck(plan, ofCheck, sources)
  return plan
}

/** The answers of one check stand and fall together. */
function planCheck(plan: Draft, cells: readonly ReturnedCell[], sources: PlanSources): void {
  const check = findCheck(plan, cells, sources)
  if (!check) return
  const base = sources.baseOf(check)
  const today = answerTextsOf(check)
  const sorted = sortCells(plan, cells, check, { base, today }, sources)
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
  const answer = answerOf(check, texts)
  const problems = problemsOf(check, answer, texts, sources)
  if (problems) {
    for (const cell of wanted) plan.refused.push({ ...cell, reason: problems })
    return
  }
  plan.changes.push(...sorted.changes)
  plan.answers.push(answer)
  const others = otherChanges(base, today, wanted)
  if (others.length > 0) plan.mixed.set(subjectOf(check), others)
}

function findCheck(
  plan: Draft,
  cells: readonly ReturnedCell[],
  { checkOf }: PlanSources,
): Check | undefined {
  const [first] = cells
  try {
    return first && checkOf(first)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const unknown = { base: null, today: '', value: '' }
    for (const cell of cells) {
      const words = { name: cellName(cell), title: answerTitles[cell.field], returned: cell.text }
      plan.refused.push({ ...cell, ...unknown, ...words, reason: error.message })
    }
    return undefined
  }
}

/** The cells of a check by what came of them; what cannot be read, or may not be answered, is refused. */
function sortCells(
  plan: Draft,
  cells: readonly ReturnedCell[],
  check: Check,
  { base, today }: { base: Partial<AnswerTexts>; today: AnswerTexts },
  { persons, refusalOf, decisions }: PlanSources,
) {
  const changes: PlannedCell[] = []
  const conflicts: (PlannedCell & { decision: Decision | undefined })[] = []
  for (const cell of cells) {
    const { field } = cell
    const near = [today[field], base[field] ?? '']
    const reading = cell.problem
      ? { problem: cell.problem }
      : readAnswer(field, cell.text, { persons, near })
    const value = 'value' in reading ? reading.value : cell.text
    const three = { base: base[field], today: today[field], returned: value }
    const outcome = 'problem' in reading ? 'changed' : outcomeOf(looselyOf(three))
    if (outcome === 'same') plan.same += 1
    if (outcome === 'same' || outcome === 'untouched') continue
    const planned = plannedCell(cell, three, persons)
    const reason = 'problem' in reading ? reading.problem : refusalOf(check, field)
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

function plannedCell(
  cell: ReturnedCell,
  { base, today, returned }: Conflict<string>,
  persons: readonly NamedPerson[],
): PlannedCell {
  const speak = (value: string) => speakAnswer(cell.field, value, persons)
  return {
    ...cell,
    name: cellName(cell),
    title: answerTitles[cell.field],
    base: base === undefined ? null : speak(base),
    today: speak(today),
    returned: cell.field === 'responsibleId' ? cell.text : speak(returned),
    value: returned,
  }
}

/** The check as it is today, with what the file changes. A status that is no „entbehrlich“ takes its kind away. */
function answerOf(check: Check, texts: Partial<AnswerTexts>): CheckAnswer {
  const { targetObjectId, requirement, version } = check
  const { dispensableBecause } = check
  const form = { ...formOf(check), dispensableBecause, ...formPartOf(texts) }
  const kept = form.status === 'dispensable' ? form.dispensableBecause : null
  return { ...form, dispensableBecause: kept, targetObjectId, requirement, version }
}

/** In German why the answer cannot be taken; undefined when it can. */
function problemsOf(
  check: Check,
  answer: CheckAnswer,
  texts: Partial<AnswerTexts>,
  { given }: PlanSources,
): string | undefined {
  if (texts.dispensableBecause && answer.status !== 'dispensable') {
    return 'Eine Begründungsart gibt es nur beim Status „entbehrlich“.'
  }
  try {
    ensureCheckRules(answerCheck(check, answer, given))
    return undefined
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.message.replace(`${check.requirement}: `, '')
  }
}

/** Titles of what the program changed meanwhile in the same answer, and the file did not. */
function otherChanges(
  base: Partial<AnswerTexts>,
  today: AnswerTexts,
  wanted: readonly PlannedCell[],
): string[] {
  const own = new Set(wanted.map(({ field }) => field))
  return (Object.keys(today) as AnswerField[])
    .filter((field) => !own.has(field) && base[field] !== today[field])
    .map((field) => answerTitles[field])
}
