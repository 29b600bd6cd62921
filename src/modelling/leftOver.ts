/** Why a module is proposed nowhere: A.3 names a reason for each of the 111. @module */
import type { ModuleRule } from '../../catalog/moduleRules.ts'
import type { Derivation } from './derivation.ts'
import type { Conflict } from './exclusions.ts'
import type { ModellingContext } from './modellingContext.ts'
import { codesText, kindLabel } from './modellingText.ts'
import type { LeftOverCause, LeftOverModule } from './moduleProposal.ts'

/** The modules that no target object was proposed for, in official order. */
export function listLeftOver(
  context: ModellingContext,
  found: Derivation,
  conflicts: readonly Conflict[],
  inProfile: (moduleId: string) => boolean,
): LeftOverModule[] {
  const proposed = new Set(
    [...found.placements.values()].filter((p) => !p.fromPerson).map((p) => p.rule.id),
  )
  return context.rules
    .filter(({ id }) => !proposed.has(id))
    .map((rule) => {
      const { id, title, priority } = rule
      const why = reasonOf(context, found, conflicts, rule)
      return { moduleId: id, title, priority, inProfile: inProfile(id), ...why }
    })
}

function reasonOf(
  context: ModellingContext,
  found: Derivation,
  conflicts: readonly Conflict[],
  rule: ModuleRule,
): { cause: LeftOverCause; reason: string } {
  const conflict = conflicts.find(({ loser }) => loser === rule.id)
  if (conflict) {
    const reason = `${conflict.winner} gilt stattdessen. ${conflict.reason}`
    return { cause: 'excluded', reason }
  }
  const asked = found.asked.filter(({ moduleId }) => moduleId === rule.id)
  const [first] = asked
  if (first) {
    const { text } = context.questionOf(first.attribute)
    const where = codesText([...new Set(asked.map(({ object }) => object))])
    return { cause: 'needs_answer', reason: `Noch offen ist die Frage „${text}“ (${where}).` }
  }
  const denied = found.denied.get(rule.id)
  if (denied !== undefined) return { cause: 'answered_no', reason: denied }
  return { cause: 'no_target', reason: noTargetReason(rule) }
}

function noTargetReason(rule: ModuleRule): string {
  const need = rule.needsAttribute
  const kinds = rule.targets.map((target) => `„${kindLabel(target)}“`).join(', ')
  const version = need && 'osVersion' in need ? ` mit der Version ${need.osVersion.join(', ')}` : ''
  return `Im Informationsverbund gibt es kein Zielobjekt der Art ${kinds}${version}.`
}
