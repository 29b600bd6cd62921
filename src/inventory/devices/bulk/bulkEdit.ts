/**
 * The same change to many devices: what it does to each of them, and which it is refused for. Nothing has happened yet;
 * the preview shows the plan and an action carries the same one out.
 * @module
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../core/canonicalJson.ts'
import { foldText } from '../../../core/text.ts'
import type { DeviceFacts, DeviceStatus } from '../../device.ts'
import { deviceStatusLabels } from '../../device.ts'
import { deviceKindLabels } from '../../deviceKind.ts'
import { deviceSearchText } from '../../deviceSearchText.ts'
import { isGroupable, prefixesOfKind } from '../../deviceTarget.ts'
import { isCounted } from '../../inventoryDevice.ts'
import { deviceName } from '../changes/changeSet.ts'
import { guardedChange } from '../life/lifeSteps.ts'

/** Undefined leaves a field as it is, null and '' empty it. A room is named as people write it. */
export type BulkChange = {
  readonly siteId?: string | null | undefined
  readonly room?: string | null | undefined
  readonly status?: DeviceStatus | undefined
  readonly targetObject?: { readonly id: string; readonly code: string } | null | undefined
  readonly fundingProgramme?: string | undefined
  readonly os?: string | undefined
  readonly osVersion?: string | undefined
}

export type BulkDevice = DeviceFacts & {
  readonly id: string
  readonly version: number
  readonly siteId: string | null
  readonly roomId: string | null
  readonly targetObjectId: string | null
  readonly searchText: string
}

export type BulkPlaces = {
  readonly sites: readonly { readonly id: string; readonly name: string }[]
  readonly rooms: readonly {
    readonly id: string
    readonly siteId: string
    readonly building: string
    readonly name: string
  }[]
}

/** Columns that a bulk edit writes. */
export type BulkColumns = {
  siteId?: string | null
  roomId?: string | null
  status?: DeviceStatus
  targetObjectId?: string | null
  fundingProgramme?: string
  os?: string
  osVersion?: string
}

export type PlannedEdit = {
  readonly device: BulkDevice
  /** Only what differs. */
  readonly columns: BulkColumns
  readonly searchText: string
}

export type BulkPlan = {
  readonly edits: readonly PlannedEdit[]
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
  /** Devices that are so already. */
  readonly unchanged: number
  /** The same for the same change to the same devices in the same state. */
  readonly digest: string
}

/** States that take no more than a word; the others have a form of their own with its proof. */
export const bulkStatuses = [
  'ordered',
  'in_stock',
  'in_use',
] as const satisfies readonly DeviceStatus[]

/** Groups that a device of an unclear kind may be in. */
const devicePrefixes = ['S', 'C', 'M', 'N', 'P', 'T', 'V']

export const greatestBulk = 10_000

/** A device is changed in all fields or refused; the others are changed nevertheless. */
export function planBulkEdit(
  devices: readonly BulkDevice[],
  change: BulkChange,
  places: BulkPlaces,
): BulkPlan {
  const edits: PlannedEdit[] = []
  const refused: { name: string; reason: string }[] = []
  let unchanged = 0
  for (const device of devices) {
    const planned = planDevice(device, change, places)
    if (typeof planned === 'string') refused.push({ name: deviceName(device), reason: planned })
    else if (Object.keys(planned).length === 0) unchanged += 1
    else edits.push({ device, columns: planned, searchText: textAfter(device, planned, places) })
  }
  const state = devices.map(({ id, version }) => `${id}/${version}`).sort()
  const digest = createHash('sha256').update(canonicalJson({ change, state })).digest('hex')
  return { edits, refused, unchanged, digest }
}

/** The columns that change, or why nothing does. */
function planDevice(
  device: BulkDevice,
  change: BulkChange,
  places: BulkPlaces,
): BulkColumns | string {
  const refusal = refuseStatus(device, change) ?? refuseTargetObject(device, change)
  if (refusal) return refusal
  const place = placeAfter(device, change, places)
  if (typeof place === 'string') return place
  const { status, targetObject, fundingProgramme, os, osVersion } = change
  const wanted: BulkColumns = {
    ...place,
    ...(status !== undefined && { status }),
    ...(targetObject !== undefined && { targetObjectId: targetObject?.id ?? null }),
    ...(fundingProgramme !== undefined && { fundingProgramme }),
    ...(os !== undefined && { os }),
    ...(osVersion !== undefined && { osVersion }),
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([column, value]) => device[column as keyof BulkColumns] !== value,
    ),
  )
}

function refuseStatus({ status: before }: BulkDevice, { status }: BulkChange): string | undefined {
  return status === undefined ? undefined : guardedChange(before, status)
}

/** Groups hold devices that are there, and only those of their own sort. */
function refuseTargetObject(
  { kind, status: before }: BulkDevice,
  { targetObject, status = before }: BulkChange,
): string | undefined {
  if (!targetObject) return undefined
  if (!isCounted({ status })) {
    return `Was ${deviceStatusLabels[status]} ist, gehört zu keinem Zielobjekt.`
  }
  const fitting: readonly string[] = isGroupable(kind) ? prefixesOfKind(kind) : devicePrefixes
  const [prefix = ''] = /^[A-Z]+/.exec(targetObject.code) ?? []
  return fitting.includes(prefix)
    ? undefined
    : `„${deviceKindLabels[kind]}“ gehört nicht zu ${targetObject.code}.`
}

/** A device that moves to another site leaves its room. */
function placeAfter(
  device: BulkDevice,
  { siteId = device.siteId, room }: BulkChange,
  { rooms, sites }: BulkPlaces,
): BulkColumns | string {
  const stays = siteId === device.siteId ? device.roomId : null
  if (room === undefined) return { siteId, roomId: stays }
  if (room === null) return { siteId, roomId: null }
  if (siteId === null) return 'Ohne Standort gibt es keinen Raum.'
  const wanted = foldText(room)
  const found = rooms.filter(
    ({ siteId: at, building, name }) =>
      at === siteId &&
      (foldText(name) === wanted || (building && foldText(`${building}, ${name}`) === wanted)),
  )
  const [only, another] = found
  const site = sites.find(({ id }) => id === siteId)?.name ?? ''
  if (!only) return `Den Raum „${room}“ gibt es am Standort „${site}“ nicht.`
  if (another) {
    const choices = found.map(({ building, name }) => `„${building}, ${name}“`).join(' oder ')
    return `Den Raum „${room}“ gibt es am Standort „${site}“ mehrfach. Bitte schreiben Sie ${choices}.`
  }
  return { siteId, roomId: only.id }
}

function textAfter(device: BulkDevice, columns: BulkColumns, { sites, rooms }: BulkPlaces): string {
  const after = { ...device, ...columns }
  return deviceSearchText(after, {
    siteName: sites.find(({ id }) => id === after.siteId)?.name ?? null,
    roomName: rooms.find(({ id }) => id === after.roomId)?.name ?? null,
  })
}
