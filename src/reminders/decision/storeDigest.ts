import type { Db } from '../../../db/db.ts'
import {
  insertDigest,
  movePointer,
  replaceUndelivered,
  type Undelivered,
} from '../../../db/queries/reminderPlans.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import type { PlannedDigest } from '../plan.ts'
import type { Recipient } from '../recipient.ts'

type Decided = {
  readonly recipient: Recipient
  /** Null: there is nothing to tell. */
  readonly digest: PlannedDigest | null
  /** What the digest was made from besides what is due. */
  readonly undelivered: readonly Undelivered[]
  readonly day: Day
}

/**
 * Outbox, items and pointer in the transaction of `db`. Throws `conflict` where another node was faster, or began to send
 * what this digest would repeat: then nothing is stored, and the next run decides anew.
 */
export async function storeDigest(db: Db, deps: Deps, decided: Decided): Promise<void> {
  const { recipient, digest, undelivered, day } = decided
  const now = deps.serverTime()
  const isFirst = await movePointer(db, recipient.id, recipient.decidedUntilOn, day)
  if (!isFirst) throw decidedElsewhere()
  const replaced = await replaceUndelivered(db, recipient.id, { day, now })
  if (replaced.length !== undelivered.length) throw decidedElsewhere()
  if (!digest) return
  const id = deps.newId()
  await insertDigest(db, digest, {
    id,
    messageId: messageIdOf(id, deps.baseUrl),
    createdAt: deps.now(),
    nextAttemptAt: now,
  })
}

/** `.invalid` belongs to nobody (RFC 2606). */
function messageIdOf(id: string, baseUrl: string | undefined): string {
  return `<${id}@${baseUrl ? new URL(baseUrl).hostname : 'basislotse.invalid'}>`
}

function decidedElsewhere(): Failure {
  return new Failure('conflict', 'Diese Erinnerung wird gerade an anderer Stelle bearbeitet.')
}
