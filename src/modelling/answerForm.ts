import { z } from 'zod'
import { formText } from '../core/formText.ts'

const words = ['ja', 'nein'] as const

/** One answer for all that is open. */
export const answerForm = z.object({
  antwort: z
    .enum(words, 'Bitte antworten Sie mit ja oder nein.')
    .transform((word) => word === 'ja'),
  notiz: formText(2000),
  /** How many places were open when the question was shown. */
  offen: z.coerce.number().int().optional().catch(undefined),
})

const rowForm = z.object({
  antwort: z.enum(words).optional().catch(undefined),
  notiz: formText(2000),
  version: z.coerce.number().int().optional().catch(undefined),
})

/**
 * A form with a row for each target object: `antwort-C001`, `notiz-C001`, `version-C001` and what it was shown with,
 * `war-C001`. Rows without an answer, and rows that nobody touched, are left out.
 */
export const rowsForm = z.record(z.string(), z.string()).transform((values, context) => {
  const codes = Object.keys(values)
    .filter((name) => name.startsWith('antwort-'))
    .map((name) => name.slice('antwort-'.length))
  return codes.flatMap((code) => {
    if (shownRow(values[`antwort-${code}`], values[`notiz-${code}`]) === values[`war-${code}`]) {
      return []
    }
    const row = rowForm.safeParse({
      antwort: values[`antwort-${code}`],
      notiz: values[`notiz-${code}`],
      version: values[`version-${code}`],
    })
    if (!row.success) {
      const message = `${code}: ${row.error.issues[0]?.message ?? ''}`
      context.addIssue({ code: 'custom', path: [`notiz-${code}`], message })
      return []
    }
    const { antwort, notiz, version } = row.data
    return antwort === undefined ? [] : [{ code, answer: antwort === 'ja', note: notiz, version }]
  })
})

/** What a row was shown with, in one text. Browsers send line ends as CR LF whatever they were. */
export function shownRow(answer = '', note = ''): string {
  return `${answer} ${note.replace(/\r\n?/g, '\n').trim()}`
}
