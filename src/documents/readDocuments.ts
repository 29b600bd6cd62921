import type { Db } from '../../db/db.ts'
import {
  listDocuments,
  listDocumentTopics,
  listDocumentVersions,
} from '../../db/queries/documents.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { Day } from '../core/day.ts'
import { groupedBy } from '../inventory/order.ts'
import type { DocumentState } from './document.ts'
import type { StoredControlledDocument } from './readDocument.ts'
import { checklistState } from './topicsOf.ts'

export type DocumentWithState = StoredControlledDocument & { readonly state: DocumentState }

/** The documents of an information domain with their topics and versions, by title. */
export async function readDocuments(
  db: Db,
  { id }: InformationDomain,
  today: Day,
): Promise<DocumentWithState[]> {
  const topics = groupedBy(await listDocumentTopics(db), ({ documentId }) => documentId)
  const versions = groupedBy(await listDocumentVersions(db), ({ documentId }) => documentId)
  return (await listDocuments(db, id)).map((row) => {
    const document = {
      ...row,
      topics: topics.get(row.id) ?? [],
      versions: versions.get(row.id) ?? [],
    }
    return { ...document, state: checklistState(document, today) }
  })
}
