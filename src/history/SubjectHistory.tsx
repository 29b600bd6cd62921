import type { AuditEvent } from '../../reports/auditTrail.ts'
import { dayOf, germanDay } from '../core/day.ts'

/** What happened to one thing: when, by whom, and which fields changed. */
export function SubjectHistory({ events }: { events: readonly AuditEvent[] }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Wann</th>
          <th scope="col">Wer</th>
          <th scope="col">Was</th>
        </tr>
      </thead>
      <tbody>{events.map(eventRow)}</tbody>
    </table>
  )
}

function eventRow({ at, actor, kind, changes, erasedBecause }: AuditEvent) {
  return (
    <tr>
      <th scope="row" class="nowrap">
        <time datetime={at}>{germanDay(dayOf(at))}</time>
      </th>
      <td data-label="Wer">{actor}</td>
      <td>
        <strong>{kind}</strong>
        {erasedBecause ? <small>Angaben gelöscht: {erasedBecause}</small> : null}
        <ul class="changes">
          {changes.map(({ field, before, after }) => (
            <li>
              <span class="muted">{field}</span>{' '}
              {before === '' ? after : `${before} → ${after === '' ? 'nichts' : after}`}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
