/** Devices entered and changed by hand. @module */
import type { Db } from '../../../../db/db.ts'
import {
  type Device,
  findDeviceByInventoryKey,
  findRoom,
  insertDevices,
  listDevicesWithSerial,
  listSites,
  saveDevice,
} from '../../../../db/queries/devices.ts'
import { recordEvent } from '../../../../db/queries/events.ts'
import { type Actor, isInDomain } from '../../../access/actor.ts'
import { eventBy } from '../../../access/eventBy.ts'
import { allow } from '../../../access/permissions.ts'
import { readInformationDomain } from '../../../access/readInformationDomain.ts'
import { Failure } from '../../../core/failure.ts'
import type { Deps } from '../../../deps.ts'
import { deviceKindLabels } from '../../deviceKind.ts'
import { deviceSearchText } from '../../deviceSearchText.ts'
import { deviceName } from '../changes/changeSet.ts'
import { inventoryKeyOf } from '../deviceKeys.ts'
import { guardedChange } from '../life/lifeSteps.ts'
import { readDevice } from '../readDevice.ts'
import type { DeviceInput } from './deviceForm.ts'

/** What is stated of a device. */
export type DeviceEntry = Omit<DeviceInput, 'version' | 'isTwin'>

/** `isTwin`: a person has seen that another device has the same serial number. */
type Assent = { readonly isTwin: boolean }

/**
 * Returns its id. Throws `invalid` for a taken inventory number, a serial number that another device has (unless
 * `isTwin`) or a room of another site, `not_found`.
 */
export async function createDevice(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  entry: DeviceEntry,
  { isTwin }: Assent,
): Promise<string> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    await ensureNumberIsFree(db, actor, entry.inventoryNumber, null)
    if (!isTwin) await ensureSerialIsNew(db, actor, entry.serial)
    const row = {
      ...entry,
      ...(await derivedColumns(db, entry)),
      id: deps.newId(),
      informationDomainId: domain.id,
      createdAt: deps.now(),
    }
    await insertDevices(db, [row])
    recordEvent(
      db,
      eventBy(deps, actor, 'device_created', row.id, {
        after: entry,
        row: { informationDomainId: domain.id },
      }),
    )
    return row.id
  })
}

/** Throws `conflict` when somebody saved since `version`, `not_found`, `invalid` as `createDevice`. */
export async function changeDevice(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  entry: DeviceEntry,
  { isTwin }: Assent,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readDevice(db, actor, id)
    const guarded = guardedChange(before.status, entry.status)
    if (guarded) throw new Failure('invalid', guarded, { status: guarded })
    await ensureNumberIsFree(db, actor, entry.inventoryNumber, id)
    const isSame = before.serial === entry.serial
    if (!isTwin && !isSame) await ensureSerialIsNew(db, actor, entry.serial)
    const fields = Object.keys(entry) as (keyof DeviceEntry)[]
    const changed = fields.filter((field) => before[field] !== entry[field])
    if (changed.length === 0) return
    const after = Object.fromEntries(changed.map((field) => [field, entry[field]]))
    await saveDevice(db, id, version, { ...after, ...(await derivedColumns(db, entry)) })
    const old = Object.fromEntries(changed.map((field) => [field, before[field]]))
    recordEvent(db, eventBy(deps, actor, 'device_changed', id, { before: old, after }))
  })
}

/** Keys for matching and searching. Throws `invalid` for a room that lies elsewhere. */
async function derivedColumns(db: Db, entry: DeviceEntry) {
  const site = (await listSites(db)).find(({ id }) => id === entry.siteId)
  if (entry.siteId !== null && !site) throw placeProblem('siteId', 'Diesen Standort gibt es nicht.')
  const room = entry.roomId === null ? undefined : await findRoom(db, entry.roomId)
  if (entry.roomId !== null && room?.siteId !== entry.siteId) {
    throw placeProblem('roomId', 'Dieser Raum gehört nicht zum gewählten Standort.')
  }
  const { inventoryNumber } = entry
  return {
    inventoryKey: inventoryNumber === null ? null : inventoryKeyOf(inventoryNumber),
    searchText: deviceSearchText(entry, {
      siteName: site?.name ?? null,
      roomName: room?.name ?? null,
    }),
  }
}

function placeProblem(field: 'siteId' | 'roomId', message: string): Failure {
  return new Failure('invalid', message, { [field]: message })
}

async function ensureNumberIsFree(
  db: Db,
  actor: Actor,
  inventoryNumber: string | null,
  ownId: string | null,
): Promise<void> {
  if (inventoryNumber === null) return
  const other = await findDeviceByInventoryKey(db, inventoryKeyOf(inventoryNumber))
  if (!other || other.id === ownId) return
  const which = whichDevice(actor, other)
  throw new Failure('invalid', `Die Inventarnummer „${inventoryNumber}“ ist vergeben${which}.`, {
    inventoryNumber: `Diese Nummer ist schon vergeben${which}.`,
  })
}

async function ensureSerialIsNew(db: Db, actor: Actor, serial: string | null): Promise<void> {
  if (serial === null) return
  const [other] = await listDevicesWithSerial(db, serial)
  if (!other) return
  const message = `Ein Gerät mit der Seriennummer „${serial}“ ist schon erfasst${whichDevice(actor, other)}.`
  throw new Failure('invalid', message, {
    serial: message,
    isTwin: 'Ist es wirklich ein anderes Gerät, bestätigen Sie es bitte.',
  })
}

/** „: INV-7, Notebook Lenovo L14“; what lies in an information domain out of reach is not told. */
function whichDevice(actor: Actor, device: Device): string {
  if (!isInDomain(actor, device.informationDomainId)) return ''
  const { manufacturer, model, kind } = device
  const words = [deviceKindLabels[kind], manufacturer, model].filter(Boolean).join(' ')
  return `: ${[deviceName(device), words].filter(Boolean).join(', ')}`
}
