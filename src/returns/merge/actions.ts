/** Workbooks that come back: received, looked through, taken over, taken back. @module */

import type { Db } from '../../../db/db.ts'
import { listChecks } from '../../../db/queries/checks.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import {
  deleteReturnedWorkbook,
  deleteWaitingBefore,
  insertReturnedWorkbook,
  saveReturnedWorkbook,
} from '../../../db/queries/returnedWorkbooks.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { listWibaAssignments } from '../../../db/queries/wiba.ts'
import { type Actor, actorIdOf } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { readPersons } from '../../access/readPersons.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { type AnswerSubject, answerSubjects } from '../../exchange/answerSubject.ts'
import type { Table } from '../../exchange/table.ts'
import type { Decision } from '../planMerge.ts'
import type {
  ReturnedContents,
  ReturnedKind,
  ReturnedUndoing,
  ReturnedWorkbook,
} from '../returnedWorkbook.ts'
import type { AnswerPlan } from './planAnswers.ts'
import { readAnswerPlan } from './readAnswerPlan.ts'
import { readOwnReturned } from './readOwnReturned.ts'
import { type ReturnedFile, readReturned } from './readReturned.ts'
import { refusalWords } from './refusalWords.ts'
import { storeUndoing } from './storeUndoing.ts'

/** How long a workbook waits to be taken over. */
const keptDays = 30

const longestName = 200

export type ReturnedInput = {
  readonly domain: InformationDomain
  readonly tables: readonly Table[]
  readonly file: { readonly name: string; readonly sha256: string }
  /** Whose answers they are; null: of who brings them. */
  readonly personId: string | null
}

/**
 * Reads a workbook that came back and keeps what it says differently, to be looked through. Throws `invalid` for a
 * file that was not issued from this information domain, `not_found` for an unknown person.
 */
export async function receiveReturned(
  deps: Deps,
  actor: Actor,
  { domain, tables, file, personId }: ReturnedInput,
): Promise<string> {
  allow(actor, 'write', 'checks', ['assigned'])
  const name = safeName(file.name)
  const { kind, contents } = await deps.store.read(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, domain.id)
    await readPersons(db, [personId])
    return readConcerned(db, actor, { domain, tables, name, today: deps.today() })
  })
  const input = { domain, file: { ...file, name }, personId }
  return deps.store.write(actor.organisationId, async (db) => {
    await deleteWaitingBefore(db, daysBefore(deps.serverTime(), keptDays))
    return storeReturned(db, deps, actor, input, kind, contents)
  })
}

/** What the command line does at once: receives, takes over; nothing is written in a rehearsal. */
export async function mergeReturned(
  deps: Deps,
  actor: Actor,
  { domain, tables, file, personId }: ReturnedInput,
  { prefer, isRehearsal }: { prefer?: Decision | undefined; isRehearsal: boolean },
): Promise<{ plan: AnswerPlan; contents: ReturnedContents; id: string | undefined }> {
  allow(actor, 'write', 'checks', ['assigned'])
  const work = async (db: Db) => {
    await readInformationDomain(db, actor, domain.id)
    const [person] = await readPersons(db, [personId])
    const source = { domain, tables, name: file.name, today: deps.today() }
    const { kind, contents } = await readConcerned(db, actor, source)
    const order = {
      ...{ actor, informationDomainId: domain.id, contents },
      given: { at: deps.now(), by: person?.name ?? actor.name },
    }
    const first = await readAnswerPlan(db, { ...order, decisions: {} })
    const decisions = Object.fromEntries(
      prefer ? first.plan.conflicts.map(({ name }) => [name, prefer]) : [],
    )
    const { plan } = await readAnswerPlan(db, { ...order, decisions })
    if (isRehearsal || plan.answers.length === 0) return { plan, contents, id: undefined }
    const id = await storeReturned(db, deps, actor, { domain, file, personId }, kind, contents)
    await saveReturnedWorkbook(db, id, 'waiting', { decisions })
    await storePlan(db, deps, actor, await readOwnReturned(db, actor, id))
    return { plan, contents, id }
  }
  return isRehearsal
    ? deps.store.read(actor.organisationId, work)
    : deps.store.write(actor.organisationId, work)
}

/** Keeps what was decided about conflicts. Throws `not_found`, `conflict` once the workbook was taken over. */
export async function decideConflicts(
  deps: Deps,
  actor: Actor,
  id: string,
  decisions: Readonly<Record<string, Decision | null>>,
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readOwnReturned(db, actor, id)
    const all = { ...before.decisions, ...decisions }
    const kept = Object.entries(all).flatMap(([name, decision]) =>
      decision === null ? [] : [[name, decision] as const],
    )
    await saveReturnedWorkbook(db, id, 'waiting', { decisions: Object.fromEntries(kept) })
  })
}

/**
 * Takes over what the plan with this digest says: all of it or nothing. Throws `conflict` where the plan is another by
 * now, `invalid` where there is nothing to take over.
 */
export async function takeOverReturned(
  deps: Deps,
  actor: Actor,
  id: string,
  digest: string,
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    await storePlan(db, deps, actor, await readOwnReturned(db, actor, id), digest)
  })
}

/** Throws `not_found`, and `conflict` once the workbook was taken over. */
export async function discardReturned(deps: Deps, actor: Actor, id: string): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    const { state } = await readOwnReturned(db, actor, id)
    if (state !== 'waiting') {
      throw new Failure(
        'conflict',
        'Der Rücklauf ist schon übernommen. Sie können ihn zurücknehmen.',
      )
    }
    await deleteReturnedWorkbook(db, id)
  })
}

