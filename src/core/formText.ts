/** Free text at the boundary, with our own German messages. @module */
import { z } from 'zod'
import { isDay } from './day.ts'

/**
 * Text of at most `maxLength` characters after trimming; without input ''. U+0000 is refused because
 * PostgreSQL cannot store it.
 */
export function formText(maxLength: number) {
  return z
    .string('Bitte geben Sie einen Text ein.')
    .trim()
    .max(maxLength, `Höchstens ${maxLength} Zeichen.`)
    .refine((text) => !text.includes('\u0000'), 'Der Text enthält ein unzulässiges Zeichen (NUL).')
    .default('')
}

/**
 * A calendar day as `YYYY-MM-DD`, as browsers send it, or as people write it, `31.12.2025`. An empty field becomes
 * null.
 */
export const formDay = z
  .string('Bitte geben Sie einen Tag ein.')
  .trim()
  .transform(sortableDay)
  .refine(
    (text) => text === '' || isDay(text),
    'Diesen Tag gibt es nicht. Bitte schreiben Sie ihn wie 31.12.2025.',
  )
  .transform((text) => (text === '' ? null : text))
  .default(null)

function sortableDay(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

const stale = 'Bitte laden Sie die Seite neu, der Stand des Formulars fehlt.'

/** The version that a form was made from, 0 for what is not stored yet. */
export const formVersion = z.coerce.number(stale).int(stale).min(0, stale)
