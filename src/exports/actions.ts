/** Documents taken out of the program. @module */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { saveCsv } from '../../reports/csv.ts'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { type Actor, ensureEverywhere } from '../access/actor.ts'
import { allow } from '../access/permissions.ts'
import type { Deps } from '../deps.ts'
import { buildWorkbook } from './buildWorkbook.ts'
import { type ExportFilter, filterFor, speakFilter } from './exportFilter.ts'
import type { ExportName } from './exportNames.ts'
import { readDomainByCode } from './readDomainByCode.ts'
import { storeExportAccess } from './storeExportAccess.ts'

export type ExportOrder = {
  name: ExportName
  domainCode: string
  file: string
  filter?: ExportFilter
  /** A CSV file has the rows of the list of devices alone. */
  format?: 'xlsx' | 'csv'
}

/** `sha256` in hexadecimal, of the whole file. */
export type ExportedFile = { file: string; sha256: string; bytes: number }

/**
 * Writes a document of one unchanging state of the data to a file, which appears only when it is
 * complete, and notes in the access log that it was taken out. The data do not change by it.
 * Throws `not_found` for an unknown information domain, `forbidden` for the audit trail, which knows no
 * information domains, to who may see some only, `invalid` when the file cannot be written.
 */
export async function exportWorkbook(
  deps: Deps,
  actor: Actor,
  { name, domainCode, file, filter = {}, format = 'xlsx' }: ExportOrder,
): Promise<ExportedFile> {
  allow(actor, 'read', 'exports', name === 'devices' ? ['devices'] : [])
  if (name === 'reminders') allow(actor, 'read', 'reminders')
  if (name === 'audit') {
    allow(actor, 'read', 'audit_trail')
    ensureEverywhere(actor)
  }
  const what = await deps.store.readSnapshot(actor.organisationId, async (db) => {
    const found = await readDomainByCode(db, actor, domainCode)
    const options = { withHolder: maySeeHolders(actor), filter }
    const workbook = await buildWorkbook(name, db, found, deps.today(), options)
    // The overview, which stands first, counts what the others list.
    if (format === 'csv') await saveCsv(workbook.sheets.slice(1), file)
    else await saveWorkbook(workbook, file)
    const selection = await speakFilter(db, filterFor(name, filter))
    return `${found.code}/${name}${selection ? ` (${selection})` : ''}`
  })
  const exported = { file, sha256: await sha256Of(file), bytes: (await stat(file)).size }
  await noteExport(deps, actor, `${what} SHA-256 ${exported.sha256}`)
  return exported
}

/** Holders of devices are personal data: only who works with the inventory sees them. */
function maySeeHolders({ roles }: Actor): boolean {
  return roles.includes('officer') || roles.includes('technician')
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

async function noteExport(deps: Deps, actor: Actor, subject: string): Promise<void> {
  await deps.store.write(actor.organisationId, (db) => storeExportAccess(db, deps, actor, subject))
}
