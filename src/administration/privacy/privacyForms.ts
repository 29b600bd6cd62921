/** What the pages of data protection are told, parsed at the boundary. @module */
import { z } from 'zod'
import { formText, formVersion } from '../../core/formText.ts'

const whole = (least: number, most: number, unit: string) =>
  z
    .string(`Bitte geben Sie eine Zahl von ${unit} an.`)
    .trim()
    .regex(/^\d{1,4}$/, `Bitte geben Sie eine Zahl von ${unit} an.`)
    .transform(Number)
    .refine((count) => count >= least && count <= most, `Möglich sind ${least} bis ${most}.`)

export const retentionForm = z.object({
  evidenceYears: whole(1, 30, 'Jahren'),
  accessLogDays: whole(1, 3650, 'Tagen'),
  /** What was told is needed for a while, or it would be told again. */
  reminderDays: whole(90, 3650, 'Tagen'),
  uploadHours: whole(1, 720, 'Stunden'),
  version: formVersion,
})

export type RetentionForm = z.infer<typeof retentionForm>

export const erasureForm = z.object({
  /** Empty where nothing is open. */
  successorId: formText(100),
  reason: formText(500).refine((text) => text !== '', 'Bitte nennen Sie den Grund.'),
  confirmation: formText(200),
})

export type ErasureForm = z.infer<typeof erasureForm>

/** A workbook for reading, JSON for programs. */
export const disclosureFormats = ['xlsx', 'json'] as const
export type DisclosureFormat = (typeof disclosureFormats)[number]
