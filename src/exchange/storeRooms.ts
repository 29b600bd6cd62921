/** Rooms and sites of an import plan, read and written. @module */
import type { Db } from '../../db/db.ts'
import { insertRooms, listRooms, listSites, type Room, saveRoom } from '../../db/queries/devices.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { foldText } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import { groupedBy } from '../inventory/order.ts'
import { roomKey } from '../inventory/roomKey.ts'
import type { ExistingRoomSite, RoomImportPlan } from './importPlan.ts'
import { storeNewSites, storeSiteChanges } from './storeSites.ts'

/** Every site of the organisation with its rooms. */
export async function readExistingRooms(db: Db): Promise<ExistingRoomSite[]> {
  const rooms = groupedBy(await listRooms(db), ({ siteId }) => siteId)
  return (await listSites(db)).map(({ id, version, name, type }) => ({
    id,
    version,
    name,
    type,
    rooms: rooms.get(id) ?? [],
  }))
}

/** Stores what is new and changed, each room with an event that names its row. */
export async function storeRooms(
  deps: Deps,
  actor: Actor,
  db: Db,
  plan: RoomImportPlan,
): Promise<void> {
  await storeNewSites(deps, actor, db, plan.newSites)
  await storeSiteChanges(deps, actor, db, plan.siteChanges)
  await createRooms(deps, actor, db, plan)
  for (const { id, version, fields, after, from } of plan.changed) {
    const { siteType: _, ...ofRoom } = fields
    if (Object.keys(ofRoom).length === 0) continue
    const { building, name, kind } = after
    await saveRoom(db, id, version, { building, nameKey: roomKey(building, name), kind })
    recordEvent(db, eventBy(deps, actor, 'room_changed', id, { fields: ofRoom, from }))
  }
}

async function createRooms(deps: Deps, actor: Actor, db: Db, plan: RoomImportPlan): Promise<void> {
  const siteIds = new Map((await listSites(db)).map(({ nameKey, id }) => [nameKey, id]))
  const rooms = plan.new
    .filter(({ name }) => name !== '')
    .map(({ from, siteName, building, name, kind }) => {
      const nameKey = roomKey(building, name)
      const siteId = siteIds.get(foldText(siteName)) ?? ''
      const room: Room = { id: deps.newId(), siteId, building, name, nameKey, kind }
      return { room, from }
    })
  await insertRooms(
    db,
    rooms.map(({ room }) => room),
  )
  for (const { room, from } of rooms) {
    recordEvent(db, eventBy(deps, actor, 'room_created', room.id, { after: room, from }))
  }
}
