/** Snapshots: what an information domain was on a day, frozen, in parts that equal states share. @module */
import { sql } from 'drizzle-orm'
import { type Columns, isDayText } from '../columns.ts'
import type { MilestoneTables } from './milestones.ts'
import type { OrganisationTables } from './organisations.ts'

export function defineSnapshots(
  c: Columns,
  { organisation, informationDomain }: OrganisationTables,
  { blob }: Pick<MilestoneTables, 'blob'>,
) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  /** Never changed: a trigger refuses it. */
  const snapshot = c.table(
    'snapshot',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      /** Counted from 1 in its information domain. */
      number: c.int().notNull(),
      name: c.text().notNull(),
      /** Stichtag. */
      takenOn: c.day().notNull(),
      note: c.text().notNull().default(''),
      takenAt: c.instant().notNull(),
      takenBy: c.text().notNull(),
      edition: c.text().notNull(),
      programVersion: c.text().notNull(),
      /** The last event of the audit trail that it contains. */
      chainSequence: c.int().notNull(),
      chainHash: c.text().notNull(),
      chainAt: c.instant().notNull(),
      /** Of the list of its parts, which is a part itself. */
      contentSha256: c.text().notNull(),
      rowCount: c.int().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'snapshot_information_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.uniqueIndex('snapshot_number').on(t.organisationId, t.informationDomainId, t.number),
      c.uniqueIndex('snapshot_name').on(t.organisationId, t.informationDomainId, t.name),
      c.check('snapshot_counted', sql`${t.number} >= 1`),
      c.check('snapshot_named', sql`trim(${t.name}) <> ''`),
      c.check('snapshot_taken_on', isDayText(t.takenOn)),
      c.check('snapshot_content', sql`length(${t.contentSha256}) = 64`),
    ],
  )

  /** Some rows of a table, or the list of a snapshot's parts, under the digest of their text. */
  const frozenPart = c.table(
    'frozen_part',
    {
      organisationId: organisationId(),
      sha256: c.text().notNull(),
      /** Of the text, in bytes. */
      size: c.int().notNull(),
      /** The text, deflated. */
      data: c.bytes().notNull(),
      /** Once the person in it was erased; `data` then says the same without the person. */
      erasedAt: c.instant(),
      erasedBecause: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.sha256] }),
      c.check('frozen_part_sha256', sql`length(${t.sha256}) = 64`),
      c.check(
        'frozen_part_erased',
        sql`(${t.erasedAt} is null and ${t.erasedBecause} is null) or (${t.erasedAt} is not null and trim(${t.erasedBecause}) <> '')`,
      ),
    ],
  )

  /** A file that a snapshot keeps, whatever becomes of the document it belongs to. */
  const snapshotFile = c.table(
    'snapshot_file',
    {
      organisationId: organisationId(),
      snapshotId: c.text().notNull(),
      fileSha256: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.snapshotId, t.fileSha256] }),
      c.foreignKey({
        name: 'snapshot_file_snapshot',
        columns: [t.organisationId, t.snapshotId],
        foreignColumns: [snapshot.organisationId, snapshot.id],
      }),
      c.foreignKey({
        name: 'snapshot_file_file',
        columns: [t.organisationId, t.fileSha256],
        foreignColumns: [blob.organisationId, blob.sha256],
      }),
    ],
  )

  return { snapshot, frozenPart, snapshotFile }
}

export type SnapshotTables = ReturnType<typeof defineSnapshots>
