/** The page of WiBA as a whole: it lies here because it names the milestone. @module */
import { Hono } from 'hono'
import { allow, isAllowed } from '../../access/permissions.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { readWibaAnswers } from '../../wiba/readChecklist.ts'
import { readCachedFigures } from '../readCachedFigures.ts'
import { readMilestoneReports } from '../readState.ts'
import { WibaPage } from './views.tsx'

export const wibaRoutes = new Hono<WebEnv>().get('/wiba', async (c) => {
  const { visit, deps, today } = c.var
  const { actor, organisation } = visit
  allow(actor, 'read', 'wiba', ['assigned'])
  const domain = pageDomain(c)
  const seesMilestones = isAllowed(actor, 'read', 'milestones')
  const { staleMonths } = organisation
  const { wiba, milestones } = await deps.store.read(actor.organisationId, async (db) => {
    const answers = await readWibaAnswers(db, actor, domain.id)
    if (!seesMilestones) return { wiba: answers, milestones: [] }
    const figures = await readCachedFigures(deps.store, db, { today, staleMonths })
    return { wiba: answers, milestones: await readMilestoneReports(db, figures, today) }
  })
  const own = milestones.find(
    ({ milestone }) =>
      milestone.progress === 'wiba' && milestone.informationDomainIds.includes(domain.id),
  )
  return renderPage(
    c,
    { title: 'WiBA', path: '/wiba', domain },
    <WibaPage
      domain={domain}
      wiba={wiba}
      milestone={own?.report}
      today={today}
      isWhole={isAllowed(actor, 'read', 'wiba')}
      mayWrite={isAllowed(actor, 'write', 'wiba')}
      mayExport={isAllowed(actor, 'read', 'exports')}
    />,
  )
})
