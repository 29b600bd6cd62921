import { Hono } from 'hono'
import { readProfile } from '../../../catalog/profile.ts'
import { allow } from '../../access/permissions.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { readGaps } from '../readGaps.ts'
import { GapsPage } from './views.tsx'

export const gapRoutes = new Hono<WebEnv>().get('/wiba/luecken', async (c) => {
  const { visit, deps } = c.var
  allow(visit.actor, 'read', 'wiba')
  const domain = pageDomain(c)
  const gaps = await deps.store.read(visit.actor.organisationId, (db) => readGaps(db, domain))
  const { status, totals } = readProfile()
  return renderPage(
    c,
    { title: 'Was WiBA nicht berührt', path: '/wiba', domain },
    <GapsPage domainCode={domain.code} gaps={gaps} asked={totals.basis} profileStatus={status} />,
  )
})
