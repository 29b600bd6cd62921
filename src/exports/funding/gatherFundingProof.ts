/** Reads what the list for the Verwendungsnachweis shows. @module */
import type { Db } from '../../../db/db.ts'
import { listSites } from '../../../db/queries/devices.ts'
import { listFundedDevices, type StoredProgramme } from '../../../db/queries/fundingProgrammes.ts'
import type { FundingProof } from '../../../reports/fundingProof.ts'
import type { Day } from '../../core/day.ts'
import { deviceStatusLabels } from '../../inventory/device.ts'
import { deviceKindLabels } from '../../inventory/deviceKind.ts'
import {
  balanceOf,
  boundUntilOf,
  boundUntilOfDevice,
  fundingKey,
} from '../../inventory/funding/fundingProgramme.ts'
import { listDoubts, speakDifference } from '../../inventory/funding/speakBalance.ts'

export async function gatherFundingProof(
  db: Db,
  programme: StoredProgramme,
  today: Day,
): Promise<FundingProof> {
  const sites = new Map((await listSites(db)).map(({ id, name }) => [id, name]))
  const all = await listFundedDevices(db, programme.informationDomainId)
  const devices = all.filter((each) => fundingKey(each.fundingProgramme) === programme.nameKey)
  const balance = balanceOf(programme, devices, today)
  const isEven = balance.differenceCents === 0 && balance.plannedCents > 0
  return {
    programme: programme.name,
    grantNumber: programme.grantNumber,
    grantedOn: programme.grantedOn,
    startsOn: programme.startsOn,
    boundUntil: boundUntilOf(programme),
    grantCents: programme.grantCents,
    ownShareCents: programme.ownShareCents,
    spentCents: balance.spentCents,
    doubts: [...(isEven ? [] : [speakDifference(balance)]), ...listDoubts(balance)],
    devices: devices.map((device) => ({
      inventoryNumber: device.inventoryNumber,
      serial: device.serial,
      kind: deviceKindLabels[device.kind],
      manufacturer: device.manufacturer,
      model: device.model,
      site: sites.get(device.siteId ?? '') ?? '',
      status: deviceStatusLabels[device.status],
      purchasedOn: device.purchasedOn,
      boundUntil: boundUntilOfDevice(device, [programme]),
      priceCents: device.priceCents,
    })),
  }
}
