/** How answers to questions of WiBA reach the database: with an event each, and with what they suggest. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import { readWiba } from '../../catalog/wiba.ts'
import type { Db } from '../../db/db.ts'
import { readCheckFigures } from '../../db/queries/checks.ts'
import { recordEvent } from '../../db/queries/events.ts'
import { listModuleDecisions } from '../../db/queries/modelling.ts'
import { insertSuggestions, listSuggestionsOfKind } from '../../db/queries/suggestions.ts'
import {
  listWibaAnswers,
  listWibaAssignments,
  type StoredWibaAnswer,
  saveWibaAnswer,
} from '../../db/queries/wiba.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readOwnPersons } from '../access/readOwnPersons.ts'
import type { AnswerSource } from '../assessment/storeAnswers.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { ensureKnownQuestion } from './ensureKnownQuestion.ts'
import { suggestChecks } from './suggestChecks.ts'
import { ensureNoted, type WibaReply } from './wibaAnswer.ts'
import { wibaReach } from './wibaReach.ts'

/** A reply with the version the person saw, 0 for none. `stamp`: who answered when, of an answer that is restored. */
export type NewWibaReply = WibaReply & {
  readonly version: number
  readonly stamp?: Pick<StoredWibaAnswer, 'answeredAt' | 'answeredBy'> | undefined
}

type Storing = {
  /** Whose answers they are, where somebody else brings them. */
  readonly givenBy?: string
  /** Where they come from, for the trail. */
  readonly source?: AnswerSource
}

/**
 * Stores answers and records them; what does not change is not written. Throws `invalid` for an unknown question or a
 * missing note, `conflict` for a stale version, `forbidden` or `not_found` beyond the rights of the actor; the
 * transaction around it undoes what went before.
 */
export async function storeWibaReplies(
  db: Db,
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  replies: readonly NewWibaReply[],
  { givenBy = actor.name, source }: Storing = {},
): Promise<void> {
  const assignments = await listWibaAssignments(db, informationDomainId)
  const reachOf = wibaReach(assignments, await readOwnPersons(db, actor))
  const stored = await listWibaAnswers(db, informationDomainId)
  const known = new Map(stored.map((answer) => [answer.question, answer]))
  for (const { version, stamp, ...reply } of replies) {
    allow(actor, 'write', 'wiba', reachOf(reply.question))
    const { question, answer, note } = ensureNoted(ensureKnownQuestion(reply))
    const before = known.get(question)
    if (before && before.answer === answer && before.note === note) continue
    if ((before?.version ?? 0) !== version) throw stale(question)
    const { answeredAt, answeredBy } = stamp ?? { answeredAt: deps.now(), answeredBy: givenBy }
    const after = { answer, note, answeredAt, answeredBy }
    const row = { informationDomainId, question, ...after, version: version + 1 }
    await saveWibaAnswer(db, row)
    recordReply(db, deps, actor, { before, after: row, source })
  }
  await makeSuggestions(deps, actor, db, informationDomainId)
}

/** Who answered when stands in the event itself, but where somebody else brought the answer. */
function recordReply(
  db: Db,
  deps: Deps,
  actor: Actor,
  {
    before,
    after,
    source,
  }: {
    before: StoredWibaAnswer | undefined
    after: StoredWibaAnswer
    source?: AnswerSource | undefined
  },
): void {
  const { informationDomainId, question } = after
  const shown = ({ answer, note, answeredAt, answeredBy }: StoredWibaAnswer) =>
    source ? { answer, note, answeredAt, answeredBy } : { answer, note }
  recordEvent(
    db,
    eventBy(deps, actor, 'wiba_answered', question, {
      before: before ? shown(before) : null,
      after: shown(after),
      row: { informationDomainId },
      ...source,
    }),
  )
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

function stale(question: string): Failure {
  return new Failure(
    'conflict',
    `Die Antwort zu ${question} wurde inzwischen von jemand anderem geändert. Bitte wiederholen Sie den Vorgang.`,
  )
}
