/** Reads what A.1 shows: target objects, their links, the devices of groups, the delimitation. @module */
import type { Db } from '../../db/db.ts'
import { type Application, listApplications } from '../../db/queries/applications.ts'
import { type Device, listDevices, listSites } from '../../db/queries/devices.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import { listLinks, listTargetObjects, type TargetObject } from '../../db/queries/targetObjects.ts'
import type {
  Delimitation,
  GroupMembers,
  StructureAnalysis,
} from '../../reports/structureAnalysis.ts'
import type { ApplicationFacts, StructureObject } from '../../reports/structureObject.ts'
import { isCounted } from '../inventory/inventoryDevice.ts'
import { groupedBy } from '../inventory/order.ts'
import { objectName, readObjectLabels, readPersonNames } from './labels.ts'
import { kindWord, structureSectionOf } from './structureSection.ts'

const noSite = 'Ohne Standort'

export async function gatherStructureAnalysis(
  db: Db,
  domain: InformationDomain,
): Promise<StructureAnalysis> {
  const objects = await listTargetObjects(db, domain.id)
  const devices = await listDevices(db, domain.id)
  const siteNames = new Map((await listSites(db)).map(({ id, name }) => [id, name]))
  const labels = await readObjectLabels(db, domain)
  const codeOf = (id: string) => labels.get(id)?.code ?? ''
  const siteOf = ({ siteId }: Device) => siteNames.get(siteId ?? '') ?? noSite
  const others = (await listInformationDomains(db)).filter(({ id }) => id !== domain.id)
  return {
    delimitation: delimit(objects, devices, siteOf, others),
    objects: await describeObjects(db, domain, objects),
    links: (await listLinks(db, domain.id)).map(({ fromId, toId, relation, reason }) => ({
      from: codeOf(fromId),
      relation,
      to: codeOf(toId),
      reason,
    })),
    members: countMembers(devices, codeOf, siteOf),
    ungroupedDevices: devices.filter((device) => !device.targetObjectId && isCounted(device))
      .length,
  }
}

async function describeObjects(
  db: Db,
  domain: InformationDomain,
  objects: readonly TargetObject[],
): Promise<StructureObject[]> {
  const personName = await readPersonNames(db)
  const applications = groupedBy(
    await listApplications(db, domain.id),
    ({ targetObjectId }) => targetObjectId,
  )
  return objects.map((object) => ({
    section: structureSectionOf(object),
    code: object.code,
    name: object.name,
    kind: kindWord(object.kinds),
    description: object.description,
    platform: object.platform,
    location: object.location,
    users: object.users,
    operatingStatus: object.operatingStatus,
    count: object.count,
    responsible: personName(object.responsibleId),
    application: factsTogether(applications.get(object.id) ?? []),
  }))
}

/** A target object may stand for several applications: texts side by side, the rest where they agree. */
function factsTogether(applications: readonly Application[]): ApplicationFacts | null {
  const [first, ...others] = applications
  if (!first) return null
  const together = (textOf: (application: Application) => string) =>
    [...new Set(applications.map(textOf))].filter((text) => text !== '').join('; ')
  const isOfOneHosting = others.every(({ hosting }) => hosting === first.hosting)
  const personal = applications.map(({ personalData }) => personalData)
  return {
    department: together(({ department }) => department),
    vendor: together(({ vendor }) => vendor),
    hosting: isOfOneHosting ? first.hosting : null,
    provider: together(({ provider }) => provider),
    personalData: personal.includes(true) ? true : personal.includes(null) ? null : false,
  }
}

/** How many devices of each site every group holds. */
function countMembers(
  devices: readonly Device[],
  codeOf: (id: string) => string,
  siteOf: (device: Device) => string,
): GroupMembers[] {
  const grouped = devices.flatMap((device) =>
    device.targetObjectId ? [{ code: codeOf(device.targetObjectId), site: siteOf(device) }] : [],
  )
  const byPlace = groupedBy(grouped, ({ code, site }) => `${code}\n${site}`)
  return [...byPlace.values()].flatMap((members) => {
    const [first] = members
    return first ? [{ ...first, count: members.length }] : []
  })
}

/** What the data say of the scope; the words of the city itself stand in its own documents. */
function delimit(
  objects: readonly TargetObject[],
  devices: readonly Device[],
  siteOf: (device: Device) => string,
  others: readonly InformationDomain[],
): Delimitation[] {
  const sites = [...new Set(devices.map(siteOf))].filter((name) => name !== noSite).sort()
  const providers = objects.filter((object) => structureSectionOf(object) === 'provider')
  const empty = objects.filter(({ count }) => count === 0)
  const lines: readonly Delimitation[] = [
    { topic: 'Standorte mit Geräten', text: sites.join('; ') },
    { topic: 'Schnittstellen zu Dienstleistern', text: providers.map(objectName).join('; ') },
    {
      topic: 'Nicht enthalten (eigener Informationsverbund)',
      text: others.map(({ code, name }) => `${code} – ${name}`).join('; '),
    },
    {
      topic: 'Zielobjekte ohne Bestand',
      text: empty.length > 0 ? `${empty.map(objectName).join('; ')} (Antworten bleiben)` : '',
    },
  ]
  return lines.filter(({ text }) => text !== '')
}
