/** What waits for a person: decisions first, then the oldest date. @module */
import type { Day } from '../core/day.ts'

type Subject =
  | {
      readonly kind: 'check'
      readonly requirement: string
      readonly title: string
      readonly objectCode: string
      readonly objectName: string
    }
  | { readonly kind: 'measure'; readonly code: string; readonly title: string }
  | { readonly kind: 'review'; readonly documentId: string; readonly title: string }
  | {
      readonly kind: 'approval'
      readonly documentId: string
      readonly title: string
      readonly version: number
    }
  | {
      readonly kind: 'risk'
      readonly requirement: string
      readonly title: string
      readonly objectCode: string
      readonly objectName: string
    }

/** `dueOn` null: a decision that waits, without a date of its own. */
export type Duty = Subject & {
  readonly dueOn: Day | null
  readonly domain: { readonly code: string; readonly name: string }
}

/** What comes within so many days is shown beforehand. */
export const dutyHorizonDays = 90

export function sortDuties(duties: readonly Duty[]): Duty[] {
  return duties.toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))
}
