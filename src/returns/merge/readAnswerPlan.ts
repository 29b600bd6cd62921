import { createHash } from 'node:crypto'
import type { Db } from '../../../db/db.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import type { Check } from '../../assessment/check.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import { type CheckModel, readCheckModel } from '../../assessment/storeAnswers.ts'
import { canonicalJson } from '../../core/canonicalJson.ts'
import type { Instant } from '../../core/day.ts'
import {
  type AnswerField,
  type AnswerTexts,
  answerFields,
  answerTextsOf,
  type NamedPerson,
} from '../answerField.ts'
import type { Decision } from '../planMerge.ts'
import type { ReturnedContents } from '../returnedWorkbook.ts'
import { type AnswerPlan, planAnswers } from './planAnswers.ts'
import { readSince } from './readSince.ts'
import type { Since } from './since.ts'

export type PlanOrder = {
  readonly informationDomainId: string
  readonly contents: Pick<ReturnedContents, 'baseSequence' | 'cells'>
  readonly decisions: Readonly<Record<string, Decision>>
  /** When the answers count from, and whose they are. */
  readonly given: { readonly at: Instant; readonly by: string }
}

/** What taking the cells over would do with the checks as they are now; with the model to store them by. */
export async function readAnswerPlan(
  db: Db,
  actor: Actor,
  { informationDomainId, contents, decisions, given }: PlanOrder,
): Promise<{ plan: AnswerPlan; model: CheckModel; digest: string }> {
  const { cells, baseSequence } = contents
  const model = await readCheckModel(db, actor, informationDomainId, cells)
  const since = await readSince(db, baseSequence)
  const persons = await readNamedPersons(db, since)
  const own = await readOwnPersons(db, actor)
  const plan = planAnswers(cells, {
    checkOf: model.checkOf,
    baseOf: (check) => baseOf(check, since),
    persons,
    refusalOf: (check, field) => refusalOf(actor, own, check, field),
    decisions,
    given,
  })
  return { plan, model, digest: digestOf(plan) }
}

/** What stood in the workbook, as far as the trail tells. */
function baseOf(check: Check, { checks }: Since): Partial<AnswerTexts> {
  const earlier = checks.get(subjectOf(check))
  if (!earlier) return answerTextsOf(check)
  const old = answerTextsOf({ ...check, ...Object.fromEntries(earlier.fields) })
  const known = answerFields.filter(
    (field) => earlier.fields.has(field) || !earlier.isPartlyUnknown,
  )
  return Object.fromEntries(known.map((field) => [field, old[field]]))
}

/** The name of today first: it is the one that is shown. */
async function readNamedPersons(db: Db, { personNames }: Since): Promise<NamedPerson[]> {
  const persons = await listPersons(db)
  return persons.map(({ id, name }) => {
    const earlier = personNames.get(id)
    return { id, names: earlier === undefined ? [name] : [name, earlier] }
  })
}

function refusalOf(
  actor: Actor,
  own: ReadonlySet<string>,
  check: Check,
  field: AnswerField,
): string {
  if (isAllowed(actor, 'write', 'checks')) return ''
  if (!own.has(check.responsibleId ?? '')) return 'Diese Anforderung ist Ihnen nicht zugewiesen.'
  return field === 'responsibleId'
    ? 'Wer zuständig ist, legen die Informationssicherheitsbeauftragten fest.'
    : ''
}

/** Says which plan a person has seen, whatever was decided about its conflicts. */
function digestOf({ changes, conflicts, held, refused }: AnswerPlan): string {
  const seen = (cells: readonly { name: string; today: string; value: string }[]) =>
    cells.map(({ name, today, value }) => `${name} ${today} ${value}`)
  const kept = [...new Set(seen([...changes, ...held, ...conflicts, ...refused]))].sort()
  return createHash('sha256').update(canonicalJson(kept)).digest('hex')
}
