/** Lists that somebody sent and that are not taken over yet. Rows go after a day. @module */
import { sql } from 'drizzle-orm'
import { type ImportKind, importKinds } from '../../src/exchange/importKind.ts'
import type { ImportMapping } from '../../src/exchange/importMapping.ts'
import {
  type PreviewList,
  type PreviewRow,
  previewLists,
  type UploadPlan,
  type UploadReading,
  type UploadResult,
  type UploadState,
  uploadStates,
} from '../../src/exchange/upload/importUpload.ts'
import { type Columns, oneOf } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineUploads(c: Columns, { organisation, informationDomain }: OrganisationTables) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  const importUpload = c.table(
    'import_upload',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      actorId: c.text().notNull(),
      kind: c.text().$type<ImportKind>().notNull(),
      file: c.text().notNull(),
      fileSha256: c.text().notNull(),
      size: c.int().notNull(),
      /** Null once the list was taken over. */
      data: c.bytes(),
      state: c.text().$type<UploadState>().notNull(),
      /** What went wrong last, in German; empty otherwise. */
      message: c.text().notNull().default(''),
      reading: c.json<UploadReading>(),
      mapping: c.json<ImportMapping>(),
      plan: c.json<UploadPlan>(),
      result: c.json<UploadResult>(),
      /** The process that is at work on it. */
      claimedBy: c.text(),
      claimedAt: c.instant(),
      uploadedAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'import_upload_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.index('import_upload_of_actor').on(t.organisationId, t.actorId),
      c.check('import_upload_kind', oneOf(t.kind, importKinds)),
      c.check('import_upload_state', oneOf(t.state, uploadStates)),
      c.check('import_upload_size', sql`${t.size} > 0`),
      c.check('import_upload_claim', sql`(${t.claimedBy} is null) = (${t.claimedAt} is null)`),
    ],
  )

  /** A page of the preview, stored whole: 200,000 rows are 4,000 of these. */
  const importPreview = c.table(
    'import_preview',
    {
      organisationId: organisationId(),
      uploadId: c.text().notNull(),
      list: c.text().$type<PreviewList>().notNull(),
      /** Counted from 1. */
      page: c.int().notNull(),
      rows: c.json<readonly PreviewRow[]>().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.uploadId, t.list, t.page] }),
      c.foreignKey({
        name: 'import_preview_upload',
        columns: [t.organisationId, t.uploadId],
        foreignColumns: [importUpload.organisationId, importUpload.id],
      }),
      c.check('import_preview_list', oneOf(t.list, previewLists)),
      c.check('import_preview_page', sql`${t.page} >= 1`),
    ],
  )

  return { importUpload, importPreview }
}
