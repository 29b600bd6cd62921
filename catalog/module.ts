/**
 * Modules (Bausteine) and requirements (Anforderungen): identifiers, titles, levels and roles only.
 * Source: IT-Grundschutz-Kompendium Edition 2023. No requirement text is held.
 * @module
 */
import { z } from 'zod'
import { fileHeader, repeated } from './catalogFile.ts'
import { layerIds, moduleIdPattern, requirementIdPattern } from './requirementId.ts'
import { requirementLevels } from './requirementLevel.ts'

export const editions = ['2023'] as const
export type Edition = (typeof editions)[number]

const roles = z.array(z.string().min(1)).readonly()

/** A withdrawn requirement keeps number and level, has the title „ENTFALLEN“ and is never counted. */
const requirementSchema = z
  .strictObject({
    id: z.string().regex(requirementIdPattern),
    title: z.string().min(1),
    level: z.enum(requirementLevels),
    roles,
    withdrawn: z.boolean(),
  })
  .refine(
    ({ title, withdrawn }) => (title === 'ENTFALLEN') === withdrawn,
    'exactly withdrawn requirements have the title ENTFALLEN',
  )
  .readonly()

const moduleSchema = z
  .strictObject({
    id: z.string().regex(moduleIdPattern),
    title: z.string().min(1),
    layer: z.enum(layerIds),
    responsible: roles,
    furtherRoles: roles,
    requirements: z.array(requirementSchema).min(1).readonly(),
  })
  .refine(({ id, layer }) => id.startsWith(`${layer}.`), 'the identifier names another layer')
  .refine(
    ({ id, requirements }) => requirements.every((item) => item.id.startsWith(`${id}.A`)),
    'a requirement belongs to another module',
  )
  .refine(
    ({ requirements }) => repeated(requirements.map(({ id }) => id)).length === 0,
    'a requirement stands twice',
  )
  .readonly()

const layerSchema = z.strictObject({ id: z.enum(layerIds), title: z.string().min(1) }).readonly()

export const modulesFileSchema = z
  .strictObject({
    edition: z.enum(editions),
    ...fileHeader,
    layers: z.array(layerSchema).readonly(),
    modules: z.array(moduleSchema).readonly(),
  })
  .refine(({ modules }) => repeated(modules.map(({ id }) => id)).length === 0, 'a module twice')
  .readonly()

export type Requirement = z.infer<typeof requirementSchema>
export type Module = z.infer<typeof moduleSchema>
export type Layer = z.infer<typeof layerSchema>
