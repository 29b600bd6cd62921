import { and, asc, desc, eq, getTableColumns, inArray, lt } from 'drizzle-orm'
import type { PreviewList, PreviewRow } from '../../src/exchange/upload/importUpload.ts'
import { chunksOf, type Db, insertMany, turnEventLoop } from '../db.ts'

type Row = Omit<Db['tables']['importUpload']['$inferSelect'], 'organisationId'>

/** Without the bytes of the file. */
export type ImportUpload = Omit<Row, 'data'>

export type UploadChange = Partial<
  Pick<
    Row,
    | 'state'
    | 'message'
    | 'reading'
    | 'mapping'
    | 'plan'
    | 'result'
    | 'data'
    | 'claimedBy'
    | 'claimedAt'
  >
>

export async function insertImportUpload(
  db: Db,
  row: Pick<
    Row,
    | 'id'
    | 'informationDomainId'
    | 'actorId'
    | 'kind'
    | 'file'
    | 'fileSha256'
    | 'size'
    | 'state'
    | 'claimedBy'
    | 'claimedAt'
    | 'uploadedAt'
  > & { data: Uint8Array },
): Promise<void> {
  const { organisationId } = db
  await db
    .insert(db.tables.importUpload)
    .values({ ...row, data: Buffer.from(row.data), organisationId })
}

/** Only the person who sent it finds it. */
export async function findImportUpload(
  db: Db,
  id: string,
  actorId: string,
): Promise<ImportUpload | undefined> {
  const { importUpload } = db.tables
  const { data: _data, organisationId: _organisation, ...columns } = getTableColumns(importUpload)
  const [found] = await db
    .select(columns)
    .from(importUpload)
    .where(
      and(
        eq(importUpload.organisationId, db.organisationId),
        eq(importUpload.id, id),
        eq(importUpload.actorId, actorId),
      ),
    )
  return found
}

/** The bytes as they were sent; undefined once the list was taken over. */
export async function findUploadedBytes(db: Db, id: string): Promise<Uint8Array | undefined> {
  const { importUpload } = db.tables
  const [found] = await db
    .select({ data: importUpload.data })
    .from(importUpload)
    .where(and(eq(importUpload.organisationId, db.organisationId), eq(importUpload.id, id)))
  return found?.data ?? undefined
}

/** What a person has sent, newest first. */
export async function listImportUploads(db: Db, actorId: string): Promise<ImportUpload[]> {
  const { importUpload } = db.tables
  const { data: _data, organisationId: _organisation, ...columns } = getTableColumns(importUpload)
  return db
    .select(columns)
    .from(importUpload)
    .where(
      and(eq(importUpload.organisationId, db.organisationId), eq(importUpload.actorId, actorId)),
    )
    .orderBy(desc(importUpload.uploadedAt), desc(importUpload.id))
}

/** Ids of what was sent before that instant, whoever sent it. */
export async function listUploadsBefore(db: Db, before: string): Promise<string[]> {
  const { importUpload } = db.tables
  const found = await db
    .select({ id: importUpload.id })
    .from(importUpload)
    .where(
      and(eq(importUpload.organisationId, db.organisationId), lt(importUpload.uploadedAt, before)),
    )
  return found.map(({ id }) => id)
}

/** Whether it was in one of these states and is changed now: of two who try, one succeeds. */
export async function saveUploadFrom(
  db: Db,
  id: string,
  states: readonly Row['state'][],
  change: UploadChange,
): Promise<boolean> {
  const { importUpload } = db.tables
  const saved = await db
    .update(importUpload)
    .set(change)
    .where(
      and(
        eq(importUpload.organisationId, db.organisationId),
        eq(importUpload.id, id),
        inArray(importUpload.state, [...states]),
      ),
    )
    .returning({ id: importUpload.id })
  return saved.length > 0
}

/** With their previews. */
export async function deleteImportUploads(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { importPreview, importUpload } = db.tables
  await db
    .delete(importPreview)
    .where(
      and(
        eq(importPreview.organisationId, db.organisationId),
        inArray(importPreview.uploadId, [...ids]),
      ),
    )
  await db
    .delete(importUpload)
    .where(
      and(eq(importUpload.organisationId, db.organisationId), inArray(importUpload.id, [...ids])),
    )
}

export type PreviewPage = { list: PreviewList; page: number; rows: readonly PreviewRow[] }

/** A page holds a hundred rows; between so many other pages are answered. */
const pagesPerTurn = 20

/** Replaces the pages of these lists. */
export async function savePreview(
  db: Db,
  uploadId: string,
  lists: readonly PreviewList[],
  pages: readonly PreviewPage[],
): Promise<void> {
  const { importPreview } = db.tables
  await db
    .delete(importPreview)
    .where(
      and(
        eq(importPreview.organisationId, db.organisationId),
        eq(importPreview.uploadId, uploadId),
        inArray(importPreview.list, [...lists]),
      ),
    )
  const { organisationId } = db
  for (const part of chunksOf(pages, pagesPerTurn)) {
    await insertMany(
      db,
      importPreview,
      part.map((page) => ({ ...page, uploadId, organisationId })),
    )
    await turnEventLoop()
  }
}

/** One page, or all of a list where no page is named. */
export async function listPreview(
  db: Db,
  uploadId: string,
  list: PreviewList,
  page?: number,
): Promise<PreviewRow[]> {
  const { importPreview } = db.tables
  const found = await db
    .select({ rows: importPreview.rows })
    .from(importPreview)
    .where(
      and(
        eq(importPreview.organisationId, db.organisationId),
        eq(importPreview.uploadId, uploadId),
        eq(importPreview.list, list),
        page === undefined ? undefined : eq(importPreview.page, page),
      ),
    )
    .orderBy(asc(importPreview.page))
  return found.flatMap(({ rows }) => rows)
}
