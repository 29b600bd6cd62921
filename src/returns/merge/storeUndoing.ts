import { readWiba } from '../../../catalog/wiba.ts'
import type { Db } from '../../../db/db.ts'
import { saveCheck } from '../../../db/queries/checks.ts'
import { findEventOf, listEventsBetween } from '../../../db/queries/returnedWorkbooks.ts'
import { listWibaAnswers } from '../../../db/queries/wiba.ts'
import type { Actor } from '../../access/actor.ts'
import type { EventKind } from '../../access/eventKind.ts'
import { allow } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { placeOf } from '../../assessment/checkPlace.ts'
import { type AnswerSource, readCheckModel, recordCheck } from '../../assessment/storeAnswers.ts'
import type { Deps } from '../../deps.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { type NewWibaReply, storeWibaReplies } from '../../wiba/storeWibaReplies.ts'
import {
  labelOf,
  type ReturnedUndoing,
  type ReturnedWorkbook,
  subjectOfReturned,
} from '../returnedWorkbook.ts'
import { restoredCheck, restoredReply, type SavedAnswer, savedAnswerOf } from './restoredAnswer.ts'

type Undoing = {
  readonly db: Db
  readonly deps: Deps
  readonly actor: Actor
  readonly informationDomainId: string
  readonly source: AnswerSource
}

/** Gives every cell that was taken over its earlier value, unless it was changed since; says what stays. */
export async function storeUndoing(
  db: Db,
  deps: Deps,
  actor: Actor,
  returned: ReturnedWorkbook,
): Promise<ReturnedUndoing> {
  const { id, informationDomainId, file, fileSha256 } = returned
  const about = subjectOfReturned(returned)
  const { saved, erased } = await listMergedAnswers(db, id, about)
  const source = { undoneFile: file, fileSha256 }
  const undo = about === 'wiba' ? storeEarlierReplies : storeEarlierChecks
  const { cells, kept } = await undo({ db, deps, actor, informationDomainId, source }, saved)
  const lost = erased > 0 ? [`${erased} Antworten: Was vorher dort stand, wurde gelöscht.`] : []
  return { cells, kept: [...lost, ...kept] }
}

async function storeEarlierChecks(
  { db, deps, actor, informationDomainId, source }: Undoing,
  saved: readonly SavedAnswer[],
): Promise<ReturnedUndoing> {
  const places = saved.map(({ subject }) => placeOf(subject))
  const model = await readCheckModel(db, actor, informationDomainId, places)
  const own = await readOwnPersons(db, actor)
  const kept: string[] = []
  let cells = 0
  for (const one of saved) {
    const before = model.checkOf(placeOf(one.subject))
    allow(actor, 'write', 'checks', own.has(before.responsibleId ?? '') ? ['assigned'] : [])
    const restored = restoredCheck(before, one)
    kept.push(...restored.kept)
    if (!restored.answer) continue
    cells += restored.cells
    await saveCheck(db, restored.answer)
    recordCheck(db, deps, actor, { before, after: restored.answer, source })
  }
  return { cells, kept }
}

async function storeEarlierReplies(
  { db, deps, actor, informationDomainId, source }: Undoing,
  saved: readonly SavedAnswer[],
): Promise<ReturnedUndoing> {
  const stored = await listWibaAnswers(db, informationDomainId)
  const today = new Map(stored.map((answer) => [answer.question, answer]))
  const kept: string[] = []
  const replies: NewWibaReply[] = []
  let cells = 0
  for (const one of saved) {
    const now = today.get(one.subject)
    if (!now) continue
    const restored = restoredReply(now, one, labelOfQuestion(one.subject))
    kept.push(...restored.kept)
    if (!restored.answer) continue
    cells += restored.cells
    const { question, answer, note, version, answeredAt, answeredBy } = restored.answer
    replies.push({ question, answer, note, version, stamp: { answeredAt, answeredBy } })
  }
  await storeWibaReplies(db, deps, actor, informationDomainId, replies, { source })
  return { cells, kept }
}

function labelOfQuestion(question: string): string {
  const wiba = readWiba()
  const number = wiba.questionById(question)?.officialNumber ?? 0
  return labelOf('wiba', [wiba.checklistOf(question)?.name ?? question, String(number)])
}

const answered: Record<AnswerSubject, EventKind> = {
  checks: 'check_saved',
  wiba: 'wiba_answered',
}

/** The answers among the events right before the one of the merge, which counts them. */
async function listMergedAnswers(
  db: Db,
  id: string,
  about: AnswerSubject,
): Promise<{ saved: SavedAnswer[]; erased: number }> {
  const merged = await findEventOf(db, id, 'workbook_merged')
  const { events = 0 }: { events?: number } = merged?.details ? JSON.parse(merged.details) : {}
  if (!merged || events === 0) return { saved: [], erased: merged?.details ? 0 : 1 }
  const all = await listEventsBetween(db, merged.sequence - events, merged.sequence - 1)
  const told = all.filter(({ kind }) => kind === answered[about])
  const saved = told.flatMap(({ subjectId, details }) => savedAnswerOf(subjectId, details) ?? [])
  return { saved, erased: told.length - saved.length }
}
