/**
 * What became of a digest: it waits for the mail server, was taken by it, was given up with a reason, or its items went
 * into the next digest because it could not be delivered on its day.
 */
export const reminderStates = ['waiting', 'sent', 'given_up', 'replaced'] as const

export type ReminderState = (typeof reminderStates)[number]

export const reminderStateLabels: Readonly<Record<ReminderState, string>> = {
  waiting: 'wartet',
  sent: 'zugestellt an den Mailserver',
  given_up: 'aufgegeben',
  replaced: 'in die nächste Erinnerung übernommen',
}
