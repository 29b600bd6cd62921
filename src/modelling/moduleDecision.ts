/**
 * What was decided on a module at a target object. No decision means undecided.
 * @module
 */
export const moduleDecisions = ['modelled', 'left_out', 'at_provider'] as const
export type ModuleDecision = (typeof moduleDecisions)[number]

export const moduleDecisionLabels: Record<ModuleDecision | 'undecided', string> = {
  modelled: 'modelliert',
  left_out: 'ausgelassen',
  at_provider: 'beim Dienstleister',
  undecided: 'noch nicht entschieden',
}

/** Who decided: the modelling rules, or a person, whose decision the rules never change. */
export const decisionOrigins = ['rule', 'person'] as const
export type DecisionOrigin = (typeof decisionOrigins)[number]

export const decisionOriginLabels: Record<DecisionOrigin, string> = {
  rule: 'Regel',
  person: 'Person',
}
