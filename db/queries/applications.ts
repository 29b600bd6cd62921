import { and, eq } from 'drizzle-orm'
import type { ApplicationFacts } from '../../src/inventory/application.ts'
import { byCodePoint, type Db, insertMany } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type Application = ApplicationFacts & {
  id: string
  targetObjectId: string | null
  version: number
}

export type NewApplication = ApplicationFacts & {
  id: string
  informationDomainId: string
  nameKey: string
  createdAt: string
}

export async function listApplications(
  db: Db,
  informationDomainId: string,
): Promise<Application[]> {
  const { application } = db.tables
  return db
    .select()
    .from(application)
    .where(
      and(
        eq(application.organisationId, db.organisationId),
        eq(application.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, application.nameKey))
}

export async function findApplication(
  db: Db,
  id: string,
): Promise<(Application & { informationDomainId: string }) | undefined> {
  const { application } = db.tables
  const [found] = await db
    .select()
    .from(application)
    .where(and(eq(application.organisationId, db.organisationId), eq(application.id, id)))
  return found
}

export async function insertApplications(db: Db, rows: readonly NewApplication[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.application,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

/** Throws `conflict` when somebody else saved the application since `version` was read. */
export async function saveApplication(
  db: Db,
  id: string,
  version: number,
  change: Partial<ApplicationFacts & { nameKey: string }>,
): Promise<void> {
  const { application } = db.tables
  const saved = await db
    .update(application)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(
        eq(application.organisationId, db.organisationId),
        eq(application.id, id),
        eq(application.version, version),
      ),
    )
    .returning({ id: application.id })
  ensureSaved(saved, 'Die Fachanwendung')
}

/** Says which target object stands for an application. */
export async function assignApplication(db: Db, id: string, targetObjectId: string): Promise<void> {
  const { application } = db.tables
  await db
    .update(application)
    .set({ targetObjectId })
    .where(and(eq(application.organisationId, db.organisationId), eq(application.id, id)))
}
