import type { Db } from '../../db/db.ts'
import { listDocumentsInForce, listDocumentVersions } from '../../db/queries/documents.ts'
import { type Approval, isApproved } from './document.ts'

/** Documents of some information domains whose newest version nobody approved yet. */
export async function readApprovals(
  db: Db,
  domains: readonly { readonly id: string }[],
): Promise<Approval[]> {
  const newest = new Map(
    (await listDocumentVersions(db)).map((version) => [version.documentId, version]),
  )
  return (await listDocumentsInForce(db)).flatMap(
    ({ id, title, informationDomainId }): Approval[] => {
      const version = newest.get(id)
      if (!version || isApproved(version)) return []
      if (!domains.some((domain) => domain.id === informationDomainId)) return []
      return [{ documentId: id, title, version: version.number, informationDomainId }]
    },
  )
}
