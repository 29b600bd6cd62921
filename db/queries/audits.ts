/** Who from outside may read which snapshot, and what audits found. */
import { and, desc, eq, isNull, max } from 'drizzle-orm'
import type { FindingKind } from '../../src/core/findingKind.ts'
import type { MeasureStatus } from '../../src/measures/measure.ts'
import { ask } from '../ask.ts'
import type { Db } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type AuditAccess = {
  id: string
  informationDomainId: string
  snapshotId: string
  userId: string
  fromOn: string
  untilOn: string
  purpose: string
  createdAt: string
  createdBy: string
  revokedAt: string | null
  revokedBy: string | null
  version: number
}

export type StoredFinding = {
  id: string
  informationDomainId: string
  number: number
  snapshotId: string
  accessId: string | null
  kind: FindingKind
  title: string
  text: string
  targetObjectCode: string
  module: string
  requirement: string
  documentTitle: string
  foundOn: string
  dueOn: string | null
  createdAt: string
  createdBy: string
  withdrawnOn: string | null
  withdrawnBecause: string | null
  measureId: string | null
  answer: string
  answeredOn: string | null
  answeredBy: string | null
  version: number
}

/** Of an information domain, those that begin last first. */
export async function listAuditAccesses(
  db: Db,
  informationDomainId: string,
): Promise<AuditAccess[]> {
  return ask(db, selectOfDomain, { informationDomainId })
}

function selectOfDomain(db: Db, { informationDomainId }: { informationDomainId: string }) {
  const { auditAccess } = db.tables
  return db
    .select()
    .from(auditAccess)
    .where(
      and(
        eq(auditAccess.organisationId, db.organisationId),
        eq(auditAccess.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(desc(auditAccess.fromOn), desc(auditAccess.createdAt), desc(auditAccess.id))
}

/** Of an account, those that begin last first. */
export async function listAccessesOf(db: Db, userId: string): Promise<AuditAccess[]> {
  return ask(db, selectOfUser, { userId })
}

function selectOfUser(db: Db, { userId }: { userId: string }) {
  const { auditAccess } = db.tables
  return db
    .select()
    .from(auditAccess)
    .where(and(eq(auditAccess.organisationId, db.organisationId), eq(auditAccess.userId, userId)))
    .orderBy(desc(auditAccess.fromOn), desc(auditAccess.createdAt), desc(auditAccess.id))
}

export async function findAuditAccess(db: Db, id: string): Promise<AuditAccess | undefined> {
  const { auditAccess } = db.tables
  const [found] = await db
    .select()
    .from(auditAccess)
    .where(and(eq(auditAccess.organisationId, db.organisationId), eq(auditAccess.id, id)))
  return found
}

export async function insertAuditAccess(db: Db, row: Omit<AuditAccess, 'version'>): Promise<void> {
  await db.insert(db.tables.auditAccess).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved it since `version` was read. */
export async function saveAuditAccess(
  db: Db,
  id: string,
  version: number,
  change: Partial<Pick<AuditAccess, 'fromOn' | 'untilOn' | 'purpose' | 'revokedAt' | 'revokedBy'>>,
): Promise<void> {
  const { auditAccess } = db.tables
  const saved = await db
    .update(auditAccess)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(auditAccess.organisationId, db.organisationId),
        eq(auditAccess.id, id),
        eq(auditAccess.version, version),
      ),
    )
    .returning({ id: auditAccess.id })
  ensureSaved(saved, 'Der Prüfzugang')
}

/** Of an information domain, by number. */
export async function listFindings(db: Db, informationDomainId: string): Promise<StoredFinding[]> {
  return ask(db, selectFindings, { informationDomainId })
}

function selectFindings(db: Db, { informationDomainId }: { informationDomainId: string }) {
  const { finding } = db.tables
  return db
    .select()
    .from(finding)
    .where(
      and(
        eq(finding.organisationId, db.organisationId),
        eq(finding.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(finding.number)
}

/** Neither withdrawn nor answered, with what became of them; no measure: both null. */
export type UnansweredFinding = Pick<StoredFinding, 'withdrawnOn' | 'answeredOn' | 'dueOn'> & {
  measureStatus: MeasureStatus | null
  measureDueOn: string | null
}

/** Of an information domain, in no order that means anything. */
export async function listUnansweredFindings(
  db: Db,
  informationDomainId: string,
): Promise<UnansweredFinding[]> {
  return ask(db, selectUnanswered, { informationDomainId })
}

function selectUnanswered(db: Db, { informationDomainId }: { informationDomainId: string }) {
  const { finding, measure } = db.tables
  const { withdrawnOn, answeredOn, dueOn } = finding
  return db
    .select({
      ...{ withdrawnOn, answeredOn, dueOn },
      measureStatus: measure.status,
      measureDueOn: measure.dueOn,
    })
    .from(finding)
    .leftJoin(
      measure,
      and(eq(measure.organisationId, finding.organisationId), eq(measure.id, finding.measureId)),
    )
    .where(
      and(
        eq(finding.organisationId, db.organisationId),
        eq(finding.informationDomainId, informationDomainId),
        isNull(withdrawnOn),
        isNull(answeredOn),
      ),
    )
}

export async function findFinding(db: Db, id: string): Promise<StoredFinding | undefined> {
  const { finding } = db.tables
  const [found] = await db
    .select()
    .from(finding)
    .where(and(eq(finding.organisationId, db.organisationId), eq(finding.id, id)))
  return found
}

/** 0 while there is none. */
export async function findLastFindingNumber(db: Db, informationDomainId: string): Promise<number> {
  const { finding } = db.tables
  const [found] = await db
    .select({ number: max(finding.number) })
    .from(finding)
    .where(
      and(
        eq(finding.organisationId, db.organisationId),
        eq(finding.informationDomainId, informationDomainId),
      ),
    )
  return found?.number ?? 0
}

export async function insertFinding(db: Db, row: Omit<StoredFinding, 'version'>): Promise<void> {
  await db.insert(db.tables.finding).values({ ...row, organisationId: db.organisationId })
}

/** Throws `conflict` when somebody else saved it since `version` was read. */
export async function saveFinding(
  db: Db,
  id: string,
  version: number,
  change: Partial<Omit<StoredFinding, 'id' | 'informationDomainId' | 'number' | 'version'>>,
): Promise<void> {
  const { finding } = db.tables
  const saved = await db
    .update(finding)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(finding.organisationId, db.organisationId),
        eq(finding.id, id),
        eq(finding.version, version),
      ),
    )
    .returning({ id: finding.id })
  ensureSaved(saved, 'Die Feststellung')
}
