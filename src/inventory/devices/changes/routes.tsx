/** What was done to many devices at once, and undoing it. @module */
import { type Context, Hono } from 'hono'
import { listChangeSets } from '../../../../db/queries/deviceChanges.ts'
import { ensureInDomain } from '../../../access/actor.ts'
import { allow, isAllowed } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import { addressOf } from '../../../web/address.ts'
import { pageDomain } from '../../../web/pageDomain.ts'
import { redirectTo } from '../../../web/redirect.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import type { WebEnv } from '../../../web/visit.ts'
import { undoChanges } from './actions.ts'
import { readActorNames, readChangeSetPage } from './readChangeSetPage.ts'
import { ChangeSetDetail, ChangeSetList } from './views.tsx'

const path = '/geraete/aenderungen'
const pageSize = 50

export const deviceChangeRoutes = new Hono<WebEnv>()
  .get(path, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    const shown = await deps.store.read(visit.actor.organisationId, async (db) => ({
      sets: await listChangeSets(db, domain.id, pageSize + 1, c.req.query('vor')),
      nameOfActor: await readActorNames(db),
    }))
    const sets = shown.sets.slice(0, pageSize)
    const isMore = shown.sets.length > pageSize
    const older = isMore
      ? addressOf(path, { verbund: domain.code, vor: sets.at(-1)?.id })
      : undefined
    return renderPage(
      c,
      { title: 'Vorgänge an Geräten', path: '/geraete', domain },
      <ChangeSetList domain={domain} sets={sets} nameOfActor={shown.nameOfActor} older={older} />,
    )
  })
  .get(`${path}/:id`, (c) => {
    allow(c.var.visit.actor, 'read', 'inventory')
    return showChangeSet(c)
  })
  .post(`${path}/:id/ruecknahme`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const id = c.req.param('id')
    try {
      await undoChanges(deps, visit.actor, id)
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'conflict') throw error
      c.status(409)
      return showChangeSet(c, error.message)
    }
    const address = addressOf(`${path}/${id}`, { verbund: pageDomain(c).code })
    return redirectTo(c, address, 'Rückgängig gemacht.')
  })

async function showChangeSet(c: Context<WebEnv>, problem?: string): Promise<Response> {
  const { deps, visit } = c.var
  const { actor } = visit
  const page = await deps.store.read(actor.organisationId, (db) =>
    readChangeSetPage(db, actor, c.req.param('id') ?? ''),
  )
  ensureInDomain(actor, page.set.informationDomainId)
  const domain = visit.domains.find(({ id }) => id === page.set.informationDomainId)
  if (!domain) throw new Failure('not_found', 'Diesen Vorgang gibt es hier nicht.')
  return renderPage(
    c,
    { title: 'Vorgang an Geräten', path: '/geraete', domain },
    <ChangeSetDetail
      domain={domain}
      page={page}
      mayUndo={isAllowed(actor, 'write', 'inventory')}
      problem={problem}
      csrfToken={visit.csrfToken}
    />,
  )
}
