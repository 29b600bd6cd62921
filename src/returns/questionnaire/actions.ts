/** Questions for departments: put, sent, answered without an account, decided on by the ISB. @module */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { findOrganisation } from '../../../db/queries/organisations.ts'
import {
  insertQuestionnaire,
  listQuestions,
  saveQuestion,
  saveQuestionnaire,
} from '../../../db/queries/questionnaires.ts'
import { listWibaAnswers } from '../../../db/queries/wiba.ts'
import { type Actor, actorIdOf, systemActor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { readPersons } from '../../access/readPersons.ts'
import { formOf } from '../../assessment/checkForm.ts'
import type { CheckPlace } from '../../assessment/checkPlace.ts'
import { readCheckModel, storeAnswers } from '../../assessment/storeAnswers.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { asciiAddress } from '../../core/mailAddress.ts'
import type { Deps } from '../../deps.ts'
import { mailFailureTexts } from '../../reminders/mailing/mailFailure.ts'
import { readMailServer } from '../../reminders/mailing/readMailServer.ts'
import { type SecretAddress, secretHashOf, secretTextOf } from '../../reminders/secretAddress.ts'
import { ensureKnownQuestion } from '../../wiba/ensureKnownQuestion.ts'
import { storeWibaReplies } from '../../wiba/storeWibaReplies.ts'
import {
  isReplied,
  noReply,
  type Question,
  type Questionnaire,
  type Reply,
} from './questionnaire.ts'
import { mostQuestions, type QuestionnaireForm } from './questionnaireForm.ts'
import { questionnaireMail } from './questionnaireMail.ts'
import { readByAddress } from './readByAddress.ts'
import { readQuestionnaire } from './readQuestionnaire.ts'
import { problemsOfReply, type Verdict } from './replyForm.ts'

export type NewQuestionnaire = Omit<QuestionnaireForm, 'expiresOn' | 'art'> & {
  readonly expiresOn: Day
} & (
    | { readonly kind: 'checks'; readonly places: readonly CheckPlace[] }
    | { readonly kind: 'wiba'; readonly questions: readonly string[] }
  )

/** The page of a secret address. */
export const replyPath = '/fragen'

/**
 * Puts questions to a person. Throws `invalid` without questions, with more than 200, or with one that is not
 * modelled; `not_found` for an unknown person.
 */
export async function createQuestionnaire(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  input: NewQuestionnaire,
): Promise<string> {
  allow(actor, 'write', input.kind)
  const { kind, title, personId, note, expiresOn } = input
  ensureToCome(expiresOn, deps.today())
  const id = deps.newId()
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    await readPersons(db, [personId])
    const asked = await ask(db, actor, informationDomainId, input)
    ensureSome(asked.length)
    await insertQuestionnaire(
      db,
      {
        ...{ id, informationDomainId, kind, title, personId, note, expiresOn },
        ...{ createdAt: deps.now(), createdBy: actorIdOf(actor), tokenHash: null },
        ...{ sentAt: null, savedAt: null, submittedAt: null, revokedAt: null },
      },
      asked.map((question, index) => ({
        ...{ position: index + 1, reply: noReply, isAnswered: false },
        ...{ state: 'open' as const, decidedAt: null, decidedBy: null },
        ...question,
      })),
    )
    const told = { title, responsibleId: personId, expiresOn, count: asked.length }
    recordEvent(db, eventBy(deps, actor, 'questionnaire_created', id, { after: told }))
  })
  return id
}

/**
 * A new secret address, which is told once and never again; an earlier one ends. Throws `conflict` once the
 * questionnaire was submitted or withdrawn, `invalid` after its last day.
 */
export async function makeLink(deps: Deps, actor: Actor, id: string): Promise<string> {
  const address = { organisationId: actor.organisationId, secret: deps.secrets.newToken() }
  await deps.store.write(actor.organisationId, async (db) => {
    const { questionnaire } = await readQuestionnaire(db, actor, id)
    allow(actor, 'write', questionnaire.kind)
    ensureToCome(questionnaire.expiresOn, deps.today())
    await saveQuestionnaire(db, id, { tokenHash: secretHashOf(address) })
    recordEvent(db, eventBy(deps, actor, 'questionnaire_linked', id, {}))
  })
  return `${replyPath}/${secretTextOf(address)}`
}

/**
 * Mails a new secret address to the person. Throws `invalid` where there is no mail server, no mail address, or the
 * server does not take the mail; the address that was made then opens nothing.
 */
