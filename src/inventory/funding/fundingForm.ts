import { z } from 'zod'
import { isDay } from '../../core/day.ts'
import { formEuro } from '../../core/euro.ts'
import { formDay, formText, formVersion } from '../../core/formText.ts'
import { tidy } from '../../core/text.ts'

const line = (maxLength: number) => formText(maxLength).transform(tidy)

/** A funding programme as a person states it; empty years: nobody said yet. */
export const fundingForm = z.object({
  name: line(200).refine((text) => text !== '', 'Bitte geben Sie das Förderprogramm an.'),
  grantNumber: line(120),
  grantedOn: formDay,
  startsOn: z
    .string('Bitte geben Sie einen Tag ein.')
    .trim()
    .refine(isDay, 'Bitte geben Sie den ersten Tag der Zweckbindung an.'),
  years: z
    .string()
    .trim()
    .regex(/^\d{0,2}$/, 'Bitte geben Sie ganze Jahre an.')
    .refine((text) => text !== '0' && text !== '00', 'Bitte geben Sie mindestens ein Jahr an.')
    .transform((text) => (text === '' ? null : Number(text)))
    .default(null),
  grantCents: formEuro,
  ownShareCents: formEuro,
  note: formText(2000),
  version: formVersion,
})
export type FundingInput = Omit<z.output<typeof fundingForm>, 'version'>
