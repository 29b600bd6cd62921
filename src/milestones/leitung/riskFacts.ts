import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Progress } from '../../assessment/progress.ts'

/** `named` begins with the gravest; `count` may be more than are named. Counts are of Basis requirements. */
export type RiskFacts = {
  readonly overdue: { readonly count: number; readonly named: readonly string[] }
  readonly firstPriority: {
    readonly count: number
    readonly modules: number
    readonly named: readonly string[]
  }
  readonly unplanned: number
  /** Answers older than so many months. */
  readonly stale: { readonly count: number; readonly months: number }
  readonly unapproved: readonly string[]
  readonly acceptedRisks: readonly string[]
}

/** Basis requirements that are not met in the modules to be done first (R1), the modules with most of them first. */
export function firstPriorityGaps({ modules }: Progress): RiskFacts['firstPriority'] {
  const catalog = readCatalog()
  const gaps = [...modules]
    .filter(([id]) => catalog.ruleOf(id).priority === 'R1')
    .map(([id, { basic }]) => ({ id, count: basic.total - basic.met }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  return {
    count: gaps.reduce((sum, { count }) => sum + count, 0),
    modules: gaps.length,
    named: gaps.map(({ id, count }) => `${id} ${catalog.moduleById(id).title} (${count})`),
  }
}
