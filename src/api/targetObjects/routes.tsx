/** Target objects for other programs. @module */
import { Hono } from 'hono'
import type { Db } from '../../../db/db.ts'
import { listInformationDomains } from '../../../db/queries/informationDomains.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listTargetObjectsAfter, type TargetObject } from '../../../db/queries/targetObjects.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { apiDomainIds } from '../../web/api/apiDomain.ts'
import type { ApiEnv } from '../../web/api/apiEnv.ts'
import { pageAnswer } from '../../web/api/apiPage.ts'
import { serve } from '../../web/api/serve.ts'
import { keyOfCursor } from '../cursor.ts'
import { getTargetObjectEndpoint, listTargetObjectsEndpoint } from './targetObjectEndpoints.ts'

export const targetObjectApi = new Hono<ApiEnv>()

serve(targetObjectApi, listTargetObjectsEndpoint, async ({ c, query }) => {
  const { api, deps } = c.var
  allow(api.actor, 'read', 'inventory')
  const { limit, cursor, code } = query
  const [after] = cursor === undefined ? [] : keyOfCursor(cursor, 1)
  const selection = {
    informationDomainIds: apiDomainIds(c, query.informationDomain),
    code: code?.toUpperCase(),
  }
  return deps.store.read(api.actor.organisationId, async (db) => {
    const rows = await listTargetObjectsAfter(db, selection, { after, limit: limit + 1 })
    const items = await readAnswers(db, rows)
    return pageAnswer(c, rows, limit, { keyOf: ({ id }) => [id], items })
  })
})

serve(targetObjectApi, getTargetObjectEndpoint, async ({ c }) => {
  const { api, deps } = c.var
  allow(api.actor, 'read', 'inventory')
  const { informationDomainIds } = api.actor
  const selection = { id: c.req.param('id') ?? '', informationDomainIds }
  const [found] = await deps.store.read(api.actor.organisationId, async (db) =>
    readAnswers(db, await listTargetObjectsAfter(db, selection, { limit: 1 })),
  )
  if (!found) throw new Failure('not_found', 'Dieses Zielobjekt gibt es hier nicht.')
  return { data: found, version: found.version }
})

async function readAnswers(db: Db, rows: readonly TargetObject[]) {
  const codes = new Map((await listInformationDomains(db)).map(({ id, code }) => [id, code]))
  const persons = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
  return rows.map(({ id, version, code, name, kinds, count, ...row }) => ({
    ...{ id, version, code, name, kinds, count },
    informationDomain: codes.get(row.informationDomainId) ?? '',
    description: row.description,
    platform: row.platform,
    location: row.location,
    users: row.users,
    operatingStatus: row.operatingStatus,
    responsible: persons.get(row.responsibleId ?? '') ?? null,
  }))
}
