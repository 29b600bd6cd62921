/** What an administrator says of a new token. @module */
import { z } from 'zod'
import { formDay } from '../../core/formText.ts'
import { tidy } from '../../core/text.ts'
import { tokenScopes } from '../tokenScope.ts'

export const tokenForm = z.object({
  name: z
    .string('Bitte geben Sie einen Namen an.')
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'Bitte geben Sie einen Namen an.')
        .max(80, 'Höchstens 80 Zeichen.')
        .refine((text) => !text.includes('\u0000'), 'Der Text enthält ein unzulässiges Zeichen.'),
    ),
  informationDomainId: z
    .string()
    .default('')
    .transform((id) => id || null),
  expiresOn: formDay.pipe(z.string('Bitte geben Sie den letzten Tag an.')),
  scopes: z.array(z.enum(tokenScopes)).min(1, 'Bitte kreuzen Sie mindestens ein Recht an.'),
})

export type NewToken = z.output<typeof tokenForm>
