import { updateRequirementsOf } from '../../../catalog/updateRequirements.ts'
import type { Db } from '../../../db/db.ts'
import { listSuggestionsOfKind, type StoredSuggestion } from '../../../db/queries/suggestions.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import type { Day } from '../../core/day.ts'
import { subjectOf } from '../checkPlace.ts'
import { isWhole, readSupportConcerns } from '../suggestions/readSupportConcerns.ts'
import { type SupportConcern, supportConcernOf } from '../suggestions/supportConcern.ts'

export type ObjectSupport = {
  readonly concern: SupportConcern
  /** All devices of the information domain count here, not only those of the target object. */
  readonly isWhole: boolean
  /** What asks for updates by the modules of the target object, with what was suggested for it. */
  readonly requirements: readonly {
    readonly id: string
    readonly suggestion: StoredSuggestion | undefined
  }[]
}

/** `modules` are those that the target object is checked by. */
export async function readObjectSupport(
  db: Db,
  object: TargetObject,
  modules: readonly string[],
  today: Day,
): Promise<ObjectSupport> {
  const { id, informationDomainId } = object
  const ids = modules.flatMap(updateRequirementsOf).map((each) => each.id)
  const subjects = ids.map((requirement) => subjectOf({ targetObjectId: id, requirement }))
  const concerns = await readSupportConcerns(db, informationDomainId, [object], today)
  const stored = await listSuggestionsOfKind(
    db,
    informationDomainId,
    'check_from_support',
    subjects,
  )
  const bySubject = new Map(stored.map((one) => [one.subject, one]))
  return {
    concern: concerns.get(id) ?? supportConcernOf([], 0),
    isWhole: isWhole(object),
    requirements: ids.map((requirement, index) => ({
      id: requirement,
      suggestion: bySubject.get(subjects[index] ?? ''),
    })),
  }
}