export async function sendLink(deps: Deps, actor: Actor, id: string): Promise<void> {
  const { organisationId } = actor
  const { questionnaire, person, organisation, questions } = await deps.store.read(
    organisationId,
    async (db) => {
      const found = await readQuestionnaire(db, actor, id)
      allow(actor, 'write', found.questionnaire.kind)
      const questions = (await listQuestions(db, id)).length
      return { ...found, questions, organisation: await findOrganisation(db) }
    },
  )
  const server = await readMailServer(deps, organisationId)
  if (!server.settings || !deps.baseUrl) {
    throw new Failure('invalid', `${mailFailureTexts.no_settings} Den Link können Sie kopieren.`)
  }
  if (!person.email) {
    throw new Failure('invalid', `Bei ${person.name} ist keine Mailadresse eingetragen.`)
  }
  const link = `${deps.baseUrl}${await makeLink(deps, actor, id)}`
  const domain = asciiAddress(server.settings.senderAddress)?.split('@')[1] ?? 'localhost'
  const trial = await deps.mail.check(
    { ...server, settings: server.settings },
    {
      to: { name: person.name, address: person.email },
      messageId: `<fragebogen-${deps.newId()}@${domain}>`,
      sentAt: deps.serverTime(),
      ...questionnaireMail({
        ...{ questionnaire, questions, link },
        person: person.name,
        organisation: organisation?.name ?? '',
        sender: actor.name,
      }),
      html: '',
      headers: {},
      attachments: [],
    },
  )
  if (trial.failure) throw new Failure('invalid', mailFailureTexts[trial.failure.code])
  await deps.store.write(organisationId, async (db) => {
    await saveQuestionnaire(db, id, { sentAt: deps.now() })
    const after = { responsibleId: person.id }
    recordEvent(db, eventBy(deps, actor, 'questionnaire_sent', id, { after }))
  })
}

/** From now on the link opens nothing. Throws `conflict` once the questionnaire was submitted. */
export async function revokeQuestionnaire(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.store.write(actor.organisationId, async (db) => {
    const { questionnaire } = await readQuestionnaire(db, actor, id)
    allow(actor, 'write', questionnaire.kind)
    await saveQuestionnaire(db, id, { revokedAt: deps.now(), tokenHash: null })
    recordEvent(db, eventBy(deps, actor, 'questionnaire_revoked', id, {}))
  })
}

/** Keeps what a department has answered so far. Throws `not_found` for an address that opens nothing. */
export async function saveReplies(
  deps: Deps,
  address: SecretAddress | undefined,
  replies: ReadonlyMap<number, Reply>,
): Promise<void> {
  await keepReplies(deps, address, replies, false)
}

/**
 * Hands the answers to the ISB, once; the link then opens nothing. Throws `invalid` with the fields where an answer
 * lacks its reason, or nothing was answered at all.
 */
export async function submitReplies(
  deps: Deps,
  address: SecretAddress | undefined,
  replies: ReadonlyMap<number, Reply>,
): Promise<void> {
  const problems = Object.assign(
    {},
    ...[...replies].map(([position, reply]) => problemsOfReply(position, reply)),
  )
  if (Object.keys(problems).length > 0) {
    throw new Failure('invalid', 'Bitte ergänzen Sie diese Antworten.', problems)
  }
  await keepReplies(deps, address, replies, true)
}

async function keepReplies(
  given: Deps,
  address: SecretAddress | undefined,
  replies: ReadonlyMap<number, Reply>,
  isFinal: boolean,
): Promise<void> {
  const { questionnaire, deps } = await readByAddress(given, address)
  const { id } = questionnaire
  const organisationId = address?.organisationId ?? ''
  await deps.store.write(organisationId, async (db) => {
    const known = await listQuestions(db, id)
    for (const { position, reply: before } of known) {
      const reply = replies.get(position) ?? before
      await saveQuestion(db, id, position, { reply, isAnswered: isReplied(reply) })
    }
    const answered = known.filter(({ position, reply }) =>
      isReplied(replies.get(position) ?? reply),
    ).length
    if (isFinal && answered === 0) {
      throw new Failure(
        'invalid',
        'Bitte beantworten Sie mindestens eine Frage, bevor Sie abgeben.',
      )
    }
    const now = deps.now()
    await saveQuestionnaire(db, id, {
      savedAt: now,
      ...(isFinal && { submittedAt: now, tokenHash: null }),
    })
    if (!isFinal) return
    const [person] = await readPersons(db, [questionnaire.personId])
    const actor = systemActor(organisationId, `${person?.name ?? ''} (über den Link)`)
    recordEvent(db, eventBy(deps, actor, 'questionnaire_submitted', id, { after: { answered } }))
  })
}

export type ReplyDecision = {
  readonly position: number
  readonly verdict: Verdict
  /** In other words than the department's. */
  readonly changed?: Reply | undefined
}

/**
 * Takes replies over, changed or not, or leaves them; all or none. Throws `invalid` for what is against the rules,
 * `conflict` where somebody decided meanwhile or nothing was submitted.
 */
