/**
 * What one row of a device list says, read and checked, before anybody asked which device it means.
 * @module
 */
import type { DeviceStatus, SiteType } from '../inventory/device.ts'
import type { DeviceKind } from '../inventory/deviceKind.ts'
import type { DeviceField } from './columns/deviceColumns.ts'
import type { DeviceRecord, RowPlace } from './importPlan.ts'

export type DeviceStatement = {
  readonly place: RowPlace
  /** Only what the row states: a field that is missing here is left as it is. */
  readonly stated: Partial<DeviceRecord>
  /** Kind guessed from other columns; only a device that is new takes it. */
  readonly guess: KindGuess | undefined
  /** What the mapping says of devices that are new and of which the row does not say it. */
  readonly defaults: {
    readonly kind: DeviceKind | undefined
    readonly status: DeviceStatus | undefined
  }
  readonly siteType: SiteType | undefined
  /** Values that fit no field, as lines for the notes: „MAC laut Liste: …“. */
  readonly leftovers: readonly string[]
  /** Sentences for people, told if the row is taken. */
  readonly remarks: readonly string[]
  /** Header of each column of the sheet that was recognised. */
  readonly headers: Readonly<Partial<Record<DeviceField, string>>>
}

export type KindGuess = { readonly kind: DeviceKind; readonly from: string }

/** The kind that a device made from this row would have. */
export function kindOfNew({ stated, guess, defaults }: DeviceStatement): DeviceKind | undefined {
  return stated.kind ?? guess?.kind ?? defaults.kind
}
