import { and, eq, inArray } from 'drizzle-orm'
import { byCodePoint, type Db, insertMany } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type Suggestion = {
  id: string
  informationDomainId: string
  kind: 'check_from_wiba' | 'module_conflict' | 'group_drift'
  subject: string
  proposal: Readonly<Record<string, unknown>>
  reason: string
  state: 'open' | 'accepted' | 'refused'
  madeOn: string
}

export async function listSuggestions(db: Db, informationDomainId: string): Promise<Suggestion[]> {
  const { suggestion } = db.tables
  return db
    .select()
    .from(suggestion)
    .where(
      and(
        eq(suggestion.organisationId, db.organisationId),
        eq(suggestion.informationDomainId, informationDomainId),
      ),
    )
    .orderBy(byCodePoint(db, suggestion.kind), byCodePoint(db, suggestion.subject))
}

export async function insertSuggestions(db: Db, rows: readonly Suggestion[]): Promise<void> {
  const { organisationId } = db
  await insertMany(
    db,
    db.tables.suggestion,
    rows.map((row) => ({ ...row, organisationId })),
  )
}

/** Stores a suggestion with what a person decided on it, in place of an earlier one on the same subject. */
export async function saveSuggestion(
  db: Db,
  row: Suggestion & { decidedBy: string; decidedAt: string },
): Promise<void> {
  const { suggestion } = db.tables
  const { proposal, reason, state, madeOn, decidedBy, decidedAt } = row
  await db
    .insert(suggestion)
    .values({ ...row, organisationId: db.organisationId })
    .onConflictDoUpdate({
      target: [
        suggestion.organisationId,
        suggestion.informationDomainId,
        suggestion.kind,
        suggestion.subject,
      ],
      set: { proposal, reason, state, madeOn, decidedBy, decidedAt },
    })
}

export type StoredSuggestion = Suggestion & {
  decidedBy: string | null
  decidedAt: string | null
  version: number
}

/** What nobody decided yet about some subjects of an information domain, or about all. */
export async function listOpenSuggestions(
  db: Db,
  informationDomainId: string,
  kind: Suggestion['kind'],
  subjects?: readonly string[],
): Promise<StoredSuggestion[]> {
  const { suggestion } = db.tables
  return db
    .select()
    .from(suggestion)
    .where(
      and(
        eq(suggestion.organisationId, db.organisationId),
        eq(suggestion.informationDomainId, informationDomainId),
        eq(suggestion.kind, kind),
        eq(suggestion.state, 'open'),
        subjects ? inArray(suggestion.subject, [...subjects]) : undefined,
      ),
    )
    .orderBy(byCodePoint(db, suggestion.subject))
}

export async function findSuggestion(db: Db, id: string): Promise<StoredSuggestion | undefined> {
  const { suggestion } = db.tables
  const [found] = await db
    .select()
    .from(suggestion)
    .where(and(eq(suggestion.organisationId, db.organisationId), eq(suggestion.id, id)))
  return found
}

/** Throws `conflict` when somebody else decided since `version` was read. */
export async function saveSuggestionState(
  db: Db,
  id: string,
  version: number,
  decided: Pick<StoredSuggestion, 'state' | 'decidedBy' | 'decidedAt'>,
): Promise<void> {
  const { suggestion } = db.tables
  const saved = await db
    .update(suggestion)
    .set({ ...decided, version: version + 1 })
    .where(
      and(
        eq(suggestion.organisationId, db.organisationId),
        eq(suggestion.id, id),
        eq(suggestion.version, version),
      ),
    )
    .returning({ id: suggestion.id })
  ensureSaved(saved, 'Der Vorschlag')
}
