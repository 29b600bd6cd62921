import { eq } from 'drizzle-orm'
import { type ChainHead, chainEvents, chainStart } from './chain.ts'
import { chunksOf, type Db, insertMany, turnEventLoop } from './db.ts'

/** Between so many events pages are answered: an import writes 200,000. */
const eventsPerTurn = 500

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
  let link: ChainHead = head
  for (const part of chunksOf(db.events, eventsPerTurn)) {
    const chained = chainEvents(organisationId, link, part)
    await insertMany(db, event, chained.events)
    await insertMany(db, eventDetail, chained.details)
    link = chained.head
    if (db.events.length > eventsPerTurn) await turnEventLoop()
  }
  const { sequence, hash } = link
  await db
    .update(chainHead)
    .set({ sequence, hash })
    .where(eq(chainHead.organisationId, organisationId))
}
