/**
 * What bodies and answers of several addresses are made of. The messages are German and shown as they are.
 * @module
 */
import { z } from 'zod'
import { isDay } from '../core/day.ts'
import { tidy } from '../core/text.ts'

export const usualPageSize = 100
export const largestPageSize = 200

const nul = 'Der Text enthält ein unzulässiges Zeichen (NUL).'
const hasNoNul = (text: string) => !text.includes('\u0000')

/** One line of text; white space folds to single blanks. */
export function line(maxLength: number, description: string) {
  return z
    .string()
    .max(maxLength, `Höchstens ${maxLength} Zeichen.`)
    .refine(hasNoNul, nul)
    .transform(tidy)
    .meta({ description })
}

/** Text of several lines. */
export function paragraph(maxLength: number, description: string) {
  return z
    .string()
    .max(maxLength, `Höchstens ${maxLength} Zeichen.`)
    .refine(hasNoNul, nul)
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .meta({ description })
}

export function day(description: string) {
  return z
    .string()
    .refine((text) => isDay(text), 'Erwartet wird ein Tag, den es gibt, als JJJJ-MM-TT.')
    .meta({ description, format: 'date' })
}

/** Fields of answers: what is stored, as it is. */
export const shown = {
  text: (description: string) => z.string().meta({ description }),
  textOrNull: (description: string) => z.string().nullable().meta({ description }),
  dayOrNull: (description: string) => z.string().nullable().meta({ description, format: 'date' }),
  instantOrNull: (description: string) =>
    z.string().nullable().meta({ description, format: 'date-time' }),
  version: z
    .int()
    .min(0)
    .meta({ description: 'Fassung; sie steht auch im ETag und wird in If-Match genannt.' }),
}

/** The code of an information domain, as people know it. */
export const domainCode = line(20, 'Kürzel des Informationsverbunds, z. B. KERN')

export const pageQuery = {
  limit: z.coerce
    .number('Erwartet wird eine ganze Zahl.')
    .int('Erwartet wird eine ganze Zahl.')
    .min(1, `Erlaubt ist 1 bis ${largestPageSize}.`)
    .max(largestPageSize, `Erlaubt ist 1 bis ${largestPageSize}.`)
    .default(usualPageSize)
    .meta({ description: 'Höchstzahl der Einträge einer Seite' }),
  cursor: z
    .string()
    .max(300, 'Diese Marke ist keine von hier.')
    .optional()
    .meta({ description: 'Marke aus `next` der vorigen Seite; bitte nicht selbst bilden' }),
}

/** A page of a list. */
export function pageOfItems<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .meta({ description: 'Adresse der nächsten Seite; null auf der letzten' }),
  })
}
