/** The list of measures: heading, views, filters, table. @module */
import type { Child } from 'hono/jsx'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import type { Day } from '../../core/day.ts'
import { speakEuro } from '../../core/euro.ts'
import { sumCosts } from '../../measures/costs.ts'
import {
  effortLabels,
  lacksPlan,
  type MeasureStatus,
  measureStatusLabels,
} from '../../measures/measure.ts'
import {
  listedMeasures,
  type MeasureFilter,
  measureGaps,
  measureStateFilters,
  speakMeasures,
} from '../../measures/measureList.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText, DueText } from '../../web/DayText.tsx'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import { BudgetTable } from './BudgetTable.tsx'
import type { MeasureRow } from './readMeasures.ts'

export const measurePath = '/massnahmen'

/** The views of the list, as the address names them. */
export const measureViews = { tabelle: 'Tabelle', tafel: 'Tafel', kalender: 'Kalender' } as const
export type MeasureView = keyof typeof measureViews

export type MeasureListProps = {
  domain: InformationDomain
  today: Day
  view: MeasureView
  /** All that the person sees, and those that pass the filters. */
  measures: readonly MeasureRow[]
  listed: readonly MeasureRow[]
  persons: readonly Person[]
  /** The filters as they stand in the address. */
  query: Readonly<Record<string, string | undefined>>
  mayWrite: boolean
  /** The person sees what the whole information domain pays. */
  seesAll: boolean
}

/** What the list shows by the filters in the address; a filter that is none narrows nothing. */
export function measureListProps(
  actor: Actor,
  domain: InformationDomain,
  { measures, persons }: Pick<MeasureListProps, 'measures' | 'persons'>,
  view: MeasureView,
  query: Readonly<Record<string, string>>,
  today: Day,
): MeasureListProps {
  const { stand, person, frist, suche } = query
  const filter: MeasureFilter = {
    // The board has a column for each state.
    state: view === 'tafel' ? undefined : measureStateFilters.find((state) => state === stand),
    person,
    gap: measureGaps.find((gap) => gap === frist),
    search: suche,
  }
  return {
    domain,
    today,
    view,
    measures,
    persons,
    listed: listedMeasures(measures, filter, today),
    query: { stand, person, frist, suche },
    mayWrite: isAllowed(actor, 'write', 'measures'),
    seesAll: isAllowed(actor, 'read', 'measures'),
  }
}

/** What stands above each view. */
export function MeasureFrame(props: MeasureListProps & { children?: Child }) {
  const { domain, today, measures, mayWrite, seesAll, children } = props
  const verbund = domain.code
  return (
    <>
      <Heading
        title={speakMeasures(measures, today)}
        detail={domain.name}
        lead={measures.length === 0 ? undefined : leadOf(measures)}
        actions={
          <>
            {seesAll ? (
              <LinkButton href={addressOf(`${measurePath}/startplan`, { verbund })}>
                Startplan
              </LinkButton>
            ) : null}
            {mayWrite ? (
              <LinkButton href={addressOf(`${measurePath}/neu`, { verbund })} isPrimary>
                Maßnahme anlegen
              </LinkButton>
            ) : null}
          </>
        }
      />
      {measures.length === 0 ? <NoMeasure {...{ verbund, mayWrite, seesAll }} /> : children}
    </>
  )
}

