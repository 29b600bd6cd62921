import type { Db } from '../../../db/db.ts'
import type { Device } from '../../../db/queries/devices.ts'
import {
  findProgramme,
  listFundedDevices,
  listProgrammes,
  type StoredProgramme,
} from '../../../db/queries/fundingProgrammes.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { groupedBy } from '../order.ts'
import { balanceOf, type FundingBalance, fundingKey } from './fundingProgramme.ts'

export type FundedProgramme = {
  readonly programme: StoredProgramme
  readonly devices: readonly Device[]
  readonly balance: FundingBalance
}

export type Funding = {
  readonly programmes: readonly FundedProgramme[]
  /** Names that devices state and nobody has entered as a programme. */
  readonly unknown: readonly { readonly name: string; readonly count: number }[]
}

/** The programmes of an information domain with what was bought of them. */
export async function readFunding(
  db: Db,
  informationDomainId: string,
  today: Day,
): Promise<Funding> {
  const programmes = await listProgrammes(db, informationDomainId)
  const devices = await listFundedDevices(db, informationDomainId)
  const byKey = groupedBy(devices, ({ fundingProgramme }) => fundingKey(fundingProgramme))
  const known = new Set(programmes.map(({ nameKey }) => nameKey))
  return {
    programmes: programmes.map((programme) => {
      const own = byKey.get(programme.nameKey) ?? []
      return { programme, devices: own, balance: balanceOf(programme, own, today) }
    }),
    unknown: [...byKey]
      .filter(([key]) => key !== '' && !known.has(key))
      .map(([, own]) => ({ name: own[0]?.fundingProgramme ?? '', count: own.length })),
  }
}

/** Throws `not_found` also for one of an information domain that the actor does not see. */
export async function readProgramme(db: Db, actor: Actor, id: string): Promise<StoredProgramme> {
  const found = await findProgramme(db, id)
  if (found && isInDomain(actor, found.informationDomainId)) return found
  throw new Failure(
    'not_found',
    'Dieses Förderprogramm gibt es nicht, oder Sie dürfen es nicht sehen.',
  )
}
