/** The audit trail, the access log and the record of imports. @module */
import { sql } from 'drizzle-orm'
import { type ImportKind, importKinds } from '../../src/exchange/importKind.ts'
import { type Columns, oneOf } from '../columns.ts'
import type { OrganisationTables } from './organisations.ts'

export const accessKinds = ['login', 'export', 'verify'] as const

export function defineAudit(c: Columns, { organisation, informationDomain }: OrganisationTables) {
  const organisationId = () =>
    c
      .text()
      .notNull()
      .references(() => organisation.id)

  /** Append-only; a trigger refuses update, delete and truncate. */
  const event = c.table(
    'event',
    {
      organisationId: organisationId(),
      sequence: c.int().notNull(),
      at: c.instant().notNull(),
      actorId: c.text().notNull(),
      kind: c.text().notNull(),
      subjectId: c.text().notNull(),
      /** SHA-256 of the salt and the canonical JSON of the details. */
      detailsDigest: c.text().notNull(),
      previousHash: c.text().notNull(),
      hash: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.sequence] }),
      c.index('event_subject').on(t.organisationId, t.subjectId),
      c.index('event_of_kind').on(t.organisationId, t.kind),
      c.check('event_sequence', sql`${t.sequence} >= 1`),
    ],
  )

  /** What an event changed. May be erased (with a reason) without breaking the chain. */
  const eventDetail = c.table(
    'event_detail',
    {
      organisationId: organisationId(),
      sequence: c.int().notNull(),
      salt: c.text().notNull(),
      /** Canonical JSON; empty once erased. */
      details: c.text().notNull(),
      erasedAt: c.instant(),
      erasedBecause: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.sequence] }),
      c.foreignKey({
        name: 'event_detail_event',
        columns: [t.organisationId, t.sequence],
        foreignColumns: [event.organisationId, event.sequence],
      }),
      c.check(
        'event_detail_erased',
        sql`(${t.erasedAt} is null and ${t.erasedBecause} is null and ${t.details} <> '') or (${t.erasedAt} is not null and ${t.details} = '' and ${t.salt} = '' and trim(${t.erasedBecause}) <> '')`,
      ),
    ],
  )

  /** The end of the chain; one row per organisation, locked last in each transaction. */
  const chainHead = c.table(
    'chain_head',
    {
      organisationId: organisationId(),
      sequence: c.int().notNull(),
      hash: c.text().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.organisationId] })],
  )

  /** Logins and exports, outside the chain: reading changes nothing that is audited. */
  const accessLog = c.table(
    'access_log',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      at: c.instant().notNull(),
      actorId: c.text().notNull(),
      kind: c.text().$type<(typeof accessKinds)[number]>().notNull(),
      subject: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.check('access_log_kind', oneOf(t.kind, accessKinds)),
    ],
  )

  const importRun = c.table(
    'import_run',
    {
      organisationId: organisationId(),
      id: c.text().notNull(),
      informationDomainId: c.text().notNull(),
      kind: c.text().$type<ImportKind>().notNull(),
      file: c.text().notNull(),
      fileSha256: c.text().notNull(),
      created: c.int().notNull(),
      changed: c.int().notNull(),
      unchanged: c.int().notNull(),
      refused: c.int().notNull(),
      at: c.instant().notNull(),
      actorId: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.organisationId, t.id] }),
      c.foreignKey({
        name: 'import_run_domain',
        columns: [t.organisationId, t.informationDomainId],
        foreignColumns: [informationDomain.organisationId, informationDomain.id],
      }),
      c.check('import_run_kind', oneOf(t.kind, importKinds)),
    ],
  )

  /** How the columns of a list were read, remembered for the next list with the same header. */
  const importMapping = c.table(
    'import_mapping',
    {
      organisationId: organisationId(),
      kind: c.text().notNull(),
      headerFingerprint: c.text().notNull(),
      mapping: c.json<Readonly<Record<string, unknown>>>().notNull(),
      rememberedAt: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.organisationId, t.kind, t.headerFingerprint] })],
  )

  return { event, eventDetail, chainHead, accessLog, importRun, importMapping }
}
