/**
 * Profiles: lists of modules that a kind of institution starts with. A step on the way to
 * Basis-Absicherung and no basis for a Testat.
 * @module
 */
import { z } from 'zod'
import { fileHeader, once, readCatalogFile, repeated } from './catalogFile.ts'
import { editions } from './module.ts'
import { moduleIdPattern } from './requirementId.ts'

/** `double`: two independent sources name the module; `single`: one does. */
const certainties = ['double', 'single'] as const

export const profileFileSchema = z
  .strictObject({
    key: z.literal('kommunalverwaltung'),
    edition: z.enum(editions),
    ...fileHeader,
    officialVersionAssumed: z.string().min(1),
    status: z.string().min(1),
    statusReason: z.string().min(1),
    hint: z.string().min(1),
    certaintyMeaning: z.record(z.enum(certainties), z.string().min(1)),
    totals: z.strictObject({
      modules: z.int(),
      double: z.int(),
      basis: z.int(),
      basisInWiba: z.int(),
      basisNotInWiba: z.int(),
    }),
    modules: z
      .array(
        z
          .strictObject({
            id: z.string().regex(moduleIdPattern),
            certainty: z.enum(certainties),
          })
          .readonly(),
      )
      .readonly(),
  })
  .refine(({ modules }) => repeated(modules.map(({ id }) => id)).length === 0, 'a module twice')
  .refine(
    ({ modules, totals }) =>
      modules.length === totals.modules &&
      modules.filter(({ certainty }) => certainty === 'double').length === totals.double &&
      totals.basis === totals.basisInWiba + totals.basisNotInWiba,
    'the totals do not add up',
  )
  .readonly()

export type Profile = z.infer<typeof profileFileSchema> & {
  hasModule(id: string): boolean
}

/** The Kommunalprofil, „Stand ungeprüft“: show its `status` wherever it is counted. */
export const readProfile: () => Profile = once(() => {
  const file = readCatalogFile('profiles/kommunalverwaltung.json', profileFileSchema)
  const ids = new Set(file.modules.map(({ id }) => id))
  return { ...file, hasModule: (id) => ids.has(id) }
})
