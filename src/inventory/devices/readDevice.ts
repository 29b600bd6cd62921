import type { Db } from '../../../db/db.ts'
import { findDevice, type SeenDevice } from '../../../db/queries/devices.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { unknownDevice } from './unknownDevice.ts'

/** Throws `not_found` for what is not there and for what lies in an information domain out of reach. */
export async function readDevice(db: Db, actor: Actor, id: string): Promise<SeenDevice> {
  const found = await findDevice(db, id)
  if (found && isInDomain(actor, found.informationDomainId)) return found
  throw unknownDevice()
}