export async function decideReplies(
  deps: Deps,
  actor: Actor,
  id: string,
  decisions: readonly ReplyDecision[],
): Promise<void> {
  await deps.store.write(actor.organisationId, async (db) => {
    const { questionnaire, person } = await readQuestionnaire(db, actor, id)
    allow(actor, 'write', questionnaire.kind)
    if (questionnaire.submittedAt === null) {
      throw new Failure('conflict', 'Dieser Fragebogen ist noch nicht abgegeben.')
    }
    const questions = new Map((await listQuestions(db, id)).map((one) => [one.position, one]))
    const decided = decisions.flatMap((decision) => {
      const question = questions.get(decision.position)
      return question?.isAnswered ? [{ ...decision, question }] : []
    })
    const taken = decided.filter(({ verdict }) => verdict === 'accept')
    const source = { questionnaire: questionnaire.title, questionnaireId: id }
    const accepted = taken.map(({ question, changed }) => ({
      question,
      reply: changed ?? question.reply,
    }))
    const take = questionnaire.kind === 'checks' ? takeChecks : takeWiba
    await take(db, deps, actor, questionnaire, accepted, { source, givenBy: person.name })
    for (const { position, verdict, changed, question } of decided) {
      const isChanged = changed !== undefined && !isSameReply(changed, question.reply)
      const state = verdict === 'refuse' ? 'refused' : isChanged ? 'changed' : 'accepted'
      const stamp = { decidedAt: deps.now(), decidedBy: actor.name }
      await saveQuestion(db, id, position, { state, ...stamp })
    }
    const after = { accepted: taken.length, refused: decided.length - taken.length }
    recordEvent(db, eventBy(deps, actor, 'replies_decided', id, { after }))
  })
}

type Accepted = { readonly question: Question; readonly reply: Reply }

async function takeChecks(
  db: Db,
  deps: Deps,
  actor: Actor,
  { informationDomainId }: Questionnaire,
  accepted: readonly Accepted[],
  storing: { source: Record<string, string>; givenBy: string },
): Promise<void> {
  const places = accepted.map(({ question: { targetObjectId, requirement } }) => ({
    targetObjectId: targetObjectId ?? '',
    requirement: requirement ?? '',
  }))
  const model = await readCheckModel(db, actor, informationDomainId, places)
  const answers = accepted.map(({ reply }, index) => {
    const place = places[index] ?? { targetObjectId: '', requirement: '' }
    const before = model.checkOf(place)
    const explanation = reply.text === '' ? before.explanation : reply.text
    const { status, dispensableBecause } = reply
    const interview = { surveyedOn: deps.today(), interviewed: storing.givenBy }
    return {
      ...{ ...formOf(before), ...place, ...interview, explanation, dispensableBecause },
      status: status ?? before.status,
      version: before.version,
    }
  })
  await storeAnswers(db, deps, actor, model, answers, storing)
}

async function takeWiba(
  db: Db,
  deps: Deps,
  actor: Actor,
  { informationDomainId }: Questionnaire,
  accepted: readonly Accepted[],
  storing: { source: Record<string, string>; givenBy: string },
): Promise<void> {
  const stored = await listWibaAnswers(db, informationDomainId)
  const known = new Map(stored.map((answer) => [answer.question, answer]))
  const replies = accepted.map(({ question: { question }, reply }) => {
    const before = known.get(question ?? '')
    return {
      question: question ?? '',
      answer: reply.answer,
      note: reply.text === '' ? (before?.note ?? '') : reply.text,
      version: before?.version ?? 0,
    }
  })
  await storeWibaReplies(db, deps, actor, informationDomainId, replies, storing)
}

async function ask(db: Db, actor: Actor, informationDomainId: string, input: NewQuestionnaire) {
  const nothing = { targetObjectId: null, requirement: null, question: null }
  if (input.kind === 'wiba') {
    const stored = await listWibaAnswers(db, informationDomainId)
    const versions = new Map(stored.map(({ question, version }) => [question, version]))
    return [...new Set(input.questions)].map((question) => {
      ensureKnownQuestion({ question })
      return { ...nothing, question, baseVersion: versions.get(question) ?? 0 }
    })
  }
  const model = await readCheckModel(db, actor, informationDomainId, input.places)
  return input.places.map((place) => ({
    ...{ ...nothing, ...place },
    baseVersion: model.checkOf(place).version,
  }))
}

function ensureSome(count: number): void {
  if (count > 0 && count <= mostQuestions) return
  throw new Failure(
    'invalid',
    count === 0
      ? 'Bitte wählen Sie mindestens eine Frage aus.'
      : `Das sind ${count} Fragen, mehr als ${mostQuestions} beantwortet niemand. Bitte teilen Sie sie auf.`,
  )
}

function ensureToCome(expiresOn: Day, today: Day): void {
  if (expiresOn >= today) return
  throw new Failure('invalid', 'Der letzte Tag liegt in der Vergangenheit.', {
    expiresOn: 'Bitte nennen Sie einen Tag, der noch kommt.',
  })
}

function isSameReply(a: Reply, b: Reply): boolean {
  return (
    a.status === b.status &&
    a.dispensableBecause === b.dispensableBecause &&
    a.answer === b.answer &&
    a.text === b.text
  )
}
