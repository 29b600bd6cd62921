/** Reads what A.6 shows: the open requirements in the order of work, the measures and what they cost. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listMeasureChecks, listMeasures, type StoredMeasure } from '../../db/queries/measures.ts'
import type { AcceptedRisk, ImplementationPlan } from '../../reports/implementationPlan.ts'
import type { PlannedMeasure, PlanRow } from '../../reports/planLines.ts'
import { type Check, isUnplanned } from '../assessment/check.ts'
import { implementationPlan, type PlanRow as OrderedRow } from '../assessment/implementationPlan.ts'
import type { Day } from '../core/day.ts'
import { groupedBy } from '../inventory/order.ts'
import { budgetOf } from './budget.ts'
import { isUnmet, readActiveChecks, readCheckModel } from './checkModel.ts'
import { type CheckSources, readCheckSources } from './checkSources.ts'

/** The order of work is known only when all rows are: they are held, a few hundred bytes each. */
export async function gatherImplementationPlan(
  db: Db,
  domain: InformationDomain,
  today: Day,
  levels?: readonly RequirementLevel[],
): Promise<ImplementationPlan> {
  const model = await readCheckModel(db, domain)
  const sources = await readCheckSources(db, model)
  const open: Check[] = []
  for await (const part of readActiveChecks(db, model, levels)) {
    for (const check of part) if (isUnmet(check)) open.push(check)
  }
  const rows = implementationPlan(open, {
    priorityOf: (module) => readCatalog().ruleOf(module).priority,
    targetObjectCodeOf: codesOf(model.objects),
    measuresOf: sources.measuresOf,
  })
  const measures = await listMeasures(db, domain.id)
  return {
    rows: { [Symbol.iterator]: () => planRows(rows, sources) },
    counts: {
      rows: rows.length,
      basic: rows.filter(({ check }) => check.level === 'basic').length,
      unplanned: rows.filter(({ check }) => isUnplanned(check)).length,
    },
    measures: await describeMeasures(db, domain, measures, sources.personName),
    budget: budgetOf(measures, today),
    acceptedRisks: open.flatMap((check) => acceptedRisk(check, sources)),
  }
}

function codesOf(
  objects: readonly { readonly id: string; readonly code: string }[],
): (id: string) => string {
  const codes = new Map(objects.map(({ id, code }) => [id, code]))
  return (id) => codes.get(id) ?? ''
}

function* planRows(rows: readonly OrderedRow[], sources: CheckSources): Generator<PlanRow> {
  for (const row of rows) {
    const { check } = row
    if (!isUnmet(check)) continue
    const { code, name } = sources.objectOf(check)
    yield {
      targetObjectCode: code,
      targetObjectName: name,
      moduleId: check.module,
      requirementId: check.requirement,
      requirementTitle: sources.requirementOf(check).title,
      level: check.level,
      priority: row.priority,
      status: check.status,
      measureCodes: row.measures.map((measure) => measure.code),
      responsible: sources.personName(check.responsibleId),
      // What is unplanned shows its own gap and no date of a measure, as it is counted everywhere.
      dueOn: isUnplanned(check) ? check.dueOn : row.dueOn,
    }
  }
}

async function describeMeasures(
  db: Db,
  domain: InformationDomain,
  measures: readonly StoredMeasure[],
  personName: CheckSources['personName'],
): Promise<PlannedMeasure[]> {
  const served = groupedBy(await listMeasureChecks(db, domain.id), ({ measureId }) => measureId)
  return measures.map((measure) => ({
    code: measure.code,
    title: measure.title,
    description: measure.description,
    status: measure.status,
    effort: measure.effort,
    responsible: personName(measure.responsibleId),
    dueOn: measure.dueOn,
    doneOn: measure.doneOn,
    checks: served.get(measure.id)?.length ?? 0,
    personnelOnceCents: measure.personnelOnceCents,
    personnelYearlyCents: measure.personnelYearlyCents,
    materialOnceCents: measure.materialOnceCents,
    materialYearlyCents: measure.materialYearlyCents,
  }))
}

function acceptedRisk(check: Check, sources: CheckSources): AcceptedRisk[] {
  const { level, riskAcceptedBy, riskAcceptedOn } = check
  if (level === 'basic' || riskAcceptedBy === null || riskAcceptedOn === null) return []
  const { code, name } = sources.objectOf(check)
  return [
    {
      targetObjectCode: code,
      targetObjectName: name,
      moduleId: check.module,
      requirementId: check.requirement,
      requirementTitle: sources.requirementOf(check).title,
      level,
      reason: check.riskReason,
      acceptedBy: riskAcceptedBy,
      acceptedOn: riskAcceptedOn,
    },
  ]
}
