import type { AuditEvent } from '../../reports/auditTrail.ts'
import { Heading, LinkButton } from '../web/Heading.tsx'
import { SubjectHistory } from './SubjectHistory.tsx'

/** What happened to one thing, newest first. `back` leads to it. */
export function SubjectHistoryPage({
  name,
  detail,
  back,
  events,
  isCut,
}: {
  name: string
  detail: string
  back: { readonly href: string; readonly label: string }
  events: readonly AuditEvent[]
  /** Whether older events are left out. */
  isCut: boolean
}) {
  return (
    <>
      <Heading
        title={`Verlauf von ${name}`}
        detail={detail}
        lead={isCut ? `Die letzten ${events.length} Änderungen.` : `${events.length} Änderungen.`}
        actions={<LinkButton href={back.href}>{back.label}</LinkButton>}
      />
      <SubjectHistory events={events} />
    </>
  )
}
