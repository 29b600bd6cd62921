import type { Db } from '../../../db/db.ts'
import {
  type EvidencedCheck,
  type EvidenceFile,
  findEvidenceFile,
  listEvidenceFileChecks,
} from '../../../db/queries/evidenceFiles.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { allow, isAllowed, type Verb } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'

export type EvidenceWithChecks = EvidenceFile & { readonly checks: readonly EvidencedCheck[] }

/**
 * A file with the checks that it proves and that the actor may see. Who answers only what was assigned to them sees
 * the files of those checks. Throws `not_found` for others, `forbidden` for who may not do it.
 */
export async function readEvidenceFile(
  db: Db,
  actor: Actor,
  id: string,
  verb: Verb = 'read',
): Promise<EvidenceWithChecks> {
  const file = await findEvidenceFile(db, id)
  if (!file || !isInDomain(actor, file.informationDomainId)) throw unknownEvidence()
  const all = await listEvidenceFileChecks(db, file.informationDomainId)
  const own = await readOwnPersons(db, actor)
  const seesAll = isAllowed(actor, 'read', 'checks')
  const checks = all.filter(
    ({ evidenceFileId, responsibleId }) =>
      evidenceFileId === id && (seesAll || own.has(responsibleId ?? '')),
  )
  const isOwn = checks.some(({ responsibleId }) => own.has(responsibleId ?? ''))
  if (!seesAll && !isOwn) throw unknownEvidence()
  allow(actor, 'read', 'checks', isOwn ? ['assigned'] : [])
  if (verb !== 'read') allow(actor, verb, 'checks')
  return { ...file, checks }
}

function unknownEvidence(): Failure {
  return new Failure('not_found', 'Diesen Nachweis gibt es nicht, oder Sie dürfen ihn nicht sehen.')
}
