/** What happened to the devices of the city, each step as its form would send it. @module */
import { type Device, findDeviceByInventoryKey } from '../../../db/queries/devices.ts'
import type { Actor } from '../../access/actor.ts'
import { inventoryKeyOf } from '../../inventory/devices/deviceKeys.ts'
import { reportLoss, retireDevice } from '../../inventory/devices/ends/actions.ts'
import { lendDevice, takeBackDevice } from '../../inventory/devices/loans/actions.ts'
import { endRepair, sendToRepair } from '../../inventory/devices/repairs/actions.ts'
import { createProgramme } from '../../inventory/funding/actions.ts'
import { applyModel } from '../../modelling/actions.ts'
import { accountOf, type City, domainOf } from './city.ts'
import type { Task } from './task.ts'

export function deviceTasks(city: City): Task[] {
  return [
    ...programmeTasks(city),
    ...loanTasks(city),
    ...repairTasks(city),
    ...lossTasks(city),
    ...retirementTasks(city),
    ...groupTasks(city),
  ]
}

function programmeTasks(city: City): Task[] {
  return city.history.devices.programmes.map(({ domain, on, by, ...stated }) => ({
    on,
    run: async () => {
      await createProgramme(city.deps, accountOf(city, by), domainOf(city, domain).id, stated)
    },
  }))
}

function loanTasks(city: City): Task[] {
  return city.history.devices.loans.flatMap(({ returned, ...loan }) => {
    const lend = taskOf(city, loan, (actor, { id, version }) =>
      lendDevice(city.deps, actor, id, version, {
        borrower: loan.borrower,
        borrowerUnit: loan.unit,
        borrowerContact: loan.contact,
        lentOn: loan.on,
        dueOn: loan.dueOn,
        accessories: loan.accessories,
        conditionOut: loan.condition,
      }),
    )
    if (returned === null) return [lend]
    const { on, status, condition, missing } = returned
    const takeBack = taskOf(city, { ...loan, on }, (actor, { id, version }) =>
      takeBackDevice(city.deps, actor, id, version, {
        returnedOn: on,
        status,
        conditionIn: condition,
        missing,
      }),
    )
    return [lend, takeBack]
  })
}

function repairTasks(city: City): Task[] {
  return city.history.devices.repairs.flatMap(({ ended, ...repair }) => {
    const { defect, company, isWarranty } = repair
    const send = taskOf(city, repair, (actor, { id, version }) =>
      sendToRepair(city.deps, actor, id, version, {
        sentOn: repair.on,
        defect,
        company,
        isWarranty,
      }),
    )
    if (ended === null) return [send]
    const { on, ...outcome } = ended
    const end = taskOf(city, { ...repair, on }, (actor, { id, version }) =>
      endRepair(city.deps, actor, id, version, { endedOn: on, isWarranty, ...outcome }),
    )
    return [send, end]
  })
}

function lossTasks(city: City): Task[] {
  return city.history.devices.losses.map((loss) => {
    const { device: _, on, by: _by, ...stated } = loss
    return taskOf(city, loss, (actor, { id, version }) =>
      reportLoss(city.deps, actor, id, version, { noticedOn: on, ...stated }),
    )
  })
}

function retirementTasks(city: City): Task[] {
  return city.history.devices.retirements.map((retirement) => {
    const { device: _, on, by: _by, ...stated } = retirement
    return taskOf(city, retirement, (actor, { id, version }) =>
      retireDevice(city.deps, actor, id, version, { retiredOn: on, ...stated }),
    )
  })
}

function groupTasks(city: City): Task[] {
  return city.history.devices.groupsApplied.map(({ domain, on, by }) => ({
    on,
    run: async () => {
      await applyModel(city.deps, accountOf(city, by), domainOf(city, domain))
    },
  }))
}

/** The device is read on the day itself: its version counts every step before. */
function taskOf(
  city: City,
  { on, by, device: number }: { on: string; by: string; device: string },
  work: (actor: Actor, device: Device) => Promise<unknown>,
): Task {
  return {
    on,
    run: async () => {
      const device = await city.deps.store.read(city.organisationId, (db) =>
        findDeviceByInventoryKey(db, inventoryKeyOf(number)),
      )
      if (!device) throw new Error(`samples: no device ${number}`)
      await work(accountOf(city, by), device)
    },
  }
}
