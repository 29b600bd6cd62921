/** What a snapshot holds, taken along by the auditor. @module */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { saveWorkbook } from '../../../../reports/workbook/saveWorkbook.ts'
import type { Actor } from '../../../access/actor.ts'
import { allow } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import type { Deps } from '../../../deps.ts'
import { buildWorkbook } from '../../../exports/buildWorkbook.ts'
import { type ExportName, isOfState } from '../../../exports/exportNames.ts'
import { storeExportAccess } from '../../../exports/storeExportAccess.ts'
import { readInSnapshot } from '../../../snapshots/readInSnapshot.ts'
import { ensureOpen, readAudit } from '../../readAudit.ts'

/**
 * Writes a workbook of the snapshot to a file and notes in the access log that it was taken out. Throws `not_found`
 * for an export that a snapshot does not have, `forbidden` outside the period.
 */
export async function exportAudit(
  deps: Deps,
  actor: Actor,
  accessId: string,
  { name, file }: { name: ExportName; file: string },
): Promise<void> {
  allow(actor, 'read', 'exports', ['snapshot'])
  if (!isOfState(name)) {
    throw new Failure('not_found', 'Diese Ausgabe gibt es für einen Stand nicht.')
  }
  const audit = await deps.store.read(actor.organisationId, (db) =>
    readAudit(db, actor, accessId, deps.today()),
  )
  if (audit.isOwn) ensureOpen(audit)
  const { snapshot, domain } = audit
  await readInSnapshot(deps.store, snapshot, async (db) => {
    await saveWorkbook(await buildWorkbook(name, db, domain, snapshot.takenOn), file)
  })
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  const what = `${domain.code}/${name} (Stand ${snapshot.number}) SHA-256 ${sha256}`
  await deps.store.write(actor.organisationId, (db) => storeExportAccess(db, deps, actor, what))
}
