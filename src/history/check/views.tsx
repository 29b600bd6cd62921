import type { AuditEvent } from '../../../reports/auditTrail.ts'
import { dayOf, germanDay } from '../../core/day.ts'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'

type HistoryProps = {
  title: string
  /** The check itself. */
  back: string
  events: readonly AuditEvent[]
  /** Whether older events are left out. */
  isCut: boolean
}

/** Who changed what of a check when, newest first. */
export function CheckHistoryPage({ title, back, events, isCut }: HistoryProps) {
  const count = events.length === 1 ? '1 Änderung' : `${events.length} Änderungen`
  return (
    <>
      <Heading
        title={`Verlauf von ${title}`}
        lead={isCut ? `Die letzten ${count}.` : `${count}, die neueste zuerst.`}
        actions={<LinkButton href={back}>Zur Anforderung</LinkButton>}
      />
      {events.length === 0 ? (
        <Empty title="Noch nichts geändert">
          <p>Hier steht, wer wann welchen Stand gesetzt hat, sobald jemand antwortet.</p>
        </Empty>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Wann</th>
              <th scope="col">Wer</th>
              <th scope="col">Was</th>
            </tr>
          </thead>
          <tbody>{events.map(historyRow)}</tbody>
        </table>
      )}
    </>
  )
}

function historyRow({ at, actor, kind, changes, erasedBecause }: AuditEvent) {
  return (
    <tr>
      <th scope="row" class="nowrap">
        <time datetime={at}>{germanDay(dayOf(at))}</time>
      </th>
      <td data-label="Wer">{actor}</td>
      <td>
        <strong>{kind}</strong>
        {erasedBecause ? <small>Angaben gelöscht: {erasedBecause}</small> : null}
        <dl class="facts">
          {changes.map(({ field, before, after }) => (
            <>
              <dt>{field}</dt>
              <dd>{before === '' ? after : `${before} → ${after === '' ? 'nichts' : after}`}</dd>
            </>
          ))}
        </dl>
      </td>
    </tr>
  )
}
