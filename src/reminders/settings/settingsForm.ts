/** What an organisation sets about its reminders, as a form sends it. @module */
import { z } from 'zod'
import { formVersion } from '../../core/formText.ts'
import { type ReminderKind, reminderKinds } from '../reminderKind.ts'
import { type LeadTimes, type ReminderSettings, usualLeadDays } from '../reminderSettings.ts'

const furthestDays = 365
const mostLeadTimes = 10

/** Days before the date as people write them, „30, 14, 7, 1, 0“; sorted, the furthest first. Empty: none. */
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

const days = z
  .string('Bitte geben Sie eine Zahl von Tagen an.')
  .trim()
  .regex(/^\d{1,4}$/, 'Bitte geben Sie eine Zahl von Tagen an.')
  .transform(Number)
  .refine((count) => count >= 1 && count <= furthestDays, 'Möglich sind 1 bis 365 Tage.')

/** Between 2 and 3 o'clock clocks are changed: that hour may be missing, or come twice. */
const timeOfDay = z
  .string('Bitte geben Sie eine Uhrzeit an.')
  .trim()
  .transform((text) => text.replace('.', ':').replace(/^(\d)(?=:)/, '0$1'))
  .refine(
    (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
    'Bitte geben Sie eine Uhrzeit wie 06:30 an.',
  )
  .refine(
    (text) => !text.startsWith('02:'),
    'Zwischen 2 und 3 Uhr werden die Uhren umgestellt. Bitte wählen Sie eine andere Zeit.',
  )

const leadFields = Object.fromEntries(
  reminderKinds.map((kind) => [leadField(kind), leadDaysText]),
) as Record<ReturnType<typeof leadField>, typeof leadDaysText>

export const reminderSettingsForm = z
  .object({
    isEnabled: z.enum(['ja', 'nein'], 'Bitte wählen Sie, ob erinnert wird.'),
    at: timeOfDay,
    officerAfterDays: days,
    managementAfterDays: days,
    version: formVersion,
    ...leadFields,
  })
  .refine((form) => form.officerAfterDays <= form.managementAfterDays, {
    message: 'Die Leitung wird frühestens zugleich mit der ISB informiert.',
    path: ['managementAfterDays'],
  })
  .transform(({ isEnabled, version, at, officerAfterDays, managementAfterDays, ...fields }) => ({
    version,
    settings: {
      ...{ isEnabled: isEnabled === 'ja', at, officerAfterDays, managementAfterDays },
      leadDays: leadTimesOf((kind) => fields[leadField(kind)]),
    },
  }))

export type ReminderSettingsInput = Omit<ReminderSettings, 'ownsSchoolHolidays'>

/** The fields as they are stored now; `version` 0 while nobody has set anything. */
export function settingsFields(
  settings: ReminderSettings,
  version: number,
): Record<string, string> {
  const leads = reminderKinds.map((kind) => [
    leadField(kind),
    speakLeadDays(settings.leadDays[kind] ?? usualLeadDays),
  ])
  return {
    isEnabled: settings.isEnabled ? 'ja' : 'nein',
    at: settings.at,
    officerAfterDays: String(settings.officerAfterDays),
    managementAfterDays: String(settings.managementAfterDays),
    version: String(version),
    ...Object.fromEntries(leads),
  }
}

/** What is as usual is left out. */
function leadTimesOf(daysOf: (kind: ReminderKind) => readonly number[]): LeadTimes {
  const usual = speakLeadDays(usualLeadDays)
  const own = reminderKinds.filter((kind) => speakLeadDays(daysOf(kind)) !== usual)
  return Object.fromEntries(own.map((kind) => [kind, daysOf(kind)]))
}
