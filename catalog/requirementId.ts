/**
 * Identifiers of modules (`SYS.2.1`) and requirements (`SYS.2.1.A3`), and their official order.
 * Source: IT-Grundschutz-Kompendium Edition 2023, layers and numbering.
 * @module
 */
import { Failure } from '../src/core/failure.ts'

/** The layers (Schichten) in the order of the Kompendium. */
export const layerIds = [
  'ISMS',
  'ORP',
  'CON',
  'OPS',
  'DER',
  'APP',
  'SYS',
  'IND',
  'NET',
  'INF',
] as const

export const moduleIdPattern = /^[A-Z]{3,4}(\.\d+)+$/
export const requirementIdPattern = /^([A-Z]{3,4}(?:\.\d+)+)\.A(\d+)$/

/** Takes `SYS.2.1.A3` apart. Throws `invalid` when the text is no identifier of a requirement. */
export function parseRequirementId(id: string): { moduleId: string; number: number } {
  const [, moduleId, number] = requirementIdPattern.exec(id) ?? []
  if (moduleId !== undefined && number !== undefined) return { moduleId, number: Number(number) }
  throw new Failure(
    'invalid',
    `„${id}“ ist keine Kennung einer Anforderung. Erwartet wird zum Beispiel SYS.2.1.A3.`,
  )
}

/** The module that a requirement belongs to. Throws `invalid` as `parseRequirementId`. */
export function moduleIdOf(requirementId: string): string {
  return parseRequirementId(requirementId).moduleId
}

/** Official order of modules: layers as in the Kompendium, then by number (OPS.1.2.2 before OPS.1.10). */
export function compareModuleIds(a: string, b: string): number {
  const [layerA = '', ...numbersA] = a.split('.')
  const [layerB = '', ...numbersB] = b.split('.')
  const byLayer = layerRank(layerA) - layerRank(layerB) || compareText(layerA, layerB)
  return byLayer || compareNumbers(numbersA.map(Number), numbersB.map(Number))
}

/** Official order of requirements: by module, then by number (A2 before A10). */
export function compareRequirementIds(a: string, b: string): number {
  const left = parseRequirementId(a)
  const right = parseRequirementId(b)
  return compareModuleIds(left.moduleId, right.moduleId) || left.number - right.number
}

/** Layers of other editions come after the known ones. */
function layerRank(layer: string): number {
  const rank = (layerIds as readonly string[]).indexOf(layer)
  return rank === -1 ? layerIds.length : rank
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
