/** Each module with the decisions on it, and the one that counts. @module */
import type { Modelling } from '../../../reports/modelling.ts'
import { foldText } from '../../core/text.ts'
import { groupedBy } from '../../inventory/order.ts'

export const moduleChoices = ['modelliert', 'dienstleister', 'ausgelassen', 'offen'] as const
export type ModuleChoice = (typeof moduleChoices)[number]

export type ModuleState = {
  readonly module: Modelling['modules'][number]
  readonly decisions: readonly Modelling['decisions'][number][]
  readonly choice: ModuleChoice
}

/** In the order of the catalogue. Modelled anywhere counts before at a provider, and that before left out. */
export function moduleStates({ modules, decisions }: Modelling): ModuleState[] {
  const byModule = groupedBy(decisions, ({ moduleId }) => moduleId)
  return modules.map((module) => {
    const own = byModule.get(module.id) ?? []
    const kinds = new Set(own.map(({ decision }) => decision))
    const choice = kinds.has('modelled')
      ? 'modelliert'
      : kinds.has('at_provider')
        ? 'dienstleister'
        : kinds.has('left_out')
          ? 'ausgelassen'
          : 'offen'
    return { module, decisions: own, choice }
  })
}

export function listedModules(
  states: readonly ModuleState[],
  { stand, suche }: Readonly<Record<string, string | undefined>>,
): ModuleState[] {
  const words = foldText(suche ?? '').split(' ')
  return states.filter(({ module, choice }) => {
    const text = foldText(`${module.id} ${module.title}`)
    return (!stand || choice === stand) && words.every((word) => text.includes(word))
  })
}
