import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import type { AuditEvent } from '../../../reports/auditTrail.ts'
import { dayOf, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Heading, LinkButton } from '../../web/Heading.tsx'

/** What happened to one target object, newest first. */
export function HistoryPage({
  domain,
  object,
  events,
  isCut,
}: {
  domain: InformationDomain
  object: TargetObject
  events: readonly AuditEvent[]
  /** Whether older events are left out. */
  isCut: boolean
}) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title={`Verlauf von ${object.code}`}
        detail={object.name}
        lead={isCut ? `Die letzten ${events.length} Änderungen.` : `${events.length} Änderungen.`}
        actions={
          <LinkButton href={addressOf(pathOf('/zielobjekte', object.code), query)}>
            Zum Zielobjekt
          </LinkButton>
        }
      />
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
    </>
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
