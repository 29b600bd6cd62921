/** Answers to WiBA's questions, and who is to give them. @module */
import { recordEvent } from '../../db/queries/events.ts'
import {
  deleteWibaAssignments,
  listWibaAssignments,
  saveWibaAssignment,
} from '../../db/queries/wiba.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readPersons } from '../access/readPersons.ts'
import type { Deps } from '../deps.ts'
import { ensureKnownQuestion } from './ensureKnownQuestion.ts'
import { type NewWibaReply, storeWibaReplies } from './storeWibaReplies.ts'

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
    await storeWibaReplies(db, deps, actor, informationDomainId, replies)
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
      .map((question) => ensureKnownQuestion({ question }).question)
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
