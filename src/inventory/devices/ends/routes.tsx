/** Loss and retirement of a device. @module */
import { type Context, Hono } from 'hono'
import { listProgrammes } from '../../../../db/queries/fundingProgrammes.ts'
import { allow } from '../../../access/permissions.ts'
import { backToDevice } from '../../../web/backToDevice.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { boundUntilOfDevice } from '../../funding/fundingProgramme.ts'
import { deviceDomain } from '../deviceDomain.ts'
import { versionFor } from '../life/lifeFields.ts'
import { ensureStep } from '../life/lifeSteps.ts'
import { type LifePage, readLifePage } from '../life/readLifePage.ts'
import { findDeviceAgain, reportLoss, retireDevice, withdrawRetirement } from './actions.ts'
import { foundForm, lossForm, retirementForm, withdrawalForm } from './endForms.ts'
import { FoundPage, LossPage } from './LossForms.tsx'
import { concernsOfficer } from './loss.ts'
import { RetirementPage, WithdrawalPage } from './RetirementForms.tsx'
import { isBound } from './retirement.ts'

export const endRoutes = new Hono<WebEnv>()
  .get('/geraete/:id/verlust', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showLoss(c)
  })
  .post('/geraete/:id/verlust', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, lossForm, {
      save: async ({ version, ...loss }) => {
        await reportLoss(deps, visit.actor, c.req.param('id'), version, loss)
        const advice = concernsOfficer(loss.dataRisk)
          ? ' Bitte sagen Sie der ISB sofort Bescheid.'
          : ''
        return backToDevice(c, `Der Verlust ist gemeldet.${advice}`)
      },
      again: (values, problems) => showLoss(c, values, problems),
    })
  })
  .get('/geraete/:id/verlust/wiederfund', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showFound(c)
  })
  .post('/geraete/:id/verlust/wiederfund', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, foundForm, {
      save: async ({ version, ...found }) => {
        await findDeviceAgain(deps, visit.actor, c.req.param('id'), version, found)
        return backToDevice(c, 'Das Gerät ist wieder da.')
      },
      again: (values, problems) => showFound(c, values, problems),
    })
  })
  .get('/geraete/:id/aussonderung', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showRetirement(c)
  })
  .post('/geraete/:id/aussonderung', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, retirementForm, {
      save: async ({ version, ...retirement }) => {
        await retireDevice(deps, visit.actor, c.req.param('id'), version, retirement)
        return backToDevice(c, 'Das Gerät ist ausgesondert.')
      },
      again: (values, problems) => showRetirement(c, values, problems),
    })
  })
  .get('/geraete/:id/aussonderung/ruecknahme', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showWithdrawal(c)
  })
  .post('/geraete/:id/aussonderung/ruecknahme', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, withdrawalForm, {
      save: async ({ version, reason }) => {
        await withdrawRetirement(deps, visit.actor, c.req.param('id'), version, reason)
        return backToDevice(c, 'Die Aussonderung ist zurückgenommen.')
      },
      again: (values, problems) => showWithdrawal(c, values, problems),
    })
  })

async function showLoss(c: Context<WebEnv>, values?: FormValues, problems?: Problems) {
  const page = await readPage(c)
  const { device, state } = page.life
  if (!problems) ensureStep(state, 'report_loss')
  const version = versionFor(device, values, problems)
  return renderPage(
    c,
    { title: `Verlust von ${page.name} melden`, path: '/geraete', domain: page.domain },
    <LossPage
      page={page}
      state={{ values: { noticedOn: c.var.today, ...values, version }, problems }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function showFound(c: Context<WebEnv>, values?: FormValues, problems?: Problems) {
  const page = await readPage(c)
  const { device, state } = page.life
  if (!problems) ensureStep(state, 'find_again')
  const version = versionFor(device, values, problems)
  const fresh = { foundOn: c.var.today, status: 'in_stock' }
  return renderPage(
    c,
    { title: `${page.name} ist wieder da`, path: '/geraete', domain: page.domain },
    <FoundPage
      page={page}
      state={{ values: { ...fresh, ...values, version }, problems }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function showRetirement(c: Context<WebEnv>, values?: FormValues, problems?: Problems) {
  const { deps, today, visit } = c.var
  const page = await readPage(c)
  const { device, state } = page.life
  if (!problems) ensureStep(state, 'retire')
  const programmes = await deps.store.read(visit.actor.organisationId, (db) =>
    listProgrammes(db, device.informationDomainId),
  )
  const until = boundUntilOfDevice(device, programmes)
  const version = versionFor(device, values, problems)
  const fresh = state.status === 'lost' ? { destination: 'gone', wipingMethod: 'unreachable' } : {}
  return renderPage(
    c,
    { title: `${page.name} aussondern`, path: '/geraete', domain: page.domain },
    <RetirementPage
      page={page}
      state={{ values: { retiredOn: today, ...fresh, ...values, version }, problems }}
      csrfToken={visit.csrfToken}
      bound={isBound(until, today) ? until : null}
    />,
  )
}

async function showWithdrawal(c: Context<WebEnv>, values?: FormValues, problems?: Problems) {
  const page = await readPage(c)
  const { device, state } = page.life
  if (!problems) ensureStep(state, 'withdraw_retirement')
  const version = versionFor(device, values, problems)
  return renderPage(
    c,
    { title: `Aussonderung von ${page.name} zurücknehmen`, path: '/geraete', domain: page.domain },
    <WithdrawalPage
      page={page}
      state={{ values: { ...values, version }, problems }}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function readPage(c: Context<WebEnv>): Promise<LifePage> {
  const { deps, visit } = c.var
  const page = await deps.store.read(visit.actor.organisationId, (db) =>
    readLifePage(db, visit.actor, c.req.param('id') ?? ''),
  )
  return { ...page, domain: deviceDomain(visit.domains, page.life.device) }
}
