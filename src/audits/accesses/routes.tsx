/** Prüfungen: who from outside reads which snapshot. @module */
import { type Context, Hono } from 'hono'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { accessForm, grantForm, revocationForm } from '../accessForm.ts'
import { changeAccess, grantAccess, revokeAccess } from '../actions.ts'
import { type AccessEntry, readAccesses } from './readAccesses.ts'
import { AccessList, AccessPage, accessPath, GrantPage } from './views.tsx'

type Page = Context<WebEnv>

export const accessRoutes = new Hono<WebEnv>()
  .get('/pruefungen', async (c) => {
    allow(c.var.visit.actor, 'read', 'audits')
    const domain = pageDomain(c)
    const mayWrite = isAllowed(c.var.visit.actor, 'write', 'audits')
    return renderPage(
      c,
      { title: 'Prüfungen', path: accessPath, domain },
      <AccessList domain={domain} accesses={await readPage(c, domain)} mayWrite={mayWrite} />,
    )
  })

  .get('/pruefungen/neu', async (c) => {
    allow(c.var.visit.actor, 'write', 'audits')
    return renderGrant(c, pageDomain(c), { values: {} })
  })

  .post('/pruefungen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'audits')
    const domain = pageDomain(c)
    return submit(c, grantForm, {
      async save(input) {
        await grantAccess(deps, visit.actor, domain.id, input)
        return redirectTo(c, listAddress(domain), 'Prüfzugang gewährt.')
      },
      again: (values, problems) => renderGrant(c, domain, { values, problems }),
    })
  })

  .get('/pruefungen/:id', async (c) => {
    allow(c.var.visit.actor, 'write', 'audits')
    const domain = pageDomain(c)
    const entry = await readEntry(c, domain)
    return renderAccess(c, domain, entry, { values: valuesOf(entry) })
  })

  .post('/pruefungen/:id', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'audits')
    const domain = pageDomain(c)
    const { access } = await readEntry(c, domain)
    return submit(c, accessForm, {
      async save(change) {
        await changeAccess(deps, visit.actor, access.id, change)
        return redirectTo(c, listAddress(domain), 'Gespeichert.')
      },
      async again(values, problems) {
        const entry = await readEntry(c, domain)
        const stored = valuesOf(entry)
        const goingOn = problems.isStale ? { ...values, version: stored.version } : values
        return renderAccess(c, domain, entry, { values: goingOn, problems, stored })
      },
    })
  })

  .post('/pruefungen/:id/widerruf', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'audits')
    const domain = pageDomain(c)
    const { access } = await readEntry(c, domain)
    return submit(c, revocationForm, {
      async save({ version }) {
        await revokeAccess(deps, visit.actor, access.id, { version })
        return redirectTo(c, listAddress(domain), 'Prüfzugang widerrufen.')
      },
      async again(_values, problems) {
        const entry = await readEntry(c, domain)
        return renderAccess(c, domain, entry, { values: valuesOf(entry), problems })
      },
    })
  })

function listAddress({ code }: InformationDomain): string {
  return addressOf(accessPath, { verbund: code })
}

function readPage(c: Page, domain: InformationDomain) {
  const { deps, today, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) => readAccesses(db, domain, today))
}

async function readEntry(c: Page, domain: InformationDomain): Promise<AccessEntry> {
  const { entries } = await readPage(c, domain)
  const found = entries.find(({ access }) => access.id === c.req.param('id'))
  if (found) return found
  throw new Failure('not_found', 'Diesen Prüfzugang gibt es nicht.')
}

function valuesOf({ access }: AccessEntry) {
  const { fromOn, untilOn, purpose, version } = access
  return { fromOn, untilOn, purpose, version: String(version) }
}

async function renderGrant(c: Page, domain: InformationDomain, state: FormState) {
  const { visit } = c.var
  return renderPage(
    c,
    { title: 'Prüfzugang gewähren', path: accessPath, domain },
    <GrantPage
      domain={domain}
      accesses={await readPage(c, domain)}
      state={state}
      csrfToken={visit.csrfToken}
      mayAddUsers={isAllowed(visit.actor, 'write', 'administration')}
    />,
  )
}

function renderAccess(
  c: Page,
  domain: InformationDomain,
  entry: AccessEntry,
  state: FormState,
): Promise<Response> {
  const { csrfToken } = c.var.visit
  return renderPage(
    c,
    { title: 'Prüfzugang', path: accessPath, domain },
    <AccessPage domain={domain} entry={entry} state={state} csrfToken={csrfToken} />,
  )
}
