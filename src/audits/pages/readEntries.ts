import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { RequirementLevel } from '../../../catalog/requirementLevel.ts'
import type { Db } from '../../../db/db.ts'
import {
  type CheckMark,
  listActiveModules,
  listCheckMarks,
  listObjectLabels,
  type ObjectLabel,
} from '../../../db/queries/checkLists.ts'
import { type CheckEntry, listEntries } from '../../assessment/list/checkEntry.ts'
import { compareByCode, groupedBy } from '../../inventory/order.ts'

export type Entries = {
  readonly objects: readonly ObjectLabel[]
  /** By target object, then in the order of the catalogue. */
  readonly entries: readonly CheckEntry[]
}

/** Every check of the levels that the model of an information domain asks for, without its texts; three statements. */
export async function readEntries(
  db: Db,
  informationDomainId: string,
  levels: readonly RequirementLevel[],
): Promise<Entries> {
  const catalog = readCatalog()
  const objects = (await listObjectLabels(db, informationDomainId)).toSorted(compareByCode)
  const rank = new Map(catalog.modules.map(({ id }, index) => [id, index]))
  const places = groupedBy(
    (await listActiveModules(db, informationDomainId)).toSorted(
      (a, b) => (rank.get(a.module) ?? 0) - (rank.get(b.module) ?? 0),
    ),
    ({ targetObjectId }) => targetObjectId,
  )
  const marks = marksBy(await listCheckMarks(db, { informationDomainId, levels }))
  return {
    objects,
    entries: [
      ...listEntries(
        objects.flatMap(({ id }) => places.get(id) ?? []),
        levels,
        catalog.activeRequirements,
        (id, requirement) => marks.get(id)?.get(requirement),
      ),
    ],
  }
}

function marksBy(marks: readonly CheckMark[]): Map<string, Map<string, CheckMark>> {
  const byObject = new Map<string, Map<string, CheckMark>>()
  for (const mark of marks) {
    const ofObject = byObject.get(mark.targetObjectId) ?? new Map<string, CheckMark>()
    byObject.set(mark.targetObjectId, ofObject)
    ofObject.set(mark.requirement, mark)
  }
  return byObject
}
