import type { Db } from '../../../db/db.ts'
import { listChecksOf, listEvidenceOf, type ObjectLabel } from '../../../db/queries/checkLists.ts'
import type { StoredCheck } from '../../../db/queries/checks.ts'
import {
  listMeasureChecks,
  listMeasures,
  type StoredMeasure,
} from '../../../db/queries/measures.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import { type Check, openCheck } from '../../assessment/check.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import type { CheckEntry } from '../../assessment/list/checkEntry.ts'
import { Failure } from '../../core/failure.ts'

import { type CheckChoice, listedChecks } from './checkChoice.ts'
import { readEntries } from './readEntries.ts'

export type CheckLine = {
  readonly entry: CheckEntry
  readonly object: Pick<ObjectLabel, 'code' | 'name'>
  readonly explanation: string
  readonly person: string
}

export type CheckListPage = {
  readonly lines: readonly CheckLine[]
  /** As many as pass the filters. */
  readonly listed: number
  /** At the chosen levels, whatever else is filtered. */
  readonly total: number
  readonly met: number
  readonly objects: readonly ObjectLabel[]
  readonly modules: readonly string[]
}

/** A page of the check; five statements, however many checks there are. */
export async function readCheckPage(
  db: Db,
  informationDomainId: string,
  choice: CheckChoice,
  partOf: (listed: number) => { readonly offset: number; readonly limit: number },
): Promise<CheckListPage> {
  const { objects, entries } = await readEntries(db, informationDomainId, choice.levels)
  const byId = new Map(objects.map((object) => [object.id, object]))
  const listed = listedChecks(entries, byId, choice)
  const { offset, limit } = partOf(listed.length)
  const shown = listed.slice(offset, offset + limit)
  const checks = await readStored(db, shown)
  const persons = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
  return {
    lines: shown.map((entry) => ({
      entry,
      object: byId.get(entry.targetObjectId) ?? { code: '', name: '' },
      explanation: checks.get(subjectOf(entry))?.explanation ?? '',
      person: persons.get(entry.responsibleId ?? '') ?? '',
    })),
    listed: listed.length,
    total: entries.length,
    met: entries.filter(({ status }) => status === 'yes' || status === 'dispensable').length,
    objects: objects.filter(({ id }) => entries.some((entry) => entry.targetObjectId === id)),
    modules: [...new Set(entries.map(({ module }) => module))],
  }
}

async function readStored(
  db: Db,
  entries: readonly CheckEntry[],
): Promise<Map<string, StoredCheck>> {
  const checks = await listChecksOf(
    db,
    [...new Set(entries.map(({ targetObjectId }) => targetObjectId))],
    [...new Set(entries.map(({ requirement }) => requirement))],
  )
  return new Map(checks.map((check) => [subjectOf(check), check]))
}

export type CheckDetail = {
  readonly check: Check
  readonly object: Pick<ObjectLabel, 'code' | 'name'>
  readonly person: string
  /** Who meets it for the city; null where the city does. */
  readonly provider: string | null
  readonly evidence: readonly {
    readonly documentId: string
    readonly title: string
    readonly note: string
  }[]
  readonly measures: readonly StoredMeasure[]
}

/** One check in full. Throws `not_found` for what the snapshot's model does not ask for. */
export async function readCheckDetail(
  db: Db,
  informationDomainId: string,
  { code, requirement }: { code: string; requirement: string },
): Promise<CheckDetail> {
  const { objects, entries } = await readEntries(db, informationDomainId, [
    'basic',
    'standard',
    'high',
  ])
  const object = objects.find((each) => each.code === code)
  const entry = entries.find(
    (each) => each.targetObjectId === object?.id && each.requirement === requirement,
  )
  if (!object || !entry) {
    throw new Failure('not_found', 'Diese Anforderung ist in diesem Stand hier nicht modelliert.')
  }
  const stored = (await readStored(db, [entry])).get(subjectOf(entry))
  const check = stored ?? openCheck({ ...entry, informationDomainId })
  const persons = await listPersons(db)
  return {
    check,
    object,
    person: persons.find(({ id }) => id === check.responsibleId)?.name ?? '',
    provider: await readProvider(db, informationDomainId, entry),
    evidence: await listEvidenceOf(db, [object.id], [requirement]),
    measures: await readMeasuresOf(db, informationDomainId, entry),
  }
}

async function readProvider(
  db: Db,
  informationDomainId: string,
  { decision, providerId }: CheckEntry,
): Promise<string | null> {
  if (decision !== 'at_provider') return null
  const objects = await listTargetObjects(db, informationDomainId)
  return objects.find(({ id }) => id === providerId)?.name ?? 'Dienstleister'
}

async function readMeasuresOf(
  db: Db,
  informationDomainId: string,
  entry: CheckEntry,
): Promise<StoredMeasure[]> {
  const served = await listMeasureChecks(db, informationDomainId)
  const ids = new Set(
    served.filter((each) => subjectOf(each) === subjectOf(entry)).map(({ measureId }) => measureId),
  )
  return (await listMeasures(db, informationDomainId)).filter(({ id }) => ids.has(id))
}
