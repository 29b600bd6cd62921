/** What a person says of a print of labels. @module */
import { z } from 'zod'
import { type LabelSheetName, labelSheetNames, labelSheets, labelsPerSheet } from './labelSheet.ts'

/** As many as a print may have: ten sheets and more. */
export const mostLabels = 650

const millimetres = z
  .string()
  .trim()
  .regex(/^[+-]?\d{1,2}([.,]\d{1,2})?$/, 'Bitte geben Sie Millimeter an, z. B. 1,5 oder -0,5.')
  .transform((text) => Number(text.replace(',', '.')))
  .refine((length) => Math.abs(length) <= 20, 'Höchstens 20 mm.')

/** Parameters of an address; what is missing has its usual value. */
export const labelForm = z
  .object({
    bogen: z.enum(labelSheetNames, 'Bitte wählen Sie den Bogen.').default('L4778'),
    /** The first free label, counted from 1. */
    ab: z
      .string()
      .trim()
      .regex(/^\d{1,3}$/, 'Bitte geben Sie eine Zahl an.')
      .transform(Number)
      .default(1),
    rechts: millimetres.default(0),
    unten: millimetres.default(0),
  })
  .superRefine(({ bogen, ab }, context) => {
    const most = labelsPerSheet(labelSheets[bogen])
    if (ab >= 1 && ab <= most) return
    const message = `Dieser Bogen hat die Etiketten 1 bis ${most}.`
    context.addIssue({ code: 'custom', path: ['ab'], message })
  })
export type LabelOrder = {
  readonly bogen: LabelSheetName
  readonly ab: number
  readonly rechts: number
  readonly unten: number
}
