/**
 * How a person says what the columns of a list mean (`--mapping FILE`). The same shape is remembered.
 * @module
 */
import { z } from 'zod'
import { Failure } from '../core/failure.ts'
import { deviceKindOf } from '../inventory/deviceKind.ts'
import type { ColumnSet } from './columns/columnSet.ts'
import { dateFormats } from './values/parseDay.ts'
import { deviceStatusOf, siteTypeOf } from './values/words.ts'

const text = z
  .string('Erwartet wird ein Text.')
  .trim()
  .min(1, 'Darf nicht leer sein.')
  .max(200, 'Höchstens 200 Zeichen.')

const known = (is: (word: string) => unknown, message: string) =>
  text.refine((word) => is(word) !== undefined, message)

const defaults = z.strictObject(
  {
    site: text.optional(),
    siteType: known(
      siteTypeOf,
      'Unbekannter Standorttyp (Verwaltung, Schule, sonstiger Standort).',
    ).optional(),
    kind: known(deviceKindOf, 'Unbekannte Geräteart.').optional(),
    status: known(deviceStatusOf, 'Unbekannter Status (z. B. in Betrieb, im Lager).').optional(),
  },
  'Erlaubt sind "site", "siteType", "kind" und "status".',
)

const mappingSchema = z.strictObject(
  {
    columns: z
      .record(text, text.nullable(), 'Erwartet wird { "Spaltenname": "feld" } oder null je Spalte.')
      .optional(),
    dateFormat: z.enum(dateFormats, 'Erlaubt sind "DMY", "MDY" und "YMD".').optional(),
    sheet: text.optional(),
    headerRow: z
      .int('Erwartet wird eine ganze Zahl.')
      .min(1, 'Zeilen werden ab 1 gezählt.')
      .max(200_000, 'Höchstens 200.000.')
      .optional(),
    defaults: defaults.optional(),
  },
  'Erlaubt sind "columns", "dateFormat", "sheet", "headerRow" und "defaults".',
)

/**
 * `columns` names a field per header, or null to leave a column out; a column without header, or one of two with the
 * same, is „Spalte F“. `defaults` stand in where the list says nothing. What is not named is recognised as usual.
 */
export type ImportMapping = z.infer<typeof mappingSchema>

/** A mapping that was used before for lists with these headers. */
export type RememberedMapping = {
  readonly headerFingerprint: string
  readonly mapping: ImportMapping
}

/** Throws `invalid` that names every wrong place of the mapping. */
export function parseImportMapping<Field extends string>(
  value: unknown,
  set: ColumnSet<Field>,
): ImportMapping {
  const parsed = mappingSchema.safeParse(value)
  if (!parsed.success) {
    const places = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'Zuordnung'}: ${issue.message}`,
    )
    throw new Failure('invalid', `Die Zuordnung (--mapping) ist ungültig. ${places.join(' ')}`)
  }
  for (const [header, field] of Object.entries(parsed.data.columns ?? {})) {
    if (field !== null && !Object.hasOwn(set.labels, field)) {
      throw new Failure(
        'invalid',
        `Die Zuordnung (--mapping) nennt für „${header}“ das unbekannte Feld „${field}“. Erlaubt sind: ${Object.keys(set.labels).join(', ')} oder null.`,
      )
    }
  }
  return parsed.data
}
