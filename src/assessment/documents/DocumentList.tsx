/** The controlled documents of an information domain. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Day } from '../../core/day.ts'
import { documentKindLabels, explainState } from '../../documents/document.ts'
import type { DocumentWithState } from '../../documents/readDocuments.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText, DueText } from '../../web/DayText.tsx'
import { FilterSelect, Filters, FilterText } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'

export const documentPath = '/dokumente'

export type DocumentListProps = {
  domain: InformationDomain
  today: Day
  /** All of the information domain, and those that pass the filters. */
  documents: readonly DocumentWithState[]
  listed: readonly DocumentWithState[]
  page: PageOf
  query: Readonly<Record<string, string | undefined>>
  personName: (id: string | null) => string
  mayWrite: boolean
}

export function DocumentList(props: DocumentListProps) {
  const { domain, documents, listed, page, query, mayWrite } = props
  const verbund = domain.code
  return (
    <>
      <Heading
        title={headingOf(documents)}
        detail={domain.name}
        lead="Das IT-Notfallkonzept folgt nicht aus der Basis-Absicherung: Es ist eine eigene Aufgabe nach BSI-Standard 200-4."
        actions={
          mayWrite ? (
            <LinkButton href={addressOf(`${documentPath}/neu`, { verbund })} isPrimary>
              Dokument anlegen
            </LinkButton>
          ) : null
        }
      />
      {documents.length === 0 ? (
        <NoDocument verbund={verbund} mayWrite={mayWrite} />
      ) : (
        <>
          <Filters path={documentPath} keep={{ verbund }}>
            <FilterSelect
              name="stand"
              label="Stand"
              all="In Kraft und in Arbeit"
              value={query.stand}
              options={[
                { value: 'unvollstaendig', label: 'noch nicht vollständig' },
                { value: 'ueberfaellig', label: 'Überprüfung überfällig' },
                { value: 'zurueckgezogen', label: 'zurückgezogen' },
              ]}
            />
            <FilterText name="suche" label="Titel" value={query.suche} />
          </Filters>
          {listed.length === 0 ? <p>Kein Dokument passt zu diesen Filtern.</p> : null}
          {listed.length === 0 ? null : (
            <DocumentTable {...props} listed={listed.slice(offsetOf(page)).slice(0, page.size)} />
          )}
          <Pager page={page} path={documentPath} query={{ verbund, ...query }} />
        </>
      )}
    </>
  )
}

function headingOf(documents: readonly DocumentWithState[]): string {
  const inForce = documents.filter(({ retiredOn }) => retiredOn === null)
  const approved = inForce.filter(({ state }) => state.isComplete).length
  const late = inForce.filter(({ state }) => state.isReviewOverdue).length
  if (inForce.length === 0) return 'Dokumente'
  const said = `${approved} von ${inForce.length} Dokumenten vollständig und freigegeben`
  if (late === 0) return said
  return late === 1
    ? `${said}, 1 Überprüfung überfällig`
    : `${said}, ${late} Überprüfungen überfällig`
}

function NoDocument({ verbund, mayWrite }: { verbund: string; mayWrite: boolean }) {
  return (
    <Empty title="Was hierher gehört">
      <p>
        Leitlinie, IT-Sicherheitskonzept, IT-Notfallkonzept und jede Regelung, die einen Stand im
        Grundschutz-Check nachweist: mit Themen, Versionen, Freigabe und Tag der Überprüfung.
      </p>
      {mayWrite ? (
        <p>
          <a href={addressOf(`${documentPath}/neu`, { verbund })}>Erstes Dokument anlegen</a>
        </p>
      ) : null}
    </Empty>
  )
}

function DocumentTable(props: DocumentListProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Dokumente</caption>
        <thead>
          <tr>
            <th scope="col">Dokument</th>
            <th scope="col">Themen</th>
            <th scope="col">Version</th>
            <th scope="col">Freigabe</th>
            <th scope="col">Überprüfung</th>
            <th scope="col">Verantwortlich</th>
          </tr>
        </thead>
        <tbody>
          {props.listed.map((document) => (
            <DocumentLine {...props} document={document} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DocumentLine({
  document,
  domain,
  today,
  personName,
}: DocumentListProps & { document: DocumentWithState }) {
  const { id, title, kind, state, versions, reviewDueOn, responsibleId, retiredOn } = document
  const newest = versions.at(-1)
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(pathOf(documentPath, id), { verbund: domain.code })}>{title}</a>
        <small>{retiredOn ? 'zurückgezogen' : documentKindLabels[kind]}</small>
      </th>
      <td data-label="Themen" class="nowrap">
        {state.topicsTotal === 0 ? (
          <span class="muted">ohne Liste</span>
        ) : (
          `${state.topicsDone} von ${state.topicsTotal}`
        )}
      </td>
      <td data-label="Version">
        {newest ? (
          <>
            {newest.number} vom <DayText day={newest.writtenOn} />
          </>
        ) : (
          <span class="muted">keine</span>
        )}
      </td>
      <td data-label="Freigabe">
        <ApprovalText document={document} />
      </td>
      <td data-label="Überprüfung">
        {state.isReviewOverdue ? 'überfällig ' : ''}
        <DueText day={reviewDueOn} today={today} soonDays={90} none="nicht geplant" />
      </td>
      <td data-label="Verantwortlich">
        {personName(responsibleId) || <span class="muted">niemand</span>}
      </td>
    </tr>
  )
}

/** Which version is approved, and what keeps the document from being done. */
function ApprovalText({ document: { state } }: { document: DocumentWithState }) {
  const { approved, isComplete } = state
  return (
    <>
      {approved ? (
        <span class={isComplete ? 'good' : undefined}>
          Version {approved.number} am <DayText day={approved.approvedOn} />
        </span>
      ) : (
        'noch keine'
      )}
      {approved && !isComplete ? <small>{explainState(state)}</small> : null}
    </>
  )
}
