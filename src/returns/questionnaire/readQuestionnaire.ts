import { readWiba } from '../../../catalog/wiba.ts'
import type { Db } from '../../../db/db.ts'
import { listChecks } from '../../../db/queries/checks.ts'
import { listPersons, type Person } from '../../../db/queries/organisations.ts'
import { findQuestionnaire, listQuestions } from '../../../db/queries/questionnaires.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { listWibaAnswers } from '../../../db/queries/wiba.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { type Check, checkStatusLabels } from '../../assessment/check.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import { Failure } from '../../core/failure.ts'
import { wibaAnswerLabels } from '../../wiba/wibaAnswer.ts'
import type { Question, Questionnaire } from './questionnaire.ts'
import { type QuestionWords, questionWords } from './questionWords.ts'

export type AskedQuestion = Question & {
  readonly words: QuestionWords
  /** Of the target object, or the name of WiBA's checklist. */
  readonly code: string
  readonly objectName: string
  /** In WiBA's checklist, from 1; 0 of a check. */
  readonly number: number
  /** What stands there today, in words. */
  readonly today: { readonly answer: string; readonly text: string; readonly version: number }
}

/** Throws `not_found`, also outside the actor's memberships. */
export async function readQuestionnaire(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ questionnaire: Questionnaire; person: Person }> {
  const questionnaire = await findQuestionnaire(db, id)
  if (!questionnaire || !isInDomain(actor, questionnaire.informationDomainId)) {
    throw new Failure('not_found', 'Diesen Fragebogen gibt es hier nicht.')
  }
  return { questionnaire, person: await personOf(db, questionnaire) }
}

async function personOf(db: Db, { personId }: Questionnaire): Promise<Person> {
  const person = (await listPersons(db)).find(({ id }) => id === personId)
  if (!person) throw new Error(`no person ${personId}`)
  return person
}

/** The questions in their words, beside what stands in the program today. */
export async function readAskedQuestions(
  db: Db,
  { id, informationDomainId, kind }: Questionnaire,
): Promise<AskedQuestion[]> {
  const questions = await listQuestions(db, id)
  if (kind === 'wiba') return askWiba(db, informationDomainId, questions)
  const objects = new Map(
    (await listTargetObjects(db, informationDomainId)).map((object) => [object.id, object]),
  )
  const ids = [...new Set(questions.flatMap(({ targetObjectId }) => targetObjectId ?? []))]
  const checks = new Map((await listChecks(db, ids)).map((check) => [subjectOf(check), check]))
  return questions.map((question) => {
    const object = objects.get(question.targetObjectId ?? '')
    const code = object?.code ?? ''
    return {
      ...question,
      code,
      objectName: object?.name ?? '',
      number: 0,
      words: questionWords(question, `${object?.name ?? ''} (${code})`),
      today: todayOf(checks.get(`${question.targetObjectId}/${question.requirement}`)),
    }
  })
}

function todayOf(check: Pick<Check, 'status' | 'explanation' | 'version'> | undefined) {
  const { status = 'open' as const, explanation = '', version = 0 } = check ?? {}
  return { answer: checkStatusLabels[status], text: explanation, version }
}

async function askWiba(
  db: Db,
  informationDomainId: string,
  questions: readonly Question[],
): Promise<AskedQuestion[]> {
  const answers = new Map(
    (await listWibaAnswers(db, informationDomainId)).map((answer) => [answer.question, answer]),
  )
  return questions.map((question) => {
    const id = question.question ?? ''
    const stored = answers.get(id)
    const code = readWiba().checklistOf(id)?.name ?? ''
    return {
      ...{ ...question, code, objectName: '' },
      number: readWiba().questionById(id)?.officialNumber ?? 0,
      words: questionWords(question, `WiBA, ${code}`),
      today: {
        answer: stored?.answer ? wibaAnswerLabels[stored.answer] : 'offen',
        text: stored?.note ?? '',
        version: stored?.version ?? 0,
      },
    }
  })
}
