import { findChainHead, readEvents, saveAccess } from '../../../db/queries/events.ts'
import { type ChainReport, verifyChain } from '../../../db/verifyChain.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'

/** What the engine finds wrong with its file, and the audit trail of the organisation link by link. */
export type Inspection = { readonly database: readonly string[]; readonly chain: ChainReport }

/** Looks at every event, and notes in the access log that somebody did. */
export async function readInspection(
  deps: Deps,
  actor: Actor & { userId: string },
): Promise<Inspection> {
  const database = await deps.store.integrityProblems()
  const chain = await deps.store.readSnapshot(actor.organisationId, async (db) =>
    verifyChain(readEvents(db), await findChainHead(db)),
  )
  await deps.store.write(actor.organisationId, (db) =>
    saveAccess(db, {
      id: deps.newId(),
      at: deps.now(),
      actorId: actor.userId,
      kind: 'verify',
      subject: 'Datenbank und Änderungsprotokoll',
    }),
  )
  return { database, chain }
}
