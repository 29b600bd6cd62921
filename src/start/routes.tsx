/** The start page, and what it becomes for those who see less. @module */
import { type Context, Hono } from 'hono'
import { AuditStart } from '../audits/pages/AuditStart.tsx'
import { readOwnAudits } from '../audits/pages/readOwnAudits.ts'
import { FirstStepsList } from '../help/FirstStepsList.tsx'
import { firstSteps } from '../help/firstSteps.ts'
import { readFirstFacts } from '../help/readFirstFacts.ts'
import { type Onlooker, onlookerOf } from '../milestones/readDomainState.ts'
import { Heading } from '../web/Heading.tsx'
import { findPageDomain } from '../web/pageDomain.ts'
import { renderPage } from '../web/renderPage.tsx'
import type { WebEnv } from '../web/visit.ts'
import { OwnPage } from './OwnPage.tsx'
import { readStart } from './readStart.ts'
import { StartPage } from './StartPage.tsx'

export const startRoutes = new Hono<WebEnv>().get('/', async (c) => {
  const { deps, today, visit } = c.var
  if (isAuditor(c)) return showAudits(c)
  const domain = findPageDomain(c)
  const onlooker = onlookerOf(visit, today)
  const state = await deps.store.read(visit.actor.organisationId, (db) =>
    readStart(deps.store, db, onlooker, domain),
  )
  const props = { actor: visit.actor, state, today, domainCode: domain?.code }
  const { whole } = state
  const frame = { title: 'Start', path: '/', domain }
  if (whole && whole.figures.progress.whole.basic.total > 0) {
    return renderPage(c, frame, <StartPage {...props} whole={whole} />)
  }
  return whole || isFounding(c)
    ? showBeginning(c, onlooker)
    : renderPage(c, { title: 'Start', path: '/' }, <OwnPage {...props} />)
})

/** Somebody who audits and does nothing else. */
function isAuditor(c: Context<WebEnv>): boolean {
  const { roles } = c.var.visit.actor
  return roles.length > 0 && roles.every((role) => role === 'auditor')
}

/** What was handed over, and from when until when. */
async function showAudits(c: Context<WebEnv>): Promise<Response> {
  const { deps, today, visit } = c.var
  const audits = await deps.store.read(visit.actor.organisationId, (db) =>
    readOwnAudits(db, visit.actor, today),
  )
  return renderPage(c, { title: 'Start', path: '/' }, <AuditStart audits={audits} />)
}

/** Nobody has an information domain yet, and this person can set one up or fill it. */
function isFounding(c: Context<WebEnv>): boolean {
  const { actor, domains } = c.var.visit
  return domains.length === 0 && actor.roles.some((role) => role === 'officer' || role === 'admin')
}

/** An empty organisation, or an information domain without a model, begins with the guide. */
async function showBeginning(c: Context<WebEnv>, { options }: Onlooker): Promise<Response> {
  const { deps, visit } = c.var
  const domain = findPageDomain(c)
  const facts = await deps.store.read(visit.actor.organisationId, (db) =>
    readFirstFacts(deps.store, db, domain?.id, options),
  )
  return renderPage(
    c,
    { title: 'Start', path: '/', domain },
    <>
      <Heading
        title={domain ? `${domain.name}: noch nichts modelliert` : 'Willkommen bei Basislotse'}
        lead="In neun Schritten von der leeren Stadt zur ersten Arbeitsmappe. Der Stand folgt aus Ihren Daten."
      />
      <FirstStepsList
        steps={firstSteps(facts)}
        actor={visit.actor}
        domainCode={domain?.code}
        isStateShown
      />
    </>,
  )
}
