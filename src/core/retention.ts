/** How long what is kept: the kinds that go by themselves, and the times that are proposed. @module */

export const retainedKinds = ['accessLog', 'reminders', 'uploads', 'borrowers'] as const
export type RetainedKind = (typeof retainedKinds)[number]

export type RetentionTimes = {
  readonly evidenceYears: number
  readonly accessLogDays: number
  readonly reminderDays: number
  readonly uploadHours: number
}

/** Proposed, and no claim about what the law wants: nothing says how long a city keeps evidence. */
export const proposedTimes: RetentionTimes = {
  evidenceYears: 5,
  accessLogDays: 365,
  reminderDays: 365,
  uploadHours: 24,
}

/** A questionnaire that nobody submitted goes so many days after its last day, with what was drafted in it. */
export const questionnaireDays = 90
