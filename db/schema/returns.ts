/** Workbooks that came back, and questions that departments answer without an account. @module */

import { sql } from 'drizzle-orm'
import { type AnswerSubject, answerSubjects } from '../../src/exchange/answerSubject.ts'
import type { Decision } from '../../src/returns/planMerge.ts'
import {
  type Reply,
  type ReplyState,
  replyStates,
} from '../../src/returns/questionnaire/questionnaire.ts'
import {
  type ReturnedContents,
  type ReturnedKind,
  type ReturnedOutcome,
  type ReturnedState,
  type ReturnedUndoing,
  returnedKinds,
  returnedStates,
} from '../../src/returns/returnedWorkbook.ts'
import { type Columns, isDayText, oneOf } from '../columns.ts'
import type { InventoryTables } from './inventory.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineReturns(
  c: Columns,
  { organisation, informationDomain, person }: OrganisationTables,
  { targetObject }: InventoryTables,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  /** The answers themselves stand in the trail once they were taken over. */
  const returnedWorkbook = c.table(
    'returned_workbook',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      actorId: c.text().notNull(),
      personId: c.text(),
      kind: c.text().$type<ReturnedKind>().notNull(),
      file: c.text().notNull(),
      fileSha256: c.text().notNull(),
      state: c.text().$type<ReturnedState>().notNull(),
      contents: c.json<ReturnedContents>(),
      decisions: c.json<Readonly<Record<string, Decision>>>().notNull(),
      outcome: c.json<ReturnedOutcome>(),
      undoing: c.json<ReturnedUndoing>(),
      receivedAt: c.instant().notNull(),
      mergedAt: c.instant(),
      undoneAt: c.instant(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'returned_workbook_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'returned_workbook_person',
        columns: [t.organisationId, t.personId],
        foreignColumns: [person.organisationId, person.id],
      }),
      c.check('returned_workbook_kind', oneOf(t.kind, returnedKinds)),
      c.check('returned_workbook_state', oneOf(t.state, returnedStates)),
      c.check('returned_workbook_waiting', sql`(${t.state} = 'waiting') = (${t.mergedAt} is null)`),
      c.check(
        'returned_workbook_undone',
        sql`(${t.state} = 'undone') = (${t.undoneAt} is not null)`,
      ),
    ],
  )

  const questionnaire = c.table(
    'questionnaire',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      kind: c.text().$type<AnswerSubject>().notNull(),
      title: c.text().notNull(),
      personId: c.text().notNull(),
      note: c.text().notNull().default(''),
      /** SHA-256 of the secret address. */
      tokenHash: c.text(),
      expiresOn: c.day().notNull(),
      createdAt: c.instant().notNull(),
      createdBy: c.text().notNull(),
      sentAt: c.instant(),
      savedAt: c.instant(),
      submittedAt: c.instant(),
      revokedAt: c.instant(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'questionnaire_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.foreignKey({
        name: 'questionnaire_person',
        columns: [t.organisationId, t.personId],
        foreignColumns: [person.organisationId, person.id],
      }),
      c.uniqueIndex('questionnaire_token').on(t.organisationId, t.tokenHash),
      c.check('questionnaire_kind', oneOf(t.kind, answerSubjects)),
      c.check('questionnaire_title', sql`trim(${t.title}) <> ''`),
      c.check('questionnaire_expires_on', isDayText(t.expiresOn)),
      c.check(
        'questionnaire_token_hash',
        sql`${t.tokenHash} is null or length(${t.tokenHash}) = 64`,
      ),
    ],
  )

  const questionnaireQuestion = c.table(
    'questionnaire_question',
    {
      organisationId: organisationId(),
      questionnaireId: c.text().notNull(),
      position: c.int().notNull(),
      targetObjectId: c.text(),
      requirement: c.text(),
      question: c.text(),
      baseVersion: c.int().notNull().default(0),
      reply: c.json<Reply>().notNull(),
      isAnswered: c.bool().notNull().default(false),
      state: c.text().$type<ReplyState>().notNull(),
      decidedAt: c.instant(),
      decidedBy: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.questionnaireId, t.position] }),
      c.foreignKey({
        name: 'questionnaire_question_of',
        columns: [t.organisationId, t.questionnaireId],
        foreignColumns: [questionnaire.organisationId, questionnaire.id],
      }),
      c.foreignKey({
        name: 'questionnaire_question_object',
        columns: [t.organisationId, t.targetObjectId],
        foreignColumns: [targetObject.organisationId, targetObject.id],
      }),
      c.check(
        'questionnaire_question_about',
        sql`(${t.question} is not null and ${t.targetObjectId} is null and ${t.requirement} is null) or (${t.question} is null and ${t.targetObjectId} is not null and ${t.requirement} is not null)`,
      ),
      c.check('questionnaire_question_position', sql`${t.position} >= 1`),
      c.check('questionnaire_question_state', oneOf(t.state, replyStates)),
      c.check(
        'questionnaire_question_decided',
        sql`(${t.state} = 'open') = (${t.decidedAt} is null) and (${t.decidedAt} is null) = (${t.decidedBy} is null)`,
      ),
    ],
  )

  return { returnedWorkbook, questionnaire, questionnaireQuestion }
}
