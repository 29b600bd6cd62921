/** The copy of all data. @module */
import { saveAccess } from '../../../db/queries/events.ts'
import { listOrganisations } from '../../../db/queries/organisations.ts'
import { type Actor, actorIdOf, ensureEverywhere } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { sharedFileAdvice } from './sharedFile.ts'

/**
 * Fills `file` with a copy of the database and notes it in the access log. Throws `forbidden` where the file holds
 * other organisations too, `invalid` on PostgreSQL.
 */
export async function copyDatabase(deps: Deps, actor: Actor, file: string): Promise<void> {
  allow(actor, 'write', 'administration')
  ensureEverywhere(actor)
  if ((await deps.store.read('', listOrganisations)).length > 1) {
    throw new Failure('forbidden', sharedFileAdvice)
  }
  await deps.store.backup(file)
  const entry = { actorId: actorIdOf(actor), kind: 'export', subject: 'Sicherung' } as const
  await deps.store.write(actor.organisationId, (db) =>
    saveAccess(db, { id: deps.newId(), at: deps.now(), ...entry }),
  )
}
