/** What stands beside a check in documents: its target object, persons, measures, documents. @module */
import type { Requirement } from '../../catalog/module.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import { listEvidenceLinks } from '../../db/queries/checks.ts'
import { listDocuments } from '../../db/queries/documents.ts'
import { listMeasureChecks, listMeasures, type StoredMeasure } from '../../db/queries/measures.ts'
import { sortedBy } from '../../reports/order.ts'
import type { Check } from '../assessment/check.ts'
import { type CheckModel, checkKey } from './checkModel.ts'
import { type ObjectLabel, readPersonNames } from './labels.ts'

const none: readonly never[] = []

/** Lookups of equal speed however many checks there are. */
export type CheckSources = {
  personName(id: string | null): string
  objectOf(check: Check): ObjectLabel
  requirementOf(check: Check): Requirement
  /** The measures that serve the check, by code; dropped ones serve nothing. */
  measuresOf(check: Check): readonly StoredMeasure[]
  /** Titles of the documents that prove it. */
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
    measuresOf: (check) => (measures.size === 0 ? none : (measures.get(checkKey(check)) ?? none)),
    evidenceOf: (check) => (evidence.size === 0 ? none : (evidence.get(checkKey(check)) ?? none)),
  }
}

async function readMeasuresByCheck(
  db: Db,
  { informationDomainId }: CheckModel,
): Promise<Map<string, StoredMeasure[]>> {
  const measures = new Map(
    (await listMeasures(db, informationDomainId))
      .filter(({ status }) => status !== 'dropped')
      .map((measure) => [measure.id, measure]),
  )
  const byCheck = new Map<string, StoredMeasure[]>()
  for (const served of await listMeasureChecks(db, informationDomainId)) {
    const measure = measures.get(served.measureId)
    if (measure) push(byCheck, checkKey(served), measure)
  }
  return byCheck
}

async function readEvidenceByCheck(
  db: Db,
  { informationDomainId }: CheckModel,
): Promise<Map<string, string[]>> {
  const titles = new Map((await listDocuments(db)).map(({ id, title }) => [id, title]))
  const byCheck = new Map<string, string[]>()
  for (const link of await listEvidenceLinks(db, informationDomainId)) {
    push(byCheck, checkKey(link), titles.get(link.documentId) ?? '')
  }
  for (const [key, list] of byCheck)
    byCheck.set(
      key,
      sortedBy(list, (title) => [title]),
    )
  return byCheck
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
