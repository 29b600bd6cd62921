/**
 * An IT device (IT-Gerät): one physical thing with an inventory number.
 * @module
 */
import type { Day } from '../core/day.ts'
import type { DeviceKind } from './deviceKind.ts'

export const deviceStatuses = [
  'ordered',
  'in_stock',
  'in_use',
  'on_loan',
  'in_repair',
  'lost',
  'retired',
] as const
export type DeviceStatus = (typeof deviceStatuses)[number]

export const deviceStatusLabels: Record<DeviceStatus, string> = {
  ordered: 'bestellt',
  in_stock: 'im Lager',
  in_use: 'in Betrieb',
  on_loan: 'verliehen',
  in_repair: 'in Reparatur',
  lost: 'verloren',
  retired: 'ausgesondert',
}

/** Zones of a school or town hall network that are modelled apart. */
export const networkZones = ['administrative', 'pedagogical', 'guest', 'management'] as const
export type NetworkZone = (typeof networkZones)[number]

export const networkZoneLabels: Record<NetworkZone, string> = {
  administrative: 'Verwaltungsnetz',
  pedagogical: 'pädagogisches Netz',
  guest: 'Gastnetz',
  management: 'Managementnetz',
}

export const siteTypes = ['administration', 'school', 'other'] as const
export type SiteType = (typeof siteTypes)[number]

export const siteTypeLabels: Record<SiteType, string> = {
  administration: 'Verwaltung',
  school: 'Schule',
  other: 'sonstiger Standort',
}

/** What a list can say of a device. Days are calendar days, prices euro cents; '' and null mean „not stated“. */
export type DeviceFacts = {
  inventoryNumber: string | null
  serial: string | null
  kind: DeviceKind
  manufacturer: string
  model: string
  os: string
  osVersion: string
  hostname: string
  mac: string
  networkZone: NetworkZone | null
  status: DeviceStatus
  holder: string
  purchasedOn: Day | null
  priceCents: number | null
  warrantyUntil: Day | null
  supportUntil: Day | null
  fundingProgramme: string
  boundUntil: Day | null
  notes: string
}
