/** Questions that departments answer without an account. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Question, Questionnaire } from '../../src/returns/questionnaire/questionnaire.ts'
import { type Db, insertMany } from '../db.ts'
import { ensureSaved } from './saved.ts'

export async function insertQuestionnaire(
  db: Db,
  row: Questionnaire,
  questions: readonly Omit<Question, 'questionnaireId'>[],
): Promise<void> {
  const { organisationId } = db
  const { questionnaire, questionnaireQuestion } = db.tables
  await db.insert(questionnaire).values({ ...row, organisationId })
  await insertMany(
    db,
    questionnaireQuestion,
    questions.map((question) => ({ ...question, questionnaireId: row.id, organisationId })),
  )
}

export async function findQuestionnaire(db: Db, id: string): Promise<Questionnaire | undefined> {
  const { questionnaire } = db.tables
  const [found] = await db
    .select()
    .from(questionnaire)
    .where(and(eq(questionnaire.organisationId, db.organisationId), eq(questionnaire.id, id)))
  return found
}

/** By the SHA-256 of its secret address. */
export async function findQuestionnaireByHash(
  db: Db,
  tokenHash: string,
): Promise<Questionnaire | undefined> {
  const { questionnaire } = db.tables
  const [found] = await db
    .select()
    .from(questionnaire)
    .where(
      and(
        eq(questionnaire.organisationId, db.organisationId),
        eq(questionnaire.tokenHash, tokenHash),
      ),
    )
  return found
}

export type QuestionnaireHead = Questionnaire & {
  questions: number
  answered: number
  /** Replies that nobody decided on. */
  waiting: number
}

/** Those of an information domain, the newest first, with how far each is. */
export async function listQuestionnaires(
  db: Db,
  informationDomainId: string,
): Promise<QuestionnaireHead[]> {
  const { questionnaire, questionnaireQuestion } = db.tables
  const rows = await db
    .select()
    .from(questionnaire)
    .where(
      and(
        eq(questionnaire.organisationId, db.organisationId),
        eq(questionnaire.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(desc(questionnaire.id))
  const { questionnaireId, isAnswered, state } = questionnaireQuestion
  const number = (condition: SQL) =>
    sql<number>`cast(sum(case when ${condition} then 1 else 0 end) as integer)`
  const answered = eq(isAnswered, true)
  const counts = await db
    .select({
      questionnaireId,
      questions: sql<number>`cast(count(*) as integer)`,
      answered: number(answered),
      waiting: number(sql`${answered} and ${eq(state, 'open')}`),
    })
    .from(questionnaireQuestion)
    .where(eq(questionnaireQuestion.organisationId, db.organisationId))
    .groupBy(questionnaireId)
  const byId = new Map(counts.map(({ questionnaireId: id, ...numbers }) => [id, numbers]))
  const none = { questions: 0, answered: 0, waiting: 0 }
  return rows.map((row) => ({ ...row, ...(byId.get(row.id) ?? none) }))
}

/** In the order in which they are asked. */
export async function listQuestions(db: Db, questionnaireId: string): Promise<Question[]> {
  const { questionnaireQuestion } = db.tables
  return db
    .select()
    .from(questionnaireQuestion)
    .where(
      and(
        eq(questionnaireQuestion.organisationId, db.organisationId),
        eq(questionnaireQuestion.questionnaireId, questionnaireId),
      ),
    )
    .orderBy(questionnaireQuestion.position)
}

export type QuestionnaireChange = Partial<
  Pick<
    Questionnaire,
    'tokenHash' | 'expiresOn' | 'sentAt' | 'savedAt' | 'submittedAt' | 'revokedAt'
  >
>

/** Throws `conflict` where it was submitted or revoked meanwhile. */
export async function saveQuestionnaire(
  db: Db,
  id: string,
  change: QuestionnaireChange,
): Promise<void> {
  const { questionnaire } = db.tables
  const saved = await db
    .update(questionnaire)
    .set(change)
    .where(
      and(
        eq(questionnaire.organisationId, db.organisationId),
        eq(questionnaire.id, id),
        isNull(questionnaire.submittedAt),
        isNull(questionnaire.revokedAt),
      ),
    )
    .returning({ id: questionnaire.id })
  ensureSaved(saved, 'Der Fragebogen')
}

/** Throws `conflict` where somebody decided on the reply meanwhile. */
export async function saveQuestion(
  db: Db,
  questionnaireId: string,
  position: number,
  change: Partial<Pick<Question, 'reply' | 'isAnswered' | 'state' | 'decidedAt' | 'decidedBy'>>,
): Promise<void> {
  const { questionnaireQuestion } = db.tables
  const saved = await db
    .update(questionnaireQuestion)
    .set(change)
    .where(
      and(
        eq(questionnaireQuestion.organisationId, db.organisationId),
        eq(questionnaireQuestion.questionnaireId, questionnaireId),
        eq(questionnaireQuestion.position, position),
        eq(questionnaireQuestion.state, 'open'),
      ),
    )
    .returning({ position: questionnaireQuestion.position })
  ensureSaved(saved, 'Die Antwort')
}
