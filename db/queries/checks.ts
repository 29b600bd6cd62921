import { and, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { RequirementLevel } from '../../catalog/requirementLevel.ts'
import type { CheckStatus, DispensableReason } from '../../src/assessment/check.ts'
import { byCodePoint, chunksOf, type Db, insertMany } from '../db.ts'
import { itsCheck } from '../joins.ts'
import { ensureSaved } from './saved.ts'

export type StoredCheck = {
  informationDomainId: string
  targetObjectId: string
  module: string
  requirement: string
  level: RequirementLevel
  status: CheckStatus
  dispensableBecause: DispensableReason | null
  explanation: string
  responsibleId: string | null
  dueOn: string | null
  surveyedOn: string | null
  interviewed: string
  checkedAt: string | null
  checkedBy: string | null
  providerProof: string
  providerProofUntil: string | null
  riskAcceptedBy: string | null
  riskAcceptedOn: string | null
  riskReason: string
  version: number
}

/** What progress is counted from: an information domain's 100,000 checks stay small. */
export type CheckFigure = Pick<
  StoredCheck,
  | 'targetObjectId'
  | 'module'
  | 'requirement'
  | 'level'
  | 'status'
  | 'dispensableBecause'
  | 'explanation'
  | 'responsibleId'
  | 'dueOn'
  | 'checkedAt'
  | 'providerProof'
  | 'providerProofUntil'
>

/** Figures of the checks of some target objects, of one level or of all, read in parts so that memory stays flat. */
export async function* readCheckFigures(
  db: Db,
  targetObjectIds: readonly string[],
  partSize = 50,
  level?: RequirementLevel,
): AsyncGenerator<CheckFigure> {
  const { check } = db.tables
  for (const part of chunksOf(targetObjectIds, partSize)) {
    yield* await db
      .select({
        targetObjectId: check.targetObjectId,
        module: check.module,
        requirement: check.requirement,
        level: check.level,
        status: check.status,
        dispensableBecause: check.dispensableBecause,
        explanation: check.explanation,
        responsibleId: check.responsibleId,
        dueOn: check.dueOn,
        checkedAt: check.checkedAt,
        providerProof: check.providerProof,
        providerProofUntil: check.providerProofUntil,
      })
      .from(check)
      .where(
        and(
          eq(check.organisationId, db.organisationId),
          inArray(check.targetObjectId, part),
          level ? eq(check.level, level) : undefined,
        ),
      )
  }
}

/** Whole checks of some target objects, in the order of the objects' ids and the requirements' ids. */
export async function listChecks(
  db: Db,
  targetObjectIds: readonly string[],
): Promise<StoredCheck[]> {
  const { check } = db.tables
  const parts = chunksOf(targetObjectIds, 10_000)
  const rows = await Promise.all(
    parts.map((part) =>
      db
        .select()
        .from(check)
        .where(
          and(eq(check.organisationId, db.organisationId), inArray(check.targetObjectId, part)),
        )
        .orderBy(byCodePoint(db, check.targetObjectId), byCodePoint(db, check.requirement)),
    ),
  )
  return rows.flat()
}

/** What was answered at some target objects, to one module or to all, for readers of 100,000 rows who know whose and which they are. */
export async function listAnswers(
  db: Db,
  targetObjectIds: readonly string[],
  module?: string,
): Promise<Omit<StoredCheck, 'informationDomainId' | 'module' | 'level'>[]> {
  const { check } = db.tables
  const {
    organisationId,
    informationDomainId: _,
    module: moduleColumn,
    level: __,
    ...columns
  } = getTableColumns(check)
  const ofObjects = inArray(check.targetObjectId, [...targetObjectIds])
  return db
    .select(columns)
    .from(check)
    .where(
      and(
        eq(organisationId, db.organisationId),
        ofObjects,
        module ? eq(moduleColumn, module) : undefined,
      ),
    )
}

export async function findCheck(
  db: Db,
  targetObjectId: string,
  requirement: string,
): Promise<StoredCheck | undefined> {
  const { check } = db.tables
  const [found] = await db
    .select()
    .from(check)
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        eq(check.targetObjectId, targetObjectId),
        eq(check.requirement, requirement),
      ),
    )
  return found
}

export async function insertChecks(
  db: Db,
  rows: readonly Omit<StoredCheck, 'version'>[],
): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.check,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

/**
 * Throws `conflict` when somebody else saved the check since `version` was read. Its key is not set again,
 * or SQLite would search what refers to it.
 */
export async function saveCheck(db: Db, row: StoredCheck): Promise<void> {
  const { check } = db.tables
  const { targetObjectId, requirement, ...answer } = row
  const saved = await db
    .update(check)
    .set({ ...answer, organisationId: undefined, version: row.version + 1 })
    .where(
      and(
        eq(check.organisationId, db.organisationId),
        eq(check.targetObjectId, targetObjectId),
        eq(check.requirement, requirement),
        eq(check.version, row.version),
      ),
    )
    .returning({ requirement: check.requirement })
  ensureSaved(saved, `Die Antwort zu ${requirement}`)
}

export type EvidenceLink = {
  targetObjectId: string
  requirement: string
  documentId: string
  note: string
}

export async function listEvidenceLinks(
  db: Db,
  informationDomainId: string,
): Promise<EvidenceLink[]> {
  const { check, evidenceLink } = db.tables
  const rows = await db
    .select({ link: evidenceLink })
    .from(evidenceLink)
    .innerJoin(check, itsCheck(db, evidenceLink))
    .where(
      and(
        eq(evidenceLink.organisationId, db.organisationId),
        eq(check.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(
      byCodePoint(db, evidenceLink.targetObjectId),
      byCodePoint(db, evidenceLink.requirement),
      byCodePoint(db, evidenceLink.documentId),
    )
  return rows.map(({ link }) => link)
}

export async function insertEvidenceLink(db: Db, row: EvidenceLink): Promise<void> {
  await db
    .insert(db.tables.evidenceLink)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoNothing()
}
