/**
 * Which device a row means: by inventory number, then by serial number, then by the MAC addresses of its network
 * cards; where a directory names it, by its host name at last. Neither a serial number nor a MAC address joins two
 * inventory numbers, and a MAC address never joins two serial numbers: docking stations wander.
 * @module
 */

import { inventoryKeyOf, serialKeyOf } from '../inventory/devices/deviceKeys.ts'
import { macsOf } from '../inventory/macs.ts'
import {
  type DeviceIndex,
  hostnameKeyOf,
  type Identity,
  type Known,
  macSign,
  serialSign,
} from './deviceIndex.ts'
import type { DeviceStatement } from './deviceStatement.ts'
import type { ExistingDevice } from './importPlan.ts'

export function identifyDevice({ stated }: DeviceStatement, index: DeviceIndex): Identity {
  const { inventoryNumber, serial = null, hostname = '' } = stated
  const macs = macsOf(stated.mac ?? '')
  if (inventoryNumber) return identifyByNumber(inventoryNumber, serial ?? '', macs, index)
  if (serial) return identifyBySerial(serial, macs, index)
  if (macs.length > 0) return identifyByMac(macs, index)
  return identifyByHostname(hostname, index)
}

/** A device that had no inventory number yet gets it, if its serial number or its cards speak of one device only. */
function identifyByNumber(
  number: string,
  serial: string,
  macs: readonly string[],
  index: DeviceIndex,
): Identity {
  const same = index.byNumber.get(inventoryKeyOf(number)) ?? []
  const exact = same.find((device) => device.inventoryNumber === number) ?? same[0]
  if (exact) return identityOf(exact)
  const isSingle = (sign: string) => index.numbersInFile.get(sign)?.size === 1
  const [device, other] = serial === '' ? [] : (index.bySerial.get(serialKeyOf(serial)) ?? [])
  if (device && !other && !device.inventoryNumber && isSingle(serialSign(serial))) {
    return identityOf(device)
  }
  const card = device ? undefined : deviceOfCards(macs, serial, index)
  if (card && !card.inventoryNumber && macs.every((mac) => isSingle(macSign(mac)))) {
    return identityOf(card)
  }
  return { key: `number ${inventoryKeyOf(number)}`, name: number }
}

function identifyBySerial(serial: string, macs: readonly string[], index: DeviceIndex): Identity {
  const known = index.bySerial.get(serialKeyOf(serial)) ?? []
  const unnumbered = known.filter((device) => !device.inventoryNumber)
  const candidates = new Map<string, Known>()
  for (const device of unnumbered.length > 0 ? unnumbered : known) {
    candidates.set(device.id, identityOf(device))
  }
  if (unnumbered.length === 0) {
    for (const [key, identity] of index.settled.get(serialSign(serial)) ?? []) {
      candidates.set(key, identity)
    }
  }
  const card = candidates.size === 0 ? deviceOfCards(macs, serial, index) : undefined
  if (card) return identityOf(card)
  return single(candidates, 'serial') ?? { key: serialSign(serial), name: serial }
}

/** The one stored device with one of these cards that has no serial number, or this one. */
function deviceOfCards(
  macs: readonly string[],
  serial: string,
  index: DeviceIndex,
): ExistingDevice | undefined {
  const found = new Set(macs.flatMap((mac) => index.byMac.get(mac) ?? []))
  const [device, other] = found
  if (!device || other) return undefined
  const contradicts =
    serial !== '' && device.serial && serialKeyOf(device.serial) !== serialKeyOf(serial)
  return contradicts ? undefined : device
}

function identifyByMac(macs: readonly string[], index: DeviceIndex): Identity {
  const candidates = new Map<string, Known>()
  for (const mac of macs) {
    for (const device of index.byMac.get(mac) ?? []) candidates.set(device.id, identityOf(device))
    for (const [key, identity] of index.settled.get(macSign(mac)) ?? [])
      candidates.set(key, identity)
  }
  const name = macs[0] ?? ''
  return single(candidates, 'mac') ?? { key: macSign(name), name }
}

function identifyByHostname(hostname: string, index: DeviceIndex): Identity {
  const devices = index.byHostname.get(hostnameKeyOf(hostname)) ?? []
  const candidates = new Map(devices.map((device) => [device.id, identityOf(device)]))
  return (
    single(candidates, 'hostname') ?? { key: `host ${hostnameKeyOf(hostname)}`, name: hostname }
  )
}

/** The only candidate; ambiguous where there are several, undefined where there is none. */
function single(
  candidates: ReadonlyMap<string, Known>,
  by: 'serial' | 'mac' | 'hostname',
): Identity | undefined {
  const [first, second] = candidates.values()
  if (!second) return first
  return { ambiguous: [...candidates.values()].map(({ name }) => name), by }
}

function identityOf(device: ExistingDevice): Known {
  const { id, inventoryNumber, serial, hostname, mac } = device
  return { key: id, name: inventoryNumber ?? serial ?? (hostname || mac), device }
}
