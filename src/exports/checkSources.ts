/** What stands beside a check in documents: its target object, persons, measures, documents. @module */
import type { Requirement } from '../../catalog/module.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import { listEvidenceLinks } from '../../db/queries/checks.ts'
import { listDocuments } from '../../db/queries/documents.ts'
import {
  type EvidenceFile,
  listEvidenceFileChecks,
  listEvidenceFiles,
} from '../../db/queries/evidenceFiles.ts'
import { listMeasureChecks, listMeasures, type StoredMeasure } from '../../db/queries/measures.ts'
import { sortedBy } from '../../reports/order.ts'
import type { Check } from '../assessment/check.ts'
import { packagedName } from '../assessment/evidence/evidenceFile.ts'
import { dayOf, germanDay } from '../core/day.ts'
import type { CheckModel } from './checkModel.ts'
import { type ObjectLabel, readPersonNames } from './labels.ts'

const none: readonly never[] = []

type CheckPlace = Pick<Check, 'targetObjectId' | 'requirement'>

/** Lookups of equal speed however many checks there are. */
export type CheckSources = {
  personName(id: string | null): string
  objectOf(check: Check): ObjectLabel
  requirementOf(check: Check): Requirement
  /** The measures that serve the check, by code; dropped ones serve nothing. */
  measuresOf(check: Check): readonly StoredMeasure[]
  /** Titles of the documents that prove it, and files with the names that they have in a package. */
  evidenceOf(check: Check): readonly string[]
}

export async function readCheckSources(db: Db, model: CheckModel): Promise<CheckSources> {
  const objects = new Map(model.objects.map((object) => [object.id, object]))
  const measures = await readMeasuresByCheck(db, model)
  const evidence = await readEvidenceByCheck(db, model)
  const catalog = readCatalog()
  return {
    personName: await readPersonNames(db),
    objectOf: ({ targetObjectId }) => objects.get(targetObjectId) ?? { code: '', name: '' },
    requirementOf: ({ requirement }) => catalog.requirementById(requirement),
    measuresOf: (check) => listOf(measures, check),
    evidenceOf: (check) => listOf(evidence, check),
  }
}

async function readMeasuresByCheck(
  db: Db,
  { informationDomainId }: CheckModel,
): Promise<ListsByCheck<StoredMeasure>> {
  const measures = new Map(
    (await listMeasures(db, informationDomainId))
      .filter(({ status }) => status !== 'dropped')
      .map((measure) => [measure.id, measure]),
  )
  const byCheck: ListsByCheck<StoredMeasure> = new Map()
  for (const served of await listMeasureChecks(db, informationDomainId)) {
    const measure = measures.get(served.measureId)
    if (measure) push(byCheck, served, measure)
  }
  return byCheck
}

async function readEvidenceByCheck(
  db: Db,
  { informationDomainId }: CheckModel,
): Promise<ListsByCheck<string>> {
  const titles = new Map((await listDocuments(db)).map(({ id, title }) => [id, title]))
  const byCheck: ListsByCheck<string> = new Map()
  for (const link of await listEvidenceLinks(db, informationDomainId)) {
    push(byCheck, link, titles.get(link.documentId) ?? '')
  }
  const files = new Map(
    (await listEvidenceFiles(db, informationDomainId)).map((file) => [file.id, fileWords(file)]),
  )
  for (const link of await listEvidenceFileChecks(db, informationDomainId)) {
    push(byCheck, link, files.get(link.evidenceFileId) ?? '')
  }
  for (const ofObject of byCheck.values()) {
    for (const [requirement, list] of ofObject) ofObject.set(requirement, inOrder(list))
  }
  return byCheck
}

function fileWords(file: EvidenceFile): string {
  const { title, datedOn, deletedAt } = file
  if (deletedAt !== null) return `${title} (gelöscht am ${germanDay(dayOf(deletedAt))})`
  return `${title} (${germanDay(datedOn)}, Datei ${packagedName(file)})`
}

function inOrder(titles: string[]): string[] {
  return titles.length === 1 ? titles : sortedBy(titles, (title) => [title])
}

/** By target object, then requirement: no check needs a key put together to be looked up. */
type ListsByCheck<Value> = Map<string, Map<string, Value[]>>

function listOf<Value>(
  lists: ListsByCheck<Value>,
  { targetObjectId, requirement }: CheckPlace,
): readonly Value[] {
  return lists.get(targetObjectId)?.get(requirement) ?? none
}

function push<Value>(
  lists: ListsByCheck<Value>,
  { targetObjectId, requirement }: CheckPlace,
  value: Value,
): void {
  const ofObject = lists.get(targetObjectId) ?? new Map<string, Value[]>()
  lists.set(targetObjectId, ofObject)
  const list = ofObject.get(requirement)
  if (list) list.push(value)
  else ofObject.set(requirement, [value])
}
