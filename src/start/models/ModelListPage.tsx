/** All model measures: filters, table, and what adopts them. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import { effortLabels, efforts } from '../../measures/measure.ts'
import { addressOf } from '../../web/address.ts'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { ProblemList } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import type { Problems } from '../../web/submit.ts'
import { AdoptForm, ModelRows, modelPath, planPath } from './ModelRows.tsx'
import {
  costFilterLabels,
  costFilters,
  type ModelState,
  useFilterLabels,
  useFilters,
} from './modelState.ts'
import { planPhaseLabels, planPhases } from './planPhase.ts'

export type ModelListProps = {
  domain: InformationDomain
  states: readonly ModelState[]
  listed: readonly ModelState[]
  /** The filters as they stand in the address. */
  query: Readonly<Record<string, string | undefined>>
  page: PageOf
  persons: readonly Person[]
  /** The person that was chosen before. */
  chosen?: string | undefined
  mayWrite: boolean
  problems?: Problems | undefined
  csrfToken: string
}

export function ModelListPage(props: ModelListProps) {
  const { domain, states, listed, query, page, persons, chosen, mayWrite, csrfToken } = props
  const verbund = domain.code
  const rows = listed.slice(offsetOf(page), offsetOf(page) + page.size)
  const back = addressOf(modelPath, { verbund, ...query, seite: page.number })
  const table = (
    <ModelRows verbund={verbund} caption="Mustermaßnahmen" entries={rows} mayWrite={mayWrite} />
  )
  return (
    <>
      <Heading
        title={titleOf(states)}
        detail={domain.name}
        lead="Fertig ausgearbeitet, mit Schritten, Aufwand und Kosten. Übernommen werden sie zu gewöhnlichen Maßnahmen, die Sie frei ändern. Ob eine Anforderung damit erfüllt ist, entscheiden Sie im Check."
        actions={
          <LinkButton href={addressOf(planPath, { verbund })} isPrimary>
            Startplan
          </LinkButton>
        }
      />
      <ProblemList problems={props.problems} />
      <ModelFilters {...props} />
      {rows.length === 0 ? (
        <p>Keine Mustermaßnahme passt zu diesen Filtern.</p>
      ) : mayWrite ? (
        <AdoptForm {...{ verbund, csrfToken, back, persons, chosen }}>{table}</AdoptForm>
      ) : (
        table
      )}
      <Pager page={page} path={modelPath} query={{ verbund, ...query }} />
    </>
  )
}

function titleOf(states: readonly ModelState[]): string {
  const open = states.filter(({ openRequirements }) => openRequirements > 0).length
  const adopted = states.filter((state) => state.adopted !== null).length
  const taken = adopted === 0 ? '' : `, ${adopted} übernommen`
  return `${states.length} Mustermaßnahmen, ${open} helfen hier${taken}`
}

function ModelFilters({ domain, query }: ModelListProps) {
  return (
    <Filters path={modelPath} keep={{ verbund: domain.code }}>
      <FilterSelect
        name="dient"
        label="Wem sie dienen"
        all="Alle Mustermaßnahmen"
        value={query.dient}
        options={useFilters.map((value) => ({ value, label: useFilterLabels[value] }))}
      />
      <FilterSelect
        name="phase"
        label="Phase"
        all="Jede Phase"
        value={query.phase}
        options={planPhases.map((value) => ({ value, label: planPhaseLabels[value] }))}
      />
      <FilterSelect
        name="schicht"
        label="Schicht"
        all="Alle Schichten"
        value={query.schicht}
        options={readCatalog().layers.map(({ id, title }) => ({
          value: id,
          label: `${id} ${title}`,
        }))}
      />
      <FilterSelect
        name="aufwand"
        label="Aufwand"
        all="Jeder Aufwand"
        value={query.aufwand}
        options={efforts.map((value) => ({ value, label: effortLabels[value] }))}
      />
      <FilterSelect
        name="kosten"
        label="Kosten"
        all="Alle Kosten"
        value={query.kosten}
        options={costFilters.map((value) => ({ value, label: costFilterLabels[value] }))}
      />
      <FilterText name="suche" label="Stichwort oder Anforderung" value={query.suche} />
    </Filters>
  )
}
