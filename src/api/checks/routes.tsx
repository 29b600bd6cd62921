/** Results of the IT-Grundschutz-Check for other programs. @module */
import { Hono } from 'hono'
import { listTargetObjectsAfter } from '../../../db/queries/targetObjects.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { apiDomain } from '../../web/api/apiDomain.ts'
import type { ApiEnv } from '../../web/api/apiEnv.ts'
import { pageAnswer } from '../../web/api/apiPage.ts'
import { serve } from '../../web/api/serve.ts'
import { keyOfCursor } from '../cursor.ts'
import { getCheckEndpoint, listChecksEndpoint } from './checkEndpoints.ts'
import { keyOfCheck, readChecks } from './readChecks.ts'

export const checkApi = new Hono<ApiEnv>()

serve(checkApi, listChecksEndpoint, async ({ c, query }) => {
  const { api, deps } = c.var
  allow(api.actor, 'read', 'checks')
  const { limit, cursor, level, status } = query
  const domain = apiDomain(c, query.informationDomain, 'parameter')
  const after = cursor === undefined ? undefined : keyOfCursor(cursor, 2)
  const selection = {
    targetObject: query.targetObject?.toUpperCase(),
    module: query.module?.toUpperCase(),
    ...{ level, status },
  }
  const items = await deps.store.read(api.actor.organisationId, (db) =>
    readChecks(db, domain, selection, { after, limit: limit + 1 }),
  )
  const keyOf = (item: (typeof items)[number]) =>
    keyOfCheck({ object: item.targetObject, requirement: item.requirement })
  return pageAnswer(c, items, limit, { keyOf, items })
})

serve(checkApi, getCheckEndpoint, async ({ c }) => {
  const { api, deps } = c.var
  allow(api.actor, 'read', 'checks')
  const { targetObjectId = '', requirement = '' } = c.req.param() as Record<string, string>
  const { informationDomainIds } = api.actor
  const found = await deps.store.read(api.actor.organisationId, async (db) => {
    const wanted = { id: targetObjectId, informationDomainIds }
    const [object] = await listTargetObjectsAfter(db, wanted, { limit: 1 })
    const domain = api.domains.find(({ id }) => id === object?.informationDomainId)
    if (!domain) return undefined
    const [check] = await readChecks(db, domain, { targetObjectId, requirement }, { limit: 1 })
    return check
  })
  if (!found) throw new Failure('not_found', 'Dieses Ergebnis gibt es hier nicht.')
  return { data: found, version: found.version }
})
