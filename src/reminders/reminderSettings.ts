/** When people are reminded; each organisation sets it, each person may deviate. @module */
import type { ReminderKind } from './reminderKind.ts'

export type LeadTimes = Readonly<Partial<Record<ReminderKind, readonly number[]>>>

export type ReminderSettings = {
  /** Off until somebody switches it on: a mail that nobody expects harms. */
  readonly isEnabled: boolean
  /** From this time of day in Europe/Berlin on, HH:MM. */
  readonly at: string
  /** Days before the date, 0 on the day; kinds that are missing have `usualLeadDays`. */
  readonly leadDays: LeadTimes
  /** Days after the date at which the officer and the management are told. */
  readonly officerAfterDays: number
  readonly managementAfterDays: number
  /** The organisation keeps its own list of school holidays instead of the catalogue's. */
  readonly ownsSchoolHolidays: boolean
}

export const usualLeadDays: readonly number[] = [30, 14, 7, 1, 0]

/** After the date it is told again every so many days. */
export const repeatDays = 7

export const usualSettings: ReminderSettings = {
  isEnabled: false,
  at: '06:30',
  leadDays: {},
  officerAfterDays: 7,
  managementAfterDays: 30,
  ownsSchoolHolidays: false,
}

/** How a person deviates from the organisation, per kind. Escalations are told in any case. */
export type ReminderChoices = Readonly<
  Partial<
    Record<ReminderKind, { readonly isOff: boolean; readonly leadDays: readonly number[] | null }>
  >
>
