/** Devices sent to their repair, and what came of it. @module */
import { insertRepair, saveRepairEnd } from '../../../../db/queries/deviceRepairs.ts'
import type { Actor } from '../../../access/actor.ts'
import { allow } from '../../../access/permissions.ts'
import type { Deps } from '../../../deps.ts'
import { ensureBetween } from '../life/ensureBetween.ts'
import { ensureStep } from '../life/lifeSteps.ts'
import { readDeviceLife } from '../life/readDeviceLife.ts'
import { storeStep } from '../life/storeStep.ts'
import type { RepairEndInput, RepairInput } from './repairForm.ts'

/** Throws `conflict` for a device that cannot go now, `invalid`, `not_found`. */
export async function sendToRepair(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  version: number,
  input: RepairInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const { device, state } = await readDeviceLife(db, actor, deviceId)
    ensureStep(state, 'send_to_repair')
    ensureBetween('sentOn', input.sentOn, { today: deps.today() })
    const stated = { id: deps.newId(), ...input, sentBy: actor.name }
    const open = { endedOn: null, result: '', costCents: null, endedBy: null }
    await insertRepair(db, { ...stated, deviceId, ...open })
    const step = { kind: 'device_sent_to_repair', status: 'in_repair', version } as const
    await storeStep({ deps, actor, db }, device, { ...step, details: stated })
  })
}

/** Also for a device that came from a list as in repair. Throws `conflict`, `invalid`, `not_found`. */
export async function endRepair(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  version: number,
  { status, ...input }: RepairEndInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const { device, state, openRepair } = await readDeviceLife(db, actor, deviceId)
    ensureStep(state, 'end_repair')
    ensureBetween('endedOn', input.endedOn, { from: openRepair?.sentOn, today: deps.today() })
    if (openRepair) await saveRepairEnd(db, openRepair.id, { ...input, endedBy: actor.name })
    const details = { id: openRepair?.id, ...input }
    await storeStep({ deps, actor, db }, device, {
      kind: 'device_repaired',
      status,
      version,
      details,
    })
  })
}
