/** Funding programmes entered and changed. @module */
import type { Db } from '../../../db/db.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import {
  insertProgramme,
  listProgrammes,
  saveProgramme,
} from '../../../db/queries/fundingProgrammes.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import type { FundingInput } from './fundingForm.ts'
import { fundingKey } from './fundingProgramme.ts'
import { readProgramme } from './readFunding.ts'

/** Returns its id. Throws `invalid` for a name that is there already, `not_found`. */
export async function createProgramme(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  input: FundingInput,
): Promise<string> {
  allow(actor, 'write', 'inventory')
  return deps.store.write(actor.organisationId, async (db) => {
    const domain = await readInformationDomain(db, actor, informationDomainId)
    const nameKey = fundingKey(input.name)
    await ensureNameIsFree(db, domain.id, nameKey, null)
    const row = { ...input, nameKey, id: deps.newId(), informationDomainId: domain.id }
    await insertProgramme(db, { ...row, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'programme_created', row.id, { after: row }))
    return row.id
  })
}

/** Throws `conflict` when somebody saved since `version`, `invalid` for a name that is taken, `not_found`. */
export async function changeProgramme(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  input: FundingInput,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await readProgramme(db, actor, id)
    const nameKey = fundingKey(input.name)
    await ensureNameIsFree(db, before.informationDomainId, nameKey, id)
    await saveProgramme(db, id, version, { ...input, nameKey })
    recordEvent(db, eventBy(deps, actor, 'programme_changed', id, { before, after: input }))
  })
}

async function ensureNameIsFree(
  db: Db,
  informationDomainId: string,
  nameKey: string,
  ownId: string | null,
): Promise<void> {
  const all = await listProgrammes(db, informationDomainId)
  if (!all.some((each) => each.nameKey === nameKey && each.id !== ownId)) return
  const message = 'Dieses Förderprogramm ist schon eingetragen.'
  throw new Failure('invalid', message, { name: message })
}
