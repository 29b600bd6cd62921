/** Lists come in by browser: sent, columns confirmed, looked through, taken over. @module */
import { PassThrough, Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listSites } from '../../../db/queries/devices.ts'
import { listPreview } from '../../../db/queries/importUploads.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { refusedRows } from '../../../reports/refusedRows.ts'
import { writeWorkbook } from '../../../reports/workbook/writeWorkbook.ts'
import { allow } from '../../access/permissions.ts'
import { attachmentHeader } from '../../core/attachmentHeader.ts'
import { germanInstant } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf } from '../../web/address.ts'
import { pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, type Problems, readFile, readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import {
  chooseColumns,
  chooseSheet,
  receiveUpload,
  removeUpload,
  resumeUpload,
  takeOver,
} from './actions.ts'
import { ColumnsPage } from './ColumnsPage.tsx'
import { columnForm, formValuesOf, mappingOf, sheetForm } from './columnForm.ts'
import { type PreviewList, previewLists, previewPageSize } from './importUpload.ts'
import { isInterrupted, workshopOf } from './isInterrupted.ts'
import { PreviewPage, ResultPage } from './PreviewPage.tsx'
import { type OwnUpload, readOwnUpload } from './readOwnUpload.ts'
import { readUploadPage } from './readUploadPage.ts'
import { refusedCsv, refusedSheets } from './refusedSheets.ts'
import { UploadPage } from './UploadPage.tsx'
import { columnSetOf, uploadKindOf, uploadKindWords } from './uploadKind.ts'
import { FailedPage, InterruptedPage, ProgressLine, WorkingPage } from './WorkingPage.tsx'

type Visit = Context<WebEnv>

const path = '/einlesen'

/** Small lists are read before the page is answered, so that nobody has to wait and look. */
const patienceMilliseconds = 2_000

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const uploadRoutes = new Hono<WebEnv>()
  .get('/geraete/einlesen', (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return c.redirect(addressOf(path, { ...c.req.query(), art: 'geraete' }), 303)
  })
  .get(path, (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showUpload(c, pageDomain(c), {
      art: uploadKindWords[uploadKindOf(c.req.query('art'))].slug,
    })
  })
  .post(path, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const domain = pageDomain(c)
    return submit(c, z.object({ art: z.string().default('') }), {
      async save({ art }) {
        const file = await sentFile(c)
        const kind = uploadKindOf(art)
        const id = await receiveUpload(deps, visit.actor, { domainId: domain.id, kind, file })
        return showWhenReady(c, id)
      },
      again: (values, problems) => showUpload(c, domain, values, problems),
    })
  })
  .get(`${path}/:id`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showState(c, await readUpload(c))
  })
  .get(`${path}/:id/stand`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return showProgress(c, await readUpload(c))
  })
  .get(`${path}/:id/spalten`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    const upload = await readUpload(c)
    const waits = upload.state === 'columns' || upload.state === 'planned'
    return waits ? showColumns(c, upload) : c.redirect(`${path}/${upload.id}`, 303)
  })
  .post(`${path}/:id/spalten`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const upload = await readUpload(c)
    return submit(c, columnForm, {
      async save(choice) {
        const { reading } = upload
        if (!reading) return c.redirect(`${path}/${upload.id}`, 303)
        const mapping = mappingOf(choice, reading, columnSetOf(upload.kind))
        await chooseColumns(deps, visit.actor, upload.id, mapping)
        return showWhenReady(c, upload.id)
      },
      again: (values, problems) => showColumns(c, upload, { values, problems }),
    })
  })
  .post(`${path}/:id/blatt`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const upload = await readUpload(c)
    return submit(c, sheetForm, {
      async save(mapping) {
        await chooseSheet(deps, visit.actor, upload.id, mapping)
        return showWhenReady(c, upload.id)
      },
      again: (values, problems) => showColumns(c, upload, { values, problems }),
    })
  })
  .post(`${path}/:id/uebernahme`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { stand = '' } = await readValues(c)
    const { id } = await readUpload(c)
    await takeOver(deps, visit.actor, id, stand)
    return showWhenReady(c, id)
  })
  .post(`${path}/:id/fortsetzung`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const { id } = await readUpload(c)
    await resumeUpload(deps, visit.actor, id)
    return showWhenReady(c, id)
  })
  .post(`${path}/:id/verwerfung`, async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'inventory')
    const upload = await readUpload(c)
    await removeUpload(deps, visit.actor, upload.id)
    const domain = domainOf(c, upload)
    return redirectTo(
      c,
      addressOf(path, { verbund: domain?.code }),
      `„${upload.file}“ wurde gelöscht.`,
    )
  })
  .get(`${path}/:id/:name{nicht-uebernommen\\.(?:xlsx|csv)}`, async (c) => {
    allow(c.var.visit.actor, 'write', 'inventory')
    return sendRefused(c, await readUpload(c), c.req.param('name'))
  })

