/** How people know what an id of the audit trail stands for. @module */
import type { Db } from '../../db/db.ts'
import { listApplications } from '../../db/queries/applications.ts'
import { listDevices, listRooms, listSites } from '../../db/queries/devices.ts'
import { listDocuments } from '../../db/queries/documents.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import { listMeasures } from '../../db/queries/measures.ts'
import { listMilestones } from '../../db/queries/milestones.ts'
import { findOrganisation, listMembers, listPersons } from '../../db/queries/organisations.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'

/**
 * The name of an id, e.g. „KERN C001“, „0815“, „M-003“; of a check „KERN C001 SYS.2.1.A1“. What nobody
 * knows any more keeps its id.
 */
export async function readSubjectNames(db: Db): Promise<(id: string) => string> {
  const names = new Map<string, string>()
  await nameOrganisation(db, names)
  await nameInventory(db, names)
  for (const domain of await listInformationDomains(db)) await nameDomain(db, domain, names)
  return (id) =>
    names.get(id) ??
    id
      .split('/')
      .map((part) => names.get(part) ?? part)
      .join(' ')
}

async function nameOrganisation(db: Db, names: Map<string, string>): Promise<void> {
  const organisation = await findOrganisation(db)
  if (organisation) names.set(organisation.id, organisation.name)
  for (const { id, name } of await listPersons(db)) names.set(id, name)
  for (const { userId, name } of await listMembers(db)) names.set(userId, name)
  for (const { id, code } of await listMilestones(db)) names.set(id, code)
  for (const { id, title } of await listDocuments(db)) names.set(id, title)
}

async function nameInventory(db: Db, names: Map<string, string>): Promise<void> {
  const sites = await listSites(db)
  for (const { id, name } of sites) names.set(id, name)
  for (const { id, siteId, name } of await listRooms(db)) {
    names.set(id, `${names.get(siteId) ?? ''} ${name}`.trim())
  }
  for (const { id, inventoryNumber, serial } of await listDevices(db)) {
    names.set(id, inventoryNumber ?? serial ?? id)
  }
}

async function nameDomain(
  db: Db,
  domain: InformationDomain,
  names: Map<string, string>,
): Promise<void> {
  names.set(domain.id, domain.code)
  for (const { id, code } of await listTargetObjects(db, domain.id)) {
    names.set(id, `${domain.code} ${code}`)
  }
  for (const { id, name } of await listApplications(db, domain.id)) names.set(id, name)
  for (const { id, code } of await listMeasures(db, domain.id)) {
    names.set(id, `${domain.code} ${code}`)
  }
}
