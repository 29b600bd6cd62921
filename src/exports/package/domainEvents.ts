/** Which events of the audit trail are about the content of an information domain, and what of them stays at home. @module */
import type { Db } from '../../../db/db.ts'
import type { FrozenName } from '../../../db/freeze/frozenTables.ts'
import { readFrozenRows } from '../../../db/freeze/readFrozenRows.ts'
import type { EventWithDetails } from '../../../db/queries/events.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { canonicalJson } from '../../core/canonicalJson.ts'

/** Their ids are subjects of events. Accounts and contacts are not among them: they are personal data. */
const subjectTables = [
  'site',
  'room',
  'targetObject',
  'device',
  'fundingProgramme',
  'application',
  'suggestion',
  'measure',
  'document',
  'milestone',
  'importRun',
] as const satisfies readonly FrozenName[]

/** What an auditor of information security does not need to know: who holds or borrows a device, addresses, copies for searching. */
const personalFields = new Set([
  'holder',
  'holderKey',
  'borrower',
  'borrowerContact',
  'borrowerUnit',
  'email',
  'searchText',
])

export type DomainEvents = {
  concerns(event: EventWithDetails): boolean
}

/** `db`: the frozen state. What was removed before it was frozen is known by the information domain in its details. */
export async function readDomainEvents(db: Db, domain: InformationDomain): Promise<DomainEvents> {
  const ids = new Set([domain.id])
  for (const table of subjectTables) {
    for await (const rows of readFrozenRows(db, table, domain.id)) {
      for (const { id, informationDomainId = domain.id } of rows) {
        if (informationDomainId === domain.id || table === 'document') ids.add(String(id))
      }
    }
  }
  return {
    concerns({ subjectId, kind, details }) {
      if (/^(user|person|role|token|directory|deputy|reminder|mail|calendar)_/.test(kind))
        return false
      const [start = subjectId] = subjectId.split('/')
      return ids.has(start) || (details?.includes(`"informationDomainId":"${domain.id}"`) ?? false)
    },
  }
}

/** Whether the details name somebody who is nobody's business here. Their digest stays in the chain. */
export function hasPersonalDetails({ details }: EventWithDetails): boolean {
  return details !== null && details !== '' && namesSomebody(JSON.parse(details))
}

/** The event as the workbook tells it. */
export function withoutPersonalDetails(event: EventWithDetails): EventWithDetails {
  return hasPersonalDetails(event)
    ? { ...event, details: canonicalJson(stripped(JSON.parse(event.details ?? '{}'))) }
    : event
}

function namesSomebody(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(([field, each]) =>
    personalFields.has(field) && field !== 'searchText'
      ? each !== '' && each !== null
      : namesSomebody(each),
  )
}

function stripped(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !personalFields.has(field))
      .map(([field, each]) => [field, stripped(each)]),
  )
}
