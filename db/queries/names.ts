/** What ids of the audit trail stand for. */
import { and, eq, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { tokenActorName } from '../../src/access/tokens/apiToken.ts'
import { type Db, isAmong } from '../db.ts'

/** `informationDomainId` null: it belongs to the organisation as a whole. */
export type NamedThing = { id: string; informationDomainId: string | null; name: string }

/** Code, number or name of things by their ids, or of all there are; a constant number of statements. */
export async function listNamedThings(db: Db, ids?: readonly string[]): Promise<NamedThing[]> {
  return [
    ...(await listPlaces(db, ids)),
    ...(await listDevices(db, ids)),
    ...(await listThingsOfDomains(db, ids)),
    ...(await listCommonThings(db, ids)),
  ]
}

async function listPlaces(db: Db, ids?: readonly string[]): Promise<NamedThing[]> {
  const { room, site } = db.tables
  const sites = await db
    .select({ id: site.id, name: site.name })
    .from(site)
    .where(among(db, site, ids))
  const rooms = await db
    .select({ id: room.id, name: room.name, siteName: site.name })
    .from(room)
    .innerJoin(site, and(eq(site.organisationId, room.organisationId), eq(site.id, room.siteId)))
    .where(among(db, room, ids))
  return [
    ...sites.map(common),
    ...rooms.map(({ id, siteName, name }) => common({ id, name: `${siteName} ${name}`.trim() })),
  ]
}

async function listDevices(db: Db, ids?: readonly string[]): Promise<NamedThing[]> {
  const { device } = db.tables
  const { id, inventoryNumber, serial } = device
  const rows = await db
    .select({ id, inventoryNumber, serial })
    .from(device)
    .where(among(db, device, ids))
  return rows.map((row) =>
    common({ id: row.id, name: row.inventoryNumber ?? row.serial ?? row.id }),
  )
}

async function listThingsOfDomains(db: Db, ids?: readonly string[]): Promise<NamedThing[]> {
  const { application, measure, targetObject } = db.tables
  const objects = await db
    .select({
      id: targetObject.id,
      informationDomainId: targetObject.informationDomainId,
      name: targetObject.code,
    })
    .from(targetObject)
    .where(among(db, targetObject, ids))
  const measures = await db
    .select({
      id: measure.id,
      informationDomainId: measure.informationDomainId,
      name: measure.code,
    })
    .from(measure)
    .where(among(db, measure, ids))
  const applications = await db
    .select({ id: application.id, name: application.name })
    .from(application)
    .where(among(db, application, ids))
  return [...objects, ...measures, ...applications.map(common)]
}

async function listCommonThings(db: Db, ids?: readonly string[]): Promise<NamedThing[]> {
  const { apiToken, document, milestone, person } = db.tables
  const tokens = await db
    .select({ id: apiToken.id, name: apiToken.name })
    .from(apiToken)
    .where(among(db, apiToken, ids))
  const persons = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(among(db, person, ids))
  const milestones = await db
    .select({ id: milestone.id, name: milestone.code })
    .from(milestone)
    .where(among(db, milestone, ids))
  const documents = await db
    .select({ id: document.id, name: document.title })
    .from(document)
    .where(among(db, document, ids))
  return [
    ...[...persons, ...milestones, ...documents].map(common),
    ...tokens.map(({ id, name }) => common({ id, name: tokenActorName(name) })),
  ]
}

function common({ id, name }: { id: string; name: string }): NamedThing {
  return { id, informationDomainId: null, name }
}

function among(
  db: Db,
  table: { organisationId: PgColumn; id: PgColumn },
  ids: readonly string[] | undefined,
): SQL | undefined {
  return and(
    eq(table.organisationId, db.organisationId),
    ids ? isAmong(db, table.id, ids) : undefined,
  )
}
