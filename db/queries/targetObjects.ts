import { and, eq, inArray } from 'drizzle-orm'
import type {
  OperatingStatus,
  Relation,
  TargetAttributes,
} from '../../src/inventory/targetObject.ts'
import { byCodePoint, chunksOf, type Db, insertMany } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type TargetObject = {
  id: string
  informationDomainId: string
  code: string
  name: string
  kinds: readonly string[]
  attributes: TargetAttributes
  description: string
  platform: string
  location: string
  users: string
  operatingStatus: OperatingStatus
  count: number
  groupKey: string
  edited: readonly string[]
  reason: string
  responsibleId: string | null
  version: number
}

export type TargetObjectLink = {
  id: string
  fromId: string
  toId: string
  relation: Relation
  reason: string
  origin: 'rule' | 'person'
}

export async function listTargetObjects(
  db: Db,
  informationDomainId: string,
): Promise<TargetObject[]> {
  const { targetObject } = db.tables
  return db
    .select()
    .from(targetObject)
    .where(
      and(
        eq(targetObject.organisationId, db.organisationId),
        eq(targetObject.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, targetObject.code))
}

/** In which information domain each of these target objects lies; ids that nobody knows are left out. */
export async function listPlacesOfTargetObjects(
  db: Db,
  ids: readonly string[],
): Promise<Pick<TargetObject, 'id' | 'informationDomainId'>[]> {
  const { targetObject } = db.tables
  const { id, informationDomainId } = targetObject
  const parts = await Promise.all(
    chunksOf(ids, 10_000).map((part) =>
      db
        .select({ id, informationDomainId })
        .from(targetObject)
        .where(and(eq(targetObject.organisationId, db.organisationId), inArray(id, part))),
    ),
  )
  return parts.flat()
}

export async function insertTargetObjects(
  db: Db,
  rows: readonly (Omit<TargetObject, 'version'> & { searchText: string; createdAt: string })[],
): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.targetObject,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

/** Throws `conflict` when somebody else saved the target object since `version` was read. */
export async function saveTargetObject(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<TargetObject, 'id' | 'version'> & { searchText: string }>,
): Promise<void> {
  const { targetObject } = db.tables
  const saved = await db
    .update(targetObject)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(
        eq(targetObject.organisationId, db.organisationId),
        eq(targetObject.id, id),
        eq(targetObject.version, version),
      ),
    )
    .returning({ id: targetObject.id })
  ensureSaved(saved, 'Das Zielobjekt')
}

/** Links between target objects of one information domain. */
export async function listLinks(db: Db, informationDomainId: string): Promise<TargetObjectLink[]> {
  const { targetObject, targetObjectLink } = db.tables
  const rows = await db
    .select({ link: targetObjectLink })
    .from(targetObjectLink)
    .innerJoin(
      targetObject,
      and(
        eq(targetObject.organisationId, targetObjectLink.organisationId),
        eq(targetObject.id, targetObjectLink.fromId),
      ),
    )
    .where(
      and(
        eq(targetObjectLink.organisationId, db.organisationId),
        eq(targetObject.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, targetObject.code), byCodePoint(db, targetObjectLink.id))
  return rows.map(({ link }) => link)
}

export async function insertLinks(db: Db, rows: readonly TargetObjectLink[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.targetObjectLink,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

export async function deleteLinks(db: Db, ids: readonly string[]): Promise<void> {
  const { targetObjectLink } = db.tables
  for (const part of chunksOf(ids, 10_000)) {
    await db
      .delete(targetObjectLink)
      .where(
        and(
          eq(targetObjectLink.organisationId, db.organisationId),
          inArray(targetObjectLink.id, part),
        ),
      )
  }
}
