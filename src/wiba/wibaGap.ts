import type { Module, Requirement } from '../../catalog/module.ts'
import type { Wiba } from '../../catalog/wiba.ts'

/**
 * The Basis requirements in force of some modules (the profile's) that BSI's whole mapping does not
 * touch: what is still to be done when all of WiBA is answered. 99 of the Kommunalprofil's 339.
 */
export function wibaGap(
  modules: Iterable<Pick<Module, 'requirements'>>,
  wiba: Pick<Wiba, 'mappedRequirementIds'>,
): Requirement[] {
  return [...modules]
    .flatMap(({ requirements }) => requirements)
    .filter(({ level, withdrawn }) => level === 'basic' && !withdrawn)
    .filter(({ id }) => !wiba.mappedRequirementIds.has(id))
}
