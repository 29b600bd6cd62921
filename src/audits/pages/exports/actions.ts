/** What a snapshot holds, taken along by the auditor. @module */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { saveFile } from '../../../../reports/saveFile.ts'
import { saveWorkbook } from '../../../../reports/workbook/saveWorkbook.ts'
import type { Actor } from '../../../access/actor.ts'
import { allow } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import type { Deps } from '../../../deps.ts'
import { buildWorkbook } from '../../../exports/buildWorkbook.ts'
import { type ExportName, isOfState } from '../../../exports/exportNames.ts'
import { type ReportFile, reportFiles } from '../../../exports/reports/reportFiles.ts'
import type { ReportName } from '../../../exports/reports/reportNames.ts'
import { storeExportAccess } from '../../../exports/storeExportAccess.ts'
import { packageOf, type WrittenPackage } from '../../../snapshots/package/actions.ts'
import { readInSnapshot } from '../../../snapshots/readInSnapshot.ts'
import { type Audit, ensureOpen, readAudit } from '../../readAudit.ts'

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
  const { snapshot, domain } = await readOpenAudit(deps, actor, accessId)
  await readInSnapshot(deps.store, snapshot, async (db) => {
    await saveWorkbook(await buildWorkbook(name, db, domain, snapshot.takenOn), file)
  })
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  const what = `${domain.code}/${name} (Stand ${snapshot.number}) SHA-256 ${sha256}`
  await deps.store.write(actor.organisationId, (db) => storeExportAccess(db, deps, actor, what))
}

export type AuditReportOrder = {
  readonly name: ReportName
  /** Where a file of the report is to lie. */
  readonly placeOf: (file: Omit<ReportFile, 'bytes'>) => string
}

/**
 * Writes a report of the snapshot as PDF, the checks Basis alone as in the audit package, and notes each file in the
 * access log; returns where they lie. Throws `forbidden` outside the period.
 */
export async function exportAuditReport(
  deps: Deps,
  actor: Actor,
  accessId: string,
  { name, placeOf }: AuditReportOrder,
): Promise<string[]> {
  allow(actor, 'read', 'exports', ['snapshot'])
  const { snapshot, domain } = await readOpenAudit(deps, actor, accessId)
  const options = name === 'checks' ? { levels: ['basic'] as const } : {}
  const written = await readInSnapshot(deps.store, snapshot, async (db) => {
    const files: { place: string; said: string }[] = []
    for await (const file of reportFiles(name, db, domain, snapshot.takenOn, options)) {
      const place = placeOf(file)
      await saveFile(place, (unfinished) => writeFile(unfinished, file.bytes))
      const sha256 = createHash('sha256').update(file.bytes).digest('hex')
      const which = [`Stand ${snapshot.number}`, file.suffix].filter(Boolean).join(', ')
      files.push({ place, said: `${domain.code}/pdf ${name} (${which}) SHA-256 ${sha256}` })
    }
    return files
  })
  await deps.store.write(actor.organisationId, async (db) => {
    for (const { said } of written) await storeExportAccess(db, deps, actor, said)
  })
  return written.map(({ place }) => place)
}

/** Writes the audit package of the snapshot to a file, as `packageOf`. Throws `forbidden` outside the period. */
export async function exportAuditPackage(
  deps: Deps,
  actor: Actor,
  accessId: string,
  { file, signal }: { file: string; signal?: AbortSignal },
): Promise<WrittenPackage> {
  allow(actor, 'read', 'exports', ['snapshot'])
  const { snapshot } = await readOpenAudit(deps, actor, accessId)
  const order = { snapshotId: snapshot.id, file, reach: ['snapshot'] as const }
  return packageOf(deps, actor, signal ? { ...order, signal } : order)
}

/** Whoever of the city looks over the shoulder may do so outside the period too. */
async function readOpenAudit(deps: Deps, actor: Actor, accessId: string): Promise<Audit> {
  const audit = await deps.store.read(actor.organisationId, (db) =>
    readAudit(db, actor, accessId, deps.today()),
  )
  if (audit.isOwn) ensureOpen(audit)
  return audit
}
