/** Which requirements an operating system without updates stands against. @module */
import { z } from 'zod'
import { fileHeader, once, readCatalogFile, repeated } from './catalogFile.ts'
import { editions } from './module.ts'
import { readCatalog } from './readCatalog.ts'
import { moduleIdOf, moduleIdPattern } from './requirementId.ts'

const requirementInForce = z
  .string()
  .refine((id) => isInForce(id), 'no requirement of the edition that is in force')

const updateRequirementSchema = z
  .strictObject({
    id: requirementInForce,
    /** In own words, as the reason of a suggestion ends. */
    because: z.string().min(1).max(200),
  })
  .readonly()

export const updateRequirementsFileSchema = z
  .strictObject({
    ...fileHeader,
    edition: z.enum(editions),
    requirements: z.array(updateRequirementSchema).min(1).readonly(),
    /** Modules that ask for no updates themselves; their devices count at the requirement named here. */
    leftToPatchManagement: z
      .strictObject({
        requirement: requirementInForce,
        note: z.string().min(1),
        modules: z.array(z.string().regex(moduleIdPattern)).readonly(),
      })
      .readonly(),
  })
  .refine(
    ({ requirements }) => repeated(requirements.map(({ id }) => id)).length === 0,
    'a requirement twice',
  )
  .refine(
    ({ requirements, leftToPatchManagement }) =>
      requirements.some(({ id }) => id === leftToPatchManagement.requirement),
    'devices are left to a requirement that is not named',
  )
  .refine(
    ({ leftToPatchManagement: { modules } }) =>
      repeated(modules).length === 0 &&
      modules.every((id) => readCatalog().modules.some((each) => each.id === id)),
    'a module twice, or one that the edition does not have',
  )
  .readonly()

export type UpdateRequirement = z.infer<typeof updateRequirementSchema>

const readFile = once(() =>
  readCatalogFile('edition-2023/update-requirements.json', updateRequirementsFileSchema),
)

const byModule = once(() => {
  const found = new Map<string, UpdateRequirement[]>()
  for (const requirement of readFile().requirements) {
    const module = moduleIdOf(requirement.id)
    found.set(module, [...(found.get(module) ?? []), requirement])
  }
  return found
})

/** What a module asks for that devices without updates stand against; empty for most modules. */
export function updateRequirementsOf(module: string): readonly UpdateRequirement[] {
  return byModule().get(module) ?? []
}

function isInForce(id: string): boolean {
  return readCatalog().modules.some(({ requirements }) =>
    requirements.some((each) => each.id === id && !each.withdrawn),
  )
}
