/** One model measure: what is done, what it costs, what it serves, and the button that adopts it. @module */
import {
  modelFunctionLabels,
  modulesOfModel,
  priorityOfModel,
} from '../../../catalog/modelMeasures.ts'
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { moduleIdOf } from '../../../catalog/requirementId.ts'
import { findSummary } from '../../../catalog/summaries.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { effortLabels } from '../../measures/measure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import { Form, FormActions, Hidden, SelectField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { FormValues, Problems } from '../../web/submit.ts'
import { speakRange } from './adoptedMeasure.ts'
import { AdoptedLink, modelPath } from './ModelRows.tsx'
import type { ModelState } from './modelState.ts'
import { planPhaseLabels } from './planPhase.ts'
import { phaseOf } from './starterPlan.ts'

export type ModelPageProps = {
  domain: InformationDomain
  state: ModelState
  /** The day that the starter plan gives it. */
  dueOn: Day | null
  persons: readonly Person[]
  mayWrite: boolean
  values?: FormValues | undefined
  problems?: Problems | undefined
  csrfToken: string
}

export function ModelPage(props: ModelPageProps) {
  const { model } = props.state
  return (
    <>
      <Heading title={model.title} detail={model.key} lead={<ModelLead {...props} />} />
      <div class="columns">
        <div>
          <h2>Schritte</h2>
          <ol>
            {model.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <p>
            <strong>Ergebnis:</strong> {model.result}
          </p>
          <ServedRequirements {...props} />
        </div>
        <div>
          {props.mayWrite && props.state.adopted === null ? <Adoption {...props} /> : null}
          <ModelFacts {...props} />
        </div>
      </div>
    </>
  )
}

function ModelLead({ domain, state }: ModelPageProps) {
  const { adopted, openRequirements, model } = state
  if (adopted) {
    return (
      <>
        Übernommen als <AdoptedLink adopted={adopted} verbund={domain.code} />. Ein zweites Mal
        übernimmt man sie nicht.
      </>
    )
  }
  if (model.setting === 'school' && openRequirements === 0) {
    return <>Für Informationsverbünde mit Geräten an Schulen.</>
  }
  return openRequirements === 0 ? (
    <>In {domain.name} ist nichts offen, dem sie dient.</>
  ) : (
    <>
      Dient in {domain.name} {openRequirements} von {model.requirements.length} Anforderungen, die
      offen sind, an {state.open.length === 1 ? 'einer Stelle' : `${state.open.length} Stellen`}.
    </>
  )
}

function Adoption({ domain, state, dueOn, persons, values, problems, csrfToken }: ModelPageProps) {
  const path = pathOf(modelPath, state.model.key)
  const verbund = domain.code
  return (
    <section class="aside">
      <h2>Übernehmen</h2>
      <p>
        Es entsteht eine gewöhnliche Maßnahme mit diesen Texten, der Mitte der Kosten
        {dueOn ? ` und dem Termin ${germanDay(dueOn)} aus dem Startplan` : ''}. Danach ändern Sie,
        was bei Ihnen anders ist.
      </p>
      <Form
        action={addressOf(`${modelPath}/uebernahmen`, { verbund })}
        csrfToken={csrfToken}
        problems={problems}
      >
        <Hidden values={{ muster: state.model.key, zurueck: addressOf(path, { verbund }) }} />
        <SelectField
          state={{ values: values ?? {}, problems }}
          name="person"
          label="Verantwortlich"
          isOptional
          none="noch niemand"
          options={persons.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions save="Übernehmen" />
      </Form>
    </section>
  )
}

function ModelFacts({ state: { model }, dueOn }: ModelPageProps) {
  return (
    <section class="aside">
      <h2>Aufwand und Kosten</h2>
      <dl class="facts">
        <dt>Wer führt meist</dt>
        <dd>{modelFunctionLabels[model.responsible]}</dd>
        <dt>Phase</dt>
        <dd>
          {planPhaseLabels[phaseOf(model)]}
          {model.quickWinDays === null ? '' : ', schneller Erfolg'}
        </dd>
        <dt>Reihenfolge</dt>
        <dd>{priorityOfModel(model)}</dd>
        <dt>Bausteine</dt>
        <dd>{modulesOfModel(model).join(', ')}</dd>
        <dt>Termin im Startplan</dt>
        <dd>
          <DayText day={dueOn} />
        </dd>
        <dt>Aufwand</dt>
        <dd>{effortLabels[model.effort]}</dd>
        <dt>Sachkosten einmalig</dt>
        <dd>{speakRange(model.onceEuro)}</dd>
        <dt>Sachkosten jährlich</dt>
        <dd>{speakRange(model.yearlyEuro)}</dd>
      </dl>
      <p class="muted">
        Geschätzt für eine Stadt mit 27.000 Einwohnern, 180 Arbeitsplätzen und 370 Geräten an
        Schulen, ohne die eigene Arbeitszeit.
      </p>
    </section>
  )
}

function ServedRequirements({ domain, state }: ModelPageProps) {
  const places = new Map<string, number>()
  for (const { requirement } of state.open) {
    places.set(requirement, (places.get(requirement) ?? 0) + 1)
  }
  return (
    <section>
      <h2>Dient diesen Anforderungen</h2>
      <ul class="plain-list">
        {state.model.requirements.map((id) => {
          const open = places.get(id) ?? 0
          const path = pathOf('/check/bausteine', moduleIdOf(id))
          return (
            <li>
              {open > 0 ? <a href={addressOf(path, { verbund: domain.code })}>{id}</a> : id}{' '}
              {readCatalog().requirementById(id).title}{' '}
              <span class={open > 0 ? 'soon' : 'muted'}>{speakOpen(open)}</span>
              <small>{findSummary(id)?.summary}</small>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function speakOpen(places: number): string {
  if (places === 0) return 'hier nicht offen'
  return places === 1 ? 'offen an einer Stelle' : `offen an ${places} Stellen`
}
