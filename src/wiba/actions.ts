/** Answers to WiBA's questions, and what they suggest for the checks. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import { readWiba } from '../../catalog/wiba.ts'
import type { Db } from '../../db/db.ts'
import { readCheckFigures } from '../../db/queries/checks.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { listModuleDecisions } from '../../db/queries/modelling.ts'
import { insertSuggestions, listSuggestionsOfKind } from '../../db/queries/suggestions.ts'
import {
  deleteWibaAssignments,
  listWibaAnswers,
  listWibaAssignments,
  saveWibaAnswer,
  saveWibaAssignment,
} from '../../db/queries/wiba.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readOwnPersons } from '../access/readOwnPersons.ts'
import { readPersons } from '../access/readPersons.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { suggestChecks } from './suggestChecks.ts'
import { ensureNoted, type WibaReply } from './wibaAnswer.ts'
import { wibaReach } from './wibaReach.ts'

/** A reply with the version the person saw, 0 for none. */
export type NewWibaReply = WibaReply & { version: number }

/**
 * Stores answers, all or none; what does not change is not written. New „ja“ make suggestions for open
 * checks. Narrow rights reach what is assigned to the actor. Throws `not_found` for an unknown information domain,
 * `invalid` for an unknown question or a missing note, `conflict` for a stale version.
 */
export async function answerQuestions(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  replies: readonly NewWibaReply[],
): Promise<void> {
  allow(actor, 'write', 'wiba', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    const assignments = await listWibaAssignments(db, informationDomainId)
    const reachOf = wibaReach(assignments, await readOwnPersons(db, actor))
    const stored = await listWibaAnswers(db, informationDomainId)
    const known = new Map(stored.map((answer) => [answer.question, answer]))
    for (const { version, ...reply } of replies) {
      allow(actor, 'write', 'wiba', reachOf(reply.question))
      const { question, answer, note } = ensureNoted(ensureKnown(reply))
      const before = known.get(question)
      if (before && before.answer === answer && before.note === note) continue
      if ((before?.version ?? 0) !== version) throw stale(question)
      await saveWibaAnswer(db, {
        informationDomainId,
        question,
        answer,
        note,
        answeredAt: deps.now(),
        answeredBy: actor.name,
        version: version + 1,
      })
      const shown = before ? { answer: before.answer, note: before.note } : null
      recordEvent(
        db,
        eventBy(deps, actor, 'wiba_answered', question, {
          before: shown,
          after: { answer, note },
          row: { informationDomainId },
        }),
      )
    }
    await makeSuggestions(deps, actor, db, informationDomainId)
  })
}

/**
 * Says who is to answer questions; null takes them from whoever had them. Throws `not_found` for an unknown information
 * domain or person, `invalid` for an unknown question.
 */
export async function assignQuestions(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  { questions, responsibleId }: { questions: readonly string[]; responsibleId: string | null },
): Promise<void> {
  allow(actor, 'write', 'wiba')
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    await readPersons(db, [responsibleId])
    const assignments = await listWibaAssignments(db, informationDomainId)
    const known = new Map(assignments.map((one) => [one.question, one.responsibleId]))
    const changed = questions
      .map((question) => ensureKnown({ question }).question)
      .filter((question) => (known.get(question) ?? null) !== responsibleId)
    if (responsibleId === null) await deleteWibaAssignments(db, informationDomainId, changed)
    for (const question of changed) {
      if (responsibleId !== null) {
        await saveWibaAssignment(db, { informationDomainId, question, responsibleId })
      }
      recordEvent(
        db,
        eventBy(deps, actor, 'wiba_assigned', question, {
          before: { responsibleId: known.get(question) ?? null },
          after: { responsibleId },
          row: { informationDomainId },
        }),
      )
    }
  })
}

/** Each check is suggested once; a person's decision on a suggestion stays. */
async function makeSuggestions(
  deps: Deps,
  actor: Actor,
  db: Db,
  informationDomainId: string,
): Promise<void> {
  const replies = await listWibaAnswers(db, informationDomainId)
  const made = await listSuggestionsOfKind(db, informationDomainId, 'check_from_wiba')
  const subjects = new Set(made.map(({ subject }) => subject))
  const suggestions = suggestChecks(
    readWiba(),
    replies,
    await listBasisOfSuggestions(db, informationDomainId),
  )
    .map(({ targetObjectId, module, requirement, reason, status, questions }) => ({
      id: deps.newId(),
      informationDomainId,
      kind: 'check_from_wiba' as const,
      subject: `${targetObjectId}/${requirement}`,
      proposal: { module, requirement, status, questions },
      reason,
      state: 'open' as const,
      madeOn: deps.today(),
    }))
    .filter(({ subject }) => !subjects.has(subject))
  await insertSuggestions(db, suggestions)
  for (const suggestion of suggestions) {
    recordEvent(
      db,
      eventBy(deps, actor, 'suggestion_made', suggestion.subject, { after: suggestion }),
    )
  }
}

/** Every check of the model with its status; open where nobody answered. */
async function listBasisOfSuggestions(db: Db, informationDomainId: string) {
  const catalog = readCatalog()
  const decisions = await listModuleDecisions(db, informationDomainId)
  const active = decisions.filter(({ decision }) => decision !== 'left_out')
  const statuses = new Map<string, 'open' | 'yes' | 'partial' | 'no' | 'dispensable'>()
  const ids = [...new Set(active.map(({ targetObjectId }) => targetObjectId))]
  for await (const figure of readCheckFigures(db, ids)) {
    statuses.set(`${figure.targetObjectId}/${figure.requirement}`, figure.status)
  }
  return active.flatMap(({ targetObjectId, module }) =>
    catalog.activeRequirements(module).map(({ id }) => ({
      targetObjectId,
      module,
      requirement: id,
      status: statuses.get(`${targetObjectId}/${id}`) ?? ('open' as const),
    })),
  )
}

function ensureKnown<R extends Pick<WibaReply, 'question'>>(reply: R): R {
  if (readWiba().questionById(reply.question)) return reply
  throw new Failure('invalid', `Die Prüffrage „${reply.question}“ gibt es in WiBA nicht.`)
}

function stale(question: string): Failure {
  return new Failure(
    'conflict',
    `Die Antwort zu ${question} wurde inzwischen von jemand anderem geändert. Bitte wiederholen Sie den Vorgang.`,
  )
}
