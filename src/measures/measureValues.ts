/** A measure as the fields of its forms hold it. @module */
import { euroInput } from '../core/euro.ts'
import type { Measure } from './measure.ts'

export function measureValues(measure: Measure): Record<string, string> {
  return {
    title: measure.title,
    description: measure.description,
    effort: measure.effort ?? '',
    responsibleId: measure.responsibleId ?? '',
    dueOn: measure.dueOn ?? '',
    personnelOnceCents: euroInput(measure.personnelOnceCents),
    personnelYearlyCents: euroInput(measure.personnelYearlyCents),
    materialOnceCents: euroInput(measure.materialOnceCents),
    materialYearlyCents: euroInput(measure.materialYearlyCents),
    yearlyFromOn: measure.yearlyFromOn ?? '',
    yearlyUntilOn: measure.yearlyUntilOn ?? '',
    version: String(measure.version),
  }
}

/** `today` is offered as the day on which the work is done. */
export function reportValues(measure: Measure, today: string): Record<string, string> {
  return {
    status: measure.status,
    doneOn: measure.doneOn ?? today,
    description: measure.description,
    version: String(measure.version),
  }
}
