/**
 * The form in which a person says what the columns of a list mean: one choice a column, `spalte-0` and so on, and
 * what holds where the list says nothing.
 * @module
 */
import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { wordKey } from '../../core/wordKey.ts'
import { deviceStatuses, siteTypes } from '../../inventory/device.ts'
import { deviceKindOf, deviceKinds } from '../../inventory/deviceKind.ts'
import type { ColumnSet } from '../columns/columnSet.ts'
import type { ImportMapping } from '../importMapping.ts'
import { dateFormats } from '../values/parseDay.ts'
import { deviceStatusOf, siteTypeOf } from '../values/words.ts'
import type { UploadColumn, UploadReading, UploadSheet } from './importUpload.ts'

const choice = <Word extends string>(words: readonly Word[], message: string) =>
  z
    .union([z.literal(''), z.enum(words as [Word, ...Word[]])], message)
    .default('')
    .transform((word) => (word === '' ? undefined : word))

function columnText() {
  return z
    .string()
    .trim()
    .max(200, 'Höchstens 200 Zeichen.')
    .default('')
    .transform((text) => (text === '' ? undefined : text))
}

function rowNumber() {
  return z
    .string()
    .trim()
    .regex(/^\d{0,6}$/, 'Bitte geben Sie die Nummer der Zeile an.')
    .default('')
    .transform((text) => (Number(text) === 0 ? undefined : Number(text)))
}

export const columnForm = z
  .looseObject({
    blatt: columnText(),
    kopfzeile: rowNumber(),
    datum: choice(dateFormats, 'Bitte wählen Sie eine der Schreibweisen.'),
    standort: columnText(),
    standorttyp: choice(siteTypes, 'Bitte wählen Sie einen der Standorttypen.'),
    art: choice(deviceKinds, 'Bitte wählen Sie eine der Gerätearten.'),
    status: choice(deviceStatuses, 'Bitte wählen Sie einen der Status.'),
  })
  .transform(({ blatt, kopfzeile, datum, standort, standorttyp, art, status, ...rest }) => ({
    ...(blatt && { sheet: blatt }),
    ...(kopfzeile && { headerRow: kopfzeile }),
    ...(datum && { dateFormat: datum }),
    ...((standort || standorttyp || art || status) && {
      defaults: {
        ...(standort && { site: standort }),
        ...(standorttyp && { siteType: standorttyp }),
        ...(art && { kind: art }),
        ...(status && { status }),
      },
    }),
    chosen: rest,
  }))

/** Another sheet, or another row with the headers. */
export const sheetForm = z
  .object({ blatt: columnText(), kopfzeile: rowNumber() })
  .transform(({ blatt, kopfzeile }) => ({
    ...(blatt && { sheet: blatt }),
    ...(kopfzeile && { headerRow: kopfzeile }),
  }))

/** What the form shows before anybody changed it: the mapping, or what was recognised. */
export function formValuesOf(mapping: ImportMapping | null, reading: UploadReading): FormValues {
  const { sheet = '', headerRow, dateFormat = '', defaults = {} } = mapping ?? {}
  const values: Record<string, string> = {
    blatt: sheet,
    kopfzeile: headerRow === undefined ? '' : String(headerRow),
    datum: dateFormat,
    standort: defaults.site ?? '',
    standorttyp: siteTypeOf(defaults.siteType ?? '') ?? '',
    art: deviceKindOf(defaults.kind ?? '') ?? '',
    status: deviceStatusOf(defaults.status ?? '') ?? '',
  }
  const chosen = new Map(
    Object.entries(mapping?.columns ?? {}).map(([key, field]) => [wordKey(key), field]),
  )
  for (const { name, key, field } of formColumns(reading)) {
    values[name] = (chosen.has(wordKey(key)) ? chosen.get(wordKey(key)) : field) ?? ''
  }
  return values
}

type FormValues = Readonly<Record<string, string>>

export type ColumnChoice = z.output<typeof columnForm>

/** A column as the form names it: the same header on several sheets is one choice. */
export type FormColumn = UploadColumn & {
  readonly name: string
  readonly sheets: readonly string[]
}

export function formColumns({ sheets }: UploadReading): FormColumn[] {
  const columns = new Map<string, Omit<FormColumn, 'name'>>()
  for (const { sheet, columns: own } of shownSheets(sheets)) {
    for (const column of own) {
      const key = wordKey(column.key)
      const known = columns.get(key)
      if (known) columns.set(key, { ...known, sheets: [...known.sheets, sheet] })
      else columns.set(key, { ...column, sheets: [sheet] })
    }
  }
  return [...columns.values()].map((column, index) => ({ ...column, name: `spalte-${index}` }))
}

/** Sheets that are such a list; all of them where none is. */
export function shownSheets(sheets: readonly UploadSheet[]): readonly UploadSheet[] {
  const lists = sheets.filter(({ problem, rows }) => problem === '' && rows > 0)
  return lists.length > 0 ? lists : sheets.filter(({ columns }) => columns.length > 0)
}

/**
 * The mapping of what was chosen. Throws `invalid` with a message at each column where two columns of a sheet state
 * the same field, or where a field is unknown.
 */
export function mappingOf(
  { chosen, ...rest }: ColumnChoice,
  reading: UploadReading,
  set: ColumnSet<string>,
): ImportMapping {
  const columns: Record<string, string | null> = {}
  const wrong: Record<string, string> = {}
  const taken = new Map<string, FormColumn>()
  for (const column of formColumns(reading)) {
    const field = chosen[column.name]
    if (field === undefined || field === '') {
      columns[column.key] = null
    } else if (typeof field !== 'string' || !Object.hasOwn(set.labels, field)) {
      wrong[column.name] = `Für „${column.key}“ ist das keine mögliche Bedeutung.`
    } else {
      const same = taken.get(field)
      if (same && isAlongside(same, column)) {
        wrong[column.name] =
          `„${same.key}“ und „${column.key}“ bedeuten beide „${set.labels[field] ?? field}“. Bitte lassen Sie eine der Spalten aus.`
      }
      taken.set(field, column)
      columns[column.key] = field
    }
  }
  if (Object.keys(wrong).length > 0) {
    throw new Failure('invalid', 'Die Zuordnung der Spalten geht so nicht.', wrong)
  }
  return { ...rest, columns }
}

function isAlongside(a: FormColumn, b: FormColumn): boolean {
  return a.sheets.some((sheet) => b.sheets.includes(sheet))
}
