import type { Db } from '../../db/db.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { Failure } from '../core/failure.ts'
import { nearestWord } from '../core/text.ts'

/** Offers only what the actor may see. Throws `not_found` with the nearest known code. */
export async function readDomainByCode(
  db: Db,
  actor: Actor,
  code: string,
): Promise<InformationDomain> {
  const visible = (await listInformationDomains(db)).filter(({ id }) => isInDomain(actor, id))
  const found = visible.find((domain) => domain.code === code.trim().toUpperCase())
  if (found) return found
  const codes = visible.map((domain) => domain.code)
  const near = nearestWord(code, codes)
  throw new Failure(
    'not_found',
    `Den Informationsverbund „${code}“ gibt es nicht.${near ? ` Meinten Sie „${near}“?` : ''} Bekannt sind: ${codes.join(', ') || 'keiner'}.`,
  )
}
