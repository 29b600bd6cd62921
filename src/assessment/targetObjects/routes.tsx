/** Target objects: the list with how far each is, and the page of one. @module */
import { type Context, Hono } from 'hono'
import { listPersons } from '../../../db/queries/organisations.ts'
import {
  countTargetObjects,
  findTargetObject,
  listTargetObjectPage,
  type TargetObjectFilter,
  targetObjectOrders,
} from '../../../db/queries/targetObjects.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import { searchWords } from '../../core/text.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { TargetObjectPage } from './DetailPage.tsx'
import { type ListQuery, prefixIn, TargetObjectListPage } from './ListPage.tsx'
import { readListed } from './readListed.ts'
import { readTargetObjectPage } from './readTargetObjectPage.ts'

const pageSize = 100

export const targetObjectPages = new Hono<WebEnv>()
  .get('/zielobjekte', async (c) => {
    const { deps, visit } = c.var
    const scopes = allow(visit.actor, 'read', 'inventory', ['own'])
    const seesAll = scopes.includes('all')
    const domain = pageDomain(c)
    const query = queryOf(c, domain.code)
    const state = await deps.store.read(visit.actor.organisationId, async (db) => {
      const own = seesAll ? undefined : [...(await readOwnPersons(db, visit.actor)), '']
      const base: TargetObjectFilter = { informationDomainId: domain.id, responsibleIds: own }
      const total = await countTargetObjects(db, base)
      const filter: TargetObjectFilter = {
        ...base,
        words: searchWords(query.suche ?? ''),
        prefix: prefixIn(query),
        responsibleIds: own ?? personFilter(query),
      }
      const matching = isFiltered(query) ? await countTargetObjects(db, filter) : total
      const page = pageOf(c.req.query('seite'), pageSize, matching)
      const order = targetObjectOrders.find((each) => each === query.sortierung) ?? 'code'
      const part = { order, limit: pageSize, offset: offsetOf(page) }
      const rows = await listTargetObjectPage(db, filter, part)
      const objects = await readListed(db, domain, rows)
      return { total, page, objects, persons: seesAll ? await listPersons(db) : [] }
    })
    return renderPage(
      c,
      { title: 'Zielobjekte', path: '/zielobjekte', domain },
      <TargetObjectListPage
        {...state}
        domain={domain}
        query={query}
        seesAll={seesAll}
        mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
      />,
    )
  })
  .get('/zielobjekte/:code{[A-Z]+[0-9]+}', async (c) => {
    const { deps, today, visit } = c.var
    const scopes = allow(visit.actor, 'read', 'inventory', ['own'])
    const seesAll = scopes.includes('all')
    const domain = pageDomain(c)
    const state = await deps.store.read(visit.actor.organisationId, async (db) => {
      const object = await findTargetObject(db, domain.id, c.req.param('code'))
      const own = seesAll ? undefined : await readOwnPersons(db, visit.actor)
      if (!object || (own && !own.has(object.responsibleId ?? ''))) throw unknownObject()
      return readTargetObjectPage(db, domain, object, today)
    })
    const { actor } = visit
    return renderPage(
      c,
      { title: `${state.object.code} ${state.object.name}`, path: '/zielobjekte', domain },
      <TargetObjectPage
        domain={domain}
        state={state}
        csrfToken={visit.csrfToken}
        rights={{
          seesAll,
          mayWrite: isAllowed(actor, 'write', 'inventory'),
          seesCheck: isAllowed(actor, 'read', 'checks'),
          seesModelling: isAllowed(actor, 'read', 'modelling'),
          maySetNeeds: isAllowed(actor, 'write', 'modelling'),
        }}
      />,
    )
  })

function queryOf(c: Context<WebEnv>, verbund: string): ListQuery {
  const { suche, art, person, sortierung } = c.req.query()
  return { verbund, suche, art, person, sortierung }
}

function isFiltered(query: ListQuery): boolean {
  return Boolean(query.suche || query.art || query.person)
}

function personFilter({ person }: ListQuery): readonly string[] | undefined {
  if (!person) return undefined
  return person === 'niemand' ? [] : [person]
}

function unknownObject(): Failure {
  return new Failure(
    'not_found',
    'Dieses Zielobjekt gibt es hier nicht, oder Sie dürfen es nicht sehen.',
  )
}
