/** The start page of an auditor: what was handed over, from when until when. @module */
import { germanDay } from '../../core/day.ts'
import { auditAddress } from '../../web/auditAddress.ts'
import { Heading } from '../../web/Heading.tsx'
import { accessStateLabels, speakPeriod } from '../auditAccess.ts'
import type { Audit } from '../readAudit.ts'

export function AuditStart({ audits }: { audits: readonly Audit[] }) {
  const open = audits.filter(({ state }) => state === 'open')
  return (
    <>
      <Heading title={titleOf(audits, open.length)} lead={leadOf(audits, open.length)} />
      {audits.length === 0 ? null : (
        <ul class="plain-list">
          {audits.map((audit) => (
            <li>
              <AuditLine audit={audit} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Of what is not open only the period is told. */
function AuditLine({ audit: { access, state, snapshot, domain } }: { audit: Audit }) {
  if (state !== 'open') {
    return (
      <>
        {domain.name}: {accessStateLabels[state]}
        <small>{state === 'revoked' ? 'durch die Stadt beendet' : speakPeriod(access)}</small>
      </>
    )
  }
  return (
    <>
      <a href={auditAddress(access.id, 'overview')}>
        {domain.name}: Stand „{snapshot.name}“ öffnen
      </a>
      <small>
        Stichtag {germanDay(snapshot.takenOn)}, Ihr Zugang gilt {speakPeriod(access)}.{' '}
        {access.purpose}
      </small>
    </>
  )
}

function titleOf(audits: readonly Audit[], open: number): string {
  if (open > 0)
    return open === 1
      ? 'Ein Stand liegt zur Prüfung bereit'
      : `${open} Stände liegen zur Prüfung bereit`
  const [next] = audits.filter(({ state }) => state === 'upcoming').toSorted(byStart)
  return next
    ? `Ihre Prüfung beginnt am ${germanDay(next.access.fromOn)}`
    : 'Noch kein Prüfstand freigegeben'
}

function leadOf(audits: readonly Audit[], open: number): string {
  if (open > 0) {
    return 'Sie sehen einen eingefrorenen Stand. Was die Stadt danach ändert, erscheint hier nicht; Ihre Feststellungen tragen Sie auf denselben Seiten ein.'
  }
  return audits.length > 0
    ? 'Zurzeit ist kein Zugang offen. Fragen dazu beantworten die Informationssicherheitsbeauftragten.'
    : 'Als Auditor sehen Sie einen eingefrorenen Stand, sobald die ISB ihn für Sie freigibt.'
}

function byStart(one: Audit, other: Audit): number {
  return one.access.fromOn < other.access.fromOn ? -1 : 1
}
