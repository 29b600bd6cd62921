/** Directories that people log in with, their groups and their accounts. @module */
import { and, eq } from 'drizzle-orm'
import type { DirectoryKind } from '../../src/access/directory/directoryKind.ts'
import type { StoredDirectory } from '../../src/access/directory/directorySettings.ts'
import type { Role } from '../../src/access/role.ts'
import { byCodePoint, type Db } from '../db.ts'
import { ensureSaved } from './saved.ts'

/** Whoever is in the group gets the role; `informationDomainId` null: in all information domains. */
export type DirectoryGroup = {
  id: string
  kind: DirectoryKind
  name: string
  nameKey: string
  role: Role
  informationDomainId: string | null
}

export type DirectoryAccount = {
  kind: DirectoryKind
  issuer: string
  subject: string
  userId: string
  createdAt: string
  lastLoginAt: string
}

type Identity = Pick<DirectoryAccount, 'kind' | 'issuer' | 'subject'>

export async function findDirectory(
  db: Db,
  kind: DirectoryKind,
): Promise<StoredDirectory | undefined> {
  const { directory } = db.tables
  const [found] = await db
    .select()
    .from(directory)
    .where(and(eq(directory.organisationId, db.organisationId), eq(directory.kind, kind)))
  return found
}

export async function listDirectories(db: Db): Promise<StoredDirectory[]> {
  const { directory } = db.tables
  return db
    .select()
    .from(directory)
    .where(eq(directory.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, directory.kind))
}

export async function insertDirectory(
  db: Db,
  row: Omit<StoredDirectory, 'version'> & { createdAt: string },
): Promise<void> {
  await db.insert(db.tables.directory).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved since `version` was read. */
export async function saveDirectory(
  db: Db,
  version: number,
  { kind, ...change }: Omit<StoredDirectory, 'version'>,
): Promise<void> {
  const { directory } = db.tables
  const saved = await db
    .update(directory)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(
        eq(directory.organisationId, db.organisationId),
        eq(directory.kind, kind),
        eq(directory.version, version),
      ),
    )
    .returning({ kind: directory.kind })
  ensureSaved(saved, 'Die Einstellung des Verzeichnisses')
}

/** All of the organisation, or those of one directory. */
export async function listDirectoryGroups(db: Db, kind?: DirectoryKind): Promise<DirectoryGroup[]> {
  const { directoryGroup } = db.tables
  return db
    .select()
    .from(directoryGroup)
    .where(
      and(
        eq(directoryGroup.organisationId, db.organisationId),
        kind ? eq(directoryGroup.kind, kind) : undefined,
      ),
    )
    .orderBy(byCodePoint(db, directoryGroup.nameKey), byCodePoint(db, directoryGroup.id))
}

export async function insertDirectoryGroup(
  db: Db,
  row: DirectoryGroup & { createdAt: string },
): Promise<void> {
  await db.insert(db.tables.directoryGroup).values({ ...row, organisationId: db.organisationId })
}

export async function deleteDirectoryGroup(db: Db, id: string): Promise<void> {
  const { directoryGroup } = db.tables
  await db
    .delete(directoryGroup)
    .where(and(eq(directoryGroup.organisationId, db.organisationId), eq(directoryGroup.id, id)))
}

export async function findDirectoryAccount(
  db: Db,
  identity: Identity,
): Promise<DirectoryAccount | undefined> {
  const { directoryAccount } = db.tables
  const [found] = await db.select().from(directoryAccount).where(ofIdentity(db, identity))
  return found
}

/** All of the organisation, by account. */
export async function listDirectoryAccounts(db: Db): Promise<DirectoryAccount[]> {
  const { directoryAccount } = db.tables
  return db
    .select()
    .from(directoryAccount)
    .where(eq(directoryAccount.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, directoryAccount.userId), byCodePoint(db, directoryAccount.kind))
}

/** Whether neither the person nor the account was linked yet; else nothing happens. */
export async function insertDirectoryAccount(db: Db, row: DirectoryAccount): Promise<boolean> {
  const inserted = await db
    .insert(db.tables.directoryAccount)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoNothing()
    .returning({ userId: db.tables.directoryAccount.userId })
  return inserted.length > 0
}

/** On PostgreSQL another login of the same person waits until this transaction is over. */
export async function saveDirectoryLogin(
  db: Db,
  identity: Identity,
  lastLoginAt: string,
): Promise<void> {
  const { directoryAccount } = db.tables
  await db.update(directoryAccount).set({ lastLoginAt }).where(ofIdentity(db, identity))
}

/** The account keeps its roles; the person of the directory is nobody here any more. */
export async function deleteDirectoryAccount(
  db: Db,
  userId: string,
  kind: DirectoryKind,
): Promise<void> {
  const { directoryAccount } = db.tables
  await db
    .delete(directoryAccount)
    .where(
      and(
        eq(directoryAccount.organisationId, db.organisationId),
        eq(directoryAccount.userId, userId),
        eq(directoryAccount.kind, kind),
      ),
    )
}

function ofIdentity(db: Db, { kind, issuer, subject }: Identity) {
  const { directoryAccount } = db.tables
  return and(
    eq(directoryAccount.organisationId, db.organisationId),
    eq(directoryAccount.kind, kind),
    eq(directoryAccount.issuer, issuer),
    eq(directoryAccount.subject, subject),
  )
}
