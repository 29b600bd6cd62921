import type { Day } from '../../core/day.ts'
import { germanDay } from '../../core/day.ts'
import { type Snapshot, speakSnapshot } from '../snapshot.ts'

/** One side of a comparison. */
export type ComparedState = {
  /** Null: today. */
  readonly snapshot: Snapshot | null
  readonly title: string
  readonly day: Day
}

/** What the address says for the living data. */
export const todayWord = 'heute'

export function frozenState(snapshot: Snapshot): ComparedState {
  return { snapshot, title: speakSnapshot(snapshot), day: snapshot.takenOn }
}

export function livingState(today: Day): ComparedState {
  return { snapshot: null, title: `heute, ${germanDay(today)}`, day: today }
}
