/** Audits: who from outside looks at which snapshot for how long, and what was found. @module */
import { sql } from 'drizzle-orm'
import { type FindingKind, findingKinds } from '../../src/core/findingKind.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { AssessmentTables } from './assessment.ts'
import type { OrganisationTables } from './organisations.ts'
import type { SnapshotTables } from './snapshots.ts'

export function defineAudits(
  c: Columns,
  { organisation, informationDomain, user }: OrganisationTables,
  { measure }: Pick<AssessmentTables, 'measure'>,
  { snapshot }: Pick<SnapshotTables, 'snapshot'>,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  /** An account reads one snapshot from one day to another, both included. */
  const auditAccess = c.table(
    'audit_access',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      snapshotId: c.text().notNull(),
      userId: c
        .text()
        .notNull()
        .references(() => user.id),
      fromOn: c.day().notNull(),
      untilOn: c.day().notNull(),
      purpose: c.text().notNull(),
      createdAt: c.instant().notNull(),
      createdBy: c.text().notNull(),
      revokedAt: c.instant(),
      revokedBy: c.text(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'audit_access_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'audit_access_snapshot',
        columns: [t.organisationId, t.snapshotId],
        foreignColumns: [snapshot.organisationId, snapshot.id],
      }),
      c.index('audit_access_of_user').on(t.organisationId, t.userId),
      c.check('audit_access_from_on', isDayText(t.fromOn)),
      c.check('audit_access_until_on', isDayText(t.untilOn)),
      c.check('audit_access_period', sql`${t.fromOn} <= ${t.untilOn}`),
      c.check('audit_access_purpose', sql`trim(${t.purpose}) <> ''`),
      c.check('audit_access_revoked', sql`(${t.revokedAt} is null) = (${t.revokedBy} is null)`),
    ],
  )

  /** What an audit of a snapshot found. What it is about stands as the snapshot names it; never deleted. */
  const finding = c.table(
    'finding',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      /** Counted from 1 in its information domain. */
      number: c.int().notNull(),
      snapshotId: c.text().notNull(),
      /** Under which access it was entered; null: the officer entered it. */
      accessId: c.text(),
      kind: c.text().$type<FindingKind>().notNull(),
      title: c.text().notNull(),
      text: c.text().notNull(),
      targetObjectCode: c.text().notNull().default(''),
      module: c.text().notNull().default(''),
      requirement: c.text().notNull().default(''),
      documentTitle: c.text().notNull().default(''),
      foundOn: c.day().notNull(),
      /** The auditor's deadline. */
      dueOn: c.day(),
      createdAt: c.instant().notNull(),
      createdBy: c.text().notNull(),
      withdrawnOn: c.day(),
      withdrawnBecause: c.text(),
      /** The work that settles it. */
      measureId: c.text(),
      answer: c.text().notNull().default(''),
      answeredOn: c.day(),
      answeredBy: c.text(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'finding_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'finding_snapshot',
        columns: [t.organisationId, t.snapshotId],
        foreignColumns: [snapshot.organisationId, snapshot.id],
      }),
      c.foreignKey({
        name: 'finding_access',
        columns: [t.organisationId, t.accessId],
        foreignColumns: [auditAccess.organisationId, auditAccess.id],
      }),
      c.foreignKey({
        name: 'finding_measure',
        columns: [t.organisationId, t.measureId],
        foreignColumns: [measure.organisationId, measure.id],
      }),
      c.uniqueIndex('finding_number').on(t.organisationId, t.informationDomainId, t.number),
      c.check('finding_counted', sql`${t.number} >= 1`),
      c.check('finding_kind', oneOf(t.kind, findingKinds)),
      c.check('finding_titled', sql`trim(${t.title}) <> ''`),
      c.check('finding_found_on', isDayText(t.foundOn)),
      c.check('finding_due_on', isDayText(t.dueOn)),
      c.check('finding_withdrawn_on', isDayText(t.withdrawnOn)),
      c.check(
        'finding_withdrawn',
        sql`(${t.withdrawnOn} is null and ${t.withdrawnBecause} is null) or (${t.withdrawnOn} is not null and trim(${t.withdrawnBecause}) <> '')`,
      ),
      c.check('finding_answered_on', isDayText(t.answeredOn)),
      c.check(
        'finding_answered',
        sql`(${t.answeredOn} is null and ${t.answeredBy} is null and ${t.answer} = '') or (${t.answeredOn} is not null and ${t.answeredBy} is not null and trim(${t.answer}) <> '')`,
      ),
    ],
  )

  return { auditAccess, finding }
}
