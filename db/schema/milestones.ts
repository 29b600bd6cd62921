/** Milestones, controlled documents and WiBA answers. @module */
import { sql } from 'drizzle-orm'
import { type DocumentKind, documentKinds } from '../../src/documents/document.ts'
import {
  type Area,
  areas,
  type ProgressKind,
  progressKinds,
} from '../../src/milestones/milestone.ts'
import { type WibaAnswer, wibaAnswers } from '../../src/wiba/wibaAnswer.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { AssessmentTables } from './assessment.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineMilestones(
  c: Columns,
  { organisation, informationDomain, person }: OrganisationTables,
  { check }: AssessmentTables,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  const document = c.table(
    'document',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      kind: c.text().$type<DocumentKind>().notNull(),
      title: c.text().notNull(),
      responsibleId: c.text(),
      reviewDueOn: c.day(),
      /** Since when it is withdrawn: it proves nothing new and is left out of lists. */
      retiredOn: c.day(),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'document_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'document_responsible',
        columns: [t.organisationId, t.responsibleId],
        foreignColumns: [person.organisationId, person.id],
      }),
      c.uniqueIndex('document_title').on(t.organisationId, t.informationDomainId, t.title),
      c.check('document_kind', oneOf(t.kind, documentKinds)),
      c.check('document_review_due_on', isDayText(t.reviewDueOn)),
      c.check('document_retired_on', isDayText(t.retiredOn)),
    ],
  )

  /** A topic of a document's checklist that was worked off. */
  const documentTopic = c.table(
    'document_topic',
    {
      organisationId: organisationId(),
      documentId: c.text().notNull(),
      topic: c.text().notNull(),
      doneOn: c.day().notNull(),
      note: c.text().notNull().default(''),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.documentId, t.topic] }),
      c.foreignKey({
        name: 'document_topic_document',
        columns: [t.organisationId, t.documentId],
        foreignColumns: [document.organisationId, document.id],
      }),
      c.check('document_topic_done_on', isDayText(t.doneOn)),
    ],
  )

  /** The bytes of a file, once for all rows that name them. */
  const blob = c.table(
    'blob',
    {
      organisationId: organisationId(),
      sha256: c.text().notNull(),
      /** In bytes. */
      size: c.int().notNull(),
      data: c.bytes().notNull(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.sha256] }),
      c.check('blob_sha256', sql`length(${t.sha256}) = 64`),
      c.check('blob_size', sql`${t.size} > 0`),
    ],
  )

  const documentVersion = c.table(
    'document_version',
    {
      organisationId: organisationId(),
      documentId: c.text().notNull(),
      number: c.int().notNull(),
      writtenOn: c.day().notNull(),
      note: c.text().notNull().default(''),
      approvedBy: c.text(),
      approvedOn: c.day(),
      /** The file that was uploaded for this version, if any. */
      fileSha256: c.text(),
      fileName: c.text().notNull().default(''),
      mediaType: c.text().notNull().default(''),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.documentId, t.number] }),
      c.foreignKey({
        name: 'document_version_document',
        columns: [t.organisationId, t.documentId],
        foreignColumns: [document.organisationId, document.id],
      }),
      c.foreignKey({
        name: 'document_version_file',
        columns: [t.organisationId, t.fileSha256],
        foreignColumns: [blob.organisationId, blob.sha256],
      }),
      c.check('document_version_number', sql`${t.number} >= 1`),
      c.check(
        'document_version_approved',
        sql`(${t.approvedOn} is null) = (${t.approvedBy} is null)`,
      ),
      c.check('document_version_written_on', isDayText(t.writtenOn)),
      c.check('document_version_approved_on', isDayText(t.approvedOn)),
    ],
  )

  /** A document that proves the status of a check. */
  const evidenceLink = c.table(
    'evidence_link',
    {
      organisationId: organisationId(),
      targetObjectId: c.text().notNull(),
      requirement: c.text().notNull(),
      documentId: c.text().notNull(),
      note: c.text().notNull().default(''),
    },
    (t) => [
      c.primaryKey({
        columns: [t.organisationId, t.targetObjectId, t.requirement, t.documentId],
      }),
      c.foreignKey({
        name: 'evidence_link_check',
        columns: [t.organisationId, t.targetObjectId, t.requirement],
        foreignColumns: [check.organisationId, check.targetObjectId, check.requirement],
      }),
      c.foreignKey({
        name: 'evidence_link_document',
        columns: [t.organisationId, t.documentId],
        foreignColumns: [document.organisationId, document.id],
      }),
    ],
  )

  const milestone = c.table(
    'milestone',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      code: c.text().notNull(),
      title: c.text().notNull(),
      area: c.text().$type<Area>().notNull(),
      /** Never changes; a new date is a milestone extension. Empty for ongoing ones. */
      originalDueOn: c.day(),
      reviewIntervalMonths: c.int(),
      lastReviewedOn: c.day(),
      progress: c.text().$type<ProgressKind>().notNull(),
      documentId: c.text(),
      stepsDone: c.int().notNull().default(0),
      stepsTotal: c.int().notNull().default(1),
      reachedOn: c.day(),
      createdAt: c.instant().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'milestone_document',
        columns: [t.organisationId, t.documentId],
        foreignColumns: [document.organisationId, document.id],
      }),
      c.uniqueIndex('milestone_code').on(t.organisationId, t.code),
      c.check('milestone_area', oneOf(t.area, areas)),
      c.check('milestone_progress', oneOf(t.progress, progressKinds)),
      c.check(
        'milestone_dated_or_ongoing',
        sql`(${t.originalDueOn} is null) = (${t.reviewIntervalMonths} is not null)`,
      ),
      c.check('milestone_steps', sql`${t.stepsDone} between 0 and ${t.stepsTotal}`),
      c.check('milestone_original_due_on', isDayText(t.originalDueOn)),
      c.check('milestone_last_reviewed_on', isDayText(t.lastReviewedOn)),
      c.check('milestone_reached_on', isDayText(t.reachedOn)),
    ],
  )

  /** The information domains whose progress a milestone is derived from. */
  const milestoneDomain = c.table(
    'milestone_domain',
    {
      organisationId: organisationId(),
      milestoneId: c.text().notNull(),
      informationDomainId: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.milestoneId, t.informationDomainId] }),
      c.foreignKey({
        name: 'milestone_domain_milestone',
        columns: [t.organisationId, t.milestoneId],
        foreignColumns: [milestone.organisationId, milestone.id],
      }),
      c.foreignKey({
        name: 'milestone_domain_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
    ],
  )

  const milestoneExtension = c.table(
    'milestone_extension',
    {
      organisationId: organisationId(),
      milestoneId: c.text().notNull(),
      number: c.int().notNull(),
      newDueOn: c.day().notNull(),
      reason: c.text().notNull(),
      extendedBy: c.text().notNull(),
      extendedAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.milestoneId, t.number] }),
      c.foreignKey({
        name: 'milestone_extension_milestone',
        columns: [t.organisationId, t.milestoneId],
        foreignColumns: [milestone.organisationId, milestone.id],
      }),
      c.check('milestone_extension_reason', sql`trim(${t.reason}) <> ''`),
      c.check('milestone_extension_new_due_on', isDayText(t.newDueOn)),
    ],
  )

  const wibaAnswer = c.table(
    'wiba_answer',
    {
      organisationId: organisationId(),
      informationDomainId: c.text().notNull(),
      question: c.text().notNull(),
      answer: c.text().$type<WibaAnswer>(),
      note: c.text().notNull().default(''),
      answeredAt: c.instant().notNull(),
      answeredBy: c.text().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.informationDomainId, t.question] }),
      c.foreignKey({
        name: 'wiba_answer_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.check('wiba_answer_known', sql`${t.answer} is null or ${oneOf(t.answer, wibaAnswers)}`),
      c.check(
        'wiba_answer_not_relevant_noted',
        sql`${t.answer} <> 'not_relevant' or trim(${t.note}) <> ''`,
      ),
    ],
  )

  /** Who is to answer a question of WiBA. */
  const wibaAssignment = c.table(
    'wiba_assignment',
    {
      organisationId: organisationId(),
      informationDomainId: c.text().notNull(),
      question: c.text().notNull(),
      responsibleId: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.informationDomainId, t.question] }),
      c.foreignKey({
        name: 'wiba_assignment_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'wiba_assignment_responsible',
        columns: [t.organisationId, t.responsibleId],
        foreignColumns: [person.organisationId, person.id],
      }),
      c.index('wiba_assignment_of').on(t.organisationId, t.responsibleId),
    ],
  )

  return {
    blob,
    wibaAssignment,
    document,
    documentTopic,
    documentVersion,
    evidenceLink,
    milestone,
    milestoneDomain,
    milestoneExtension,
    wibaAnswer,
  }
}
export type MilestoneTables = ReturnType<typeof defineMilestones>
