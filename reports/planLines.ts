/**
 * The rows of A.6 with the costs that stand in them: those of each measure once, however many rows name it.
 * @module
 */
import type { Day } from '../src/core/day.ts'
import { groupedBy } from './order.ts'
import type { CheckStatus, Effort, Level, MeasureStatus } from './words.ts'

/** Euro cents. */
export type MeasureCosts = {
  personnelOnceCents: number
  personnelYearlyCents: number
  materialOnceCents: number
  materialYearlyCents: number
}

export type PlanRow = {
  targetObjectCode: string
  targetObjectName: string
  moduleId: string
  requirementId: string
  requirementTitle: string
  level: Level
  priority: 'R1' | 'R2' | 'R3'
  status: Extract<CheckStatus, 'open' | 'partial' | 'no'>
  measureCodes: readonly string[]
  responsible: string
  dueOn: Day | null
}

export type PlannedMeasure = MeasureCosts & {
  code: string
  title: string
  description: string
  status: MeasureStatus
  effort: Effort | null
  responsible: string
  dueOn: Day | null
  doneOn: Day | null
  /** How many checks it serves. */
  checks: number
}

/** A row with the costs that stand in it: those of the measures that no earlier row named. */
export type PlanLine = {
  row: PlanRow
  costs: MeasureCosts | null
  remark: string
  isUnplanned: boolean
}

/** Gives each row the costs of its measures, each measure once. */
export function startPlanLines(measures: readonly PlannedMeasure[]): (row: PlanRow) => PlanLine {
  const byCode = new Map(measures.map((measure) => [measure.code, measure]))
  const firstRow = new Map<string, string>()
  return (row) => {
    const fresh = row.measureCodes.filter((code) => !firstRow.has(code))
    const repeated = row.measureCodes.filter((code) => firstRow.has(code))
    for (const code of fresh) firstRow.set(code, `${row.targetObjectCode} ${row.requirementId}`)
    const costs = fresh.flatMap((code) => countedCosts(byCode.get(code)) ?? [])
    const gaps = planningGaps(row)
    const elsewhere = groupedBy(
      repeated.filter((code) => countedCosts(byCode.get(code))),
      (code) => firstRow.get(code) ?? '',
    )
    const pointers = [...elsewhere].map(
      ([place, codes]) => `Kosten von ${codes.join(', ')} bei ${place}`,
    )
    return {
      row,
      costs: costs.length > 0 ? addCosts(costs) : null,
      remark: [...gaps, ...pointers].join('\n'),
      isUnplanned: gaps.length > 0,
    }
  }
}

function planningGaps({ status, responsible, dueOn }: PlanRow): readonly string[] {
  const missing = [...(responsible === '' ? ['Person'] : []), ...(dueOn === null ? ['Termin'] : [])]
  if (status === 'open' || missing.length === 0) return []
  return [`ungeplant: ${missing.join(' und ')} ${missing.length === 1 ? 'fehlt' : 'fehlen'}`]
}

/** Null where nothing counts: an unknown or dropped measure, or one that costs nothing. */
export function countedCosts(measure: PlannedMeasure | undefined): MeasureCosts | null {
  if (!measure || measure.status === 'dropped') return null
  const cents = Object.values(addCosts([measure]))
  return cents.some((value) => value > 0) ? measure : null
}

function addCosts(costs: readonly MeasureCosts[]): MeasureCosts {
  return costs.reduce((sum, cost) => ({
    personnelOnceCents: sum.personnelOnceCents + cost.personnelOnceCents,
    personnelYearlyCents: sum.personnelYearlyCents + cost.personnelYearlyCents,
    materialOnceCents: sum.materialOnceCents + cost.materialOnceCents,
    materialYearlyCents: sum.materialYearlyCents + cost.materialYearlyCents,
  }))
}
