import type { Db } from '../../../db/db.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { answerCheck, type CheckAnswer } from '../../assessment/answerCheck.ts'
import type { Check } from '../../assessment/check.ts'
import { formOf } from '../../assessment/checkForm.ts'
import { placeOf, subjectOf } from '../../assessment/checkPlace.ts'
import { ensureCheckRules } from '../../assessment/ensureCheckRules.ts'
import { readCheckModel, storeAnswers } from '../../assessment/storeAnswers.ts'
import { Failure } from '../../core/failure.ts'
import {
  type AnswerField,
  type AnswerTexts,
  answerFields,
  answerTextsOf,
  answerTitles,
  formPartOf,
  type NamedPerson,
  readAnswer,
  speakAnswer,
} from '../answerField.ts'
import type { WantedAnswer } from './answerKind.ts'
import type { PlanOrder } from './planOrder.ts'
import { readSince } from './readSince.ts'
import type { Since } from './since.ts'
import type { StoreKind } from './storeKind.ts'

/** Checks as the merge sees them. Throws `not_found` for a target object that is none of the information domain. */
export async function readCheckKind(db: Db, order: PlanOrder): Promise<StoreKind> {
  const { actor, informationDomainId, contents, given } = order
  const places = contents.cells.map(({ subject }) => placeOf(subject))
  const model = await readCheckModel(db, actor, informationDomainId, places)
  const since = await readSince(db, contents.baseSequence, { about: 'checks', informationDomainId })
  const persons = await readNamedPersons(db, since)
  const own = await readOwnPersons(db, actor)
  const checkOf = (subject: string) => model.checkOf(placeOf(subject))
  const seesAll = isAllowed(actor, 'write', 'checks')
  return {
    about: 'checks',
    titles: answerTitles,
    todayOf: (subject) => answerTextsOf(checkOf(subject)),
    baseOf: (subject) => baseOf(checkOf(subject), since),
    speak: (field, value) => speakAnswer(field as AnswerField, value, persons),
    read: (field, text, { base, today }) =>
      readAnswer(field as AnswerField, text, { persons, near: [today, base ?? ''] }),
    refusalOf(subject, field) {
      if (seesAll) return ''
      const isOwn = own.has(checkOf(subject).responsibleId ?? '')
      if (!isOwn) return 'Diese Anforderung ist Ihnen nicht zugewiesen.'
      return field === 'responsibleId'
        ? 'Wer zuständig ist, legen die Informationssicherheitsbeauftragten fest.'
        : ''
    },
    problemOf: (wanted) => problemOf(checkOf(wanted.subject), wanted.texts, given),
    async store(deps, answers, source) {
      const made = answers.map(({ subject, texts }) => answerOf(checkOf(subject), texts))
      await storeAnswers(db, deps, actor, model, made, { givenBy: given.by, source })
    },
  }
}

/** What stood in the workbook, as far as the trail tells. */
function baseOf(check: Check, { answers }: Since): Partial<AnswerTexts> {
  const earlier = answers.get(subjectOf(check))
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

/** The check as it is today, with what the file changes. A status that is no „entbehrlich“ takes its kind away. */
function answerOf(check: Check, texts: Partial<AnswerTexts>): CheckAnswer {
  const { targetObjectId, requirement, version } = check
  const { dispensableBecause } = check
  const form = { ...formOf(check), dispensableBecause, ...formPartOf(texts) }
  const kept = form.status === 'dispensable' ? form.dispensableBecause : null
  return { ...form, dispensableBecause: kept, targetObjectId, requirement, version }
}

function problemOf(check: Check, texts: WantedAnswer['texts'], given: PlanOrder['given']): string {
  const answer = answerOf(check, texts)
  if (texts.dispensableBecause && answer.status !== 'dispensable') {
    return 'Eine Begründungsart gibt es nur beim Status „entbehrlich“.'
  }
  try {
    ensureCheckRules(answerCheck(check, answer, given))
    return ''
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.message.replace(`${check.requirement}: `, '')
  }
}
