import { eq } from 'drizzle-orm'
import { chainStart, digestOf, hashOf } from '../../db/chain.ts'
import type { Db } from '../../db/db.ts'

/** Recomputes an organisation's chain from its rows; empty when it is sound. */
export async function chainProblems(db: Db): Promise<string[]> {
  const { chainHead, event, eventDetail } = db.tables
  const { organisationId } = db
  const events = await db
    .select()
    .from(event)
    .where(eq(event.organisationId, organisationId))
    .orderBy(event.sequence)
  const details = await db
    .select()
    .from(eventDetail)
    .where(eq(eventDetail.organisationId, organisationId))
    .orderBy(eventDetail.sequence)
  const [head] = await db
    .select()
    .from(chainHead)
    .where(eq(chainHead.organisationId, organisationId))
  const problems: string[] = []
  let previous = chainStart
  for (const [index, { hash, ...link }] of events.entries()) {
    const detail = details[index]
    if (link.sequence !== index + 1) problems.push(`event ${link.sequence} stands at ${index + 1}`)
    if (link.previousHash !== previous) problems.push(`event ${link.sequence} is not linked`)
    if (hashOf(link) !== hash) problems.push(`event ${link.sequence} has another hash`)
    if (detail?.sequence !== link.sequence) problems.push(`event ${link.sequence} has no details`)
    else if (!detail.erasedAt && digestOf(detail.salt, detail.details) !== link.detailsDigest) {
      problems.push(`event ${link.sequence} has other details`)
    }
    previous = hash
  }
  if (head?.hash !== previous || head.sequence !== events.length) problems.push('another head')
  return problems
}
