import type { Db } from '../../../../db/db.ts'
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import type { Actor } from '../../../access/actor.ts'
import { deviceKindLabels } from '../../deviceKind.ts'
import { deviceName } from '../changes/changeSet.ts'
import { type DeviceLifeRecord, readDeviceLife } from './readDeviceLife.ts'

export type LifePage = {
  readonly life: DeviceLifeRecord
  readonly domain: InformationDomain
  readonly name: string
  /** „Notebook Lenovo ThinkPad L14“. */
  readonly product: string
}

/** A device with all that happened to it, and what people call it. Throws `not_found`. */
export async function readLifePage(
  db: Db,
  actor: Actor,
  deviceId: string,
): Promise<Omit<LifePage, 'domain'>> {
  const life = await readDeviceLife(db, actor, deviceId)
  const { kind, manufacturer, model } = life.device
  const product = [deviceKindLabels[kind], manufacturer, model].filter(Boolean).join(' ')
  return { life, name: deviceName(life.device), product }
}
