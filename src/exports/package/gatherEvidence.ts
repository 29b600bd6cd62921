/** Reads the evidence files of an information domain for A.0, and which checks each of them proves. @module */
import type { Db } from '../../../db/db.ts'
import { listEvidenceFileChecks, listEvidenceFiles } from '../../../db/queries/evidenceFiles.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { EvidenceLine } from '../../../reports/documentList.ts'
import { evidenceSourceLabels } from '../../assessment/evidence/evidenceFile.ts'
import { dayOf, germanDay } from '../../core/day.ts'
import { evidencePlace } from './packageNames.ts'

export async function gatherEvidence(db: Db, domain: InformationDomain): Promise<EvidenceLine[]> {
  const proven = new Map<string, string[]>()
  for (const check of await listEvidenceFileChecks(db, domain.id)) {
    const { evidenceFileId, targetObjectCode, requirement } = check
    const known = proven.get(evidenceFileId) ?? []
    proven.set(evidenceFileId, [...known, `${targetObjectCode} ${requirement}`])
  }
  return (await listEvidenceFiles(db, domain.id)).map((file) => ({
    title: file.title,
    kind: evidenceSourceLabels[file.sourceKind],
    source: file.source,
    datedOn: file.datedOn,
    keptUntilOn: file.keptUntilOn,
    checks: proven.get(file.id) ?? [],
    fileName: file.fileName,
    place: file.fileSha256 === null ? '' : evidencePlace(file),
    sha256: file.sha256,
    deleted:
      file.deletedAt === null
        ? ''
        : `${germanDay(dayOf(file.deletedAt))}: ${file.deletedBecause ?? ''}`,
  }))
}
