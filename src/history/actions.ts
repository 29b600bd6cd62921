/** The check of the audit trail, which anyone who reads it may ask for. @module */
import { findChainHead, readEvents, saveAccess } from '../../db/queries/events.ts'
import { type ChainReport, verifyChain } from '../../db/verifyChain.ts'
import { type Actor, actorIdOf, ensureEverywhere } from '../access/actor.ts'
import { allow } from '../access/permissions.ts'
import type { Deps } from '../deps.ts'

/**
 * Checks every link of the chain and all details that are left, and notes in the access log that it was done. The trail
 * itself does not change. Throws `forbidden` for who sees single information domains only.
 */
export async function verifyTrail(deps: Deps, actor: Actor): Promise<ChainReport> {
  allow(actor, 'read', 'audit_trail')
  ensureEverywhere(actor)
  const report = await deps.store.readSnapshot(actor.organisationId, async (db) =>
    verifyChain(readEvents(db), await findChainHead(db)),
  )
  const result = report.problems.length === 0 ? 'in Ordnung' : `${report.problems.length} Fehler`
  await deps.store.write(actor.organisationId, (db) =>
    saveAccess(db, {
      id: deps.newId(),
      at: deps.now(),
      actorId: actorIdOf(actor),
      kind: 'verify',
      subject: `${report.events} Ereignisse: ${result}`,
    }),
  )
  return report
}
