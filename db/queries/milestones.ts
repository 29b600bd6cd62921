import { and, eq } from 'drizzle-orm'
import type { Area, ProgressKind } from '../../src/milestones/milestone.ts'
import { ask } from '../ask.ts'
import { byCodePoint, type Db, insertMany } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type StoredMilestone = {
  id: string
  code: string
  title: string
  area: Area
  originalDueOn: string | null
  reviewIntervalMonths: number | null
  lastReviewedOn: string | null
  progress: ProgressKind
  documentId: string | null
  stepsDone: number
  stepsTotal: number
  reachedOn: string | null
  createdAt: string
  version: number
}

export type StoredExtension = {
  milestoneId: string
  number: number
  newDueOn: string
  reason: string
  extendedBy: string
  extendedAt: string
}

export async function listMilestones(db: Db): Promise<StoredMilestone[]> {
  return ask(db, selectMilestones)
}

function selectMilestones(db: Db) {
  const { milestone } = db.tables
  return db
    .select()
    .from(milestone)
    .where(eq(milestone.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, milestone.code))
}

export async function findMilestone(db: Db, code: string): Promise<StoredMilestone | undefined> {
  const { milestone } = db.tables
  const [found] = await db
    .select()
    .from(milestone)
    .where(and(eq(milestone.organisationId, db.organisationId), eq(milestone.code, code)))
  return found
}

export async function insertMilestone(
  db: Db,
  row: Omit<StoredMilestone, 'version'>,
): Promise<void> {
  await db.insert(db.tables.milestone).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved the milestone since `version` was read. */
export async function saveMilestone(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<StoredMilestone, 'id' | 'version' | 'originalDueOn' | 'createdAt'>>,
): Promise<void> {
  const { milestone } = db.tables
  const saved = await db
    .update(milestone)
    .set({ ...change, organisationId: undefined, version: version + 1 })
    .where(
      and(
        eq(milestone.organisationId, db.organisationId),
        eq(milestone.id, id),
        eq(milestone.version, version),
      ),
    )
    .returning({ id: milestone.id })
  ensureSaved(saved, 'Der Meilenstein')
}

export async function listMilestoneDomains(
  db: Db,
): Promise<{ milestoneId: string; informationDomainId: string }[]> {
  return ask(db, selectMilestoneDomains)
}

function selectMilestoneDomains(db: Db) {
  const { milestoneDomain } = db.tables
  return db
    .select()
    .from(milestoneDomain)
    .where(eq(milestoneDomain.organisationId, db.organisationId))
}

export async function insertMilestoneDomains(
  db: Db,
  rows: readonly { milestoneId: string; informationDomainId: string }[],
): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.milestoneDomain,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

export async function listExtensions(db: Db): Promise<StoredExtension[]> {
  return ask(db, selectExtensions)
}

function selectExtensions(db: Db) {
  const { milestoneExtension } = db.tables
  return db
    .select()
    .from(milestoneExtension)
    .where(eq(milestoneExtension.organisationId, db.organisationId))
    .orderBy(byCodePoint(db, milestoneExtension.milestoneId), milestoneExtension.number)
}

export async function insertExtension(db: Db, row: StoredExtension): Promise<void> {
  await db
    .insert(db.tables.milestoneExtension)
    .values({ ...row, organisationId: db.organisationId })
}
