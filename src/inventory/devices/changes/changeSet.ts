/**
 * What was done to many devices at once, and whether it can still be undone: as long as nothing else has changed the
 * same devices since.
 * @module
 */
import type { Instant } from '../../../core/day.ts'

export const deviceChangeKinds = ['bulk_edit', 'import'] as const
export type DeviceChangeKind = (typeof deviceChangeKinds)[number]

export const deviceChangeKindLabels: Record<DeviceChangeKind, string> = {
  bulk_edit: 'Auswahl geändert',
  import: 'Liste eingelesen',
}

/** `actorId` is an account, or „system“ for the command line; `file` is '' where none was read. */
export type DeviceChangeSet = {
  readonly id: string
  readonly informationDomainId: string
  readonly kind: DeviceChangeKind
  readonly file: string
  readonly created: number
  readonly changed: number
  readonly at: Instant
  readonly actorId: string
  readonly undoneAt: Instant | null
  readonly undoneBy: string | null
}

/** Columns of a device as they are stored, keys for matching and searching included. */
export type DeviceValues = Readonly<Record<string, string | number | null>>

/** `before` holds the columns that were written, as they were; null: the device was created. */
export type DeviceChange = {
  readonly deviceId: string
  readonly before: DeviceValues | null
  readonly versionAfter: number
}

type CurrentDevice = {
  readonly id: string
  readonly version: number
  readonly inventoryNumber: string | null
  readonly serial: string | null
}

/** A device that stands in the way of undoing; without a name it is not there any more. */
export type Obstacle = { readonly deviceId: string; readonly name: string | null }

/** The devices that something else has changed, or removed, since. Empty: the change can be undone. */
export function findObstacles(
  changes: readonly DeviceChange[],
  current: readonly CurrentDevice[],
): Obstacle[] {
  const byId = new Map(current.map((device) => [device.id, device]))
  return changes.flatMap(({ deviceId, versionAfter }): Obstacle[] => {
    const device = byId.get(deviceId)
    if (device === undefined) return [{ deviceId, name: null }]
    return device.version === versionAfter ? [] : [{ deviceId, name: deviceName(device) }]
  })
}

/** What people call a device by: its inventory number, else what else it is known by. */
export function deviceName({
  inventoryNumber,
  serial,
  hostname,
  mac,
}: {
  readonly inventoryNumber: string | null
  readonly serial: string | null
  readonly hostname?: string
  readonly mac?: string
}): string {
  return inventoryNumber ?? serial ?? (hostname || mac || 'Gerät ohne Nummer')
}

const namedObstacles = 5

/** „Seither geändert: 0815, 0816 und 3 weitere.“ */
export function speakObstacles(obstacles: readonly Obstacle[]): string {
  const names = obstacles.flatMap(({ name }) => name ?? [])
  const gone = obstacles.length - names.length
  const more = names.length - namedObstacles
  const shown = names.slice(0, namedObstacles).join(', ')
  return [
    names.length > 0 ? `Seither geändert: ${shown}${more > 0 ? ` und ${more} weitere` : ''}.` : '',
    gone > 0 ? `Nicht mehr da: ${gone === 1 ? '1 Gerät' : `${gone} Geräte`}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** „3 neu, 12 geändert“ */
export function speakExtent({ created, changed }: { created: number; changed: number }): string {
  const parts = [created > 0 ? `${created} neu` : '', changed > 0 ? `${changed} geändert` : '']
  return parts.filter(Boolean).join(', ') || 'nichts'
}

/** What a device had in the columns that are written over with something else. */
export function replacedValues(stored: object, written: object): DeviceValues {
  const old = new Map<string, unknown>(Object.entries(stored))
  return Object.fromEntries(
    Object.entries(written)
      .filter(([column, value]) => (old.get(column) ?? null) !== (value ?? null))
      .map(([column]) => [column, asValue(old.get(column))]),
  )
}

/** The values of the same columns, of a device as it is now. */
export function valuesOf(device: object, like: DeviceValues): DeviceValues {
  const now = new Map<string, unknown>(Object.entries(device))
  return Object.fromEntries(Object.keys(like).map((column) => [column, asValue(now.get(column))]))
}

function asValue(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
