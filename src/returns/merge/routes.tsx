/** Workbooks come back by browser: sent, conflicts decided, looked through, taken over, taken back. @module */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { saveWorkbook } from '../../../reports/workbook/saveWorkbook.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { formText } from '../../core/formText.ts'
import { makeDownload } from '../../exports/makeDownload.ts'
import { addressOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { sendDownload } from '../../web/sendDownload.ts'
import { type FormValues, type Problems, readFile, readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import {
  decideConflicts,
  discardReturned,
  receiveReturned,
  takeBackReturned,
  takeOverReturned,
} from './actions.ts'
import { decisionsIn } from './decisionForm.ts'
import { OutcomePage } from './OutcomePage.tsx'
import { keptPages, planPagesOf } from './PlanPager.tsx'
import { ReturnedPlanPage } from './ReturnedPlanPage.tsx'
import { ReturnsPage } from './ReturnsPage.tsx'
import { readOwnReturned } from './readOwnReturned.ts'
import { type ReturnedPage, readReturnedList, readReturnedPage } from './readReturnedPage.ts'
import { writeConflicts } from './writeConflicts.ts'

type Visit = Context<WebEnv>

const path = '/ruecklauf'
const sentForm = z.object({ personId: formText(100) })

export const returnRoutes = new Hono<WebEnv>()
  .get(path, (c) => {
    allow(c.var.visit.actor, 'write', 'checks', ['assigned'])
    return showReturns(c, pageDomain(c), {})
  })
  .post(path, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks', ['assigned'])
    const domain = pageDomain(c)
    return submit(c, sentForm, {
      async save({ personId }) {
        const { file, tables } = await sentFile(c)
        const input = { domain, tables, file, personId: personId || null }
        const id = await receiveReturned(deps, visit.actor, input)
        return c.redirect(addressOf(`${path}/${id}`, { verbund: domain.code }), 303)
      },
      again: (values, problems) => showReturns(c, domain, values, problems),
    })
  })
  .get(`${path}/:id`, async (c) => {
    allow(c.var.visit.actor, 'write', 'checks', ['assigned'])
    return showReturned(c, await readPage(c))
  })
  .post(`${path}/:id/entscheidungen`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks', ['assigned'])
    const { returned } = await readPage(c)
    await decideConflicts(deps, visit.actor, returned.id, decisionsIn(await readValues(c)))
    const { query, anchor } = keptPages(c.req.query())
    const back = addressOf(`${path}/${returned.id}`, { verbund: c.req.query('verbund'), ...query })
    return redirectTo(c, `${back}${anchor}`, 'Die Entscheidungen sind gemerkt.')
  })
  .post(`${path}/:id/uebernahme`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks', ['assigned'])
    const page = await readPage(c)
    const { id } = page.returned
    return submit(c, z.object({ stand: formText(64) }), {
      async save({ stand }, values) {
        const decided = decisionsIn(values)
        if (Object.keys(decided).length > 0) {
          await decideConflicts(deps, visit.actor, id, decided)
        }
        await takeOverReturned(deps, visit.actor, id, stand)
        return backTo(c, id, 'Der Rücklauf ist übernommen.')
      },
      again: async (_values, problems) => showReturned(c, await readPage(c), problems),
    })
  })
  .post(`${path}/:id/ruecknahme`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks', ['assigned'])
    const { returned } = await readPage(c)
    return submit(c, z.object({}), {
      async save() {
        await takeBackReturned(deps, visit.actor, returned.id)
        return backTo(c, returned.id, 'Der Rücklauf ist zurückgenommen.')
      },
      again: async (_values, problems) => showReturned(c, await readPage(c), problems),
    })
  })
  .post(`${path}/:id/verwerfung`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks', ['assigned'])
    const page = await readPage(c)
    return submit(c, z.object({}), {
      async save() {
        await discardReturned(deps, visit.actor, page.returned.id)
        const code = domainOf(c, page)?.code
        const notice = `„${page.returned.file}“ wurde verworfen.`
        return redirectTo(c, addressOf(path, { verbund: code }), notice)
      },
      again: (_values, problems) => showReturned(c, page, problems),
    })
  })
  .get(`${path}/:id/konflikte.xlsx`, async (c) => {
    allow(c.var.visit.actor, 'write', 'checks', ['assigned'])
    return sendConflicts(c, await readPage(c))
  })

function readPage(c: Visit): Promise<ReturnedPage> {
  const { deps, visit } = c.var
  const id = c.req.param('id') ?? ''
  return deps.store.read(visit.actor.organisationId, async (db) =>
    readReturnedPage(db, deps, visit.actor, await readOwnReturned(db, visit.actor, id)),
  )
}

async function sentFile(c: Visit) {
  const file = await readFile(c, 'datei')
  if (!file) {
    const message = 'Bitte wählen Sie die Arbeitsmappe aus.'
    throw new Failure('invalid', message, { datei: message })
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const tables = await c.var.deps.readUpload(bytes, file.name)
  return { tables, file: { name: file.name, sha256 } }
}

function domainOf(c: Visit, { returned }: ReturnedPage): InformationDomain | undefined {
  return c.var.visit.domains.find(({ id }) => id === returned.informationDomainId)
}

function backTo(c: Visit, id: string, notice: string): Response {
  const query = { verbund: c.req.query('verbund') }
  return redirectTo(c, addressOf(`${path}/${id}`, query), notice)
}

async function showReturns(
  c: Visit,
  domain: InformationDomain,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const list = await deps.store.read(visit.actor.organisationId, (db) =>
    readReturnedList(db, visit.actor, domain.id),
  )
  return renderPage(
    c,
    { title: 'Rücklauf', path, domain },
    <ReturnsPage
      domain={domain}
      csrfToken={visit.csrfToken}
      state={{ values, problems }}
      {...list}
    />,
  )
}

function showReturned(c: Visit, page: ReturnedPage, problems?: Problems): Promise<Response> {
  const { csrfToken } = c.var.visit
  const domain = domainOf(c, page)
  const query = { verbund: domain?.code }
  const frame = { title: page.returned.file, path, ...(domain && { domain }) }
  const { plan } = page
  if (!plan) {
    return renderPage(c, frame, <OutcomePage {...{ page, query, csrfToken, problems }} />)
  }
  const shown = planPagesOf(c.req.query(), plan)
  return renderPage(
    c,
    frame,
    <ReturnedPlanPage {...{ page, plan, query, csrfToken, problems, shown }} />,
  )
}

async function sendConflicts(c: Visit, page: ReturnedPage): Promise<Response> {
  const { deps, visit } = c.var
  const { plan, returned } = page
  const domain = domainOf(c, page)
  if (!plan || !domain) throw new Failure('not_found', 'Diesen Rücklauf gibt es hier nicht.')
  const workbook = await deps.store.readSnapshot(visit.actor.organisationId, (db) =>
    writeConflicts(db, domain, returned.file, plan),
  )
  const fileName = `Konflikte – ${returned.file.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.xlsx`
  const download = await makeDownload(async (folder) => {
    const file = join(folder, 'konflikte.xlsx')
    await saveWorkbook(workbook, file)
    return { file, fileName }
  })
  return sendDownload(c, download)
}
