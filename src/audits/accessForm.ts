/** What the officer enters when an auditor is let in, parsed at the boundary. @module */
import { z } from 'zod'
import { formDay, formText, formVersion } from '../core/formText.ts'

const period = {
  fromOn: formDay
    .transform((day) => day ?? '')
    .refine((day) => day !== '', 'Bitte nennen Sie den ersten Tag.'),
  untilOn: formDay
    .transform((day) => day ?? '')
    .refine((day) => day !== '', 'Bitte nennen Sie den letzten Tag.'),
  purpose: formText(500).refine((text) => text !== '', 'Bitte nennen Sie den Zweck der Prüfung.'),
}

export const grantForm = z.object({
  userId: formText(100).refine((id) => id !== '', 'Bitte wählen Sie, wer prüft.'),
  snapshotId: formText(100).refine((id) => id !== '', 'Bitte wählen Sie einen Stand.'),
  ...period,
})

export const accessForm = z.object({ ...period, version: formVersion })

export const revocationForm = z.object({ version: formVersion })
