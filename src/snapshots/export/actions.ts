/** Workbooks of a frozen state. @module */
import { saveWorkbook } from '../../../reports/workbook/saveWorkbook.ts'
import type { Actor } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { buildWorkbook } from '../../exports/buildWorkbook.ts'
import { type ExportName, isOfState } from '../../exports/exportNames.ts'
import { storeExportAccess } from '../../exports/storeExportAccess.ts'
import { readInSnapshot } from '../readInSnapshot.ts'
import { readSnapshot } from '../readSnapshot.ts'
import { speakSnapshot } from '../snapshot.ts'

/**
 * Writes the workbook as it was on the day of the snapshot, byte for byte. Throws `invalid` for one that shows no
 * state, as the audit trail.
 */
export async function exportFromSnapshot(
  deps: Deps,
  actor: Actor,
  { snapshotId, name, file }: { snapshotId: string; name: ExportName; file: string },
): Promise<void> {
  allow(actor, 'read', 'exports')
  allow(actor, 'read', 'snapshots')
  if (!isOfState(name)) {
    throw new Failure(
      'invalid',
      'Diese Arbeitsmappe zeigt keinen Stand. Bitte geben Sie sie unter „Exporte“ aus.',
    )
  }
  const { snapshot, domain } = await deps.store.read(actor.organisationId, async (db) => {
    const found = await readSnapshot(db, actor, snapshotId)
    return {
      snapshot: found,
      domain: await readInformationDomain(db, actor, found.informationDomainId),
    }
  })
  await readInSnapshot(deps.store, snapshot, async (db) => {
    await saveWorkbook(await buildWorkbook(name, db, domain, snapshot.takenOn), file)
  })
  await deps.store.write(actor.organisationId, (db) =>
    storeExportAccess(db, deps, actor, `${domain.code}/${name} (${speakSnapshot(snapshot)})`),
  )
}
