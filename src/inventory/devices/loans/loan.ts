/** A device that is lent: to whom, until when, with what. @module */
import { addDays, type Day } from '../../../core/day.ts'

/** Name, unit and contact of the borrower are '' once they were erased; `returnedTo` is null while it is lent. */
export type DeviceLoan = {
  readonly id: string
  readonly deviceId: string
  readonly borrower: string
  readonly borrowerUnit: string
  readonly borrowerContact: string
  readonly lentOn: Day
  readonly dueOn: Day
  readonly accessories: string
  readonly conditionOut: string
  readonly lentBy: string
  readonly returnedOn: Day | null
  readonly conditionIn: string
  readonly missing: string
  readonly returnedTo: string | null
  readonly erasedAt: string | null
}

/** Whether it should have been back before today. */
export function isOverdue(
  { dueOn, returnedOn }: Pick<DeviceLoan, 'dueOn' | 'returnedOn'>,
  today: Day,
): boolean {
  return returnedOn === null && dueOn < today
}

/** Borrowers of loans that were returned on this day or earlier are forgotten. */
export function lastForgottenDay(today: Day, retentionDays: number): Day {
  return addDays(today, -retentionDays)
}
