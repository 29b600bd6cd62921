/** Devices in every state that has a record of its own. No real person. */
import { type Device, insertDevices } from '../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Actor } from '../../../src/access/actor.ts'
import type { Deps } from '../../../src/deps.ts'
import { reportLoss, retireDevice } from '../../../src/inventory/devices/ends/actions.ts'
import { lendDevice } from '../../../src/inventory/devices/loans/actions.ts'
import { sendToRepair } from '../../../src/inventory/devices/repairs/actions.ts'

/** Each action has a device of its own, because tests share the city. */
export type LifeDevices = {
  toLend: string
  toRepair: string
  toLose: string
  toRetire: string
  lent: string
  broken: string
  lost: string
  retired: string
}

export const noLifeDevices: LifeDevices = {
  toLend: '',
  toRepair: '',
  toLose: '',
  toRetire: '',
  lent: '',
  broken: '',
  lost: '',
  retired: '',
}

export const loan = {
  borrower: 'Kind aus Aken',
  borrowerUnit: 'Klasse 7b',
  borrowerContact: '0345 1',
  lentOn: '2025-05-05',
  dueOn: '2025-05-19',
  accessories: 'Netzteil\nTasche',
  conditionOut: 'neu',
}

export const repair = {
  sentOn: '2025-05-20',
  defect: 'Akku bläht sich',
  company: 'Werkstatt',
  isWarranty: true,
}

export const loss = {
  noticedOn: '2025-05-21',
  place: 'Bus 7',
  circumstances: 'Liegen geblieben',
  policeReport: '',
  insuranceReport: '',
  dataRisk: 'readable',
  dataRiskNote: 'Klassenliste',
} as const

export const retirement = {
  retiredOn: '2025-05-22',
  destination: 'recycled',
  recipient: 'Entsorger',
  wipingMethod: 'overwritten',
  wipedOn: '2025-05-21',
  wipedBy: 'EDV',
  wipingProof: 'Protokoll 7',
  boundReason: '',
} as const

type Town = { readonly deps: Deps; readonly actor: Actor; readonly kern: InformationDomain }

/** They are of a kind that stands in no group, so that the proposals of the city stay what they are. */
export async function foundLifeDevices(
  town: Town,
): Promise<{ lifeDevices: LifeDevices; loanId: string }> {
  const { deps, actor } = town
  const lifeDevices = {
    toLend: await addDevice(town, 'L1'),
    toRepair: await addDevice(town, 'L6'),
    toLose: await addDevice(town, 'L7'),
    toRetire: await addDevice(town, 'L8'),
    lent: await addDevice(town, 'L2'),
    broken: await addDevice(town, 'L3'),
    lost: await addDevice(town, 'L4'),
    retired: await addDevice(town, 'L5'),
  }
  const loanId = await lendDevice(deps, actor, lifeDevices.lent, 1, loan)
  await sendToRepair(deps, actor, lifeDevices.broken, 1, repair)
  await reportLoss(deps, actor, lifeDevices.lost, 1, loss)
  await retireDevice(deps, actor, lifeDevices.retired, 1, retirement)
  return { lifeDevices, loanId }
}

export async function addDevice(
  { deps, actor, kern }: Town,
  number: string,
  facts: Partial<
    Pick<Device, 'boundUntil' | 'fundingProgramme' | 'priceCents' | 'purchasedOn'>
  > = {},
): Promise<string> {
  const id = deps.newId()
  await deps.store.write(actor.organisationId, (db) =>
    insertDevices(db, [
      {
        id,
        informationDomainId: kern.id,
        inventoryNumber: `Aken-${number}`,
        inventoryKey: `aken-${number}`.toLowerCase(),
        serial: null,
        kind: 'other',
        manufacturer: 'Beispiel',
        model: 'Koffer',
        os: '',
        osVersion: '',
        hostname: '',
        mac: '',
        networkZone: null,
        siteId: null,
        roomId: null,
        status: 'in_use',
        holder: '',
        purchasedOn: null,
        priceCents: null,
        warrantyUntil: null,
        supportUntil: null,
        fundingProgramme: '',
        boundUntil: null,
        notes: '',
        searchText: `aken-${number}`.toLowerCase(),
        createdAt: deps.now(),
        ...facts,
      },
    ]),
  )
  return id
}
