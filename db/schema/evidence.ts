/** Evidence files, which checks they prove, and how long personal data and evidence are kept. @module */
import { sql } from 'drizzle-orm'
import { type EvidenceSource, evidenceSources } from '../../src/assessment/evidence/evidenceFile.ts'
import { type RetainedKind, retainedKinds } from '../../src/core/retention.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { AssessmentTables } from './assessment.ts'
import type { MilestoneTables } from './milestones.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineEvidence(
  c: Columns,
  { organisation, informationDomain }: OrganisationTables,
  { check }: AssessmentTables,
  { blob }: Pick<MilestoneTables, 'blob'>,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  /** A file that proves something. Deleted it keeps its name and digest, and says why it went. */
  const evidenceFile = c.table(
    'evidence_file',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      title: c.text().notNull(),
      sourceKind: c.text().$type<EvidenceSource>().notNull(),
      /** Where exactly it comes from. */
      source: c.text().notNull().default(''),
      /** The day that it speaks of. */
      datedOn: c.day().notNull(),
      note: c.text().notNull().default(''),
      keptUntilOn: c.day(),
      /** Stays when the bytes go. */
      sha256: c.text().notNull(),
      /** The bytes; null once they were deleted. */
      fileSha256: c.text(),
      fileName: c.text().notNull(),
      mediaType: c.text().notNull(),
      /** In bytes. */
      size: c.int().notNull(),
      addedAt: c.instant().notNull(),
      addedBy: c.text().notNull(),
      deletedAt: c.instant(),
      deletedBy: c.text(),
      deletedBecause: c.text(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'evidence_file_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'evidence_file_bytes',
        columns: [t.organisationId, t.fileSha256],
        foreignColumns: [blob.organisationId, blob.sha256],
      }),
      c
        .uniqueIndex('evidence_file_once')
        .on(t.organisationId, t.informationDomainId, t.sha256)
        .where(sql.raw('deleted_at is null')),
      c.check('evidence_file_title', sql`trim(${t.title}) <> ''`),
      c.check('evidence_file_source_kind', oneOf(t.sourceKind, evidenceSources)),
      c.check('evidence_file_dated_on', isDayText(t.datedOn)),
      c.check('evidence_file_kept_until_on', isDayText(t.keptUntilOn)),
      c.check('evidence_file_sha256', sql`length(${t.sha256}) = 64`),
      c.check('evidence_file_size', sql`${t.size} > 0`),
      c.check(
        'evidence_file_deleted',
        sql`(${t.deletedAt} is null and ${t.deletedBy} is null and ${t.deletedBecause} is null and ${t.fileSha256} is not null) or (${t.deletedAt} is not null and ${t.deletedBy} is not null and trim(${t.deletedBecause}) <> '' and ${t.fileSha256} is null)`,
      ),
    ],
  )

  /** One file proves many checks, one check has many files. */
  const evidenceFileCheck = c.table(
    'evidence_file_check',
    {
      organisationId: organisationId(),
      evidenceFileId: c.text().notNull(),
      targetObjectId: c.text().notNull(),
      requirement: c.text().notNull(),
      /** Where in the file it stands. */
      note: c.text().notNull().default(''),
    },
    (t) => [
      c.primaryKey({
        columns: [t.organisationId, t.targetObjectId, t.requirement, t.evidenceFileId],
      }),
      c.foreignKey({
        name: 'evidence_file_check_file',
        columns: [t.organisationId, t.evidenceFileId],
        foreignColumns: [evidenceFile.organisationId, evidenceFile.id],
      }),
      c.foreignKey({
        name: 'evidence_file_check_check',
        columns: [t.organisationId, t.targetObjectId, t.requirement],
        foreignColumns: [check.organisationId, check.targetObjectId, check.requirement],
      }),
      c.index('evidence_file_check_of_file').on(t.organisationId, t.evidenceFileId),
    ],
  )

  /** How long things are kept; without a row the proposed times hold. */
  const retentionSettings = c.table(
    'retention_settings',
    {
      organisationId: organisationId(),
      /** What a new evidence file is proposed to be kept for. */
      evidenceYears: c.int().notNull(),
      accessLogDays: c.int().notNull(),
      reminderDays: c.int().notNull(),
      uploadHours: c.int().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId] }),
      c.check('retention_settings_evidence', sql`${t.evidenceYears} between 1 and 30`),
      c.check('retention_settings_access_log', sql`${t.accessLogDays} between 1 and 3650`),
      c.check('retention_settings_reminders', sql`${t.reminderDays} between 90 and 3650`),
      c.check('retention_settings_uploads', sql`${t.uploadHours} between 1 and 720`),
    ],
  )

  /** What the nightly job deleted last, by kind. */
  const retentionRun = c.table(
    'retention_run',
    {
      organisationId: organisationId(),
      kind: c.text().$type<RetainedKind>().notNull(),
      ranAt: c.instant().notNull(),
      /** When it last found something, and how many rows went then. */
      deletedAt: c.instant(),
      deletedCount: c.int().notNull().default(0),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.kind] }),
      c.check('retention_run_kind', oneOf(t.kind, retainedKinds)),
      c.check('retention_run_counted', sql`${t.deletedCount} >= 0`),
    ],
  )

  return { evidenceFile, evidenceFileCheck, retentionSettings, retentionRun }
}
