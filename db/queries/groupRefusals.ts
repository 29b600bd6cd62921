import { and, eq } from 'drizzle-orm'
import { byCodePoint, type Db } from '../db.ts'

/** A group that the rules propose and a person does not want. */
export type GroupRefusal = {
  informationDomainId: string
  groupKey: string
  reason: string
  refusedBy: string
  refusedAt: string
}

export async function listGroupRefusals(
  db: Db,
  informationDomainId: string,
): Promise<GroupRefusal[]> {
  const { groupRefusal } = db.tables
  return db
    .select()
    .from(groupRefusal)
    .where(
      and(
        eq(groupRefusal.organisationId, db.organisationId),
        eq(groupRefusal.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, groupRefusal.groupKey))
}

/** Refuses a group, or gives another reason for it. */
export async function saveGroupRefusal(db: Db, row: GroupRefusal): Promise<void> {
  const { groupRefusal } = db.tables
  await db
    .insert(groupRefusal)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [
        groupRefusal.organisationId,
        groupRefusal.informationDomainId,
        groupRefusal.groupKey,
      ],
      set: { reason: row.reason, refusedBy: row.refusedBy, refusedAt: row.refusedAt },
    })
}

export async function deleteGroupRefusal(
  db: Db,
  informationDomainId: string,
  groupKey: string,
): Promise<void> {
  const { groupRefusal } = db.tables
  await db
    .delete(groupRefusal)
    .where(
      and(
        eq(groupRefusal.organisationId, db.organisationId),
        eq(groupRefusal.informationDomainId, informationDomainId),
        eq(groupRefusal.groupKey, groupKey),
      ),
    )
}
