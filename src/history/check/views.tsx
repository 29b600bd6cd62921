import type { AuditEvent } from '../../../reports/auditTrail.ts'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { SubjectHistory } from '../SubjectHistory.tsx'

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
        <SubjectHistory events={events} />
      )}
    </>
  )
}
