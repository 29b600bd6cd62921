import { and, eq } from 'drizzle-orm'
import type {
  OfficialSource,
  OfficialState,
  OfficialText,
} from '../../src/exchange/officialTexts/officialText.ts'
import { type Db, insertMany, isAmong } from '../db.ts'

export type OfficialImport = {
  source: OfficialSource
  state: OfficialState
  fileName: string
  fileSha256: string
  textCount: number
  importedAt: string
  importedBy: string
}

/** What was imported: at most one in force and one draft of each source. */
export async function listOfficialImports(db: Db): Promise<OfficialImport[]> {
  const { officialImport } = db.tables
  const { organisationId: _, ...columns } = columnsOf(officialImport)
  return db
    .select(columns)
    .from(officialImport)
    .where(eq(officialImport.organisationId, db.organisationId))
    .orderBy(officialImport.source, officialImport.state)
}

function columnsOf(table: Db['tables']['officialImport']) {
  const { organisationId, source, state, fileName, fileSha256, textCount } = table
  const { importedAt, importedBy } = table
  return { organisationId, source, state, fileName, fileSha256, textCount, importedAt, importedBy }
}

/** In the order of the file. */
export async function listOfficialTexts(
  db: Db,
  source: OfficialSource,
  state: OfficialState,
): Promise<OfficialText[]> {
  const { officialText } = db.tables
  const { key, title, blocks } = officialText
  return db
    .select({ key, title, blocks })
    .from(officialText)
    .where(
      and(
        eq(officialText.organisationId, db.organisationId),
        eq(officialText.source, source),
        eq(officialText.state, state),
      ),
    )
    .orderBy(officialText.position)
}

/** Texts in force by their keys; in one statement. */
export async function listTextsInForce(
  db: Db,
  source: OfficialSource,
  keys: readonly string[],
): Promise<Map<string, OfficialText>> {
  if (keys.length === 0) return new Map()
  const { officialText } = db.tables
  const { key, title, blocks } = officialText
  const rows = await db
    .select({ key, title, blocks })
    .from(officialText)
    .where(
      and(
        eq(officialText.organisationId, db.organisationId),
        eq(officialText.source, source),
        eq(officialText.state, 'current'),
        isAmong(db, officialText.key, keys),
      ),
    )
  return new Map(rows.map((text) => [text.key, text]))
}

/** Instead of what was there of the source and state. */
export async function saveOfficialTexts(
  db: Db,
  file: OfficialImport,
  texts: readonly OfficialText[],
): Promise<void> {
  const { source, state } = file
  const { officialImport, officialText } = db.tables
  await deleteOfficialTexts(db, source, state)
  await db.insert(officialImport).values({ ...file, organisationId: db.organisationId })
  const rows = texts.map((text, position) => ({
    ...text,
    source,
    state,
    position,
    organisationId: db.organisationId,
  }))
  await insertMany(db, officialText, rows)
}

export async function deleteOfficialTexts(
  db: Db,
  source: OfficialSource,
  state: OfficialState,
): Promise<void> {
  const { officialImport, officialText } = db.tables
  for (const table of [officialText, officialImport]) {
    await db
      .delete(table)
      .where(
        and(
          eq(table.organisationId, db.organisationId),
          eq(table.source, source),
          eq(table.state, state),
        ),
      )
  }
}
