/**
 * Which device a report comes from, and what of it is taken over. Decision record 0040.
 * @module
 */
import type { DeviceRecord } from '../../exchange/importPlan.ts'
import { parseMac } from '../../exchange/values/parseMac.ts'
import { identifiesNothing, serialKeyOf } from '../../inventory/devices/deviceKeys.ts'
import { joinMacs, macsOf } from '../../inventory/macs.ts'
import type { DeviceReport } from './reportSchema.ts'

/** A report without what says nothing. */
export type Identity = { readonly serial: string | null; readonly macs: readonly string[] }

export function identityOf({ serial = '', macs }: DeviceReport): Identity {
  const known = macs.flatMap((text) => parseMac(text) || [])
  return {
    serial: identifiesNothing(serial) ? null : serial,
    macs: [...new Set(known)],
  }
}

type Known = { readonly id: string; readonly serial: string | null; readonly mac: string }

export type ReportMatch<Device> =
  | { readonly kind: 'known'; readonly device: Device }
  | { readonly kind: 'new' }
  | { readonly kind: 'ambiguous'; readonly devices: readonly Device[] }

/**
 * The serial number decides; a MAC address only where one of the two knows no serial number, because adapters and
 * docking stations move from one device to another.
 */
export function matchReport<Device extends Known>(
  { serial, macs }: Identity,
  candidates: readonly Device[],
): ReportMatch<Device> {
  const keyOf = (text: string | null) =>
    text === null || identifiesNothing(text) ? null : serialKeyOf(text)
  const own = keyOf(serial)
  const bySerial = candidates.filter((device) => own !== null && keyOf(device.serial) === own)
  if (bySerial.length > 0) return single(bySerial)
  const byMac = candidates.filter(
    (device) =>
      macsOf(device.mac).some((mac) => macs.includes(mac)) &&
      (own === null || keyOf(device.serial) === null),
  )
  return byMac.length > 0 ? single(byMac) : { kind: 'new' }
}

function single<Device extends Known>(devices: readonly Device[]): ReportMatch<Device> {
  const [device] = devices
  return device && devices.length === 1 ? { kind: 'known', device } : { kind: 'ambiguous', devices }
}

/** What a device knows better than anybody; the rest of a report fills in only what is empty. */
const ownFields = ['hostname', 'os', 'osVersion'] as const
const fillingFields = ['manufacturer', 'model'] as const

/** The device after its report. Where it stands, whose it is and in which state, only people say. */
export function applyReport(
  before: DeviceRecord,
  report: DeviceReport,
  { serial, macs }: Identity,
): DeviceRecord {
  const own = ownFields.map((field) => [field, report[field] || before[field]])
  const filled = fillingFields.map((field) => [field, before[field] || (report[field] ?? '')])
  return {
    ...before,
    ...Object.fromEntries([...own, ...filled]),
    serial: before.serial ?? serial,
    mac: joinMacs([...macsOf(before.mac), ...macs]),
  }
}
