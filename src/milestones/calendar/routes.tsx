/** The calendar is a view of the measures' list; it lies here because it knows milestones. @module */
import { Hono } from 'hono'
import { allow, isAllowed } from '../../access/permissions.ts'
import { measureListProps, measurePath } from '../../assessment/measures/MeasureList.tsx'
import { readMeasureRows } from '../../assessment/measures/readMeasures.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { renderPage } from '../../web/renderPage.tsx'
import type { WebEnv } from '../../web/visit.ts'
import { readVisibleMilestones } from '../readVisibleMilestones.ts'
import { CalendarPage } from './CalendarPage.tsx'
import { calendarEntries } from './calendarEntries.ts'
import { isMonth, monthOf } from './month.ts'

export const calendarRoutes = new Hono<WebEnv>().get('/massnahmen', async (c, next) => {
  if (c.req.query('ansicht') !== 'kalender') return next()
  const { deps, today, visit } = c.var
  const { actor } = visit
  allow(actor, 'read', 'measures', ['assigned'])
  const domain = pageDomain(c)
  const found = await deps.store.read(actor.organisationId, async (db) => ({
    ...(await readMeasureRows(db, actor, domain)),
    milestones: isAllowed(actor, 'read', 'milestones')
      ? await readVisibleMilestones(db, actor)
      : [],
  }))
  const props = measureListProps(actor, domain, found, 'kalender', c.req.query(), today)
  const milestones = found.milestones.filter(
    ({ informationDomainIds: ids }) => ids.length === 0 || ids.includes(domain.id),
  )
  const month = c.req.query('monat') ?? ''
  return renderPage(
    c,
    { title: 'Maßnahmen: Kalender', path: measurePath, domain },
    <CalendarPage
      {...props}
      month={isMonth(month) ? month : monthOf(today)}
      entries={calendarEntries(props.listed, milestones, today)}
    />,
  )
})
