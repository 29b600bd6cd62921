import type { Db } from '../../../../db/db.ts'
import { listLossesOf, listRetirementsOf } from '../../../../db/queries/deviceEnds.ts'
import { listLoansOf } from '../../../../db/queries/deviceLoans.ts'
import { listRepairsOf } from '../../../../db/queries/deviceRepairs.ts'
import { type Device, listDevicesById } from '../../../../db/queries/devices.ts'
import { type Actor, isInDomain } from '../../../access/actor.ts'
import type { DeviceLoss } from '../ends/loss.ts'
import type { DeviceRetirement } from '../ends/retirement.ts'
import type { DeviceLoan } from '../loans/loan.ts'
import type { DeviceRepair } from '../repairs/repair.ts'
import { unknownDevice } from '../unknownDevice.ts'
import type { LifeState } from './lifeSteps.ts'

/** A device with all that happened to it, the last first; what still runs stands once more by itself. */
export type DeviceLifeRecord = {
  readonly device: Device
  readonly state: LifeState
  readonly loans: readonly DeviceLoan[]
  readonly repairs: readonly DeviceRepair[]
  readonly losses: readonly DeviceLoss[]
  readonly retirements: readonly DeviceRetirement[]
  readonly openLoan: DeviceLoan | undefined
  readonly openRepair: DeviceRepair | undefined
  readonly openLoss: DeviceLoss | undefined
  readonly standingRetirement: DeviceRetirement | undefined
}

/** Throws `not_found` for what is not there and for what lies in an information domain out of reach. */
export async function readDeviceLife(
  db: Db,
  actor: Actor,
  deviceId: string,
): Promise<DeviceLifeRecord> {
  const [device] = await listDevicesById(db, [deviceId])
  if (!device || !isInDomain(actor, device.informationDomainId)) throw unknownDevice()
  const loans = await listLoansOf(db, deviceId)
  const repairs = await listRepairsOf(db, deviceId)
  const losses = await listLossesOf(db, deviceId)
  const retirements = await listRetirementsOf(db, deviceId)
  const openLoan = loans.find(({ returnedOn }) => returnedOn === null)
  const openRepair = repairs.find(({ endedOn }) => endedOn === null)
  return {
    device,
    state: { status: device.status, isLent: !!openLoan, isInRepair: !!openRepair },
    loans,
    repairs,
    losses,
    retirements,
    openLoan,
    openRepair,
    openLoss: losses.find(({ foundOn }) => foundOn === null),
    standingRetirement: retirements.find(({ withdrawnAt }) => withdrawnAt === null),
  }
}
