/** How long things are kept, and what the nightly job deleted last. */
import { and, count, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { RetainedKind, RetentionTimes } from '../../src/core/retention.ts'
import type { Questionnaire } from '../../src/returns/questionnaire/questionnaire.ts'
import { chunksOf, type Db } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type RetentionSettings = RetentionTimes & { version: number }

export type RetentionRun = {
  kind: RetainedKind
  ranAt: string
  deletedAt: string | null
  deletedCount: number
}

/** Undefined while nobody chose anything: the proposed times hold. */
export async function findRetentionSettings(db: Db): Promise<RetentionSettings | undefined> {
  const { retentionSettings } = db.tables
  const { evidenceYears, accessLogDays, reminderDays, uploadHours, version } = retentionSettings
  const [found] = await db
    .select({ evidenceYears, accessLogDays, reminderDays, uploadHours, version })
    .from(retentionSettings)
    .where(eq(retentionSettings.organisationId, db.organisationId))
  return found
}

/** Throws `conflict` when somebody else saved since `version` (0: nobody had chosen). */
export async function saveRetentionSettings(
  db: Db,
  version: number,
  times: RetentionTimes,
): Promise<void> {
  const { retentionSettings } = db.tables
  const { organisationId } = db
  const saved =
    version === 0
      ? await db
          .insert(retentionSettings)
          .values({ ...times, organisationId })
          .onConflictDoNothing()
          .returning({ version: retentionSettings.version })
      : await db
          .update(retentionSettings)
          .set({ ...times, organisationId: undefined, version: version + 1 })
          .where(
            and(
              eq(retentionSettings.organisationId, organisationId),
              eq(retentionSettings.version, version),
            ),
          )
          .returning({ version: retentionSettings.version })
  ensureSaved(saved, 'Die Löschfristen')
}

export async function listRetentionRuns(db: Db): Promise<RetentionRun[]> {
  const { retentionRun } = db.tables
  const { kind, ranAt, deletedAt, deletedCount } = retentionRun
  return db
    .select({ kind, ranAt, deletedAt, deletedCount })
    .from(retentionRun)
    .where(eq(retentionRun.organisationId, db.organisationId))
}

/** Notes a run; when nothing was deleted, what went last stays to be read. */
export async function saveRetentionRun(
  db: Db,
  kind: RetainedKind,
  ranAt: string,
  count: number,
): Promise<void> {
  const { retentionRun } = db.tables
  const found = count === 0 ? {} : { deletedAt: ranAt, deletedCount: count }
  await db
    .insert(retentionRun)
    .values({ kind, ranAt, ...found, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [retentionRun.organisationId, retentionRun.kind],
      set: { ranAt, ...found },
    })
}

/** Returns how many entries of the access log went. */
export async function deleteAccessesBefore(db: Db, before: string): Promise<number> {
  const { accessLog } = db.tables
  const gone = await db
    .delete(accessLog)
    .where(and(eq(accessLog.organisationId, db.organisationId), lt(accessLog.at, before)))
    .returning({ id: accessLog.id })
  return gone.length
}

/** Reminders that were decided before and are over; returns how many went with their items. */
export async function deleteRemindersBefore(db: Db, before: string): Promise<number> {
  const { reminder, reminderItem } = db.tables
  const isOver = and(
    eq(reminder.organisationId, db.organisationId),
    lt(reminder.createdAt, before),
    inArray(reminder.state, ['sent', 'given_up', 'replaced']),
  )
  const ids = db.select({ id: reminder.id }).from(reminder).where(isOver)
  await db
    .delete(reminderItem)
    .where(
      and(
        eq(reminderItem.organisationId, db.organisationId),
        inArray(reminderItem.reminderId, ids),
      ),
    )
  const gone = await db.delete(reminder).where(isOver).returning({ id: reminder.id })
  return gone.length
}

/** Takes away what nobody submitted until its last day, which lies before this one; returns what went. */
export async function deleteUnsubmittedBefore(
  db: Db,
  before: string,
): Promise<Pick<Questionnaire, 'id' | 'title' | 'expiresOn'>[]> {
  const { questionnaire, questionnaireQuestion } = db.tables
  const gone = await db
    .select({
      id: questionnaire.id,
      title: questionnaire.title,
      expiresOn: questionnaire.expiresOn,
    })
    .from(questionnaire)
    .where(
      and(
        eq(questionnaire.organisationId, db.organisationId),
        isNull(questionnaire.submittedAt),
        lt(questionnaire.expiresOn, before),
      ),
    )
    .orderBy(questionnaire.id)
  for (const part of chunksOf(
    gone.map(({ id }) => id),
    10_000,
  )) {
    await db
      .delete(questionnaireQuestion)
      .where(
        and(
          eq(questionnaireQuestion.organisationId, db.organisationId),
          inArray(questionnaireQuestion.questionnaireId, part),
        ),
      )
    await db
      .delete(questionnaire)
      .where(
        and(eq(questionnaire.organisationId, db.organisationId), inArray(questionnaire.id, part)),
      )
  }
  return gone
}

/** When questionnaires went last, and how many then; the trail notes each. */
export async function findLastRemoval(
  db: Db,
): Promise<Pick<RetentionRun, 'deletedAt' | 'deletedCount'> | undefined> {
  const { event } = db.tables
  const [found] = await db
    .select({ deletedAt: event.at, deletedCount: count() })
    .from(event)
    .where(
      and(eq(event.organisationId, db.organisationId), eq(event.kind, 'questionnaire_removed')),
    )
    .groupBy(event.at)
    .orderBy(desc(event.at))
    .limit(1)
  return found
}
