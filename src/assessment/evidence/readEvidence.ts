/** The evidence files of an information domain, with the checks that they prove. @module */
import type { Db } from '../../../db/db.ts'
import { listEvidenceFileChecks, listEvidenceFiles } from '../../../db/queries/evidenceFiles.ts'
import type { Actor } from '../../access/actor.ts'
import { isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { groupedBy } from '../../inventory/order.ts'
import type { EvidenceWithChecks } from './readEvidenceFile.ts'

/** All that the actor may see: those of assigned checks alone for who sees no more. */
export async function readEvidence(
  db: Db,
  actor: Actor,
  informationDomainId: string,
): Promise<EvidenceWithChecks[]> {
  const all = await listEvidenceOfDomain(db, informationDomainId)
  if (isAllowed(actor, 'read', 'checks')) return all
  const own = await readOwnPersons(db, actor)
  return all
    .map((file) => ({
      ...file,
      checks: file.checks.filter(({ responsibleId }) => own.has(responsibleId ?? '')),
    }))
    .filter(({ checks }) => checks.length > 0)
}

/** All of an information domain, whoever asks; for a frozen state as well. */
export async function listEvidenceOfDomain(
  db: Db,
  informationDomainId: string,
): Promise<EvidenceWithChecks[]> {
  const checks = groupedBy(
    await listEvidenceFileChecks(db, informationDomainId),
    ({ evidenceFileId }) => evidenceFileId,
  )
  const files = await listEvidenceFiles(db, informationDomainId)
  return files.map((file) => ({ ...file, checks: checks.get(file.id) ?? [] }))
}
