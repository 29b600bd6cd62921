/** The phases of the starter plan. @module */
export const planPhases = ['month1', 'month2', 'month3', 'R1', 'R2', 'R3'] as const
export type PlanPhase = (typeof planPhases)[number]

export const planPhaseLabels: Record<PlanPhase, string> = {
  month1: 'Tag 1 bis 30',
  month2: 'Tag 31 bis 60',
  month3: 'Tag 61 bis 90',
  R1: 'Danach R1',
  R2: 'Danach R2',
  R3: 'Danach R3',
}

export function isPlanPhase(text: string | undefined): text is PlanPhase {
  return planPhases.some((phase) => phase === text)
}
