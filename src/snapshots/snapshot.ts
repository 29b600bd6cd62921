import { type Day, germanDay, type Instant } from '../core/day.ts'

/** A frozen state of an information domain; what it holds lies in its parts. */
export type Snapshot = {
  organisationId: string
  id: string
  informationDomainId: string
  /** Counted from 1 in its information domain. */
  number: number
  name: string
  takenOn: Day
  note: string
  takenAt: Instant
  takenBy: string
  edition: string
  programVersion: string
  /** The last event of the audit trail that it contains. */
  chainSequence: number
  chainHash: string
  chainAt: Instant
  /** Of the list of its parts, which is a part itself. */
  contentSha256: string
  rowCount: number
}

/** „Stand 3 vom 22.05.2025: Testat 2025“. */
export function speakSnapshot({
  number,
  takenOn,
  name,
}: Pick<Snapshot, 'number' | 'takenOn' | 'name'>): string {
  return `Stand ${number} vom ${germanDay(takenOn)}: ${name}`
}
