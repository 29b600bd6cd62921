import type { Instant } from './day.ts'

/** An event of the audit trail as an action records it. `details` holds before, after and names. */
export type NewEvent = {
  at: Instant
  actorId: string
  kind: string
  subjectId: string
  details: unknown
  salt: string
}
