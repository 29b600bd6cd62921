import { type Day, germanDay } from '../core/day.ts'
import type { MilestoneReport } from './milestoneReport.ts'
import { speakDay, speakLate } from './speakDay.ts'

/** „417 Tage überfällig“, „erreicht am 12.03.2024“, „in 39 Tagen“. */
export function speakStanding({ summary, details }: MilestoneReport, today: Day): string {
  const { state, dueOn } = summary
  const { reachedOn, reviewDueOn } = details
  if (state === 'reached') return reachedOn ? `erreicht am ${germanDay(reachedOn)}` : 'erreicht'
  if (state === 'ongoing' || dueOn === null) {
    return reviewDueOn ? `Überprüfung ${speakDay(reviewDueOn, today)}` : ''
  }
  return state === 'due' ? speakDay(dueOn, today) : speakLate(dueOn, today)
}
