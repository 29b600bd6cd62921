import type { Db } from '../../../../db/db.ts'
import { type Device, saveDevice } from '../../../../db/queries/devices.ts'
import { recordEvent } from '../../../../db/queries/events.ts'
import type { Actor } from '../../../access/actor.ts'
import { eventBy } from '../../../access/eventBy.ts'
import type { EventKind } from '../../../access/eventKind.ts'
import type { Deps } from '../../../deps.ts'
import type { DeviceStatus } from '../../device.ts'

export type Step = {
  readonly kind: EventKind
  readonly status: DeviceStatus
  /** The version that the form was made from. */
  readonly version: number
  /** What the audit trail tells of the step beside the change of state. */
  readonly details: Readonly<Record<string, unknown>>
}

/**
 * The state that a step leads to, with its event, inside the transaction that stores its record. The version of the
 * device counts on, so that two people cannot take two steps at once. Throws `conflict`.
 */
export async function storeStep(
  { deps, actor, db }: { readonly deps: Deps; readonly actor: Actor; readonly db: Db },
  device: Device,
  { kind, status, version, details }: Step,
): Promise<void> {
  await saveDevice(db, device.id, version, { status })
  const change = { before: { status: device.status }, after: { status, ...details } }
  recordEvent(db, eventBy(deps, actor, kind, device.id, change))
}
