/** New sites of an import plan, and sites whose type a list corrects. @module */
import type { Db } from '../../db/db.ts'
import { insertSites, listSites, type Site, saveSite } from '../../db/queries/devices.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { foldText } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import type { NetworkZone, SiteType } from '../inventory/device.ts'
import type { NewSite, SiteChange } from './importPlan.ts'

/** The zone of devices that state none. Schools and town halls run one main network each. */
const defaultZones: Record<SiteType, NetworkZone | null> = {
  school: 'pedagogical',
  administration: 'administrative',
  other: null,
}

export async function storeNewSites(
  deps: Deps,
  actor: Actor,
  db: Db,
  newSites: readonly NewSite[],
): Promise<void> {
  const sites: Site[] = newSites.map(({ name, type }) => ({
    id: deps.newId(),
    name,
    nameKey: foldText(name),
    type,
    defaultZone: defaultZones[type],
  }))
  await insertSites(db, sites)
  for (const site of sites) {
    recordEvent(db, eventBy(deps, actor, 'site_created', site.id, { after: site }))
  }
}

/** A zone that came with the old type changes with it; another one is somebody's own. */
export async function storeSiteChanges(
  deps: Deps,
  actor: Actor,
  db: Db,
  changes: readonly SiteChange[],
): Promise<void> {
  const zones = new Map((await listSites(db)).map(({ id, defaultZone }) => [id, defaultZone]))
  for (const { id, version, before, after } of changes) {
    const zone = zones.get(id) ?? null
    const defaultZone = zone === defaultZones[before] ? defaultZones[after] : zone
    await saveSite(db, id, version, { type: after, defaultZone })
    recordEvent(
      db,
      eventBy(deps, actor, 'site_changed', id, {
        before: { type: before, defaultZone: zone },
        after: { type: after, defaultZone },
      }),
    )
  }
}
