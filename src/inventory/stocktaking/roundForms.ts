import { z } from 'zod'
import { tidy } from '../../core/text.ts'

export const roundForm = z.object({
  siteId: z
    .string('Bitte wählen Sie den Standort.')
    .min(1, 'Bitte wählen Sie den Standort.')
    .max(64, 'Diesen Standort gibt es nicht.'),
  name: z
    .string('Bitte geben Sie der Inventur einen Namen.')
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'Bitte geben Sie der Inventur einen Namen.')
        .max(120, 'Höchstens 120 Zeichen.')
        .refine((text) => !text.includes('\u0000'), 'Der Name enthält ein unzulässiges Zeichen.'),
    ),
})

/** Nothing older than a quarter waits in a browser to be sent. */
const longestWaitMilliseconds = 90 * 24 * 60 * 60_000

/** `id` is made by the browser, so that what is sent twice counts once; a page without scripts sends none. */
export const findForm = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/, 'Diese Kennung ist keine UUID.')
    .optional(),
  code: z
    .string('Bitte scannen oder tippen Sie eine Nummer.')
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'Bitte scannen oder tippen Sie eine Nummer.')
        .max(300, 'Das ist zu lang für eine Nummer.')
        .refine((text) => !text.includes('\u0000'), 'Die Nummer enthält ein unzulässiges Zeichen.'),
    ),
  /** How long ago it was scanned: clocks of phones are not trusted, their stop watches are. */
  millisecondsAgo: z.coerce.number().int().min(0).max(longestWaitMilliseconds).catch(0).default(0),
})

export type FindInput = z.output<typeof findForm>
