import type { Db } from '../../../db/db.ts'
import {
  insertDigests,
  movePointer,
  replaceUndelivered,
  type Undelivered,
} from '../../../db/queries/reminderPlans.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { groupedBy } from '../../inventory/order.ts'
import type { PlannedDigest } from '../plan.ts'
import type { Recipient } from '../recipient.ts'

export type Decided = {
  readonly recipient: Recipient
  /** Null: there is nothing to tell. */
  readonly digest: PlannedDigest | null
  /** What the digest was made from besides what is due. */
  readonly undelivered: readonly Undelivered[]
}

/**
 * Outbox, items and pointers in the transaction of `db`. Throws `conflict` where another node was faster, or began to send
 * what one of these digests would repeat: then nothing is stored, and the next run decides anew.
 */
export async function storeDigests(
  db: Db,
  deps: Deps,
  decided: readonly Decided[],
  day: Day,
): Promise<void> {
  const now = deps.serverTime()
  for (const [from, own] of groupedBy(decided, ({ recipient }) => recipient.decidedUntilOn)) {
    const moved = await movePointer(db, idsOf(own), from, day)
    if (moved !== own.length) throw decidedElsewhere()
  }
  const late = decided.filter(({ undelivered }) => undelivered.length > 0)
  if (late.length > 0) {
    const replaced = await replaceUndelivered(db, idsOf(late), { day, now })
    const expected = late.reduce((sum, { undelivered }) => sum + undelivered.length, 0)
    if (replaced !== expected) throw decidedElsewhere()
  }
  const digests = decided.flatMap(({ digest }) => {
    if (!digest) return []
    const id = deps.newId()
    const envelope = { id, messageId: messageIdOf(id, deps.baseUrl) }
    return [{ ...digest, ...envelope, createdAt: deps.now(), nextAttemptAt: now }]
  })
  await insertDigests(db, digests)
}

function idsOf(decided: readonly Decided[]): string[] {
  return decided.map(({ recipient }) => recipient.id)
}

/** `.invalid` belongs to nobody (RFC 2606). */
function messageIdOf(id: string, baseUrl: string | undefined): string {
  return `<${id}@${baseUrl ? new URL(baseUrl).hostname : 'basislotse.invalid'}>`
}

function decidedElsewhere(): Failure {
  return new Failure('conflict', 'Diese Erinnerung wird gerade an anderer Stelle bearbeitet.')
}
