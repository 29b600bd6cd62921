import { modelFunctionLabels } from '../../catalog/modelMeasures.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { germanDay } from '../core/day.ts'
import { groupedBy } from '../inventory/order.ts'
import { effortLabels } from '../measures/measure.ts'
import { speakRange } from '../start/models/adoptedMeasure.ts'
import { speakHorizon } from '../start/models/planHorizon.ts'
import { planPhaseLabels } from '../start/models/planPhase.ts'
import {
  type PlanEntry,
  readStarterPlan,
  type StarterPlan,
} from '../start/models/readStarterPlan.ts'
import { phaseOf } from '../start/models/starterPlan.ts'
import { type Command, domainOption, isSet, requiredOption } from './command.ts'
import { atWorkplace, domainOf } from './workplace.ts'

export const plan: Command = {
  name: 'plan',
  positionals: [],
  summary: 'zeigt den Startplan: welche Mustermaßnahme wann hilft',
  options: { domain: domainOption },
  hasJson: true,
  async run(call) {
    const { domain, found } = await atWorkplace(call, async (workplace) => {
      const domain = await domainOf(workplace, requiredOption(call, 'domain'))
      const { deps, actor } = workplace
      const found = await deps.store.readSnapshot(actor.organisationId, (db) =>
        readStarterPlan(deps, db, domain, deps.today()),
      )
      return { domain, found }
    })
    const isJson = isSet(call, 'json')
    call.io.out(isJson ? JSON.stringify(found.entries.map(asJson), null, 2) : asText(domain, found))
    return 0
  },
}

function asText({ code, name }: InformationDomain, { horizon, entries }: StarterPlan): string {
  const head = `Startplan ${code} ${name}`
  if (entries.length === 0) return `${head}: Nichts ist offen, oder es ist noch nichts modelliert.`
  const phases = groupedBy(entries, ({ model }) => phaseOf(model))
  const parts = [...phases].map(([phase, own]) =>
    [`${planPhaseLabels[phase]} (${own.length})`, ...own.map(asLine)].join('\n'),
  )
  return [[head, ...speakHorizon(horizon, true)].join('\n'), ...parts].join('\n\n')
}

function asLine({ model, dueOn, adopted, openRequirements }: PlanEntry): string {
  const facts = [
    modelFunctionLabels[model.responsible],
    effortLabels[model.effort],
    `einmalig ${speakRange(model.onceEuro)}`,
    adopted ? `übernommen als ${adopted.code}` : `dient ${openRequirements} offenen`,
  ]
  const day = dueOn === null ? 'ohne Termin' : germanDay(dueOn)
  return `  ${day}  ${model.key}  ${model.title} (${facts.join(', ')})`
}

function asJson({ model, dueOn, adopted, open }: PlanEntry) {
  const { key, title, responsible, effort, onceEuro, yearlyEuro } = model
  return {
    ...{ key, title, phase: phaseOf(model), dueOn, responsible, effort, onceEuro, yearlyEuro },
    requirements: [...new Set(open.map(({ requirement }) => requirement))],
    measure: adopted?.code ?? null,
  }
}
