import { addDays, type Day } from '../core/day.ts'
import type { Milestone } from './milestone.ts'
import type { MilestoneReport } from './milestoneReport.ts'

type Entry = { readonly milestone: Milestone; readonly report: MilestoneReport }

/** What is further away needs no attention yet. */
const attentionDays = 90

/**
 * The milestones that the start page of an information domain shows: its own dated ones, and those of the whole city
 * that are late or coming.
 */
export function milestonesOfDomain<E extends Entry>(
  entries: readonly E[],
  informationDomainId: string,
  today: Day,
): E[] {
  const until = addDays(today, attentionDays)
  return entries.filter(({ milestone: { informationDomainIds: ids }, report: { summary } }) => {
    const { state, dueOn } = summary
    if (state === 'ongoing' || dueOn === null) return false
    if (ids.length > 0) return ids.includes(informationDomainId)
    return state === 'overdue' || (state === 'due' && dueOn <= until)
  })
}
