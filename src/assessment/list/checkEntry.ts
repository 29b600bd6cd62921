/** The entries of a list of checks before their texts are read: they are counted, filtered and put in order. @module */
import type { Requirement } from '../../../catalog/module.ts'
import type { Priority } from '../../../catalog/moduleRules.ts'
import type { RequirementLevel } from '../../../catalog/requirementLevel.ts'
import type { Day, Instant } from '../../core/day.ts'
import { addMonths } from '../../core/day.ts'
import type { ModuleDecision } from '../../modelling/moduleDecision.ts'
import { type CheckStatus, isCheckedBefore, isUnplanned } from '../check.ts'
import { type Counts, openCounts } from '../figures.ts'
import type { CheckFilter } from './checkFilter.ts'

/** A module that counts at a target object. */
export type Place = {
  readonly targetObjectId: string
  readonly module: string
  readonly decision: ModuleDecision
  readonly providerId: string | null
}

/** What is known of an answered check without its texts. */
export type Mark = {
  readonly status: CheckStatus
  readonly responsibleId: string | null
  readonly dueOn: Day | null
  readonly checkedAt: Instant | null
  readonly hasExplanation: boolean
  /** The last day of the proof that a provider named; null where no proof or no day is named. */
  readonly provenUntil: Day | null
}

export type CheckEntry = Place &
  Mark & { readonly requirement: string; readonly level: RequirementLevel }

type RequirementsOf = (module: string) => readonly Pick<Requirement, 'id' | 'level'>[]

const unanswered: Mark = {
  status: 'open',
  responsibleId: null,
  dueOn: null,
  checkedAt: null,
  hasExplanation: false,
  provenUntil: null,
}

/** Every check that the modules ask for, place by place, requirement by requirement; open where nobody answered. */
export function* listEntries(
  places: Iterable<Place>,
  levels: readonly RequirementLevel[],
  requirementsOf: RequirementsOf,
  findMark: (targetObjectId: string, requirement: string) => Mark | undefined,
): Generator<CheckEntry> {
  for (const { targetObjectId, module, decision, providerId } of places) {
    for (const { id: requirement, level } of requirementsOf(module)) {
      if (!levels.includes(level)) continue
      const { status, responsibleId, dueOn, checkedAt, hasExplanation, provenUntil } =
        findMark(targetObjectId, requirement) ?? unanswered
      yield {
        targetObjectId,
        module,
        decision,
        providerId,
        requirement,
        level,
        status,
        responsibleId,
        dueOn,
        checkedAt,
        hasExplanation,
        provenUntil,
      }
    }
  }
}

/** The figures of the entries; that „entbehrlich“ is justified, the database sees to. Proofs are not looked at. */
export function countEntries(entries: Iterable<CheckEntry>, staleBefore: Day): Counts {
  const counts = openCounts(0)
  for (const entry of entries) {
    counts.total += 1
    counts[entry.status] += 1
    if (isEntryMet(entry)) counts.met += 1
    if (isUnplanned(entry)) counts.unplanned += 1
    if (entry.status === 'yes' && !entry.hasExplanation) counts.undescribed += 1
    if (isCheckedBefore(entry, staleBefore)) counts.stale += 1
  }
  return counts
}

export type FilterFacts = {
  readonly today: Day
  readonly priorityOf: (module: string) => Priority
  /** Whether somebody has to decide on a suggestion for the check. */
  readonly hasSuggestion: (entry: CheckEntry) => boolean
}

/** Whether the entry is one that the filter asks for; its levels were chosen before. */
export function createEntryFilter(
  filter: CheckFilter,
  facts: FilterFacts,
): (entry: CheckEntry) => boolean {
  const { priority, statuses, module, responsibleId } = filter
  const isConcerning = concernTest(filter, facts)
  const wanted = responsibleId === 'nobody' ? null : responsibleId
  return (entry) =>
    (priority === null || facts.priorityOf(entry.module) === priority) &&
    (statuses.length === 0 || statuses.includes(entry.status)) &&
    (module === null || entry.module === module) &&
    (responsibleId === null || entry.responsibleId === wanted) &&
    isConcerning(entry)
}

function concernTest(
  { concern, staleMonths }: CheckFilter,
  { today, hasSuggestion }: FilterFacts,
): (entry: CheckEntry) => boolean {
  const staleBefore = addMonths(today, -staleMonths)
  if (concern === 'overdue') {
    return (entry) => entry.dueOn !== null && entry.dueOn < today && !isEntryMet(entry)
  }
  if (concern === 'stale') return (entry) => isCheckedBefore(entry, staleBefore)
  if (concern === 'unplanned') return isUnplanned
  if (concern === 'undescribed') return (entry) => entry.status === 'yes' && !entry.hasExplanation
  if (concern === 'unproven') return (entry) => isEntryUnproven(entry, today)
  return concern === 'suggested' ? hasSuggestion : () => true
}

/** As `lacksProviderProof` sees it, where a provider meets the module. */
function isEntryUnproven({ decision, status, provenUntil }: CheckEntry, today: Day): boolean {
  if (decision !== 'at_provider' || status !== 'yes') return false
  return provenUntil === null || provenUntil < today
}

function isEntryMet({ status }: CheckEntry): boolean {
  return status === 'yes' || status === 'dispensable'
}
