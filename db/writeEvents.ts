import { eq } from 'drizzle-orm'
import { chainEvents, chainStart } from './chain.ts'
import { type Db, insertMany } from './db.ts'

/**
 * Chains the events of a transaction and writes them: its last statements, because the row of the
 * organisation's chain head is locked from here to the commit.
 */
export async function writeEvents(db: Db): Promise<void> {
  const last = db.events.at(-1)
  if (!last) return
  const { chainHead, event, eventDetail } = db.tables
  const { organisationId } = db
  await db
    .insert(chainHead)
    .values({ organisationId, sequence: 0, hash: chainStart, at: last.at })
    .onConflictDoNothing()
  const [head] = await db
    .update(chainHead)
    .set({ at: last.at })
    .where(eq(chainHead.organisationId, organisationId))
    .returning()
  if (!head) throw new Error(`No chain head for organisation ${organisationId}`)
  const chained = chainEvents(organisationId, head, db.events)
  await insertMany(db, event, chained.events)
  await insertMany(db, eventDetail, chained.details)
  await db.update(chainHead).set(chained.head).where(eq(chainHead.organisationId, organisationId))
}
