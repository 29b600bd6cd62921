/**
 * What changed after a workbook was issued, as the audit trail tells it: what a check was at that time is the
 * `before` of the first event that changed it since. Decision record 0049.
 * @module
 */
import type { Db } from '../../../db/db.ts'
import { readEventsAfter } from '../../../db/queries/returnedWorkbooks.ts'
import type { EventKind } from '../../access/eventKind.ts'
import type { EarlierCheck, Since } from './since.ts'

const otherKinds: readonly EventKind[] = [
  'measure_created',
  'measure_changed',
  'document_created',
  'document_changed',
  'evidence_linked',
]

const kinds: readonly EventKind[] = [
  'check_saved',
  'person_changed',
  'module_decided',
  'module_decision_removed',
  ...otherKinds,
]

export async function readSince(db: Db, sequence: number): Promise<Since> {
  const checks = new Map<string, EarlierCheck>()
  const personNames = new Map<string, string>()
  const decided = new Set<string>()
  let hasOther = false
  for await (const part of readEventsAfter(db, sequence, kinds)) {
    for (const { kind, subjectId, details } of part) {
      const { before, after } = detailsOf(details)
      if (kind === 'check_saved') noteCheck(checks, subjectId, before)
      else if (kind === 'person_changed') noteName(personNames, subjectId, before)
      else if (kind.startsWith('module_')) noteModule(decided, subjectId, after ?? before)
      else hasOther = true
    }
  }
  return { checks, personNames, decided, hasOther }
}

type Values = Readonly<Record<string, unknown>>

/** Undefined values where the details were erased. */
function detailsOf(details: string | null): { before?: Values; after?: Values } {
  if (details === null || details === '') return {}
  const { before, after }: { before?: Values | null; after?: Values | null } = JSON.parse(details)
  return { ...(before && { before }), ...(after && { after }) }
}

function noteCheck(checks: Map<string, EarlierCheck>, subject: string, before?: Values): void {
  const earlier = checks.get(subject) ?? { fields: new Map(), isPartlyUnknown: false }
  checks.set(subject, earlier)
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
