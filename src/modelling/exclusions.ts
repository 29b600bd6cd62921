/**
 * Modules that must not stand at the same target object (neverWith), and which one stays.
 * Source: modelling-notes, „Ausschlüsse am selben Objekt“.
 * @module
 */
import type { Derivation } from './derivation.ts'
import { keyOf, type ModellingContext } from './modellingContext.ts'
import { objectText } from './modellingText.ts'
import type { ModelledObject, ModellingNote } from './moduleProposal.ts'

export type Conflict = {
  readonly object: ModelledObject
  readonly winner: string
  readonly loser: string
  readonly reason: string
}

const split = 'Teilen Sie die Gruppe besser auf.'

/** Which of two modules stays, and why. */
const precedence: readonly (readonly [winner: string, loser: string, why: string])[] = [
  ['DER.3.2', 'DER.3.1', 'DER.3.2 enthält DER.3.1.'],
  ['OPS.2.2', 'OPS.2.3', 'OPS.2.3 nimmt Cloud-Dienste aus.'],
  ['SYS.1.2.3', 'SYS.1.2.2', `Die Gruppe enthält alte und neuere Windows-Server. ${split}`],
  ['SYS.2.4', 'SYS.2.3', 'SYS.2.3 nimmt macOS aus.'],
  ['SYS.3.2.3', 'SYS.3.2.4', `Die Gruppe enthält Geräte mit iOS und mit Android. ${split}`],
  ['SYS.4.4', 'SYS.4.3', 'Eigenständige Geräte mit IoT-Funktion gehören zu SYS.4.4.'],
  ['INF.2', 'INF.5', 'INF.5 ist nur der Ersatz, wo kein Serverraum zu modellieren ist.'],
  ['INF.11', 'INF.9', 'Fahrzeuge sind in INF.11 geregelt.'],
  ['INF.8', 'INF.9', 'Ein ortsfester häuslicher Arbeitsplatz ist kein mobiler.'],
]

/** The pairs that meet at one target object, in the order of codes and rules. */
export function findConflicts(context: ModellingContext, found: Derivation): Conflict[] {
  return context.objects.flatMap((object) => {
    const modules = found.modulesAt.get(object.id) ?? new Set<string>()
    return precedence
      .filter(([a, b]) => modules.has(a) && modules.has(b) && areExclusive(context, a, b))
      .map(([winner, loser, why]) => conflictAt(context, object, winner, loser, why))
  })
}

export function noteExclusion(context: ModellingContext, conflict: Conflict): ModellingNote {
  const { object, winner, loser, reason } = conflict
  const { title } = context.ruleOf(loser)
  return {
    kind: 'excluded',
    text: `${objectText(object)}: ${loser} ${title} entfällt, weil ${winner} gilt. ${reason}`,
    moduleIds: [winner, loser],
    targetObjectIds: [object.id],
  }
}

export function loserKey({ object, loser }: Conflict): string {
  return keyOf(object.id, loser)
}

/** What a person decided to model goes before the rule. */
function conflictAt(
  context: ModellingContext,
  object: ModelledObject,
  winner: string,
  loser: string,
  why: string,
): Conflict {
  const chosen = [winner, loser].filter((id) => {
    const decision = context.personDecision(object, id)?.decision
    return decision === 'modelled' || decision === 'at_provider'
  })
  if (chosen.length !== 1 || chosen[0] === winner) return { object, winner, loser, reason: why }
  const reason = 'Das hat eine Person so entschieden.'
  return { object, winner: loser, loser: winner, reason }
}

function areExclusive(context: ModellingContext, a: string, b: string): boolean {
  return context.ruleOf(a).neverWith.includes(b) || context.ruleOf(b).neverWith.includes(a)
}
