import { and, eq } from 'drizzle-orm'
import { ask } from '../ask.ts'
import { byCodePoint, type Db } from '../db.ts'

export type InformationDomain = {
  id: string
  code: string
  name: string
  approach: 'basic'
  profile: string | null
  edition: string
}

export async function listInformationDomains(db: Db): Promise<InformationDomain[]> {
  return ask(db, selectInformationDomains)
}

function selectInformationDomains(db: Db) {
  const { informationDomain } = db.tables
  return db
    .select()
    .from(informationDomain)
    .where(eq(informationDomain.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, informationDomain.code))
}

export async function findInformationDomain(
  db: Db,
  code: string,
): Promise<InformationDomain | undefined> {
  const { informationDomain } = db.tables
  const [found] = await db
    .select()
    .from(informationDomain)
    .where(
      and(
        eq(informationDomain.organisationId, db.organisationId),
        eq(informationDomain.code, code),
      ),
    )
  return found
}

export async function insertInformationDomain(
  db: Db,
  row: InformationDomain & { createdAt: string },
): Promise<void> {
  await db.insert(db.tables.informationDomain).values({ ...row, organisationId: db.organisationId })
}
