/** What ids of the audit trail stand for. */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { tokenActorName } from '../../src/access/tokens/apiToken.ts'
import { ask } from '../ask.ts'
import { type Db, isAmong } from '../db.ts'

/** `informationDomainId` null: it belongs to the organisation as a whole. */
export type NamedThing = { id: string; informationDomainId: string | null; name: string }

/** Code, number or name of things by their ids, or of all there are; in one statement, whatever they are. */
export async function listNamedThings(db: Db, ids?: readonly string[]): Promise<NamedThing[]> {
  return ids ? ask(db, selectNamedThings, { ids }) : ask(db, selectAllNamedThings)
}

function selectAllNamedThings(db: Db) {
  return selectNamedThings(db, {})
}

function selectNamedThings(db: Db, { ids }: { ids?: readonly string[] }) {
  const things = sql.join(selectsOf(db, ids), sql` union all `)
  return db
    .select({
      id: sql<string>`thing.id`,
      informationDomainId: sql<string | null>`thing.domain_id`,
      name: sql<string>`thing.name`,
    })
    .from(sql`(${things}) thing`)
}

type NamedTable = PgTable & { organisationId: PgColumn; id: PgColumn }

function selectsOf(db: Db, ids: readonly string[] | undefined): SQL[] {
  const { apiToken, application, device, document, evidenceFile, finding, measure } = db.tables
  const { auditAccess, importRun, milestone, person, questionnaire, returnedWorkbook } = db.tables
  const { site, snapshot, targetObject } = db.tables
  const named = (table: NamedTable, name: SQL | PgColumn, domainId?: PgColumn) =>
    sql`select ${columnsOf(table.id, name, domainId)} from ${table} where ${among(db, table, ids)}`
  return [
    named(targetObject, targetObject.code, targetObject.informationDomainId),
    named(measure, measure.code, measure.informationDomainId),
    named(device, sql`coalesce(${device.inventoryNumber}, ${device.serial}, ${device.id})`),
    named(application, application.name),
    named(apiToken, sql`replace(${tokenActorName('%')}, '%', ${apiToken.name})`),
    named(person, person.name),
    named(milestone, milestone.code),
    named(document, document.title),
    named(evidenceFile, evidenceFile.title),
    named(site, site.name),
    named(snapshot, snapshot.name, snapshot.informationDomainId),
    named(finding, findingCodeOf(db), finding.informationDomainId),
    named(auditAccess, auditAccess.purpose, auditAccess.informationDomainId),
    named(importRun, importRun.file, importRun.informationDomainId),
    named(questionnaire, questionnaire.title, questionnaire.informationDomainId),
    named(returnedWorkbook, returnedWorkbook.file, returnedWorkbook.informationDomainId),
    roomsWithSite(db, ids),
  ]
}

/** „F-001“ */
function findingCodeOf(db: Db): SQL {
  const { number } = db.tables.finding
  const digits = sql`cast(${number} as text)`
  const zeros = sql`substr('000', 1, 3 - length(${digits}))`
  return sql`'F-' || case when ${number} < 1000 then ${zeros} else '' end || ${digits}`
}

function roomsWithSite(db: Db, ids: readonly string[] | undefined): SQL {
  const { room, site } = db.tables
  const ofSite = and(eq(site.organisationId, room.organisationId), eq(site.id, room.siteId))
  const name = sql`trim(${site.name} || ' ' || ${room.name})`
  return sql`select ${columnsOf(room.id, name)} from ${room} inner join ${site} on ${ofSite} where ${among(db, room, ids)}`
}

function columnsOf(id: PgColumn, name: SQL | PgColumn, domainId?: PgColumn): SQL {
  return sql`${id} as id, ${domainId ?? sql`cast(null as text)`} as domain_id, ${name} as name`
}

function among(
  db: Db,
  table: { organisationId: PgColumn; id: PgColumn },
  ids: readonly string[] | undefined,
): SQL | undefined {
  return and(eq(table.organisationId, db.organisationId), ids && isAmong(db, table.id, ids))
}
