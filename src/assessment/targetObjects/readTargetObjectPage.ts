/** What the page of a target object shows: the thing, its neighbours, its modules and how far they are. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import { type Application, listApplications } from '../../../db/queries/applications.ts'
import { readCheckFigures } from '../../../db/queries/checks.ts'
import {
  countDevicesOf,
  type Device,
  listDevicesOf,
  listRooms,
  listSites,
} from '../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import {
  listDecisionsAt,
  listProtectionNeeds,
  type StoredDecision,
} from '../../../db/queries/modelling.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import {
  listLinks,
  listLinksOf,
  listTargetObjects,
  type TargetObject,
  type TargetObjectLink,
} from '../../../db/queries/targetObjects.ts'
import type { Day } from '../../core/day.ts'
import type { Drift } from '../../inventory/groupDrift.ts'
import { readLeavingDevices } from '../../inventory/readLeavingDevices.ts'
import { inheritNeeds, type NeedsOfObject } from '../../modelling/protectionNeeds.ts'
import type { Counts } from '../figures.ts'
import { computeProgress } from '../progress.ts'
import { type ObjectSupport, readObjectSupport } from './readObjectSupport.ts'

export type DeviceCount = {
  readonly kind: Device['kind']
  readonly site: string
  readonly count: number
}
export type ShownDevice = Device & { readonly site: string; readonly room: string }

export type TargetObjectState = {
  readonly object: TargetObject
  readonly responsible: string | null
  readonly basic: Counts | undefined
  readonly decisions: readonly StoredDecision[]
  /** All of the information domain, by id. */
  readonly objects: ReadonlyMap<string, TargetObject>
  readonly links: readonly TargetObjectLink[]
  readonly ownLinks: readonly TargetObjectLink[]
  readonly applications: readonly Application[]
  readonly deviceCounts: readonly DeviceCount[]
  readonly devices: readonly ShownDevice[]
  readonly leaving: readonly Drift[]
  readonly support: ObjectSupport
  readonly needs: NeedsOfObject | undefined
}

/** How many single devices a page shows. */
export const shownDevices = 50

export async function readTargetObjectPage(
  db: Db,
  domain: InformationDomain,
  object: TargetObject,
  today: Day,
): Promise<TargetObjectState> {
  const objects = await listTargetObjects(db, domain.id)
  const links = await listLinks(db, domain.id)
  const applications = await listApplications(db, domain.id)
  const persons = await listPersons(db)
  const decisions = await listDecisionsAt(db, [object.id])
  const settings = await listProtectionNeeds(db, domain.id)
  return {
    object,
    responsible: persons.find(({ id }) => id === object.responsibleId)?.name ?? null,
    basic: await readBasicCounts(db, object.id, decisions, today),
    decisions,
    objects: new Map(objects.map((each) => [each.id, each])),
    links,
    ownLinks: await listLinksOf(db, object.id),
    applications: applications.filter(({ targetObjectId }) => targetObjectId === object.id),
    leaving: await readLeavingDevices(db, object, objects, today),
    support: await readObjectSupport(
      db,
      object,
      decisions.filter(({ decision }) => decision !== 'left_out').map(({ module }) => module),
      today,
    ),
    needs: inheritNeeds({ targetObjects: objects, links, settings }).get(object.id),
    ...(await readDevices(db, object)),
  }
}

async function readBasicCounts(
  db: Db,
  id: string,
  decisions: readonly StoredDecision[],
  today: Day,
): Promise<Counts | undefined> {
  const checks = []
  for await (const figure of readCheckFigures(db, [id], 1, 'basic')) checks.push(figure)
  const requirementsOf = readCatalog().activeRequirements
  const { targetObjects } = computeProgress(decisions, checks, new Set(), { requirementsOf, today })
  return targetObjects.get(id)?.basic
}

async function readDevices(db: Db, { id }: TargetObject) {
  const counts = await countDevicesOf(db, id)
  if (counts.length === 0) return { deviceCounts: [], devices: [] }
  const sites = new Map((await listSites(db)).map((site) => [site.id, site.name]))
  const rooms = new Map((await listRooms(db)).map((room) => [room.id, room.name]))
  const siteOf = (siteId: string | null) => sites.get(siteId ?? '') ?? ''
  const devices = (await listDevicesOf(db, id, shownDevices)).map((device) => ({
    ...device,
    site: siteOf(device.siteId),
    room: rooms.get(device.roomId ?? '') ?? '',
  }))
  return { deviceCounts: summed(counts, siteOf), devices }
}

/** By kind and site, whatever the state of the devices is; the most frequent first. */
function summed(
  counts: Awaited<ReturnType<typeof countDevicesOf>>,
  siteOf: (siteId: string | null) => string,
): DeviceCount[] {
  const sums = new Map<string, DeviceCount>()
  for (const { kind, siteId, count } of counts) {
    const site = siteOf(siteId)
    const key = `${kind}\n${site}`
    sums.set(key, { kind, site, count: count + (sums.get(key)?.count ?? 0) })
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || (a.site < b.site ? -1 : 1))
}
