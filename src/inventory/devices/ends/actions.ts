/** Devices lost, found again, retired, and a retirement taken back. @module */
import type { Db } from '../../../../db/db.ts'
import {
  insertLoss,
  insertRetirement,
  saveFound,
  saveWithdrawal,
} from '../../../../db/queries/deviceEnds.ts'
import { saveReturn } from '../../../../db/queries/deviceLoans.ts'
import { saveRepairEnd } from '../../../../db/queries/deviceRepairs.ts'
import { listProgrammes } from '../../../../db/queries/fundingProgrammes.ts'
import type { Actor } from '../../../access/actor.ts'
import { allow } from '../../../access/permissions.ts'
import type { Day } from '../../../core/day.ts'
import type { Deps } from '../../../deps.ts'
import { boundUntilOfDevice } from '../../funding/fundingProgramme.ts'
import { ensureBetween } from '../life/ensureBetween.ts'
import { ensureStep, statusWhenFound } from '../life/lifeSteps.ts'
import { type DeviceLifeRecord, readDeviceLife } from '../life/readDeviceLife.ts'
import { storeStep } from '../life/storeStep.ts'
import type { FoundInput, LossInput, RetirementInput } from './endForms.ts'
import { ensureRetirement, isBound } from './retirement.ts'

/** A loan or repair goes on: whoever had it is still asked. Throws `conflict`, `invalid`, `not_found`. */
export async function reportLoss(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  version: number,
  input: LossInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const { device, state } = await readDeviceLife(db, actor, deviceId)
    ensureStep(state, 'report_loss')
    ensureBetween('noticedOn', input.noticedOn, { today: deps.today() })
    const stated = { id: deps.newId(), ...input, reportedBy: actor.name }
    await insertLoss(db, { ...stated, deviceId, foundOn: null, foundBy: null })
    const step = { kind: 'device_lost', status: 'lost', version, details: stated } as const
    await storeStep({ deps, actor, db }, device, step)
  })
}

/** The device is again what it was when it got lost, if that still runs. Throws `conflict`, `invalid`, `not_found`. */
export async function findDeviceAgain(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  version: number,
  input: FoundInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const { device, state, openLoss } = await readDeviceLife(db, actor, deviceId)
    const { foundOn } = input
    ensureStep(state, 'find_again')
    ensureBetween('foundOn', foundOn, { from: openLoss?.noticedOn, today: deps.today() })
    if (openLoss) await saveFound(db, openLoss.id, { foundOn, foundBy: actor.name })
    const status = statusWhenFound(state, input.status)
    const step = { kind: 'device_found', status, version, details: { foundOn } } as const
    await storeStep({ deps, actor, db }, device, step)
  })
}

/**
 * What still runs ends with the device. Throws `invalid` without the record of its wiping, or without a reason while
 * the Zweckbindung runs; `conflict`, `not_found`.
 */
export async function retireDevice(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  version: number,
  input: RetirementInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const life = await readDeviceLife(db, actor, deviceId)
    const { device, state } = life
    ensureStep(state, 'retire')
    ensureBetween('retiredOn', input.retiredOn, { today: deps.today() })
    const programmes = await listProgrammes(db, device.informationDomainId)
    const boundUntil = boundUntilOfDevice(device, programmes)
    ensureRetirement(input, { isLost: state.status === 'lost', boundUntil })
    const binding = isBound(boundUntil, input.retiredOn)
      ? { boundUntil, boundReason: input.boundReason }
      : { boundUntil: null, boundReason: '' }
    const stated = { id: deps.newId(), ...input, ...binding, retiredBy: actor.name }
    await endWhatRuns(db, life, input.retiredOn, actor.name)
    await insertRetirement(db, { ...stated, deviceId, ...standing })
    const { retiredOn, ...rest } = stated
    const details = { goneOn: retiredOn, ...rest }
    const step = { kind: 'device_retired', status: 'retired', version, details } as const
    await storeStep({ deps, actor, db }, device, step)
  })
}

/** The device is in stock again; the record of its retirement stays. Throws `conflict`, `not_found`. */
export async function withdrawRetirement(
  deps: Deps,
  actor: Actor,
  deviceId: string,
  version: number,
  reason: string,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const { device, state, standingRetirement } = await readDeviceLife(db, actor, deviceId)
    ensureStep(state, 'withdraw_retirement')
    if (standingRetirement) {
      await saveWithdrawal(db, standingRetirement.id, {
        withdrawnAt: deps.now(),
        withdrawnBy: actor.name,
        withdrawnBecause: reason,
      })
    }
    const kind = 'device_retirement_withdrawn'
    const step = { kind, status: 'in_stock', version, details: { reason } } as const
    await storeStep({ deps, actor, db }, device, step)
  })
}

const standing = { withdrawnAt: null, withdrawnBy: null, withdrawnBecause: '' }

/** A loan that ends here starts the time after which its borrower is forgotten. */
async function endWhatRuns(
  db: Db,
  { openLoan, openRepair, state }: DeviceLifeRecord,
  retiredOn: Day,
  by: string,
): Promise<void> {
  const because = state.status === 'lost' ? 'Nicht zurückgekommen, verloren.' : 'Ausgesondert.'
  if (openLoan) {
    const end = { returnedOn: retiredOn, conditionIn: because, returnedTo: by }
    await saveReturn(db, openLoan.id, end)
  }
  if (openRepair) {
    await saveRepairEnd(db, openRepair.id, { endedOn: retiredOn, result: because, endedBy: by })
  }
}
