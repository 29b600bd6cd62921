/** Providers of an import plan, read and written as target objects of the information domain. @module */
import type { Db } from '../../db/db.ts'
import { recordEvent } from '../../db/queries/events.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import {
  insertTargetObjects,
  listTargetObjects,
  saveTargetObject,
} from '../../db/queries/targetObjects.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { searchTextOf } from '../core/text.ts'
import type { Deps } from '../deps.ts'
import { providerKindOf } from '../inventory/provider.ts'
import { codeSequence } from '../inventory/targetObject.ts'
import type { ExistingProvider, ProviderImportPlan } from './importPlan.ts'

export async function readExistingProviders(
  db: Db,
  domain: InformationDomain,
): Promise<ExistingProvider[]> {
  const objects = await listTargetObjects(db, domain.id)
  return objects.filter((object) => providerKindOf(object) !== undefined)
}

/** Stores what is new and changed, each provider with an event that names its row. */
export async function storeProviders(
  deps: Deps,
  actor: Actor,
  db: Db,
  domain: InformationDomain,
  plan: ProviderImportPlan,
): Promise<void> {
  const known = new Map((await listTargetObjects(db, domain.id)).map((each) => [each.id, each]))
  for (const { id, version, fields, after, from } of plan.changed) {
    const { code = '', platform = '' } = known.get(id) ?? {}
    const searchText = searchTextOf([code, after.name, platform])
    await saveTargetObject(db, id, version, { ...after, searchText })
    recordEvent(db, eventBy(deps, actor, 'target_object_changed', id, { fields, from }))
  }
  await createProviders(
    deps,
    actor,
    db,
    domain,
    plan,
    [...known.values()].map(({ code }) => code),
  )
}

async function createProviders(
  deps: Deps,
  actor: Actor,
  db: Db,
  domain: InformationDomain,
  plan: ProviderImportPlan,
  usedCodes: readonly string[],
): Promise<void> {
  const nextCode = codeSequence(usedCodes)
  const rows = plan.new.map(({ from, ...record }) => ({
    from,
    row: {
      ...record,
      id: deps.newId(),
      informationDomainId: domain.id,
      code: nextCode('D'),
      attributes: {},
      platform: '',
      location: '',
      users: '',
      operatingStatus: 'operation' as const,
      responsibleId: null,
    },
  }))
  await insertTargetObjects(
    db,
    rows.map(({ row }) => ({
      ...row,
      searchText: searchTextOf([row.code, row.name]),
      createdAt: deps.now(),
    })),
  )
  for (const { row, from } of rows) {
    recordEvent(db, eventBy(deps, actor, 'target_object_created', row.id, { after: row, from }))
  }
}
