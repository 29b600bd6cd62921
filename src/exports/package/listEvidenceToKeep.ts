import type { Db } from '../../../db/db.ts'
import { listEvidenceFiles } from '../../../db/queries/evidenceFiles.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { KeptFile } from './gatherDocuments.ts'
import { evidencePlace } from './packageNames.ts'

/** Evidence files whose bytes the state keeps, under the names that A.4 gives them; the same bytes once. */
export async function listEvidenceToKeep(
  frozen: Db,
  domain: InformationDomain,
): Promise<KeptFile[]> {
  const kept = new Map<string, KeptFile>()
  for (const file of await listEvidenceFiles(frozen, domain.id)) {
    if (file.fileSha256 === null) continue
    const name = evidencePlace(file)
    kept.set(name, { name, sha256: file.fileSha256, description: `Nachweis: ${file.title}` })
  }
  return [...kept.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