export function MeasureTable(props: MeasureListProps & { page: PageOf }) {
  const { domain, today, measures, listed, query, page, seesAll } = props
  const rows = listed.slice((page.number - 1) * page.size, page.number * page.size)
  return (
    <MeasureFrame {...props}>
      <ViewLinks {...props} />
      <MeasureFilters {...props} />
      {rows.length === 0 ? (
        <p>Keine Maßnahme passt zu diesen Filtern.</p>
      ) : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Maßnahmen</caption>
            <TableHead />
            <tbody>
              {rows.map((measure) => (
                <MeasureLine measure={measure} today={today} verbund={domain.code} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager page={page} path={measurePath} query={{ verbund: domain.code, ...query }} />
      {seesAll ? <BudgetTable measures={measures} today={today} /> : null}
    </MeasureFrame>
  )
}

/** The same list seen in another way; the filters stay. */
export function ViewLinks({ domain, view, query }: MeasureListProps) {
  return (
    <nav class="views" aria-label="Ansicht">
      {Object.entries(measureViews).map(([name, label]) => {
        const ansicht = name === 'tabelle' ? undefined : name
        return (
          <a
            href={addressOf(measurePath, { verbund: domain.code, ansicht, ...query })}
            aria-current={name === view ? 'page' : undefined}
          >
            {label}
          </a>
        )
      })}
    </nav>
  )
}

export function MeasureFilters({
  domain,
  view,
  persons,
  measures,
  query,
  seesAll,
}: MeasureListProps) {
  const ansicht = view === 'tabelle' ? undefined : view
  const named = new Set(measures.map(({ responsibleId }) => responsibleId))
  const choices = persons.filter(({ id }) => named.has(id))
  return (
    <Filters path={measurePath} keep={{ verbund: domain.code, ansicht }}>
      {view === 'tafel' ? null : (
        <FilterSelect
          name="stand"
          label="Stand"
          all="Jeder Stand"
          value={query.stand}
          options={[
            { value: 'open', label: 'offen (geplant oder in Umsetzung)' },
            ...Object.entries(measureStatusLabels).map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
      {seesAll ? (
        <FilterSelect
          name="person"
          label="Verantwortlich"
          all="Alle Verantwortlichen"
          value={query.person}
          options={[
            ...choices.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'nobody', label: 'niemand' },
          ]}
        />
      ) : null}
      <FilterSelect
        name="frist"
        label="Frist"
        all="Jede Frist"
        value={query.frist}
        options={[
          { value: 'overdue', label: 'überfällig' },
          { value: 'unplanned', label: 'ohne Person oder Termin' },
        ]}
      />
      <FilterText name="suche" label="Kürzel oder Bezeichnung" value={query.suche} />
    </Filters>
  )
}

function leadOf(measures: readonly MeasureRow[]): string {
  const { onceCents, yearlyCents } = sumCosts(measures)
  const unplanned = measures.filter(lacksPlan).length
  const costs = `Kosten ohne verworfene: einmalig ${speakEuro(onceCents)}, jährlich ${speakEuro(yearlyCents)}.`
  if (unplanned === 0) return costs
  return `${unplanned === 1 ? '1 hat' : `${unplanned} haben`} keine Verantwortlichen oder keinen Termin. ${costs}`
}

function NoMeasure({
  verbund,
  mayWrite,
  seesAll,
}: {
  verbund: string
  mayWrite: boolean
  seesAll: boolean
}) {
  if (!seesAll) {
    return (
      <Empty title="Ihnen ist keine Maßnahme zugewiesen">
        <p>Hier stehen die Maßnahmen, für die Sie verantwortlich sind.</p>
      </Empty>
    )
  }
  return (
    <Empty title="Was hierher gehört">
      <p>
        Eine Maßnahme ist Arbeit, die Lücken aus dem Grundschutz-Check schließt: mit
        Verantwortlichen, Termin und Kosten. Eine einzige kann vielen Anforderungen dienen. Alle
        zusammen sind der Realisierungsplan (A.6).
      </p>
      <p>
        Sie müssen nicht bei null anfangen: Der{' '}
        <a href={addressOf(`${measurePath}/startplan`, { verbund })}>Startplan</a> schlägt vor,
        womit Sie in 90 Tagen weit kommen, und die{' '}
        <a href={addressOf(`${measurePath}/muster`, { verbund })}>Mustermaßnahmen</a> stehen fertig
        da.
      </p>
      {mayWrite ? (
        <p>
          <a href={addressOf(`${measurePath}/neu`, { verbund })}>Eigene Maßnahme anlegen</a>
        </p>
      ) : null}
    </Empty>
  )
}

function TableHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Maßnahme</th>
        <th scope="col">Stand</th>
        <th scope="col">Verantwortlich</th>
        <th scope="col">Termin</th>
        <th scope="col">Aufwand</th>
        <th scope="col" class="number">
          Kosten einmalig
        </th>
        <th scope="col" class="number">
          Kosten jährlich
        </th>
        <th scope="col" class="number">
          Anforderungen
        </th>
      </tr>
    </thead>
  )
}

function MeasureLine({
  measure,
  today,
  verbund,
}: {
  measure: MeasureRow
  today: Day
  verbund: string
}) {
  const { onceCents, yearlyCents } = sumCosts([{ ...measure, status: 'planned' }])
  return (
    <tr class={measure.status === 'dropped' ? 'over' : undefined}>
      <th scope="row">
        <a href={addressOf(pathOf(measurePath, measure.code), { verbund })}>{measure.title}</a>
        <small>{measure.code}</small>
      </th>
      <td data-label="Stand">
        <StatusText status={measure.status} />
      </td>
      <td data-label="Verantwortlich">
        {measure.responsible || <MissingText measure={measure}>niemand</MissingText>}
      </td>
      <td data-label="Termin" class="nowrap">
        <MeasureDay measure={measure} today={today} />
      </td>
      <td data-label="Aufwand">{measure.effort ? effortLabels[measure.effort] : ''}</td>
      <td data-label="Kosten einmalig" class="number nowrap">
        {onceCents === 0 ? '' : speakEuro(onceCents)}
      </td>
      <td data-label="Kosten jährlich" class="number nowrap">
        {yearlyCents === 0 ? '' : speakEuro(yearlyCents)}
      </td>
      <td data-label="Anforderungen" class="number">
        {measure.checks}
      </td>
    </tr>
  )
}

/** The state as a word; the mark before it repeats it for the eye. */
export function StatusText({ status }: { status: MeasureStatus }) {
  return <span class={`state state-${status}`}>{measureStatusLabels[status]}</span>
}

/** When it is due, or when it was done; an open one without a day says so. */
export function MeasureDay({
  measure,
  today,
  isSentence,
}: {
  measure: Pick<MeasureRow, 'status' | 'dueOn' | 'doneOn' | 'responsibleId'>
  today: Day
  /** Says „fällig“ too, where no column does. */
  isSentence?: boolean
}) {
  if (measure.status === 'done') {
    return (
      <>
        am <DayText day={measure.doneOn} />
      </>
    )
  }
  if (measure.status === 'dropped') return <DayText day={measure.dueOn} />
  if (measure.dueOn === null) return <MissingText measure={measure}>kein Termin</MissingText>
  return (
    <>
      {measure.dueOn < today ? 'überfällig ' : isSentence ? 'fällig ' : ''}
      <DueText day={measure.dueOn} today={today} />
    </>
  )
}

/** What an open measure lacks is a gap; of one that is over it is no matter. */
function MissingText({
  measure,
  children,
}: {
  measure: Pick<MeasureRow, 'status' | 'responsibleId' | 'dueOn'>
  children?: Child
}) {
  return <span class={lacksPlan(measure) ? 'soon' : 'muted'}>{children}</span>
}
