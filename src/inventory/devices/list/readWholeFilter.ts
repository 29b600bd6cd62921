import type { Db } from '../../../../db/db.ts'
import { countSystems, listOwnSupport } from '../../../../db/queries/operatingSystemSupport.ts'
import { platformReader, systemTextOf } from '../../devicePlatform.ts'
import { releaseKeyOf } from '../../ownSupport.ts'
import type { DeviceFilter } from './deviceFilter.ts'

/** The filter with the operating systems that it means, which only the rules recognise and no statement. */
export async function readWholeFilter(db: Db, filter: DeviceFilter): Promise<DeviceFilter> {
  const { informationDomainId, today, release, concern } = filter
  if (release === undefined && concern !== 'unsupported') return filter
  const readPlatform = platformReader(today, await listOwnSupport(db))
  const systems = await countSystems(db, informationDomainId)
  const platforms = systems.map((system) => ({
    text: systemTextOf(system),
    platform: readPlatform(system),
  }))
  const textsOf = (isMeant: (one: (typeof platforms)[number]) => boolean) =>
    platforms.filter(isMeant).map(({ text }) => text)
  return {
    ...filter,
    releaseSystems:
      release === undefined
        ? undefined
        : textsOf(({ platform }) => releaseKeyOf(platform.release) === release),
    unsupportedSystems: textsOf(({ platform }) => platform.support === 'unsupported'),
  }
}
