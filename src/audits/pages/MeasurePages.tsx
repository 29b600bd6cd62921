/** Measures as they were planned (A.6). @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { ServedCheck, StoredMeasure } from '../../../db/queries/measures.ts'
import { checkStatusLabels } from '../../assessment/check.ts'
import type { Day } from '../../core/day.ts'
import { speakEuro } from '../../core/euro.ts'
import { sumCosts } from '../../measures/costs.ts'
import {
  effortLabels,
  isOverdue,
  measureStatuses,
  measureStatusLabels,
} from '../../measures/measure.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { DayText } from '../../web/DayText.tsx'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Heading } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import type { Audit } from '../readAudit.ts'

export type MeasureListProps = {
  audit: Audit
  heading: string
  listed: readonly StoredMeasure[]
  servedBy: ReadonlyMap<string, number>
  personName: (id: string | null) => string
  page: PageOf
  query: Readonly<Record<string, string | undefined>>
}

export function MeasureList(props: MeasureListProps) {
  const { audit, heading, listed, page, query } = props
  const path = auditAddress(audit.access.id, 'measures')
  return (
    <>
      <Heading
        title={heading}
        lead="Was die Stadt noch umsetzen will, durch wen und bis wann (A.6)."
      />
      <Filters path={path} keep={{}}>
        <FilterSelect
          name="stand"
          label="Stand"
          all="Jeder Stand"
          value={query.stand}
          options={measureStatuses.map((value) => ({ value, label: measureStatusLabels[value] }))}
        />
        <FilterText name="suche" label="Maßnahme" value={query.suche} />
      </Filters>
      {listed.length === 0 ? (
        <p>Keine Maßnahme passt zu diesen Filtern.</p>
      ) : (
        <MeasureTable {...props} listed={listed.slice(offsetOf(page)).slice(0, page.size)} />
      )}
      <Pager page={page} path={path} query={query} />
    </>
  )
}

function MeasureTable({ audit, listed, servedBy, personName }: MeasureListProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Maßnahmen</caption>
        <thead>
          <tr>
            <th scope="col">Maßnahme</th>
            <th scope="col">Stand</th>
            <th scope="col">Verantwortlich</th>
            <th scope="col">Umsetzung bis</th>
            <th scope="col" class="number">
              Anforderungen
            </th>
          </tr>
        </thead>
        <tbody>
          {listed.map((measure) => (
            <tr>
              <th scope="row">
                <a href={auditAddress(audit.access.id, 'measures', [measure.code])}>
                  {measure.code} {measure.title}
                </a>
              </th>
              <td data-label="Stand">
                <MeasureState measure={measure} day={audit.snapshot.takenOn} />
              </td>
              <td data-label="Verantwortlich">
                {personName(measure.responsibleId) || <span class="muted">niemand genannt</span>}
              </td>
              <td data-label="Umsetzung bis" class="nowrap">
                <DayText day={measure.dueOn} none="kein Termin" />
              </td>
              <td data-label="Anforderungen" class="number">
                {servedBy.get(measure.id) ?? 0}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Overdue is what was so on the day of the snapshot. */
function MeasureState({ measure, day }: { measure: StoredMeasure; day: Day }) {
  const isLate = isOverdue(measure, day)
  return (
    <span class={isLate ? 'late' : measure.status === 'done' ? 'good' : undefined}>
      {measureStatusLabels[measure.status]}
      {isLate ? ', am Stichtag überfällig' : ''}
    </span>
  )
}

export type MeasurePageProps = {
  audit: Audit
  measure: StoredMeasure
  responsible: string
  served: readonly ServedCheck[]
}

export function MeasurePage({ audit, measure, responsible, served }: MeasurePageProps) {
  const costs = sumCosts([measure])
  return (
    <>
      <Heading
        title={`${measure.code} ${measure.title}`}
        lead={<MeasureState measure={measure} day={audit.snapshot.takenOn} />}
      />
      {measure.description ? <p class="lines">{measure.description}</p> : null}
      <dl class="facts">
        <dt>Verantwortlich</dt>
        <dd>{responsible || 'niemand genannt'}</dd>
        <dt>Umsetzung bis</dt>
        <dd>
          <DayText day={measure.dueOn} none="kein Termin" />
        </dd>
        {measure.doneOn ? (
          <>
            <dt>Erledigt am</dt>
            <dd>
              <DayText day={measure.doneOn} />
            </dd>
          </>
        ) : null}
        {measure.effort ? (
          <>
            <dt>Aufwand</dt>
            <dd>{effortLabels[measure.effort]}</dd>
          </>
        ) : null}
        <dt>Kosten</dt>
        <dd>
          einmalig {speakEuro(costs.onceCents)}, jährlich {speakEuro(costs.yearlyCents)}
        </dd>
      </dl>
      <h2>Anforderungen, denen sie dient</h2>
      {served.length === 0 ? (
        <p>Keiner Anforderung zugeordnet.</p>
      ) : (
        <ul>
          {served.map(({ targetObjectCode, targetObjectName, requirement, status }) => (
            <li>
              <a href={auditAddress(audit.access.id, 'checks', [targetObjectCode, requirement])}>
                {requirement} {readCatalog().requirementById(requirement).title}
              </a>{' '}
              an {targetObjectCode} {targetObjectName}: {checkStatusLabels[status]}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
