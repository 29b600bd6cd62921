import type { DeviceRecord } from '../../exchange/importPlan.ts'
import type { Places } from '../../exchange/planPlaces.ts'
import type { DeviceChange } from './deviceSchemas.ts'

/** Fields that hold '' where nothing is known, and not null. */
const plainFields = [
  'manufacturer',
  'model',
  'os',
  'osVersion',
  'hostname',
  'mac',
  'fundingProgramme',
  'notes',
] as const

/**
 * The device after a merge patch (RFC 7396): null empties a field. A device that moves to another site leaves its room
 * behind; a room needs a site.
 */
export function applyChange(
  before: DeviceRecord,
  change: DeviceChange,
  places: Places,
): DeviceRecord {
  const { site, building, room, ...facts } = change
  const stated = Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Partial<DeviceRecord>
  const after = { ...before, ...stated }
  for (const field of plainFields) after[field] = after[field] ?? ''
  const siteName = site === undefined ? before.siteName : settleSite(site, places)
  return { ...after, siteName, ...settleRoom(before, siteName, { building, room }, places) }
}

function settleSite(site: string | null, places: Places): string | null {
  return site === null || site === '' ? null : places.settleSite(site, undefined)
}

function settleRoom(
  before: DeviceRecord,
  siteName: string | null,
  { building, room }: Pick<DeviceChange, 'building' | 'room'>,
  places: Places,
): Pick<DeviceRecord, 'building' | 'roomName'> {
  const stays = siteName === before.siteName
  const name = room === undefined && stays ? before.roomName : room
  if (siteName === null || !name) return { roomName: null, building: '' }
  const where = building === undefined && stays ? before.building : (building ?? '')
  const settled = places.settleRoom(siteName, where, name)
  return { roomName: settled.name, building: settled.building }
}
