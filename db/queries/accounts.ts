/** Accounts, which belong to the installation, and their second factor. @module */
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Role } from '../../src/access/role.ts'
import { ask } from '../ask.ts'
import { byCodePoint, type Db } from '../db.ts'
import type { User } from './organisations.ts'

/** As a directory names the person. */
export async function saveName(db: Db, userId: string, name: string): Promise<void> {
  const { user } = db.tables
  await db.update(user).set({ name }).where(eq(user.id, userId))
}

export async function findUser(db: Db, userId: string): Promise<User | undefined> {
  const { user } = db.tables
  const [found] = await db.select().from(user).where(eq(user.id, userId))
  return found
}

/**
 * Keeps everybody else from the account until the commit, and tells whether it still opens as it did at that
 * version. First in its transaction: what is read afterwards cannot change any more.
 */
export async function holdUser(db: Db, userId: string, version?: number): Promise<boolean> {
  const { user } = db.tables
  const held = await db
    .update(user)
    .set({ version: sql`${user.version}` })
    .where(and(eq(user.id, userId), version === undefined ? undefined : eq(user.version, version)))
    .returning({ id: user.id })
  return held.length > 0
}

export async function saveLock(db: Db, userId: string, isLocked: boolean): Promise<void> {
  const { user } = db.tables
  await db
    .update(user)
    .set({ isLocked, version: sql`${user.version} + 1` })
    .where(eq(user.id, userId))
}

/** A new secret holds once it is confirmed; all null takes the second factor away. */
export async function saveSecondFactor(
  db: Db,
  userId: string,
  factor: Pick<User, 'totpSecret' | 'totpConfirmedAt' | 'totpLastStep'>,
): Promise<void> {
  const { user } = db.tables
  await db
    .update(user)
    .set({ ...factor, version: sql`${user.version} + 1` })
    .where(eq(user.id, userId))
}

/** Whether the step of a code was free; it and all before it are used up then. */
export async function takeTotpStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { user } = db.tables
  const taken = await db
    .update(user)
    .set({ totpLastStep: step })
    .where(and(eq(user.id, userId), or(isNull(user.totpLastStep), lt(user.totpLastStep, step))))
    .returning({ id: user.id })
  return taken.length > 0
}

/** Whether there was such an unused code; it is used up then. */
export async function takeRecoveryCode(
  db: Db,
  userId: string,
  codeHash: string,
  usedAt: string,
): Promise<boolean> {
  const { recoveryCode } = db.tables
  const taken = await db
    .update(recoveryCode)
    .set({ usedAt })
    .where(
      and(
        eq(recoveryCode.userId, userId),
        eq(recoveryCode.codeHash, codeHash),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ userId: recoveryCode.userId })
  return taken.length > 0
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const { recoveryCode } = db.tables
  return db.$count(recoveryCode, and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt)))
}

/** The new codes in place of all that there were. */
export async function replaceRecoveryCodes(
  db: Db,
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  const { recoveryCode } = db.tables
  await db.delete(recoveryCode).where(eq(recoveryCode.userId, userId))
  if (hashes.length === 0) return
  await db.insert(recoveryCode).values(hashes.map((codeHash) => ({ userId, codeHash })))
}

/** An account's role in an organisation. */
export type OwnMembership = {
  organisationId: string
  role: Role
  informationDomainId: string | null
}

/**
 * The roles of the account that the database is bound to (`readAsUser`), in all organisations: at login none is
 * chosen yet.
 */
export async function listOwnMemberships(db: Db): Promise<OwnMembership[]> {
  return ask(db, selectOwnMemberships)
}

function selectOwnMemberships(db: Db) {
  const { membership } = db.tables
  const { organisationId, role, informationDomainId } = membership
  return db
    .select({ organisationId, role, informationDomainId })
    .from(membership)
    .where(eq(membership.userId, db.userId))
    .orderBy(byCodePoint(db, organisationId), byCodePoint(db, role))
}
