/** The page that the management prints. @module */
import { Hono } from 'hono'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readOpenFindings } from '../../audits/findings/readOpenFindings.ts'
import { Failure } from '../../core/failure.ts'
import { mayReport } from '../../exports/reports/mayReport.ts'
import { readLeitung } from '../../milestones/leitung/readLeitung.ts'
import { readCachedFigures } from '../../milestones/readCachedFigures.ts'
import { onlookerOf } from '../../milestones/readDomainState.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { LeitungPage } from './LeitungPage.tsx'

export const leitungRoutes = new Hono<WebEnv>().get('/leitung', async (c) => {
  const { deps, today, visit } = c.var
  allow(visit.actor, 'read', 'milestones')
  allow(visit.actor, 'read', 'checks')
  const domain = pageDomain(c)
  const onlooker = onlookerOf(visit, today)
  const seesFindings = isAllowed(visit.actor, 'read', 'findings')
  const { state, findings } = await deps.store.read(visit.actor.organisationId, async (db) => {
    const figures = await readCachedFigures(deps.store, db, onlooker.options)
    return {
      state: await readLeitung(db, onlooker, domain, figures),
      findings: seesFindings
        ? await readOpenFindings(db, domain.id, today)
        : { open: 0, overdue: 0 },
    }
  })
  if (!state)
    throw new Failure('not_found', 'Für diesen Informationsverbund gibt es noch keine Zahlen.')
  return renderPage(
    c,
    { title: 'Stand für die Leitung', path: '/', domain, scripts: ['print.js'] },
    <LeitungPage
      state={state}
      findings={findings}
      organisation={visit.organisation.name}
      today={today}
      mayReport={mayReport(visit.actor, 'management')}
      csrfToken={visit.csrfToken}
    />,
  )
})
