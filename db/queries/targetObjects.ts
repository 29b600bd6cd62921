import { and, asc, desc, eq, inArray, isNull, like, notLike, or, type SQL, sql } from 'drizzle-orm'
import {
  type CodePrefix,
  codePrefixes,
  type OperatingStatus,
  type Relation,
  type TargetAttributes,
} from '../../src/inventory/targetObject.ts'
import { byCode, byCodePoint, chunksOf, containsWords, type Db, insertMany } from '../db.ts'
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
    .orderBy(byCode(db, targetObject.code))
}

export const targetObjectOrders = ['code', 'name', 'count', 'responsible'] as const
export type TargetObjectOrder = (typeof targetObjectOrders)[number]

/** What a list of target objects shows. `responsibleIds` empty: those that nobody is responsible for. */
export type TargetObjectFilter = {
  informationDomainId: string
  /** Folded; each must be found. */
  words?: readonly string[]
  prefix?: CodePrefix | undefined
  responsibleIds?: readonly string[] | undefined
}

/** What a list says of a target object; `responsible` is the person's name. */
export type ListedTargetObject = Pick<TargetObject, 'id' | 'code' | 'name' | 'kinds' | 'count'> & {
  responsible: string | null
}

/** A part of a list. */
export async function listTargetObjectPage(
  db: Db,
  filter: TargetObjectFilter,
  part: { order: TargetObjectOrder; limit: number; offset: number },
): Promise<ListedTargetObject[]> {
  const { targetObject, person } = db.tables
  const { id, code, name, kinds, count } = targetObject
  return db
    .select({ id, code, name, kinds, count, responsible: person.name })
    .from(targetObject)
    .leftJoin(
      person,
      and(
        eq(person.organisationId, targetObject.organisationId),
        eq(person.id, targetObject.responsibleId),
      ),
    )
    .where(matching(db, filter))
    .orderBy(...orderOf(db, part.order), byCode(db, targetObject.code))
    .limit(part.limit)
    .offset(part.offset)
}

export async function countTargetObjects(db: Db, filter: TargetObjectFilter): Promise<number> {
  return db.$count(db.tables.targetObject, matching(db, filter))
}

/** The target object that people know by this code. */
export async function findTargetObjectById(db: Db, id: string): Promise<TargetObject | undefined> {
  const { targetObject } = db.tables
  const [found] = await db
    .select()
    .from(targetObject)
    .where(and(eq(targetObject.organisationId, db.organisationId), eq(targetObject.id, id)))
  return found
}

export async function findTargetObject(
  db: Db,
  informationDomainId: string,
  code: string,
): Promise<TargetObject | undefined> {
  const { targetObject } = db.tables
  const [found] = await db
    .select()
    .from(targetObject)
    .where(
      and(
        eq(targetObject.organisationId, db.organisationId),
        eq(targetObject.informationDomainId, informationDomainId),
        eq(targetObject.code, code),
      ),
    )
  return found
}

function matching(
  db: Db,
  { informationDomainId, words = [], prefix, responsibleIds }: TargetObjectFilter,
): SQL | undefined {
  const { targetObject } = db.tables
  return and(
    eq(targetObject.organisationId, db.organisationId),
    eq(targetObject.informationDomainId, informationDomainId),
    containsWords(targetObject.searchText, words),
    prefix ? hasPrefix(db, prefix) : undefined,
    responsibleIds?.length === 0 ? isNull(targetObject.responsibleId) : undefined,
    responsibleIds?.length ? inArray(targetObject.responsibleId, [...responsibleIds]) : undefined,
  )
}

/** „N001“ begins with N, „NZ001“ does not: longer prefixes are kinds of their own. */
function hasPrefix(db: Db, prefix: CodePrefix): SQL | undefined {
  const { code } = db.tables.targetObject
  const longer = codePrefixes.filter((each) => each !== prefix && each.startsWith(prefix))
  return and(like(code, `${prefix}%`), ...longer.map((each) => notLike(code, `${each}%`)))
}

function orderOf(db: Db, order: TargetObjectOrder): SQL[] {
  const { targetObject, person } = db.tables
  if (order === 'name') return [byCodePoint(db, targetObject.name)]
  if (order === 'count') return [desc(targetObject.count)]
  if (order === 'responsible') {
    return [asc(sql`${person.nameKey} is null`), byCodePoint(db, person.nameKey)]
  }
  return []
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
    .orderBy(byCode(db, targetObject.code), byCodePoint(db, targetObjectLink.id))
  return rows.map(({ link }) => link)
}

/** A link with the information domain of the target object that it begins at. */
export async function findLink(
  db: Db,
  id: string,
): Promise<(TargetObjectLink & { informationDomainId: string }) | undefined> {
  const { targetObject, targetObjectLink } = db.tables
  const [found] = await db
    .select({ link: targetObjectLink, informationDomainId: targetObject.informationDomainId })
    .from(targetObjectLink)
    .innerJoin(
      targetObject,
      and(
        eq(targetObject.organisationId, targetObjectLink.organisationId),
        eq(targetObject.id, targetObjectLink.fromId),
      ),
    )
    .where(and(eq(targetObjectLink.organisationId, db.organisationId), eq(targetObjectLink.id, id)))
  return found && { ...found.link, informationDomainId: found.informationDomainId }
}

/** Links in which a target object takes part on either side. */
export async function listLinksOf(db: Db, targetObjectId: string): Promise<TargetObjectLink[]> {
  const { targetObjectLink } = db.tables
  return db
    .select()
    .from(targetObjectLink)
    .where(
      and(
        eq(targetObjectLink.organisationId, db.organisationId),
        or(eq(targetObjectLink.fromId, targetObjectId), eq(targetObjectLink.toId, targetObjectId)),
      ),
    )
    .orderBy(byCodePoint(db, targetObjectLink.id))
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

/** The codes of some target objects by their ids. */
export async function listCodesOfTargetObjects(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { targetObject } = db.tables
  const { id, code } = targetObject
  const parts = await Promise.all(
    chunksOf(ids, 10_000).map((part) =>
      db
        .select({ id, code })
        .from(targetObject)
        .where(and(eq(targetObject.organisationId, db.organisationId), inArray(id, part))),
    ),
  )
  return new Map(parts.flat().map((one) => [one.id, one.code]))
}

/** In the order in which they were made, by their ids; `after` is the id of the last one that is known. */
export async function listTargetObjectsAfter(
  db: Db,
  selection: {
    id?: string | undefined
    informationDomainIds: 'all' | readonly string[]
    code?: string | undefined
  },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<TargetObject[]> {
  const { targetObject } = db.tables
  const { id, informationDomainIds: domains, code } = selection
  const key =
    db.dialect === 'postgres' ? sql`${targetObject.id} collate "C"` : sql`${targetObject.id}`
  return db
    .select()
    .from(targetObject)
    .where(
      and(
        eq(targetObject.organisationId, db.organisationId),
        id === undefined ? undefined : eq(targetObject.id, id),
        domains === 'all' ? undefined : inArray(targetObject.informationDomainId, [...domains]),
        code === undefined ? undefined : eq(targetObject.code, code),
        after === undefined ? undefined : sql`${key} > ${after}`,
      ),
    )
    .orderBy(byCodePoint(db, targetObject.id))
    .limit(limit)
}
