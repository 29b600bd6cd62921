/** Everything that the deletion of a person writes, in one transaction. @module */
import type { Db } from '../../../db/db.ts'
import { listApiTokens, saveRevocation } from '../../../db/queries/apiTokens.ts'
import { listDeputies } from '../../../db/queries/deputies.ts'
import {
  countErasedPersons,
  eraseAccount,
  eraseOwnRows,
  erasePersonRow,
  eraseRemindersTo,
  replaceNames,
} from '../../../db/queries/erasure.ts'
import { eraseEventDetails, recordEvent } from '../../../db/queries/events.ts'
import { listOpenDuties, type OpenDuty, saveHandOver } from '../../../db/queries/openDuties.ts'
import { listMembers } from '../../../db/queries/organisations.ts'
import { listEventsNaming } from '../../../db/queries/personalData.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import type { EventKind } from '../../access/eventKind.ts'
import type { DataSubject } from '../../core/personalData/disclosure.ts'
import { mentions } from '../../core/personalData/mentions.ts'
import { foldText } from '../../core/text.ts'
import type { Deps } from '../../deps.ts'
import { storeErasedParts } from '../../snapshots/storeErasedParts.ts'

type Erasing = {
  readonly db: Db
  readonly deps: Deps
  readonly actor: Actor
  readonly subject: DataSubject
}

/** `successorId` takes over what is open; null where nothing is. Returns the words that stand for the person now. */
export async function storeErasure(
  erasing: Erasing,
  { successorId, reason }: { successorId: string | null; reason: string },
): Promise<string> {
  const { db, deps, actor, subject } = erasing
  const name = `Gelöschte Person ${(await countErasedPersons(db)) + 1}`
  const sequences = await listSequencesNaming(db, subject)
  if (successorId !== null) await handOver(erasing, successorId)
  if (subject.userId !== null) await leave(erasing, subject.userId, name)
  await eraseRemindersTo(db, [subject.userId ?? subject.id, ...subject.personIds])
  await replaceNames(db, subject.names, name)
  const persons = subject.personIds.map((id, index) => {
    const own = index === 0 ? name : `${name} (${index + 1})`
    return { id, name: own, nameKey: foldText(own) }
  })
  for (const person of persons) await erasePersonRow(db, person)
  const at = deps.now()
  const because = 'Angaben zu einer gelöschten Person (Art. 17 DSGVO)'
  await eraseEventDetails(db, sequences, { at, because })
  const ids = [subject.id, ...subject.personIds]
  const replacement = { name, nameKey: foldText(name) }
  await storeErasedParts(db, { ids, names: subject.names, replacement, at, because })
  const told = persons.map(({ id, name: own }) => {
    return { id, name: own, department: '', email: '', userId: null }
  })
  const details = { reason, row: { persons: told } }
  recordEvent(db, eventBy(deps, actor, 'person_erased', subject.id, details))
  return name
}

/** Ids stay: they name nobody any more. */
async function listSequencesNaming(db: Db, subject: DataSubject): Promise<number[]> {
  const words = [...subject.names, ...subject.emails].map((text) =>
    JSON.stringify(text).slice(1, -1),
  )
  const events = await listEventsNaming(db, subject)
  return events
    .filter(({ details }) => words.some((word) => mentions(details ?? '', word)))
    .map(({ sequence }) => sequence)
}

const kindOfDuty: Record<OpenDuty['kind'], EventKind> = {
  targetObject: 'target_object_changed',
  check: 'check_saved',
  measure: 'measure_changed',
  document: 'document_changed',
  wibaAssignment: 'wiba_assigned',
}

async function handOver(erasing: Erasing, successorId: string): Promise<void> {
  const { db, deps, actor, subject } = erasing
  const duties = await listOpenDuties(db, subject.personIds)
  await saveHandOver(db, subject.personIds, successorId)
  for (const { kind, subject: thing, responsibleId, informationDomainId } of duties) {
    const change = { before: { responsibleId }, after: { responsibleId: successorId } }
    const row = informationDomainId === null ? {} : { row: { informationDomainId } }
    recordEvent(db, eventBy(deps, actor, kindOfDuty[kind], thing, { ...change, ...row }))
  }
}

/** Takes every way in. */
async function leave(erasing: Erasing, userId: string, name: string): Promise<void> {
  const { db, deps, actor, subject } = erasing
  const members = await listMembers(db)
  const own = members.filter((member) => member.userId === userId)
  for (const { role, informationDomainId } of own) {
    recordEvent(db, eventBy(deps, actor, 'role_taken', userId, { role, informationDomainId }))
  }
  for (const { id: _, ...before } of await listDeputies(db)) {
    if (before.userId !== userId && before.deputyId !== userId) continue
    const { fromOn, untilOn, deputyId } = before
    const told = { userId: before.userId, deputyId, fromOn, untilOn }
    recordEvent(db, eventBy(deps, actor, 'deputy_removed', before.userId, { before: told }))
  }
  for (const token of await listApiTokens(db)) {
    if (token.revokedAt !== null || !subject.names.includes(token.createdBy)) continue
    await saveRevocation(db, token.id, { revokedAt: deps.serverTime(), revokedBy: actor.name })
    const before = { name: token.name }
    recordEvent(db, eventBy(deps, actor, 'token_revoked', token.id, { before }))
  }
  await eraseOwnRows(db, userId)
  await eraseAccount(db, { userId, email: own[0]?.email ?? '' }, name)
}
