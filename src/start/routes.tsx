/** The start page. @module */
import { Hono } from 'hono'
import { readCachedFigures } from '../milestones/readCachedFigures.ts'
import { readMilestoneReports } from '../milestones/readState.ts'
import { findPageDomain } from '../web/pageDomain.ts'
import { renderPage } from '../web/renderPage.tsx'
import type { WebEnv } from '../web/visit.ts'
import { StartPage } from './views.tsx'

export const startRoutes = new Hono<WebEnv>().get('/', async (c) => {
  const { deps, today, visit } = c.var
  const domain = findPageDomain(c)
  const state = await deps.store.read(visit.actor.organisationId, async (db) => {
    const figures = await readCachedFigures(deps.store, db, {
      today,
      staleMonths: visit.organisation.staleMonths,
    })
    return { figures, milestones: await readMilestoneReports(db, figures, today) }
  })
  return renderPage(
    c,
    { title: 'Start', path: '/', domain },
    <StartPage {...state} today={today} />,
  )
})