function readUpload(c: Visit): Promise<OwnUpload> {
  const { deps, visit } = c.var
  const id = c.req.param('id') ?? ''
  return deps.store.read(visit.actor.organisationId, (db) => readOwnUpload(db, visit.actor, id))
}

async function sentFile(c: Visit): Promise<{ name: string; bytes: Uint8Array }> {
  const file = await readFile(c, 'datei')
  if (!file) {
    const message = 'Bitte wählen Sie eine Datei aus.'
    throw new Failure('invalid', message, { datei: message })
  }
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

async function showWhenReady(c: Visit, id: string): Promise<Response> {
  await c.var.deps.jobs.wait(id, patienceMilliseconds)
  return c.redirect(`${path}/${id}`, 303)
}

function domainOf(c: Visit, { informationDomainId }: OwnUpload): InformationDomain | undefined {
  return c.var.visit.domains.find(({ id }) => id === informationDomainId)
}

function frameOf(c: Visit, upload: OwnUpload, title: string) {
  return { title, path, domain: domainOf(c, upload) }
}

async function showUpload(
  c: Visit,
  domain: InformationDomain,
  values: FormValues,
  problems?: Problems,
): Promise<Response> {
  const { deps, visit } = c.var
  const page = await deps.store.read(visit.actor.organisationId, (db) =>
    readUploadPage(db, visit.actor, domain.id),
  )
  return renderPage(
    c,
    { title: 'Liste einlesen', path, domain },
    <UploadPage
      domain={domain}
      csrfToken={visit.csrfToken}
      values={values}
      problems={problems}
      {...page}
    />,
  )
}

async function showState(c: Visit, upload: OwnUpload): Promise<Response> {
  const { deps, visit } = c.var
  const { csrfToken } = visit
  const domainCode = domainOf(c, upload)?.code ?? ''
  if (isInterrupted(workshopOf(deps), upload)) {
    const page = <InterruptedPage upload={upload} csrfToken={csrfToken} />
    return renderPage(c, frameOf(c, upload, 'Unterbrochen'), page)
  }
  if (upload.state === 'failed') {
    const page = <FailedPage upload={upload} domainCode={domainCode} csrfToken={csrfToken} />
    return renderPage(c, frameOf(c, upload, 'Nicht lesbar'), page)
  }
  if (upload.state === 'columns') return showColumns(c, upload)
  if (upload.state === 'planned' || upload.state === 'stored') return showPlan(c, upload)
  const progress = deps.jobs.progressOf(upload.id)
  return renderPage(
    c,
    frameOf(c, upload, 'In Arbeit'),
    <WorkingPage upload={upload} progress={progress} now={timeOf(c)} />,
  )
}

/** What htmx asks for each second; when the work is over it loads the whole page. */
async function showProgress(c: Visit, upload: OwnUpload): Promise<Response> {
  const { deps } = c.var
  const working = ['reading', 'planning', 'storing'].includes(upload.state)
  if (!working || isInterrupted(workshopOf(deps), upload)) c.header('HX-Refresh', 'true')
  return c.html(<ProgressLine progress={deps.jobs.progressOf(upload.id)} now={timeOf(c)} />)
}

function timeOf(c: Visit): string {
  return germanInstant(c.var.deps.serverTime()).replace(/^.*?(\d\d:\d\d).*$/, '$1')
}

async function showColumns(
  c: Visit,
  upload: OwnUpload,
  given?: { values: FormValues; problems: Problems },
): Promise<Response> {
  const { deps, visit } = c.var
  const reading = upload.reading ?? { names: [], sheets: [] }
  const sites = await deps.store.read(visit.actor.organisationId, listSites)
  return renderPage(
    c,
    frameOf(c, upload, 'Spalten der Liste'),
    <ColumnsPage
      upload={upload}
      reading={reading}
      set={columnSetOf(upload.kind)}
      csrfToken={visit.csrfToken}
      domainCode={domainOf(c, upload)?.code ?? ''}
      values={given?.values ?? formValuesOf(upload.mapping, reading)}
      problems={given?.problems}
      sites={sites.map(({ name }) => name)}
    />,
  )
}

async function showPlan(c: Visit, upload: OwnUpload): Promise<Response> {
  const { deps, visit } = c.var
  const { plan, state } = upload
  if (!plan) return showColumns(c, upload)
  const list = listOf(c.req.query('liste'), plan.counts, state === 'stored')
  const page = pageOf(c.req.query('seite'), previewPageSize, plan.counts[list])
  const rows = await deps.store.read(visit.actor.organisationId, (db) =>
    listPreview(db, upload.id, list, page.number),
  )
  const props = {
    upload,
    plan,
    domainCode: domainOf(c, upload)?.code ?? '',
    csrfToken: visit.csrfToken,
    shown: { list, rows, page: rows.length === 0 ? { ...page, total: plan.counts[list] } : page },
  }
  return state === 'stored'
    ? renderPage(c, frameOf(c, upload, 'Liste übernommen'), <ResultPage {...props} />)
    : renderPage(c, frameOf(c, upload, 'Vorschau der Liste'), <PreviewPage {...props} />)
}

/** The list that is asked for, or the first that holds something. */
function listOf(
  asked: string | undefined,
  counts: Readonly<Record<PreviewList, number>>,
  isStored: boolean,
): PreviewList {
  const kept: readonly PreviewList[] = isStored ? ['refused', 'missing'] : previewLists
  return kept.find((list) => list === asked) ?? kept.find((list) => counts[list] > 0) ?? 'refused'
}

async function sendRefused(c: Visit, upload: OwnUpload, name: string): Promise<Response> {
  const { deps, visit } = c.var
  const rows = await deps.store.read(visit.actor.organisationId, (db) =>
    listPreview(db, upload.id, 'refused'),
  )
  const sheets = refusedSheets(upload.file, rows, upload.plan?.sheets ?? [])
  c.header('Content-Disposition', attachmentHeader(`${baseName(upload.file)} – ${name}`))
  if (name.endsWith('.csv')) {
    c.header('Content-Type', 'text/csv; charset=utf-8')
    return c.body(refusedCsv(sheets))
  }
  const domain = domainOf(c, upload)
  const workbook = refusedRows(
    {
      organisation: visit.organisation.name,
      scope: domain ? `${domain.code} – ${domain.name}` : '',
      stateOfData: upload.plan?.at ?? upload.uploadedAt,
    },
    upload.file,
    sheets,
  )
  const output = new PassThrough()
  writeWorkbook(workbook, output).catch((error) => output.destroy(error))
  c.header('Content-Type', workbookType)
  return c.body(Readable.toWeb(output) as ReadableStream<Uint8Array>)
}

/** „liste“ of „liste.csv“ */
function baseName(file: string): string {
  return file.replace(/\.[A-Za-z0-9]{1,5}$/, '')
}
