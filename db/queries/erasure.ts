/** Takes a person out of the living tables; the shell of the account stays, because the audit trail refers to it. */
import { and, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { columnsOfKind } from '../../src/core/personalData/personalColumns.ts'
import type { Db } from '../db.ts'

/** How many people were erased before. */
export async function countErasedPersons(db: Db): Promise<number> {
  const { event } = db.tables
  return db.$count(
    event,
    and(eq(event.organisationId, db.organisationId), eq(event.kind, 'person_erased')),
  )
}

/** Other words in the place of a name, in every column that says who did something. */
export async function replaceNames(
  db: Db,
  names: readonly string[],
  replacement: string,
): Promise<void> {
  const reminded = ['responsible', 'onBehalfOf'].map((column) => ['reminderItem', column] as const)
  for (const [name, column] of [...columnsOfKind('name'), ...reminded]) {
    const table = (db.tables as unknown as Record<string, PgTable>)[name]
    if (!table) throw new Error(`no table ${name}`)
    const columns = getTableColumns(table) as Record<string, PgColumn>
    const { organisationId, [column]: target } = columns
    if (!organisationId || !target) throw new Error(`no column ${name}.${column}`)
    await db
      .update(table)
      .set({ [column]: replacement })
      .where(and(eq(organisationId, db.organisationId), inArray(target, [...names])))
  }
}

/** Roles, links, lists, calendar, uploads and entries of the access log of the account in this organisation. */
export async function eraseOwnRows(db: Db, userId: string): Promise<void> {
  const { tables, organisationId } = db
  const { membership, directoryAccount, calendarFeed, savedFilter, deputy } = tables
  const { accessLog, importUpload, importPreview } = tables
  for (const table of [membership, directoryAccount, calendarFeed, savedFilter]) {
    await db
      .delete(table)
      .where(and(eq(table.organisationId, organisationId), eq(table.userId, userId)))
  }
  const isDeputy = or(eq(deputy.userId, userId), eq(deputy.deputyId, userId))
  await db.delete(deputy).where(and(eq(deputy.organisationId, organisationId), isDeputy))
  const isOwn = and(
    eq(importUpload.organisationId, organisationId),
    eq(importUpload.actorId, userId),
  )
  const uploads = db.select({ id: importUpload.id }).from(importUpload).where(isOwn)
  await db
    .delete(importPreview)
    .where(
      and(
        eq(importPreview.organisationId, organisationId),
        inArray(importPreview.uploadId, uploads),
      ),
    )
  await db.delete(importUpload).where(isOwn)
  await db
    .delete(accessLog)
    .where(and(eq(accessLog.organisationId, organisationId), eq(accessLog.actorId, userId)))
}

/** Reminders to the person, with how they wanted them. */
export async function eraseRemindersTo(db: Db, ids: readonly string[]): Promise<void> {
  const { reminder, reminderItem, reminderRecipient } = db.tables
  const { organisationId } = db
  const isTheirs = and(
    eq(reminder.organisationId, organisationId),
    inArray(reminder.recipientId, [...ids]),
  )
  const theirs = db.select({ id: reminder.id }).from(reminder).where(isTheirs)
  await db
    .delete(reminderItem)
    .where(
      and(
        eq(reminderItem.organisationId, organisationId),
        inArray(reminderItem.reminderId, theirs),
      ),
    )
  await db.delete(reminder).where(isTheirs)
  await db
    .delete(reminderRecipient)
    .where(
      and(
        eq(reminderRecipient.organisationId, organisationId),
        inArray(reminderRecipient.recipientId, [...ids]),
      ),
    )
}

/** What opens the account goes, and its name and address; nobody gets in any more. */
export async function eraseAccount(
  db: Db,
  { userId, email }: { userId: string; email: string },
  replacement: string,
): Promise<void> {
  const { user, session, recoveryCode, loginAttempt } = db.tables
  await db.delete(session).where(eq(session.userId, userId))
  await db.delete(recoveryCode).where(eq(recoveryCode.userId, userId))
  await db.delete(loginAttempt).where(eq(loginAttempt.account, email))
  await db
    .update(user)
    .set({
      ...{ email: `${userId}@geloescht.invalid`, name: replacement, isLocked: true },
      ...{ passwordHash: null, passwordIsOneTime: false },
      ...{ totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
      version: sql`${user.version} + 1`,
    })
    .where(eq(user.id, userId))
}

/** The contact person keeps their row, because what is done refers to it. */
export async function erasePersonRow(
  db: Db,
  { id, name, nameKey }: { id: string; name: string; nameKey: string },
): Promise<void> {
  const { person } = db.tables
  await db
    .update(person)
    .set({
      name,
      nameKey,
      department: '',
      email: '',
      userId: null,
      version: sql`${person.version} + 1`,
    })
    .where(and(eq(person.organisationId, db.organisationId), eq(person.id, id)))
}
