/** Days before a date as people write them. @module */
import { z } from 'zod'
import type { ReminderKind } from './reminderKind.ts'

const furthestDays = 365
const mostLeadTimes = 10

/** „30, 14, 7, 1, 0“; sorted, the furthest first. Empty: none. */
export const leadDaysText = z
  .string('Bitte geben Sie die Tage mit Komma getrennt an.')
  .trim()
  .max(80, 'Höchstens 80 Zeichen.')
  .refine(
    (text) => /^(\d{1,4}([\s,;]+\d{1,4})*)?[\s,;]*$/.test(text),
    'Bitte geben Sie ganze Zahlen mit Komma getrennt an, z. B. 30, 14, 7, 1, 0.',
  )
  .transform((text) => (text.match(/\d+/g) ?? []).map(Number))
  .refine(
    (days) => days.every((day) => day <= furthestDays),
    `Möglich sind 0 bis ${furthestDays} Tage vor dem Termin.`,
  )
  .transform((days) => [...new Set(days)].sort((a, b) => b - a))
  .refine((days) => days.length <= mostLeadTimes, `Höchstens ${mostLeadTimes} Vorlaufzeiten.`)

export function speakLeadDays(days: readonly number[]): string {
  return days.join(', ')
}

/** The name of the field of a kind. */
export function leadField(kind: ReminderKind): `lead_${ReminderKind}` {
  return `lead_${kind}`
}
