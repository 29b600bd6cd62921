/** The table of model measures, in the list and in the starter plan, with what adopts them. @module */
import type { Child } from 'hono/jsx'
import { modelFunctionLabels } from '../../../catalog/modelMeasures.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import type { Day } from '../../core/day.ts'
import { effortLabels, measureStatusLabels } from '../../measures/measure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import { Button, Hidden } from '../../web/form.tsx'
import { speakRange } from './adoptedMeasure.ts'
import type { Adopted, ModelState } from './modelState.ts'
import { planPhaseLabels } from './planPhase.ts'
import { phaseOf } from './starterPlan.ts'

export const modelPath = '/massnahmen/muster'
export const planPath = '/massnahmen/startplan'

type RowsProps = {
  verbund: string
  caption: string
  entries: readonly (ModelState & { readonly dueOn?: Day | null })[]
  /** Shows the day of the plan instead of the phase. */
  isDated?: boolean | undefined
  mayWrite: boolean
}

export function ModelRows({ verbund, caption, entries, isDated, mayWrite }: RowsProps) {
  return (
    <div class="table-wrap">
      <table class="cards models">
        <caption class="kern-sr-only">{caption}</caption>
        <thead>
          <tr>
            {mayWrite ? (
              <th scope="col" class="pick">
                <span class="kern-sr-only">Auswahl</span>
              </th>
            ) : null}
            <th scope="col">Mustermaßnahme</th>
            <th scope="col">{isDated ? 'Bis' : 'Wann'}</th>
            <th scope="col">Wer führt</th>
            <th scope="col">Aufwand</th>
            <th scope="col" class="number">
              Einmalig
            </th>
            <th scope="col" class="number">
              Jährlich
            </th>
            <th scope="col" class="number">
              Offene Anforderungen
            </th>
            <th scope="col">Übernahme</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <ModelRow entry={entry} isDated={isDated} verbund={verbund} mayWrite={mayWrite} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ModelRow({
  entry,
  isDated,
  verbund,
  mayWrite,
}: { entry: RowsProps['entries'][number] } & Pick<RowsProps, 'isDated' | 'verbund' | 'mayWrite'>) {
  const { model, openRequirements, adopted, dueOn } = entry
  return (
    <tr>
      {mayWrite ? (
        <td class="pick">{adopted ? null : <ModelTick modelKey={model.key} />}</td>
      ) : null}
      <th scope="row">
        <a href={addressOf(pathOf(modelPath, model.key), { verbund })}>{model.title}</a>
        <small>
          {model.key}
          {model.setting === 'school' ? ' · nur an Schulen' : ''}
        </small>
      </th>
      <td data-label={isDated ? 'Bis' : 'Wann'} class="nowrap">
        {isDated ? <DayText day={dueOn ?? null} /> : planPhaseLabels[phaseOf(model)]}
      </td>
      <td data-label="Wer führt">{modelFunctionLabels[model.responsible]}</td>
      <td data-label="Aufwand">{effortLabels[model.effort]}</td>
      <td data-label="Einmalig" class="number nowrap">
        {speakRange(model.onceEuro)}
      </td>
      <td data-label="Jährlich" class="number nowrap">
        {speakRange(model.yearlyEuro)}
      </td>
      <td data-label="Offene Anforderungen" class="number nowrap">
        {openRequirements} von {model.requirements.length}
      </td>
      <td data-label="Übernahme">
        {adopted ? (
          <AdoptedLink adopted={adopted} verbund={verbund} />
        ) : mayWrite ? (
          <AdoptButton modelKey={model.key} />
        ) : (
          <span class="muted">noch nicht</span>
        )}
      </td>
    </tr>
  )
}

/** One of several that are adopted together. */
function ModelTick({ modelKey }: { modelKey: string }) {
  return (
    <label>
      <input type="checkbox" name="muster" value={modelKey} />
      <span class="kern-sr-only">{modelKey} auswählen</span>
    </label>
  )
}

/** Adopts this one alone, whatever is ticked. */
function AdoptButton({ modelKey }: { modelKey: string }) {
  return (
    <button
      type="submit"
      class="plain"
      name="einzeln"
      value={modelKey}
      aria-label={`${modelKey} übernehmen`}
    >
      Übernehmen
    </button>
  )
}

export function AdoptedLink({ adopted, verbund }: { adopted: Adopted; verbund: string }) {
  return (
    <>
      <a href={addressOf(pathOf('/massnahmen', adopted.code), { verbund })}>{adopted.code}</a>{' '}
      <small>{measureStatusLabels[adopted.status]}</small>
    </>
  )
}

/** Sends what is ticked; `back` is the own address to return to. */
export function AdoptForm({
  verbund,
  csrfToken,
  back,
  persons,
  chosen,
  children,
}: {
  verbund: string
  csrfToken: string
  back: string
  persons: readonly Person[]
  /** The person that was chosen before. */
  chosen?: string | undefined
  children?: Child
}) {
  return (
    <form method="post" action={addressOf(`${modelPath}/uebernahmen`, { verbund })}>
      <Hidden values={{ _csrf: csrfToken, zurueck: back }} />
      {children}
      <div class="filters labelled">
        <label>
          Verantwortlich für das Übernommene{' '}
          <select name="person">
            <option value="">noch niemand</option>
            {persons.map(({ id, name }) => (
              <option value={id} selected={id === chosen}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button>Ausgewählte übernehmen</Button>
      </div>
    </form>
  )
}
