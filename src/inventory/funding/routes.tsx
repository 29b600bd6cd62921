/** Funding programmes. @module */
import { type Context, Hono } from 'hono'
import { allow, isAllowed } from '../../access/permissions.ts'
import { euroInput } from '../../core/euro.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { deviceDomain } from '../devices/deviceDomain.ts'
import { changeProgramme, createProgramme } from './actions.ts'
import { FundingListPage, fundingPath, ProgrammePage } from './FundingPages.tsx'
import { fundingForm } from './fundingForm.ts'
import { FundingFormPage } from './ProgrammeForm.tsx'
import { readFunding, readProgramme } from './readFunding.ts'

const pageSize = 100

export const fundingRoutes = new Hono<WebEnv>()
  .get(fundingPath, async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const domain = pageDomain(c)
    const funding = await deps.store.read(visit.actor.organisationId, (db) =>
      readFunding(db, domain.id, today),
    )
    return renderPage(
      c,
      { title: 'Förderung', path: fundingPath, domain },
      <FundingListPage
        domain={domain}
        funding={funding}
        today={today}
        mayWrite={isAllowed(visit.actor, 'write', 'inventory')}
      />,
    )
  })
  .get(`${fundingPath}/neu`, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showNew(c, { name: c.req.query('name') ?? '' })
  })
  .post(fundingPath, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    return submit(c, fundingForm, {
      save: async ({ version: _, ...programme }) => {
        const id = await createProgramme(deps, visit.actor, domain.id, programme)
        const address = addressOf(pathOf(fundingPath, id), { verbund: domain.code })
        return redirectTo(c, address, 'Das Förderprogramm ist eingetragen.')
      },
      again: (values, problems) => showNew(c, values, problems),
    })
  })
  .get(`${fundingPath}/:id`, (c) => {
    allow(c.var.visit.actor, 'read', 'inventory')
    return showProgramme(c)
  })
  .get(`${fundingPath}/:id/bearbeiten`, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showForm(c)
  })
  .post(`${fundingPath}/:id`, (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const id = c.req.param('id')
    return submit(c, fundingForm, {
      save: async ({ version, ...programme }) => {
        await changeProgramme(deps, visit.actor, id, version, programme)
        const query = { verbund: c.req.query('verbund') }
        return redirectTo(c, addressOf(pathOf(fundingPath, id), query), 'Gespeichert.')
      },
      again: (values, problems) => showForm(c, values, problems),
    })
  })

async function showNew(
  c: Context<WebEnv>,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const domain = pageDomain(c)
  return renderPage(
    c,
    { title: 'Förderprogramm eintragen', path: fundingPath, domain },
    <FundingFormPage
      domain={domain}
      title="Förderprogramm eintragen"
      action={fundingPath}
      state={{ values: { ...values, version: '0' }, problems }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function showForm(
  c: Context<WebEnv>,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const programme = await deps.store.read(visit.actor.organisationId, (db) =>
    readProgramme(db, visit.actor, c.req.param('id') ?? ''),
  )
  const { name, grantNumber, grantedOn, startsOn, years, note } = programme
  const stored = {
    name,
    grantNumber,
    grantedOn: grantedOn ?? '',
    startsOn,
    years: String(years ?? ''),
    grantCents: euroInput(programme.grantCents),
    ownShareCents: euroInput(programme.ownShareCents),
    note,
  }
  const isKept = values !== undefined && !problems?.isStale
  const version = isKept ? (values.version ?? '') : String(programme.version)
  const domain = deviceDomain(c.var.visit.domains, programme)
  return renderPage(
    c,
    { title: `${name} bearbeiten`, path: fundingPath, domain },
    <FundingFormPage
      domain={domain}
      title={`${name} bearbeiten`}
      action={pathOf(fundingPath, programme.id)}
      state={{ values: { ...(values ?? stored), version }, problems, stored }}
      csrfToken={visit.csrfToken}
    />,
  )
}

async function showProgramme(c: Context<WebEnv>): Promise<Response> {
  const { deps, today, visit } = c.var
  const { actor } = visit
  const id = c.req.param('id') ?? ''
  const { programme, funding } = await deps.store.read(actor.organisationId, async (db) => {
    const found = await readProgramme(db, actor, id)
    return { programme: found, funding: await readFunding(db, found.informationDomainId, today) }
  })
  const domain = deviceDomain(c.var.visit.domains, programme)
  const funded = funding.programmes.find((each) => each.programme.id === programme.id)
  if (!funded) throw new Failure('not_found', 'Dieses Förderprogramm gibt es nicht.')
  const page = pageOf(c.req.query('seite'), pageSize, funded.devices.length)
  return renderPage(
    c,
    { title: programme.name, path: fundingPath, domain },
    <ProgrammePage
      domain={domain}
      funded={funded}
      devices={funded.devices.slice(offsetOf(page), offsetOf(page) + pageSize)}
      page={page}
      today={today}
      mayWrite={isAllowed(actor, 'write', 'inventory')}
      csrfToken={visit.csrfToken}
    />,
  )
}
