/** Reports taken out of the program as PDF. @module */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { saveFile } from '../../../reports/saveFile.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { ExportedFile } from '../actions.ts'
import { speakFilter } from '../exportFilter.ts'
import { readDomainByCode } from '../readDomainByCode.ts'
import { storeExportAccess } from '../storeExportAccess.ts'
import { allowReport } from './mayReport.ts'
import { type ReportFile, type ReportOptions, reportFiles } from './reportFiles.ts'
import type { ReportName } from './reportNames.ts'

export type ReportOrder = Omit<ReportOptions, 'actor'> & {
  readonly name: ReportName
  readonly domainCode: string
  /** Where a file of the report is to lie. */
  readonly placeOf: (file: Omit<ReportFile, 'bytes'>) => string
}

/**
 * Writes the files of a report of one unchanging state of the data, each of which appears only when it is complete, and
 * notes in the access log that they were taken out. Throws `not_found` for an unknown information domain or site,
 * `invalid` when a file cannot be written.
 */
export async function exportReport(
  deps: Deps,
  actor: Actor,
  { name, domainCode, placeOf, ...options }: ReportOrder,
): Promise<ExportedFile[]> {
  allowReport(actor, name)
  const { files, subject, details } = await deps.store.readSnapshot(
    actor.organisationId,
    async (db) => {
      const domain = await readDomainByCode(db, actor, domainCode)
      const written: (ExportedFile & { suffix: string })[] = []
      for await (const file of reportFiles(name, db, domain, deps.today(), { ...options, actor })) {
        const place = placeOf(file)
        await saveFile(place, (unfinished) => writeFile(unfinished, file.bytes))
        const sha256 = createHash('sha256').update(file.bytes).digest('hex')
        written.push({ file: place, sha256, bytes: file.bytes.length, suffix: file.suffix })
      }
      const { levels, siteId, standard } = options
      const selection = await speakFilter(db, { levels, siteId })
      const archive = standard === 'a-2a' ? 'für das Archiv' : ''
      return {
        files: written,
        subject: `${domain.code}/pdf ${name}`,
        details: [selection, archive],
      }
    },
  )
  await deps.store.write(actor.organisationId, async (db) => {
    for (const { sha256, suffix } of files) {
      // Of several files each is named, so that every checksum has its own.
      const said = [...details, files.length > 1 ? suffix : ''].filter(Boolean).join(', ')
      const what = said ? `${subject} (${said})` : subject
      await storeExportAccess(db, deps, actor, `${what} SHA-256 ${sha256}`)
    }
  })
  return files.map(({ suffix: _, ...file }) => file)
}
