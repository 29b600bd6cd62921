/** Repairs of a device. @module */
import { type Context, Hono } from 'hono'
import { allow } from '../../../access/permissions.ts'
import { germanDay } from '../../../core/day.ts'
import { backToDevice } from '../../../web/backToDevice.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { type FormValues, type Problems, submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { deviceDomain } from '../deviceDomain.ts'
import { versionFor } from '../life/lifeFields.ts'
import { ensureStep } from '../life/lifeSteps.ts'
import { type LifePage, readLifePage } from '../life/readLifePage.ts'
import { endRepair, sendToRepair } from './actions.ts'
import { RepairEndPage, RepairPage } from './RepairForms.tsx'
import { repairEndForm, repairForm } from './repairForm.ts'

export const repairRoutes = new Hono<WebEnv>()
  .get('/geraete/:id/reparatur', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showRepair(c)
  })
  .post('/geraete/:id/reparatur', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, repairForm, {
      save: async ({ version, ...repair }) => {
        await sendToRepair(deps, visit.actor, c.req.param('id'), version, repair)
        return backToDevice(c, 'Das Gerät ist in Reparatur.')
      },
      again: (values, problems) => showRepair(c, values, problems),
    })
  })
  .get('/geraete/:id/reparatur/ende', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showEnd(c)
  })
  .post('/geraete/:id/reparatur/ende', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, repairEndForm, {
      save: async ({ version, ...end }) => {
        await endRepair(deps, visit.actor, c.req.param('id'), version, end)
        return backToDevice(c, 'Die Reparatur ist beendet.')
      },
      again: (values, problems) => showEnd(c, values, problems),
    })
  })

async function showRepair(
  c: Context<WebEnv>,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { today, visit } = c.var
  const page = await readPage(c)
  const { device, state } = page.life
  if (!problems) ensureStep(state, 'send_to_repair')
  const until = device.warrantyUntil
  const isCovered = until !== null && today <= until
  const fresh = { sentOn: today, isWarranty: isCovered ? 'ja' : 'nein' }
  const version = versionFor(device, values, problems)
  return renderPage(
    c,
    { title: `${page.name} zur Reparatur geben`, path: '/geraete', domain: page.domain },
    <RepairPage
      page={page}
      state={{ values: { ...(values ?? fresh), version }, problems }}
      csrfToken={visit.csrfToken}
      warranty={until === null ? '' : `Garantie bis zum ${germanDay(until)}`}
    />,
  )
}

async function showEnd(
  c: Context<WebEnv>,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { today, visit } = c.var
  const page = await readPage(c)
  const { device, state, openRepair } = page.life
  if (!problems) ensureStep(state, 'end_repair')
  const fresh = {
    endedOn: today,
    status: 'in_use',
    isWarranty: openRepair?.isWarranty ? 'ja' : 'nein',
  }
  const version = versionFor(device, values, problems)
  return renderPage(
    c,
    { title: `Reparatur von ${page.name} beenden`, path: '/geraete', domain: page.domain },
    <RepairEndPage
      page={page}
      state={{ values: { ...(values ?? fresh), version }, problems }}
      csrfToken={visit.csrfToken}
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
