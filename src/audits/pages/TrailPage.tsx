/** What was done to the information domain until the snapshot was taken. @module */
import type { AuditEvent } from '../../../reports/auditTrail.ts'
import { germanInstant } from '../../core/day.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { Heading } from '../../web/Heading.tsx'
import type { Audit } from '../readAudit.ts'
import type { Trail } from './readTrail.ts'

export type TrailPageProps = { audit: Audit; trail: Trail; isFirst: boolean }

export function TrailPage({ audit: { access, snapshot }, trail, isFirst }: TrailPageProps) {
  const path = auditAddress(access.id, 'trail')
  return (
    <>
      <Heading
        title="Änderungsprotokoll"
        lead={
          <>
            Bis Nr. {snapshot.chainSequence}, dem Kopf der Prüfkette in diesem Stand:{' '}
            <code class="hash">{snapshot.chainHash}</code>. Gezeigt wird, was diesen
            Informationsverbund betrifft; dazwischen fehlende Nummern betreffen anderes.
          </>
        }
      />
      {trail.events.length === 0 ? (
        <p>Hier gibt es kein weiteres Ereignis.</p>
      ) : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Ereignisse</caption>
            <thead>
              <tr>
                <th scope="col">Vorgang</th>
                <th scope="col" class="number">
                  Nr.
                </th>
                <th scope="col">Wann</th>
                <th scope="col">Wer</th>
                <th scope="col">Änderungen</th>
              </tr>
            </thead>
            <tbody>
              {trail.events.map((event) => (
                <TrailRow event={event} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav class="pager" aria-label="Seiten">
        {isFirst ? null : <a href={path}>Neueste</a>}
        {trail.older === null ? null : (
          <a href={auditAddress(access.id, 'trail', [], { vor: trail.older })} rel="next">
            Ältere
          </a>
        )}
      </nav>
    </>
  )
}

function TrailRow({ event }: { event: AuditEvent }) {
  const { sequence, at, actor, kind, subject, changes, erasedBecause } = event
  return (
    <tr>
      <th scope="row">
        {kind}
        <small>{subject}</small>
      </th>
      <td class="number" data-label="Nr.">
        {sequence}
      </td>
      <td class="nowrap" data-label="Wann">
        <time datetime={at}>{germanInstant(at)}</time>
      </td>
      <td data-label="Wer">{actor}</td>
      <td data-label="Änderungen">
        {erasedBecause === null ? (
          changes.map(({ field, before, after }) => (
            <div>
              {field}: {before ? `${before} → ` : ''}
              {after || 'leer'}
            </div>
          ))
        ) : (
          <span class="muted">Angaben gelöscht: {erasedBecause}</span>
        )}
      </td>
    </tr>
  )
}
