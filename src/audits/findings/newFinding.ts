import type { Instant } from '../../core/day.ts'
import type { FindingStatement } from '../finding.ts'
import type { FindingRecord } from './findingEntry.ts'

export type FindingOrigin = {
  readonly id: string
  readonly informationDomainId: string
  readonly number: number
  readonly snapshotId: string
  readonly accessId: string | null
  readonly createdAt: Instant
  readonly createdBy: string
}

/** Nobody has worked on it yet. */
export function newFinding(
  statement: FindingStatement,
  origin: FindingOrigin,
): Omit<FindingRecord, 'version'> {
  return {
    ...statement,
    ...origin,
    ...{ withdrawnOn: null, withdrawnBecause: null, measureId: null },
    ...{ answer: '', answeredOn: null, answeredBy: null },
  }
}
