/** Who changed what when, field by field. @module */
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { AuditEvent } from '../../reports/auditTrail.ts'
import { eventKindLabels } from '../access/eventKind.ts'
import { germanInstant } from '../core/day.ts'
import { addressOf } from '../web/address.ts'
import { FilterSelect, Filters, FilterText } from '../web/Filters.tsx'
import { Button } from '../web/form.tsx'
import { Heading } from '../web/Heading.tsx'
import { type HistoryFilter, historyQuery } from './historyFilter.ts'
import type { HistoryPage as Page } from './readHistory.ts'

type HistoryPageProps = {
  page: Page
  filter: HistoryFilter
  domains: readonly InformationDomain[]
  domain: InformationDomain | undefined
  csrfToken: string
}

export function HistoryPage(props: HistoryPageProps) {
  const { page } = props
  const { head } = page
  return (
    <>
      <Heading
        title="Verlauf"
        detail={`${head.sequence} Ereignisse`}
        lead={
          head.at
            ? `Zuletzt geändert am ${germanInstant(head.at)}. Nichts davon lässt sich nachträglich unbemerkt ändern.`
            : 'Noch ist nichts geschehen.'
        }
        actions={
          <form method="post" action="/verlauf/pruefungen">
            <input type="hidden" name="_csrf" value={props.csrfToken} />
            <Button>Prüfkette prüfen</Button>
          </form>
        }
      />
      <ChainState page={page} />
      <HistoryFilters {...props} />
      {page.events.length === 0 ? (
        <p class="muted">Zu dieser Auswahl gibt es kein Ereignis.</p>
      ) : (
        <EventTable events={page.events} />
      )}
      <Neighbours {...props} />
    </>
  )
}

function ChainState({ page: { head, verified } }: { page: Page }) {
  return (
    <dl class="facts">
      <dt>Kopf der Prüfkette</dt>
      <dd>
        Nr. {head.sequence} <code class="hash">{head.hash}</code>
      </dd>
      <dt>Zuletzt geprüft</dt>
      <dd>
        {verified
          ? `${germanInstant(verified.at)} von ${verified.actor}: ${verified.subject}`
          : 'noch nie im Browser'}
      </dd>
    </dl>
  )
}

const kindOptions = Object.entries(eventKindLabels)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'de'))

function HistoryFilters({ page, filter, domains, domain }: HistoryPageProps) {
  return (
    <Filters path="/verlauf" keep={{}}>
      <FilterText name="suche" label="Kürzel, Name oder Anforderung" value={filter.text} />
      <FilterSelect
        name="art"
        label="Vorgang"
        all="Alle Vorgänge"
        value={filter.kind}
        options={kindOptions}
      />
      <FilterSelect
        name="person"
        label="Person"
        all="Alle Personen"
        value={filter.actorId}
        options={page.persons.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {domains.length > 1 ? (
        <FilterSelect
          name="verbund"
          label="Informationsverbund"
          all="Ganze Organisation"
          value={domain?.code}
          options={domains.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <label class="day-filter">
        von <input type="date" name="von" value={filter.from ?? ''} />
      </label>
      <label class="day-filter">
        bis <input type="date" name="bis" value={filter.until ?? ''} />
      </label>
    </Filters>
  )
}

function EventTable({ events }: { events: readonly AuditEvent[] }) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col" class="number">
              Nr.
            </th>
            <th scope="col">Wann</th>
            <th scope="col">Wer</th>
            <th scope="col">Vorgang</th>
            <th scope="col">Änderungen</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow event={event} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EventRow({ event }: { event: AuditEvent }) {
  const { sequence, at, actor, kind, subject, changes, erasedBecause, hash } = event
  return (
    <tr id={`nr-${sequence}`}>
      <td class="number" data-label="Nr." title={`SHA-256 ${hash}`}>
        {sequence}
      </td>
      <td class="nowrap" data-label="Wann">
        <time datetime={at}>{germanInstant(at)}</time>
      </td>
      <td data-label="Wer">{actor}</td>
      <th scope="row">
        {kind}
        <small>{subject}</small>
      </th>
      <td>
        {erasedBecause !== null ? (
          <span class="muted">Angaben gelöscht: {erasedBecause}</span>
        ) : (
          <Changes changes={changes} />
        )}
      </td>
    </tr>
  )
}

/** The first fields stand open; of an import there may be dozens. */
const openFields = 4

function Changes({ changes }: { changes: AuditEvent['changes'] }) {
  const rest = changes.slice(openFields)
  return (
    <>
      <ChangeList changes={changes.slice(0, openFields)} />
      {rest.length > 0 ? (
        <details>
          <summary>
            {rest.length === 1 ? '1 weiteres Feld' : `${rest.length} weitere Felder`}
          </summary>
          <ChangeList changes={rest} />
        </details>
      ) : null}
    </>
  )
}

function ChangeList({ changes }: { changes: AuditEvent['changes'] }) {
  return (
    <ul class="changes">
      {changes.map(({ field, before, after }) => (
        <li>
          <span class="muted">{field}:</span>{' '}
          {before ? (
            <>
              <del>{before}</del> <span aria-hidden="true">→</span>{' '}
            </>
          ) : null}
          {after ? <ins>{after}</ins> : <span class="muted">leer</span>}
        </li>
      ))}
    </ul>
  )
}

function Neighbours({ page: { older, newer }, filter, domain }: HistoryPageProps) {
  const query = { ...historyQuery(filter), verbund: domain?.code }
  if (older === null && newer === null) return null
  return (
    <nav class="pager" aria-label="Seiten">
      {newer === null ? null : (
        <>
          <a href={addressOf('/verlauf', query)}>Zum Anfang</a>
          <a href={addressOf('/verlauf', { ...query, nach: newer })} rel="prev">
            Neuere
          </a>
        </>
      )}
      {older === null ? null : (
        <a href={addressOf('/verlauf', { ...query, vor: older })} rel="next">
          Ältere
        </a>
      )}
    </nav>
  )
}
