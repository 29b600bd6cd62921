import { z } from 'zod'
import { tidy } from '../../core/text.ts'
import { networkZones, siteTypes } from '../device.ts'

export const siteForm = z.object({
  name: z
    .string('Bitte nennen Sie den Standort.')
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'Bitte nennen Sie den Standort.')
        .max(120, 'Höchstens 120 Zeichen.')
        .refine((text) => !text.includes('\u0000'), 'Der Name enthält ein unzulässiges Zeichen.'),
    ),
  type: z.enum(siteTypes, 'Bitte wählen Sie die Art des Standorts.'),
  /** An empty choice: no network is usual there. */
  defaultZone: z
    .union([z.literal(''), z.enum(networkZones)], 'Dieses Netz gibt es nicht.')
    .transform((zone) => zone || null),
})

export type SiteInput = z.output<typeof siteForm>
