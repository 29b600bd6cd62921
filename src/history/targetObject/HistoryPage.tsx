import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import type { AuditEvent } from '../../../reports/auditTrail.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { SubjectHistory } from '../SubjectHistory.tsx'

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
      <SubjectHistory events={events} />
    </>
  )
}