/**
 * Gives every cell that was taken over its earlier value, unless it was changed since; returns how many, and what
 * stays. Throws `conflict` when it was taken back already.
 */
export async function takeBackReturned(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<ReturnedUndoing> {
  allow(actor, 'write', 'checks', ['assigned'])
  return deps.store.write(actor.organisationId, async (db) => {
    const returned = await readOwnReturned(db, actor, id)
    const undoing = await storeUndoing(db, deps, actor, returned)
    await saveReturnedWorkbook(db, id, 'merged', {
      ...{ state: 'undone', undoneAt: deps.now(), undoing },
    })
    const { file, fileSha256 } = returned
    recordEvent(
      db,
      eventBy(deps, actor, 'workbook_unmerged', id, { file, fileSha256, cells: undoing.cells }),
    )
    return undoing
  })
}

/**
 * Throws as `readReturned`, and `forbidden` or `not_found` where nothing in the information domain is for the actor to
 * answer, which is looked at first: a file tells strangers nothing.
 */
async function readConcerned(db: Db, actor: Actor, file: ReturnedFile) {
  const concerned: AnswerSubject[] = []
  for (const about of answerSubjects) {
    if (await isConcerned(db, actor, file.domain.id, about)) concerned.push(about)
  }
  if (concerned.length === 0) allow(actor, 'write', 'checks')
  const read = await readReturned(db, actor, file)
  const { about } = read.contents
  allow(actor, 'write', about, concerned.includes(about) ? ['assigned'] : [])
  return read
}

async function isConcerned(
  db: Db,
  actor: Actor,
  informationDomainId: string,
  about: AnswerSubject,
): Promise<boolean> {
  if (isAllowed(actor, 'write', about)) return true
  const own = await readOwnPersons(db, actor)
  if (about === 'wiba') {
    const assignments = await listWibaAssignments(db, informationDomainId)
    return assignments.some(({ responsibleId }) => own.has(responsibleId))
  }
  const objects = await listTargetObjects(db, informationDomainId)
  const checks = await listChecks(
    db,
    objects.map(({ id }) => id),
  )
  return checks.some(({ responsibleId }) => own.has(responsibleId ?? ''))
}

async function storeReturned(
  db: Db,
  deps: Deps,
  actor: Actor,
  { domain, file, personId }: Omit<ReturnedInput, 'tables'>,
  kind: ReturnedKind,
  contents: ReturnedContents,
): Promise<string> {
  const id = deps.newId()
  await insertReturnedWorkbook(db, {
    ...{ id, kind, contents, personId },
    informationDomainId: domain.id,
    actorId: actorIdOf(actor),
    file: file.name,
    fileSha256: file.sha256,
    state: 'waiting',
    decisions: {},
    receivedAt: deps.serverTime(),
    ...{ outcome: null, undoing: null, mergedAt: null, undoneAt: null },
  })
  return id
}

async function storePlan(
  db: Db,
  deps: Deps,
  actor: Actor,
  returned: ReturnedWorkbook,
  seen?: string,
): Promise<void> {
  const { id, contents, informationDomainId, file, fileSha256, decisions } = returned
  if (!contents) throw new Failure('conflict', 'Dieser Rücklauf ist schon übernommen.')
  const [person] = await readPersons(db, [returned.personId])
  const given = { at: deps.now(), by: person?.name ?? actor.name }
  const order = { actor, informationDomainId, contents, decisions, given }
  const { plan, kind, digest } = await readAnswerPlan(db, order)
  if (seen !== undefined && seen !== digest) throw outdated()
  if (plan.answers.length === 0) {
    throw new Failure(
      'invalid',
      'Es gibt nichts zu übernehmen. Bitte entscheiden Sie zuerst über die Konflikte.',
    )
  }
  const recorded = db.events.length
  await kind.store(deps, plan.answers, { file, fileSha256 })
  const events = db.events.length - recorded
  const answers = plan.answers.length
  const taken = plan.conflicts.filter(({ decision }) => decision === 'returned')
  const cells = plan.changes.length + taken.length
  // Taking back reads the events that stand right before this one.
  recordEvent(
    db,
    eventBy(deps, actor, 'workbook_merged', id, {
      ...{ file, fileSha256, checks: answers, cells, events },
      baseSequence: contents.baseSequence,
      ...(person && { givenBy: person.name }),
    }),
  )
  await saveReturnedWorkbook(db, id, 'waiting', {
    state: 'merged',
    mergedAt: deps.now(),
    contents: null,
    decisions: {},
    outcome: {
      about: contents.about,
      ...{ answers, cells },
      open: plan.conflicts.filter(({ decision }) => decision === undefined).length,
      refused: plan.refused.map(refusalWords),
      notices: contents.notices,
    },
  })
}

function outdated(): Failure {
  return new Failure(
    'conflict',
    'Seit der Vorschau hat jemand eine dieser Antworten geändert. Es wurde nichts übernommen. Die Vorschau zeigt, was jetzt gilt; bitte sehen Sie sie noch einmal durch.',
  )
}

function safeName(name: string): string {
  const last =
    name
      .replace(/\p{Cc}/gu, ' ')
      .split(/[\\/]/)
      .at(-1) ?? ''
  return last.slice(0, longestName) || 'Datei'
}

function daysBefore(instant: string, days: number): string {
  return new Date(Date.parse(instant) - days * 86_400_000).toISOString()
}
