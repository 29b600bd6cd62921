/** What an ordinary measure becomes of a model: its texts and costs, free to be changed afterwards. @module */
import { type ModelMeasure, modelFunctionLabels } from '../../../catalog/modelMeasures.ts'
import type { Day } from '../../core/day.ts'
import type { Measure } from '../../measures/measure.ts'

const euros = new Intl.NumberFormat('de-DE')

/** „500–6.000 €“, „keine“. */
export function speakRange([from, to]: readonly [number, number]): string {
  if (to === 0) return 'keine'
  if (from === to) return `${euros.format(to)} €`
  return `${euros.format(from)}–${euros.format(to)} €`
}

/** The middle of the range, in whole ten euros: what the measure starts with. */
export function middleEuro([from, to]: readonly [number, number]): number {
  return Math.round((from + to) / 20) * 10
}

export function adoptedMeasure(
  model: ModelMeasure,
  plan: { readonly code: string; readonly dueOn: Day; readonly responsibleId: string | null },
): Omit<Measure, 'version'> & { readonly modelKey: string } {
  return {
    ...plan,
    title: model.title,
    description: describe(model),
    status: 'planned',
    effort: model.effort,
    doneOn: null,
    personnelOnceCents: 0,
    personnelYearlyCents: 0,
    materialOnceCents: middleEuro(model.onceEuro) * 100,
    materialYearlyCents: middleEuro(model.yearlyEuro) * 100,
    yearlyFromOn: null,
    yearlyUntilOn: null,
    modelKey: model.key,
  }
}

function describe(model: ModelMeasure): string {
  const steps = model.steps.map((step, index) => `${index + 1}. ${step}`)
  return [
    steps.join('\n'),
    `Ergebnis: ${model.result}`,
    `Führt meist: ${modelFunctionLabels[model.responsible]}. ${describeCosts(model)}`,
  ].join('\n\n')
}

function describeCosts({ onceEuro, yearlyEuro }: ModelMeasure): string {
  if (onceEuro[1] === 0 && yearlyEuro[1] === 0) return 'Kosten: nur eigene Arbeit.'
  return `Sachkosten nach Muster: einmalig ${speakRange(onceEuro)}, jährlich ${speakRange(yearlyEuro)}; eingetragen ist die Mitte.`
}
