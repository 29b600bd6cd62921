import { and, eq, gt, lt, or } from 'drizzle-orm'
import { byCodePoint, type Db } from '../db.ts'

export type LoginAttempt = {
  id: string
  account: string
  address: string
  at: string
  isSuccess: boolean
}

/** Attempts since an instant, of the account or from the address, oldest first. */
export async function listLoginAttempts(
  db: Db,
  { account, address, since }: { account: string; address: string; since: string },
): Promise<LoginAttempt[]> {
  const { loginAttempt } = db.tables
  return db
    .select()
    .from(loginAttempt)
    .where(
      and(
        gt(loginAttempt.at, since),
        or(eq(loginAttempt.account, account), eq(loginAttempt.address, address)),
      ),
    )
    .orderBy(byCodePoint(db, loginAttempt.at), byCodePoint(db, loginAttempt.id))
    .limit(1000)
}

/** Whether the address ever logged in to the account. */
export async function findLoginSuccess(
  db: Db,
  { account, address }: { account: string; address: string },
): Promise<boolean> {
  const { loginAttempt } = db.tables
  const [found] = await db
    .select({ id: loginAttempt.id })
    .from(loginAttempt)
    .where(
      and(
        eq(loginAttempt.account, account),
        eq(loginAttempt.address, address),
        eq(loginAttempt.isSuccess, true),
      ),
    )
    .limit(1)
  return found !== undefined
}

export async function insertLoginAttempt(db: Db, row: LoginAttempt): Promise<void> {
  await db.insert(db.tables.loginAttempt).values(row)
}

export async function saveLoginSuccess(db: Db, id: string): Promise<void> {
  const { loginAttempt } = db.tables
  await db.update(loginAttempt).set({ isSuccess: true }).where(eq(loginAttempt.id, id))
}

export async function deleteLoginAttempt(db: Db, id: string): Promise<void> {
  const { loginAttempt } = db.tables
  await db.delete(loginAttempt).where(eq(loginAttempt.id, id))
}

/** Failures before one day, successes before another: by these an address is known. */
export async function deleteOldLoginAttempts(
  db: Db,
  before: { failures: string; successes: string },
): Promise<void> {
  const { loginAttempt } = db.tables
  await db
    .delete(loginAttempt)
    .where(
      or(
        and(eq(loginAttempt.isSuccess, false), lt(loginAttempt.at, before.failures)),
        and(eq(loginAttempt.isSuccess, true), lt(loginAttempt.at, before.successes)),
      ),
    )
}
