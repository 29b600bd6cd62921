/** The audit trail. @module */
import { Hono } from 'hono'
import { ensureEverywhere } from '../access/actor.ts'
import { allow } from '../access/permissions.ts'
import { Failure } from '../core/failure.ts'
import { domainParameter, findPageDomain } from '../web/pageDomain.ts'
import { redirectTo } from '../web/redirect.ts'
import { renderPage } from '../web/renderPage.tsx'
import type { WebEnv } from '../web/visit.ts'
import { verifyTrail } from './actions.ts'
import { HistoryPage } from './HistoryPage.tsx'
import { historyFilter } from './historyFilter.ts'
import { readHistory } from './readHistory.ts'

export const historyRoutes = new Hono<WebEnv>()
  .get('/verlauf', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'audit_trail')
    ensureEverywhere(visit.actor)
    const filter = historyFilter(c.req.query())
    const domain = c.req.query(domainParameter) ? findPageDomain(c) : undefined
    const page = await deps.store.read(visit.actor.organisationId, (db) =>
      readHistory(db, filter, domain),
    )
    return renderPage(
      c,
      { title: 'Verlauf', path: '/verlauf' },
      <HistoryPage
        page={page}
        filter={filter}
        domains={visit.domains}
        domain={domain}
        csrfToken={visit.csrfToken}
      />,
    )
  })
  .post('/verlauf/pruefungen', async (c) => {
    const { events, problems } = await verifyTrail(c.var.deps, c.var.visit.actor)
    const [first] = problems
    if (first) {
      throw new Failure(
        'conflict',
        `Die Prüfkette ist nicht in Ordnung: ${problems.length} Fehler in ${events} Ereignissen, der erste bei Nr. ${first.sequence}: ${first.problem} Bitte sichern Sie die Daten und ziehen Sie eine Sicherung zum Vergleich heran.`,
      )
    }
    return redirectTo(c, '/verlauf', `Geprüft: Die Kette aus ${events} Ereignissen ist in Ordnung.`)
  })
