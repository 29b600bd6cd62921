import type { Db } from '../../../db/db.ts'
import {
  countSystems,
  listOwnSupport,
  type StoredSupport,
} from '../../../db/queries/operatingSystemSupport.ts'
import type { Day } from '../../core/day.ts'
import { platformReader } from '../devicePlatform.ts'
import { type Release, releasesOf } from './release.ts'

export type OperatingSystems = {
  readonly releases: readonly Release[]
  /** Devices whose list says nothing about the operating system. */
  readonly unstated: number
  /** Own days of releases that no device here has. */
  readonly unused: readonly StoredSupport[]
}

export async function readOperatingSystems(
  db: Db,
  informationDomainId: string,
  today: Day,
): Promise<OperatingSystems> {
  const own = await listOwnSupport(db)
  const readPlatform = platformReader(today, own)
  const counted = (await countSystems(db, informationDomainId)).map((system) => ({
    platform: readPlatform(system),
    count: system.count,
  }))
  const releases = releasesOf(counted, today)
  const used = new Set(releases.map(({ key }) => key))
  return {
    releases,
    unstated: counted
      .filter(({ platform }) => platform.release === '')
      .reduce((sum, { count }) => sum + count, 0),
    unused: own.filter(({ releaseKey }) => !used.has(releaseKey)),
  }
}
