import type { Db } from '../../../../db/db.ts'
import {
  type Device,
  findDevice,
  findLastInventoryNumber,
  listInventoryKeys,
  listProducts,
} from '../../../../db/queries/devices.ts'
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import { findOrganisation } from '../../../../db/queries/organisations.ts'
import type { Day } from '../../../core/day.ts'

import { inventoryKeyOf } from '../deviceKeys.ts'
import { type PlaceOption, readPlaces } from '../form/readPlaces.ts'
import { formOfNumber, nextNumber, numberForm } from './inventoryNumber.ts'
import { productText } from './quickForm.ts'

export type QuickPageState = {
  /** '' where there is nothing to go on. */
  readonly proposedNumber: string
  readonly like: Device | undefined
  readonly places: readonly PlaceOption[]
  readonly products: readonly string[]
}

/** `likeId` names a device of the same information domain; any other is as none. */
export async function readQuickPage(
  db: Db,
  domain: InformationDomain,
  likeId: string,
  today: Day,
): Promise<QuickPageState> {
  const found = likeId === '' ? undefined : await findDevice(db, likeId)
  return {
    proposedNumber: await readNextNumber(db, domain, today),
    like: found?.informationDomainId === domain.id ? found : undefined,
    places: await readPlaces(db),
    products: (await listProducts(db, domain.id)).map(productText),
  }
}

/** After the pattern of the organisation, else after the number that was given last. */
async function readNextNumber(db: Db, domain: InformationDomain, today: Day): Promise<string> {
  const pattern = (await findOrganisation(db))?.inventoryPattern ?? ''
  const last = pattern === '' ? await findLastInventoryNumber(db, domain.id) : undefined
  const form = pattern === '' ? formOfNumber(last ?? '') : numberForm(pattern, today)
  if (!form) return ''
  return nextNumber(form, await listInventoryKeys(db, inventoryKeyOf(form.before)))
}
