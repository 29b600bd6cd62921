import type { Db } from '../../../db/db.ts'
import {
  listWibaAnswers,
  listWibaAssignments,
  type StoredWibaAnswer,
} from '../../../db/queries/wiba.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import { ensureKnownQuestion } from '../../wiba/ensureKnownQuestion.ts'
import { storeWibaReplies } from '../../wiba/storeWibaReplies.ts'
import { ensureNoted } from '../../wiba/wibaAnswer.ts'
import { wibaReach } from '../../wiba/wibaReach.ts'
import {
  readWibaField,
  speakWibaField,
  wibaAnswerIn,
  wibaFields,
  wibaFieldTitles,
  wibaTextsOf,
} from '../wibaField.ts'
import type { AnswerTexts, WantedAnswer } from './answerKind.ts'
import type { PlanOrder } from './planOrder.ts'
import { readSince } from './readSince.ts'
import type { Since } from './since.ts'
import type { StoreKind } from './storeKind.ts'

/** Questions of WiBA as the merge sees them. */
export async function readWibaKind(db: Db, order: PlanOrder): Promise<StoreKind> {
  const { actor, informationDomainId, contents, given } = order
  await readInformationDomain(db, actor, informationDomainId)
  const stored = new Map(
    (await listWibaAnswers(db, informationDomainId)).map((answer) => [answer.question, answer]),
  )
  const assignments = await listWibaAssignments(db, informationDomainId)
  const reachOf = wibaReach(assignments, await readOwnPersons(db, actor))
  const since = await readSince(db, contents.baseSequence, { about: 'wiba', informationDomainId })
  return {
    about: 'wiba',
    titles: wibaFieldTitles,
    todayOf: (question) => {
      ensureKnownQuestion({ question })
      return wibaTextsOf(stored.get(question))
    },
    baseOf: (question) => baseOf(question, stored.get(question), since),
    speak: speakWibaField,
    read: (field, text, { base }) => readWibaField(field, text, base),
    refusalOf: (question) =>
      isAllowed(actor, 'write', 'wiba', reachOf(question))
        ? ''
        : 'Diese Prüffrage ist Ihnen nicht zugewiesen.',
    problemOf: (wanted) => problemOf(replyOf(wanted, stored.get(wanted.subject))),
    async store(deps, answers, source) {
      const replies = answers.map((wanted) => replyOf(wanted, stored.get(wanted.subject)))
      const storing = { givenBy: given.by, source }
      await storeWibaReplies(db, deps, actor, informationDomainId, replies, storing)
    },
  }
}

/** What stood in the workbook, as far as the trail tells. */
function baseOf(
  question: string,
  stored: StoredWibaAnswer | undefined,
  { answers }: Since,
): Partial<AnswerTexts> {
  const today = wibaTextsOf(stored)
  const earlier = answers.get(question)
  if (!earlier) return today
  const told = (field: string) => earlier.fields.get(field)
  const old = wibaTextsOf({
    answer: wibaAnswerIn(textOf(told('answer'))),
    note: textOf(told('note')),
  })
  const known = wibaFields.filter((field) => earlier.fields.has(field) || !earlier.isPartlyUnknown)
  return Object.fromEntries(
    known.map((field) => [field, earlier.fields.has(field) ? old[field] : today[field]]),
  )
}

/** The answer as it is today, with what the file changes. */
function replyOf({ subject, texts }: WantedAnswer, stored: StoredWibaAnswer | undefined) {
  return {
    question: subject,
    answer: texts.answer === undefined ? (stored?.answer ?? null) : wibaAnswerIn(texts.answer),
    note: texts.note ?? stored?.note ?? '',
    version: stored?.version ?? 0,
  }
}

function problemOf(reply: ReturnType<typeof replyOf>): string {
  try {
    ensureNoted(reply)
    return ''
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.message
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
