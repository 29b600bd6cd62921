/**
 * Where devices are looked up by what identifies them, stored ones and those that earlier rows of the file named.
 * @module
 */
import { forEachInSteps, type Steps } from '../core/steps.ts'
import { foldText } from '../core/text.ts'
import { inventoryKeyOf, serialKeyOf } from '../inventory/devices/deviceKeys.ts'
import { macsOf } from '../inventory/macs.ts'
import type { DeviceStatement } from './deviceStatement.ts'
import type { DeviceRecord, ExistingDevice } from './importPlan.ts'

export type Identity =
  | { readonly key: string; readonly name: string; readonly device?: ExistingDevice }
  | { readonly ambiguous: readonly string[]; readonly by: 'serial' | 'mac' | 'hostname' }

export type Known = Extract<Identity, { key: string }>

export type DeviceIndex = {
  readonly byNumber: ReadonlyMap<string, readonly ExistingDevice[]>
  readonly bySerial: ReadonlyMap<string, readonly ExistingDevice[]>
  readonly byMac: ReadonlyMap<string, readonly ExistingDevice[]>
  /** Of the information domain only: two domains may each have their PC01. */
  readonly byHostname: ReadonlyMap<string, readonly ExistingDevice[]>
  /** Inventory numbers that the file states for a serial number or a MAC address. */
  readonly numbersInFile: ReadonlyMap<string, ReadonlySet<string>>
  /** Devices, by their key, that rows of the file gave a serial number, a MAC address or a name to. */
  readonly settled: Map<string, Map<string, Known>>
}

export function* deviceIndexSteps(
  statements: readonly DeviceStatement[],
  existing: readonly ExistingDevice[],
  domain: string,
): Steps<DeviceIndex> {
  const numbersInFile = new Map<string, Set<string>>()
  yield* forEachInSteps(statements, ({ stated }) => {
    if (!stated.inventoryNumber) return
    for (const sign of signsOf(stated)) {
      const numbers = numbersInFile.get(sign) ?? new Set()
      numbersInFile.set(sign, numbers.add(inventoryKeyOf(stated.inventoryNumber)))
    }
  })
  const own = existing.filter((device) => device.domain === domain)
  return {
    byNumber: yield* groupBy(existing, ({ inventoryNumber }) => [
      inventoryKeyOf(inventoryNumber ?? ''),
    ]),
    bySerial: yield* groupBy(existing, ({ serial }) => [serialKeyOf(serial ?? '')]),
    byMac: yield* groupBy(existing, ({ mac }) => macsOf(mac)),
    byHostname: yield* groupBy(own, ({ hostname }) => [hostnameKeyOf(hostname)]),
    numbersInFile,
    settled: new Map(),
  }
}

/** Notes that a row of the file spoke of this device, so that later rows find it. */
export function settleIdentity(index: DeviceIndex, identity: Known, statement: DeviceStatement) {
  for (const sign of signsOf(statement.stated)) {
    const devices = index.settled.get(sign) ?? new Map<string, Known>()
    index.settled.set(sign, devices.set(identity.key, identity))
  }
}

/** The key under which host names are one; the DNS domain behind it does not count. */
export function hostnameKeyOf(hostname: string): string {
  return foldText(hostname).replace(/\..*$/, '')
}

export function serialSign(serial: string): string {
  return `serial ${serialKeyOf(serial)}`
}

export function macSign(mac: string): string {
  return `mac ${mac}`
}

function signsOf({ serial, mac }: Partial<DeviceRecord>): string[] {
  const macs = macsOf(mac ?? '').map(macSign)
  return serial ? [serialSign(serial), ...macs] : macs
}

function* groupBy<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): Steps<Map<string, T[]>> {
  const groups = new Map<string, T[]>()
  yield* forEachInSteps(items, (item) => {
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group) group.push(item)
      else if (key !== '') groups.set(key, [item])
    }
  })
  return groups
}
