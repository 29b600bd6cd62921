/** Lending devices: the forms, the protocols, and what is lent. @module */
import { type Context, Hono } from 'hono'
import { countFilteredDevices } from '../../../../db/queries/deviceList.ts'
import { listOpenLoans } from '../../../../db/queries/deviceLoans.ts'
import { findChainHead } from '../../../../db/queries/events.ts'
import { writeLoanProtocol } from '../../../../reports/loanProtocol.ts'
import { allow, isAllowed } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import { backToDevice } from '../../../web/backToDevice.ts'
import { offsetOf, pageOf } from '../../../web/Pager.tsx'
import { pageDomain } from '../../../web/pageDomain.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { sendFile } from '../../../web/sendFile.ts'
import { type FormValues, type Problems, submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { deviceDomain } from '../deviceDomain.ts'
import { versionFor } from '../life/lifeFields.ts'
import { ensureStep } from '../life/lifeSteps.ts'
import { type LifePage, readLifePage } from '../life/readLifePage.ts'
import { parseDeviceFilter } from '../list/deviceFilter.ts'
import { lendDevice, takeBackDevice } from './actions.ts'
import { LendPage, ReturnPage } from './LoanForms.tsx'
import { LoanListPage, loanListPath } from './LoanListPage.tsx'
import { isOverdue } from './loan.ts'
import { loanForm, returnForm } from './loanForm.ts'
import { selectLoans } from './loanList.ts'

const pageSize = 100

export const loanRoutes = new Hono<WebEnv>()
  .get(loanListPath, (c) => {
    allow(c.var.visit.actor, 'read', 'inventory')
    return showList(c)
  })
  .get('/geraete/:id/leihe', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showLoan(c)
  })
  .post('/geraete/:id/leihe', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, loanForm, {
      save: async ({ version, ...loan }) => {
        const { name } = await readPage(c)
        await lendDevice(deps, visit.actor, c.req.param('id'), version, loan)
        return backToDevice(c, `${name} ist verliehen. Das Übergabeprotokoll steht bereit.`)
      },
      again: (values, problems) => showLoan(c, values, problems),
    })
  })
  .get('/geraete/:id/rueckgabe', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showReturn(c)
  })
  .post('/geraete/:id/rueckgabe', (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    return submit(c, returnForm, {
      save: async ({ version, ...loan }) => {
        const { name } = await readPage(c)
        await takeBackDevice(deps, visit.actor, c.req.param('id'), version, loan)
        return backToDevice(c, `${name} ist zurück.`)
      },
      again: (values, problems) => showReturn(c, values, problems),
    })
  })
  .get('/geraete/:id/leihen/:loanId/:protocol{uebergabe\\.pdf|rueckgabe\\.pdf}', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return sendProtocol(c)
  })

async function showList(c: Context<WebEnv>): Promise<Response> {
  const { deps, today, visit } = c.var
  const domain = pageDomain(c)
  const onLoan = parseDeviceFilter(
    { zustand: 'on_loan' },
    { informationDomainId: domain.id, today },
  )
  const [all, lent] = await deps.store.read(visit.actor.organisationId, async (db) => [
    await listOpenLoans(db, domain.id),
    await countFilteredDevices(db, onLoan),
  ])
  const { suche, stand } = c.req.query()
  const query = { suche, stand }
  const seesBorrowers = isAllowed(visit.actor, 'write', 'inventory')
  const selected = selectLoans(all, query, { today, seesBorrowers })
  const page = pageOf(c.req.query('seite'), pageSize, selected.length)
  return renderPage(
    c,
    { title: 'Leihgaben', path: loanListPath, domain },
    <LoanListPage
      domain={domain}
      query={query}
      loans={selected.slice(offsetOf(page), offsetOf(page) + pageSize)}
      page={page}
      total={all.length}
      unrecorded={lent - all.filter(({ status }) => status === 'on_loan').length}
      overdue={all.filter((loan) => isOverdue(loan, today)).length}
      today={today}
      seesBorrowers={seesBorrowers}
    />,
  )
}

async function showLoan(
  c: Context<WebEnv>,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { today, visit } = c.var
  const page = await readPage(c)
  if (!problems) ensureStep(page.life.state, 'lend')
  const version = versionFor(page.life.device, values, problems)
  return renderPage(
    c,
    { title: `${page.name} verleihen`, path: '/geraete', domain: page.domain },
    <LendPage
      page={page}
      state={{ values: { lentOn: today, ...values, version }, problems }}
      csrfToken={visit.csrfToken}
      retentionDays={visit.organisation.loanRetentionDays}
    />,
  )
}

async function showReturn(
  c: Context<WebEnv>,
  values?: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { today, visit } = c.var
  const page = await readPage(c)
  if (!problems) ensureStep(page.life.state, 'take_back')
  const version = versionFor(page.life.device, values, problems)
  return renderPage(
    c,
    { title: `${page.name} zurücknehmen`, path: '/geraete', domain: page.domain },
    <ReturnPage
      page={page}
      state={{ values: { returnedOn: today, status: 'in_stock', ...values, version }, problems }}
      csrfToken={visit.csrfToken}
    />,
  )
}

/** Throws `not_found` also once nobody knows any more who had the device. */
async function sendProtocol(c: Context<WebEnv>): Promise<Response> {
  const { deps, visit } = c.var
  const { life, name, product } = await readPage(c)
  const isReturn = c.req.param('protocol') === 'rueckgabe.pdf'
  const loan = life.loans.find(({ id }) => id === c.req.param('loanId'))
  if (!loan || loan.erasedAt !== null || (isReturn && loan.returnedOn === null)) {
    throw new Failure(
      'not_found',
      'Dieses Protokoll gibt es nicht. Nach der Löschfrist gibt es auch frühere Protokolle nicht mehr.',
    )
  }
  const { at } = await deps.store.read(visit.actor.organisationId, findChainHead)
  const { inventoryNumber, serial } = life.device
  const data = await writeLoanProtocol({
    direction: isReturn ? 'return' : 'hand_over',
    organisation: visit.organisation.name,
    device: { product, inventoryNumber, serial },
    loan,
    retentionDays: visit.organisation.loanRetentionDays,
    at: at ?? deps.now(),
  })
  const fileName = `${isReturn ? 'Rueckgabe' : 'Uebergabe'}_${name}_${loan.lentOn}.pdf`
  return sendFile(c, { fileName, mediaType: 'application/pdf', data })
}

async function readPage(c: Context<WebEnv>): Promise<LifePage> {
  const { deps, visit } = c.var
  const page = await deps.store.read(visit.actor.organisationId, (db) =>
    readLifePage(db, visit.actor, c.req.param('id') ?? ''),
  )
  return { ...page, domain: deviceDomain(visit.domains, page.life.device) }
}
