/**
 * What changed after a workbook was issued, as the audit trail tells it: what an answer was at that time is the
 * `before` of the first event that changed it since. Decision record 0049.
 * @module
 */

import type { Db } from '../../../db/db.ts'
import { listInformationDomains } from '../../../db/queries/informationDomains.ts'
import { readEventsAfter } from '../../../db/queries/returnedWorkbooks.ts'
import type { EventKind } from '../../access/eventKind.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import type { EarlierAnswer, Since } from './since.ts'

const otherKinds: readonly EventKind[] = [
  'measure_created',
  'measure_changed',
  'document_created',
  'document_changed',
  'evidence_linked',
]

const kinds: Record<AnswerSubject, readonly EventKind[]> = {
  checks: [
    'check_saved',
    'person_changed',
    'module_decided',
    'module_decision_removed',
    ...otherKinds,
  ],
  wiba: ['wiba_answered'],
}

type Place = { readonly about: AnswerSubject; readonly informationDomainId: string }

export async function readSince(
  db: Db,
  sequence: number,
  { about, informationDomainId }: Place,
): Promise<Since> {
  const answers = new Map<string, EarlierAnswer>()
  const unplaced = new Set<string>()
  const personNames = new Map<string, string>()
  const decided = new Set<string>()
  let hasOther = false
  const isOnlyDomain = about === 'wiba' && (await listInformationDomains(db)).length === 1
  for await (const part of readEventsAfter(db, sequence, kinds[about])) {
    for (const { kind, subjectId, details } of part) {
      const told = detailsOf(details)
      const { before, after } = told ?? {}
      if (kind === 'check_saved') noteAnswer(answers, subjectId, before)
      else if (kind === 'person_changed') noteName(personNames, subjectId, before)
      else if (kind.startsWith('module_')) noteModule(decided, subjectId, after ?? before)
      else if (kind === 'wiba_answered') {
        const place = isOnlyDomain ? informationDomainId : told?.row?.informationDomainId
        if (place !== undefined && place !== informationDomainId) continue
        if (place === undefined) unplaced.add(subjectId)
        const isTold = told !== undefined && place !== undefined
        noteAnswer(answers, subjectId, isTold ? (before ?? openAnswer) : undefined)
      } else hasOther = true
    }
  }
  return { answers, unplaced, personNames, decided, hasOther }
}

type Values = Readonly<Record<string, unknown>>

/** What a question of WiBA was before it was answered first. */
const openAnswer: Values = { answer: null, note: '' }

/** Undefined where they were erased. */
function detailsOf(
  details: string | null,
): { before?: Values; after?: Values; row?: Values } | undefined {
  if (details === null || details === '') return undefined
  type Told = Values | null
  const { before, after, row }: { before?: Told; after?: Told; row?: Told } = JSON.parse(details)
  return { ...(before && { before }), ...(after && { after }), ...(row && { row }) }
}

function noteAnswer(answers: Map<string, EarlierAnswer>, subject: string, before?: Values): void {
  const earlier = answers.get(subject) ?? { fields: new Map(), isPartlyUnknown: false }
  answers.set(subject, earlier)
  if (!before) earlier.isPartlyUnknown = true
  // What an erased event may have changed first is not known from a later one.
  if (earlier.isPartlyUnknown) return
  for (const [field, value] of Object.entries(before ?? {})) {
    if (!earlier.fields.has(field)) earlier.fields.set(field, value)
  }
}

function noteName(names: Map<string, string>, person: string, before?: Values): void {
  if (typeof before?.name === 'string' && !names.has(person)) names.set(person, before.name)
}

function noteModule(decided: Set<string>, targetObjectId: string, values?: Values): void {
  const module = values?.module ?? values?.moduleId
  decided.add(`${targetObjectId} ${typeof module === 'string' ? module : ''}`)
}
