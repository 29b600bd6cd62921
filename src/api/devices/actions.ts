/** Devices as other programs state them: many in one transaction, or one against the version that was read. @module */
import type { Db } from '../../../db/db.ts'
import { insertDevices, saveDevice } from '../../../db/queries/devices.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import {
  type DeviceKeys,
  listDevicesAfter,
  listDevicesByKeys,
  type StoredDevice,
  saveDevices,
} from '../../../db/queries/wholeDevices.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { changesBetween, recordOf } from '../../exchange/deviceRecord.ts'
import { movedRow, placeOfRow } from '../../exchange/deviceRow.ts'
import type { DeviceRecord } from '../../exchange/importPlan.ts'
import { planPlaces } from '../../exchange/planPlaces.ts'
import { columnsOf, storePlaces } from '../../exchange/storeDevices.ts'
import { inventoryKeyOf, serialKeyOf } from '../../inventory/devices/deviceKeys.ts'
import { guardedChange } from '../../inventory/devices/life/lifeSteps.ts'
import { unknownDevice } from '../../inventory/devices/unknownDevice.ts'
import { applyChange } from './applyChange.ts'
import type { DeviceChange, DeviceItem } from './deviceSchemas.ts'
import { type Outcome, otherDomain, planUpserts, type UpsertProblem } from './planUpserts.ts'
import { readPlacedDevices, readPlaces } from './readDeviceRecords.ts'

export type UpsertOrder = {
  readonly domain: InformationDomain
  readonly items: readonly DeviceItem[]
  /** One refusal refuses all. */
  readonly isAllOrNothing: boolean
  /** What is there already is refused. */
  readonly isNewOnly?: boolean
}

/** `device` is what is stored now; undefined for what was refused or repeats another item. */
export type UpsertResult = {
  readonly result: Outcome['result']
  readonly device?: StoredDevice | undefined
  readonly problem?: UpsertProblem | undefined
}

export type UpsertResults = {
  readonly items: readonly UpsertResult[]
  readonly messages: readonly string[]
  /** Nothing was stored, because something was refused. */
  readonly isRefused: boolean
}

/**
 * Plans and stores in one transaction; the number of statements does not grow with the devices. Throws `not_found` for
 * an information domain out of reach.
 */
export async function upsertDevices(
  deps: Deps,
  actor: Actor,
  { domain, items, isAllOrNothing, isNewOnly }: UpsertOrder,
): Promise<UpsertResults> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, domain.id)
    const placed = await readPlacedDevices(db, await listDevicesByKeys(db, keysOf(items)))
    const plan = planUpserts({
      items,
      domain: domain.code,
      existing: placed.map(({ row, record }) =>
        isInDomain(actor, row.informationDomainId) ? record : { ...record, domain: otherDomain },
      ),
      existingSites: await readPlaces(db),
      isNewOnly,
    })
    const rows = new Map(placed.map(({ row }) => [row.id, row]))
    const isRefused = isAllOrNothing && plan.outcomes.some(({ result }) => result === 'refused')
    if (isRefused) return { items: plan.outcomes.map(withoutDevice), messages: [], isRefused }
    const placeOf = await storePlaces(deps, actor, db, plan)
    const results = plan.outcomes.map((outcome): UpsertResult => {
      if (outcome.result === 'created') {
        const { record } = outcome
        return { result: 'created', device: newRow(deps, domain, record, placeOf(record)) }
      }
      if (outcome.result === 'changed') {
        const row = rows.get(outcome.device.id)
        const change = columnsOf(outcome.after, placeOf(outcome.after))
        return { result: 'changed', device: row && { ...row, ...change } }
      }
      const known = outcome.result === 'unchanged' ? outcome.device?.id : undefined
      return { ...withoutDevice(outcome), device: rows.get(known ?? '') }
    })
    await storeResults(deps, actor, db, plan.outcomes, results)
    return { items: results.map(afterSaving), messages: plan.messages, isRefused }
  })
}

/**
 * Changes one device against the version that was read. Throws `not_found`, also for one out of reach, `conflict` for a
 * stale version, a number that another device has, or a state with a procedure of its own, and `invalid` when no number
 * would be left. Returns the row as it is stored, and sentences about new places.
 */
