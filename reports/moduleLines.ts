/**
 * The decisions on modules in the order of A.3, and what they say of each module together.
 * @module
 */
import { groupedBy, sortedBy } from './order.ts'
import type { DecisionOrigin, ModuleDecision } from './words.ts'

export type CatalogueModule = {
  id: string
  title: string
  priority: 'R1' | 'R2' | 'R3'
  inProfile: boolean
  /** One sentence each, in our own words: what it is about, and when it applies. */
  about: string
  applies: string
}

/** A decision on one module at one target object. */
export type DecidedModule = {
  moduleId: string
  targetObject: { code: string; name: string; count: number; responsible: string }
  decision: ModuleDecision
  reason: string
  origin: DecisionOrigin
  /** Only for `at_provider`: who does it and what proves it. */
  provider: { code: string; name: string; proof: string } | null
}

/** What A.3 rests on. */
export type Decisions = {
  /** All modules of the edition in the catalogue's order; each appears exactly once in the overview. */
  modules: readonly CatalogueModule[]
  /** In any order. A module without a decision is undecided. */
  decisions: readonly DecidedModule[]
}

/** One line of a list: the module, with its decision at one target object if there is one. */
export type DecisionLine = { module: CatalogueModule; decided: DecidedModule | null }
export type DecisionLines = Readonly<Record<ModuleDecision, readonly DecisionLine[]>>

/** A module with how often each decision was taken; `decision` is the one that counts. */
export type ModuleSummary = {
  module: CatalogueModule
  decision: ModuleDecision
  counts: Readonly<Record<ModuleDecision, number>>
}

/** R1 before R2 before R3, then as the catalogue stands, then by the code of the target object. */
export function linesByDecision({ modules, decisions }: Decisions): DecisionLines {
  const lines: Record<ModuleDecision, DecisionLine[]> = {
    modelled: [],
    left_out: [],
    at_provider: [],
    undecided: [],
  }
  const byModule = groupedBy(
    sortedBy(decisions, (decided) => [decided.targetObject.code]),
    (decided) => decided.moduleId,
  )
  for (const module of sortedBy(modules, ({ priority }) => [priority])) {
    const all = byModule.get(module.id) ?? []
    for (const decided of all) lines[decided.decision].push({ module, decided })
    if (all.length === 0) lines.undecided.push({ module, decided: null })
  }
  return lines
}

/** One summary a module, in the catalogue's order. A decision on an unknown module throws. */
export function summarise({ modules, decisions }: Decisions): readonly ModuleSummary[] {
  const byModule = new Map(modules.map((module) => [module.id, emptyCounts()]))
  for (const { moduleId, decision } of decisions) {
    const counts = byModule.get(moduleId)
    if (!counts) throw new Error(`decision on module ${moduleId}, which the catalogue lacks`)
    counts[decision] += 1
  }
  return modules.map((module) => {
    const counts = byModule.get(module.id) ?? emptyCounts()
    return { module, counts, decision: decisionOf(counts) }
  })
}

function emptyCounts(): Record<ModuleDecision, number> {
  return { modelled: 0, left_out: 0, at_provider: 0, undecided: 0 }
}

/** What is applied anywhere counts as applied; an open question counts more than an omission. */
function decisionOf(counts: Readonly<Record<ModuleDecision, number>>): ModuleDecision {
  const precedence: readonly ModuleDecision[] = ['modelled', 'at_provider', 'undecided', 'left_out']
  return precedence.find((decision) => counts[decision] > 0) ?? 'undecided'
}
