/** Forms: read, parsed at the boundary, and shown again with what was typed when something is wrong. @module */
import type { Context } from 'hono'
import type { z } from 'zod'
import { Failure } from '../core/failure.ts'
import type { WebEnv } from './visit.ts'

/** The text fields of a form as they were sent; of a field that is there several times, the last. */
export type FormValues = Readonly<Record<string, string>>

/**
 * What is wrong with a form. `fields` has a German message for each field concerned. `isStale`: somebody
 * else saved in the meantime; the form then shows `stored` beside what was typed.
 */
export type Problems = {
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
  readonly isStale?: boolean
}

export type Submission<Data> = {
  /** Does what the form is for and answers, usually with a redirect. */
  save: (data: Data, values: FormValues) => Promise<Response>
  /** The form again; the response has its status already. */
  again: (values: FormValues, problems: Problems) => Promise<Response>
}

/** Parses the form with `schema` and saves; shows it again with 422, or with 409 when it was stale. */
export async function submit<Schema extends z.ZodType>(
  c: Context<WebEnv>,
  schema: Schema,
  { save, again }: Submission<z.output<Schema>>,
): Promise<Response> {
  const values = await readValues(c)
  const parsed = schema.safeParse(values)
  if (!parsed.success) {
    c.status(422)
    return again(values, problemsOf(parsed.error))
  }
  try {
    return await save(parsed.data, values)
  } catch (error) {
    if (!(error instanceof Failure) || !['invalid', 'conflict'].includes(error.code)) throw error
    c.status(error.code === 'conflict' ? 409 : 422)
    return again(values, {
      message: error.message,
      fields: error.fields,
      isStale: error.code === 'conflict',
    })
  }
}

/** Composed Unicode, and line ends as everywhere else; browsers send CR LF. */
export async function readValues(c: Context<WebEnv>): Promise<FormValues> {
  const entries = [...(await readForm(c)).entries()]
  return Object.fromEntries(
    entries
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .map(([name, value]) => [name, tidyInput(value)]),
  )
}

/** All values of a field that may be ticked or chosen several times. */
export async function readAll(c: Context<WebEnv>, name: string): Promise<string[]> {
  const values = (await readForm(c)).getAll(name)
  return values.filter((value) => typeof value === 'string').map(tidyInput)
}

/** The file of an upload field; undefined when none was chosen. */
export async function readFile(c: Context<WebEnv>, name: string): Promise<File | undefined> {
  const file = (await readForm(c)).get(name)
  return file instanceof File && file.name !== '' ? file : undefined
}

/** Throws `invalid` for a body that is no form, or was cut off. */
async function readForm(c: Context<WebEnv>): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(
      'invalid',
      'Die Eingaben kamen unvollständig an. Bitte senden Sie sie noch einmal.',
    )
  }
}

function tidyInput(value: string): string {
  return value.normalize('NFC').replace(/\r\n?/g, '\n')
}

function problemsOf(error: z.ZodError): Problems {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) fields[path.join('.')] ??= message
  return { message: 'Bitte prüfen Sie Ihre Eingaben.', fields }
}
