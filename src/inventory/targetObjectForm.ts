/** Forms of target objects, at the boundary. @module */
import { z } from 'zod'
import { isTargetKind, type TargetKind } from '../../catalog/targetKind.ts'
import { Failure } from '../core/failure.ts'
import { formText } from '../core/formText.ts'
import { tidy } from '../core/text.ts'
import { operatingStatuses, relations } from './targetObject.ts'

export const nameField = formText(200)
  .transform(tidy)
  .refine((text) => text !== '', 'Bitte geben Sie einen Namen an.')

export const countField = z
  .string('Bitte geben Sie die Anzahl an.')
  .trim()
  .regex(/^\d{1,6}$/, 'Die Anzahl ist eine ganze Zahl von 0 bis 999999.')
  .transform(Number)

/** The version of the row that the form showed. Throws `invalid` where the form lost it. */
export function readVersion({ version = '' }: Readonly<Record<string, string>>): number {
  if (/^\d{1,9}$/.test(version)) return Number(version)
  throw new Failure(
    'invalid',
    'Die Eingaben kamen unvollständig an. Bitte laden Sie die Seite neu.',
  )
}

/** How many kinds a form can name; the first gives the code of a new target object its prefix. */
export const kindFields = ['kind1', 'kind2', 'kind3', 'kind4', 'kind5', 'kind6'] as const

const firstKind = z.string().refine(isTargetKind, 'Bitte wählen Sie mindestens eine Art.')
const furtherKind = z
  .string()
  .refine((text) => text === '' || isTargetKind(text), 'Diese Art gibt es nicht.')
  .default('')

/** `responsibleId` empty: nobody; `newPerson` wins and names somebody who is not in the list yet. */
export const targetObjectFields = z.object({
  name: nameField,
  kind1: firstKind,
  kind2: furtherKind,
  kind3: furtherKind,
  kind4: furtherKind,
  kind5: furtherKind,
  kind6: furtherKind,
  count: countField,
  description: formText(4000),
  platform: formText(1000),
  location: formText(2000),
  users: formText(1000),
  operatingStatus: z.enum(operatingStatuses, 'Bitte wählen Sie den Betriebsstatus.'),
  responsibleId: z.string().default(''),
  newPerson: formText(120),
})

export const targetObjectForm = targetObjectFields.transform(
  ({ kind1, kind2, kind3, kind4, kind5, kind6, ...facts }) => {
    const kinds = [kind1, kind2, kind3, kind4, kind5, kind6].filter(isTargetKind)
    return { ...facts, kinds: [...new Set<TargetKind>(kinds)] }
  },
)
export type TargetObjectInput = z.output<typeof targetObjectForm>

export const linkForm = z.object({
  other: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,3}\d{3,5}/, 'Bitte nennen Sie das Kürzel eines Zielobjekts, z. B. S001.')
    .transform((text) => /^[A-Z]+\d+/.exec(text)?.[0] ?? ''),
  direction: z.enum(['needs', 'needed_by'], 'Bitte wählen Sie die Richtung.'),
  relation: z.enum(relations, 'Bitte wählen Sie die Beziehung.'),
  reason: formText(1000),
})
