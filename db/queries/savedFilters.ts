import { and, eq } from 'drizzle-orm'
import { ask } from '../ask.ts'
import { byCodePoint, type Db } from '../db.ts'

export type SavedFilter = {
  id: string
  userId: string
  informationDomainId: string
  name: string
  nameKey: string
  parameters: string
  createdAt: string
}

type SavedFor = Pick<SavedFilter, 'userId' | 'informationDomainId'>

/** What this account has saved for lists of this information domain, by name. */
export async function listSavedFilters(
  db: Db,
  { userId, informationDomainId }: SavedFor,
): Promise<SavedFilter[]> {
  return ask(db, selectSavedFilters, { userId, informationDomainId })
}

function selectSavedFilters(db: Db, { userId, informationDomainId }: SavedFor) {
  const { savedFilter } = db.tables
  return db
    .select()
    .from(savedFilter)
    .where(
      and(
        eq(savedFilter.organisationId, db.organisationId),
        eq(savedFilter.userId, userId),
        eq(savedFilter.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, savedFilter.nameKey))
}

/** One of the same name is replaced. */
export async function saveFilter(db: Db, row: SavedFilter): Promise<void> {
  const { savedFilter } = db.tables
  const { organisationId, userId, informationDomainId, nameKey } = savedFilter
  const { name, parameters } = row
  await db
    .insert(savedFilter)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [organisationId, userId, informationDomainId, nameKey],
      set: { name, parameters },
    })
}

/** The information domain of the list that is gone; undefined where the account has none of that id. */
export async function deleteSavedFilter(
  db: Db,
  userId: string,
  id: string,
): Promise<string | undefined> {
  const { savedFilter } = db.tables
  const deleted = await db
    .delete(savedFilter)
    .where(
      and(
        eq(savedFilter.organisationId, db.organisationId),
        eq(savedFilter.userId, userId),
        eq(savedFilter.id, id),
      ),
    )
    .returning({ informationDomainId: savedFilter.informationDomainId })
  return deleted[0]?.informationDomainId
}
