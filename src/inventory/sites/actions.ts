/** Sites (Standorte) added and changed by hand. @module */
import type { Db } from '../../../db/db.ts'
import {
  insertSites,
  listDevicesAt,
  listRooms,
  listSites,
  type StoredSite,
  saveSearchText,
  saveSite,
} from '../../../db/queries/devices.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { foldText } from '../../core/text.ts'
import type { Deps } from '../../deps.ts'
import { deviceSearchText } from '../deviceSearchText.ts'
import { readSiteReach } from '../readSiteReach.ts'
import type { SiteInput } from './siteForm.ts'

/** Returns the id. Throws `invalid` for a name that is there. */
export async function createSite(deps: Deps, actor: Actor, input: SiteInput): Promise<string> {
  allow(actor, 'write', 'inventory')
  const site = { id: deps.newId(), ...input, nameKey: foldText(input.name) }
  await deps.store.write(actor.organisationId, async (db) => {
    ensureFreeName(await listSites(db), site)
    await insertSites(db, [site])
    recordEvent(db, eventBy(deps, actor, 'site_created', site.id, { after: site }))
  })
  return site.id
}

/**
 * Devices and rooms stay where they are; devices are found by the new name. Throws `invalid` for a name that is there,
 * `conflict` when somebody saved since `version`, `not_found` for a site where only other information domains have
 * devices.
 */
export async function changeSite(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  input: SiteInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const sites = await listSites(db)
    const stored = sites.find((site) => site.id === id)
    if (!stored || !(await readSiteReach(db, actor, id))) {
      throw new Failure(
        'not_found',
        'Diesen Standort gibt es nicht, oder Sie dürfen ihn nicht sehen.',
      )
    }
    const { name, type, defaultZone } = stored
    const isSame = name === input.name && type === input.type && defaultZone === input.defaultZone
    if (isSame) return
    const change = { ...input, nameKey: foldText(input.name) }
    ensureFreeName(sites, { id, ...change })
    await saveSite(db, id, version, change)
    if (name !== input.name) await findDevicesByName(db, id, input.name)
    recordEvent(
      db,
      eventBy(deps, actor, 'site_changed', id, {
        before: { name, type, defaultZone },
        after: input,
      }),
    )
  })
}

function ensureFreeName(
  sites: readonly StoredSite[],
  { id, nameKey }: { id: string; nameKey: string },
): void {
  if (!sites.some((site) => site.id !== id && site.nameKey === nameKey)) return
  throw new Failure('invalid', 'Diesen Namen gibt es schon.', {
    name: 'So heißt schon ein anderer Standort.',
  })
}

async function findDevicesByName(db: Db, siteId: string, siteName: string): Promise<void> {
  const rooms = new Map((await listRooms(db)).map(({ id, name }) => [id, name]))
  for (const device of await listDevicesAt(db, siteId)) {
    const roomName = rooms.get(device.roomId ?? '') ?? ''
    await saveSearchText(db, device.id, deviceSearchText(device, { siteName, roomName }))
  }
}
