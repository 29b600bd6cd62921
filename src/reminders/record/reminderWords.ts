/** How the delivery record says why and when somebody was told. @module */
import type { ReminderItem, ReminderReason } from '../reminderItem.ts'

export const reminderReasonLabels: Readonly<Record<ReminderReason, string>> = {
  responsible: 'verantwortlich',
  deputy: 'in Vertretung',
  role: 'zuständig durch die Rolle',
  officer_escalation: 'überfällig, Meldung an die ISB',
  management_escalation: 'überfällig, Meldung an die Leitung',
}

/** „in Vertretung für Petra Muster“ */
export function speakReason({ reason, onBehalfOf }: Pick<ReminderItem, 'reason' | 'onBehalfOf'>) {
  const label = reminderReasonLabels[reason]
  return onBehalfOf ? `${label} für ${onBehalfOf}` : label
}

/** „30 Tage vorher“, „am Tag selbst“, „7 Tage danach“ */
export function speakLead({ leadDays }: Pick<ReminderItem, 'leadDays'>): string {
  if (leadDays === 0) return 'am Tag selbst'
  const days = Math.abs(leadDays)
  return `${days === 1 ? '1 Tag' : `${days} Tage`} ${leadDays > 0 ? 'vorher' : 'danach'}`
}
