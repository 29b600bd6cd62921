import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { byCodePoint, type Db, insertMany, isAmong } from '../db.ts'
import { ensureSaved } from './saved.ts'

export type Suggestion = {
  id: string
  informationDomainId: string
  kind:
    | 'check_from_wiba'
    | 'check_from_support'
    | 'check_from_checklist'
    | 'module_conflict'
    | 'group_drift'
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
  kinds: readonly Suggestion['kind'][],
  subjects?: readonly string[],
): Promise<StoredSuggestion[]> {
  const { suggestion } = db.tables
  return selectSuggestions(db, informationDomainId, kinds, subjects, eq(suggestion.state, 'open'))
}

/** As `listOpenSuggestions`, with those that a person decided. */
export async function listSuggestionsOfKind(
  db: Db,
  informationDomainId: string,
  kind: Suggestion['kind'],
  subjects?: readonly string[],
): Promise<StoredSuggestion[]> {
  return selectSuggestions(db, informationDomainId, [kind], subjects)
}

function selectSuggestions(
  db: Db,
  informationDomainId: string,
  kinds: readonly Suggestion['kind'][],
  subjects: readonly string[] | undefined,
  condition?: SQL,
) {
  const { suggestion } = db.tables
  return db
    .select()
    .from(suggestion)
    .where(
      and(
        eq(suggestion.organisationId, db.organisationId),
        eq(suggestion.informationDomainId, informationDomainId),
        inArray(suggestion.kind, [...kinds]),
        subjects && isAmong(db, suggestion.subject, subjects),
        condition,
      ),
    )
    .orderBy(byCodePoint(db, suggestion.subject), byCodePoint(db, suggestion.kind))
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
  await saveUndisturbed(db, id, version, decided)
}

/** Makes a suggestion anew, as one that nobody decided. Throws `conflict` when it changed since `version` was read. */
export async function renewSuggestion(
  db: Db,
  id: string,
  version: number,
  fresh: Pick<Suggestion, 'proposal' | 'reason' | 'madeOn'>,
): Promise<void> {
  const { proposal, reason, madeOn } = fresh
  const undecided = { state: 'open', decidedBy: null, decidedAt: null } as const
  await saveUndisturbed(db, id, version, { proposal, reason, madeOn, ...undecided })
}

async function saveUndisturbed(
  db: Db,
  id: string,
  version: number,
  change: Partial<StoredSuggestion>,
): Promise<void> {
  const { suggestion } = db.tables
  const saved = await db
    .update(suggestion)
    .set({ ...change, version: version + 1 })
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

/** Takes back what nobody decided; a decision of a person stays. */
export async function deleteOpenSuggestions(db: Db, ids: readonly string[]): Promise<void> {
  const { suggestion } = db.tables
  await db
    .delete(suggestion)
    .where(
      and(
        eq(suggestion.organisationId, db.organisationId),
        eq(suggestion.state, 'open'),
        isAmong(db, suggestion.id, ids),
      ),
    )
}

/** What undecided suggestions are about, without what they say. */
export async function listOpenSubjects(
  db: Db,
  informationDomainId: string,
  kinds: readonly Suggestion['kind'][],
): Promise<Pick<Suggestion, 'kind' | 'subject'>[]> {
  const { suggestion } = db.tables
  return db
    .select({ kind: suggestion.kind, subject: suggestion.subject })
    .from(suggestion)
    .where(
      and(
        eq(suggestion.organisationId, db.organisationId),
        eq(suggestion.informationDomainId, informationDomainId),
        inArray(suggestion.kind, [...kinds]),
        eq(suggestion.state, 'open'),
      ),
    )
    .orderBy(byCodePoint(db, suggestion.subject), byCodePoint(db, suggestion.kind))
}
