import type { Db } from '../../../db/db.ts'
import { listEventsNaming, listRowsOf, listTextsNaming } from '../../../db/queries/personalData.ts'
import type { DataSubject, Disclosure } from '../../core/personalData/disclosure.ts'

/** Memory grows with what is held about this one person. */
export async function readDisclosure(db: Db, subject: DataSubject): Promise<Disclosure> {
  return {
    subject,
    rows: await listRowsOf(db, subject),
    texts: await listTextsNaming(db, subject),
    events: await listEventsNaming(db, subject),
  }
}
