import { Hono } from 'hono'
import { allow, isAllowed } from '../../access/permissions.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { readObjectPage } from './readObjectPage.ts'
import { ObjectPage } from './views.tsx'

export const modelledObjectRoutes = new Hono<WebEnv>().get(
  '/modellierung/zielobjekte/:code',
  async (c) => {
    const { visit, deps } = c.var
    allow(visit.actor, 'read', 'modelling')
    const domain = pageDomain(c)
    const page = await deps.store.read(visit.actor.organisationId, (db) =>
      readObjectPage(db, domain, c.req.param('code').toUpperCase()),
    )
    return renderPage(
      c,
      { title: `${page.object.code}: Modellierung`, path: '/modellierung', domain },
      <ObjectPage
        domain={domain}
        page={page}
        mayDecide={isAllowed(visit.actor, 'write', 'modelling')}
      />,
    )
  },
)