export async function changeDevice(
  deps: Deps,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: DeviceChange },
): Promise<{ device: StoredDevice; messages: readonly string[] }> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const domains = actor.informationDomainIds
    const selection = { id, informationDomainIds: domains }
    const [placed] = await readPlacedDevices(
      db,
      await listDevicesAfter(db, selection, { limit: 1 }),
    )
    if (!placed) throw unknownDevice()
    const { row, record } = placed
    if (row.version !== version) throw staleDevice(row.version)
    const places = planPlaces(await readPlaces(db))
    const before = recordOf(record)
    const after = applyChange(before, change, places)
    const fields = changesBetween(before, after)
    if (Object.keys(fields).length === 0) return { device: row, messages: [] }
    await ensureSound(db, row, before, after)
    const placeOf = await storePlaces(deps, actor, db, places)
    const columns = columnsOf(after, placeOf(after))
    await saveDevice(db, id, version, columns)
    recordEvent(
      db,
      eventBy(deps, actor, 'device_changed', id, { fields, ...movedRow(fields, columns) }),
    )
    return { device: { ...row, ...columns, version: version + 1 }, messages: places.announce() }
  })
}

/** `version` in the fields tells it from other conflicts. */
function staleDevice(version: number): Failure {
  const message = `Das Gerät wurde inzwischen geändert: Es gilt die Fassung ${version}.`
  return new Failure('conflict', message, { version: message })
}

async function ensureSound(
  db: Db,
  row: StoredDevice,
  before: DeviceRecord,
  after: DeviceRecord,
): Promise<void> {
  const guarded = guardedChange(before.status, after.status)
  if (guarded) throw new Failure('conflict', guarded, { status: guarded })
  if (after.inventoryNumber === null && after.serial === null) {
    const message = 'Ein Gerät braucht eine Inventarnummer oder eine Seriennummer.'
    throw new Failure('invalid', message, { inventoryNumber: message })
  }
  if (after.inventoryNumber === null || after.inventoryNumber === before.inventoryNumber) return
  const inventoryKeys = [inventoryKeyOf(after.inventoryNumber)]
  const same = await listDevicesByKeys(db, { inventoryKeys, serialKeys: [], macs: [] })
  if (same.every(({ id }) => id === row.id)) return
  const message = 'Diese Inventarnummer hat schon ein anderes Gerät.'
  throw new Failure('conflict', message, { inventoryNumber: message })
}

function keysOf(items: readonly DeviceItem[]): DeviceKeys {
  return {
    inventoryKeys: items.flatMap(({ inventoryNumber: one }) => (one ? [inventoryKeyOf(one)] : [])),
    serialKeys: items.flatMap(({ serial }) => (serial ? [serialKeyOf(serial)] : [])),
    macs: [],
  }
}

function newRow(
  deps: Deps,
  domain: InformationDomain,
  record: DeviceRecord,
  place: { siteId: string | null; roomId: string | null },
): StoredDevice {
  return {
    ...columnsOf(record, place),
    id: deps.newId(),
    informationDomainId: domain.id,
    targetObjectId: null,
    serialKey: null,
    lastSeenAt: null,
    createdAt: deps.now(),
    version: 1,
  }
}

async function storeResults(
  deps: Deps,
  actor: Actor,
  db: Db,
  outcomes: readonly Outcome[],
  results: readonly UpsertResult[],
): Promise<void> {
  const rowsOf = (wanted: Outcome['result']) =>
    results.flatMap(({ result, device }) => (result === wanted && device ? [device] : []))
  await insertDevices(db, rowsOf('created'))
  await saveDevices(db, rowsOf('changed'))
  for (const [index, outcome] of outcomes.entries()) {
    const device = results[index]?.device
    if (!device) continue
    if (outcome.result === 'created') {
      const details = { after: outcome.record, row: placeOfRow(device) }
      recordEvent(db, eventBy(deps, actor, 'device_created', device.id, details))
    } else if (outcome.result === 'changed') {
      const details = { fields: outcome.fields, ...movedRow(outcome.fields, device) }
      recordEvent(db, eventBy(deps, actor, 'device_changed', device.id, details))
    }
  }
}

function afterSaving(result: UpsertResult): UpsertResult {
  const { device } = result
  if (result.result !== 'changed' || !device) return result
  return { ...result, device: { ...device, version: device.version + 1 } }
}

function withoutDevice(outcome: Outcome): UpsertResult {
  return outcome.result === 'refused'
    ? { result: 'refused', problem: outcome.problem }
    : { result: outcome.result }
}
