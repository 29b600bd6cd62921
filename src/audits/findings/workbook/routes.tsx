/** The workbook of findings, for the auditor on the own pages and for the officer. @module */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { listSnapshots } from '../../../../db/queries/snapshots.ts'
import { allow } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import { confirmForm } from '../../../exchange/wiba/uploadForm.ts'
import { fileSafe } from '../../../exports/exportFile.ts'
import { makeDownload } from '../../../exports/makeDownload.ts'
import type { Snapshot } from '../../../snapshots/snapshot.ts'
import { addressOf } from '../../../web/address.ts'
import { auditAddress } from '../../../web/auditAddress.ts'
import type { FormState } from '../../../web/form.tsx'
import { pageDomain } from '../../../web/pageDomain.ts'
import { redirectTo } from '../../../web/redirect.ts'
import { renderPage } from '../../../web/renderPage.tsx'
import { sendDownload } from '../../../web/sendDownload.ts'
import { type Problems, readFile, readValues, submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { renderAudit, renderClosed } from '../../pages/AuditFrame.tsx'
import { readAudit } from '../../readAudit.ts'
import { findingPath } from '../FindingPages.tsx'
import type { FindingPlace } from '../readFindingScope.ts'
import { exportFindings, type ReturnedFindings, takeFindings } from './actions.ts'
import { type FindingPlan, findingPlanDigest } from './planFindings.ts'
import { readFindingRows } from './readFindingRows.ts'
import { FindingPreview, type WorkbookAddresses, WorkbookPage } from './WorkbookPages.tsx'

type Page = Context<WebEnv>

/** Where the workbook belongs: to the one snapshot of an audit, or to one of the page's information domain. */
type Place = {
  readonly place: FindingPlace
  readonly snapshots: readonly Pick<Snapshot, 'id' | 'name' | 'takenOn'>[]
  /** Chosen by the form; '' where it is given. */
  readonly snapshotId: string
  readonly fileName: string
  readonly addresses: WorkbookAddresses
  readonly render: (content: Child) => Promise<Response>
}

export const findingWorkbookRoutes = new Hono<WebEnv>()
  .get('/pruefung/:zugang/feststellungen/mappe', (c) => atAudit(c, (at) => showPage(c, at)))
  .post('/pruefung/:zugang/feststellungen/mappe', (c) => atAudit(c, (at) => send(c, at)))
  .post('/pruefung/:zugang/feststellungen/mappe/vorschau', (c) =>
    atAudit(c, (at) => preview(c, at)),
  )
  .post('/pruefung/:zugang/feststellungen/mappe/uebernahme', (c) =>
    atAudit(c, (at) => takeOver(c, at)),
  )
  .get('/feststellungen/mappe', (c) => atDomain(c, (at) => showPage(c, at)))
  .post('/feststellungen/mappe', (c) => atDomain(c, (at) => send(c, at)))
  .post('/feststellungen/mappe/vorschau', (c) => atDomain(c, (at) => preview(c, at)))
  .post('/feststellungen/mappe/uebernahme', (c) => atDomain(c, (at) => takeOver(c, at)))

/** An auditor outside the period reads when it was. */
async function atAudit(c: Page, work: (at: Place) => Promise<Response>): Promise<Response> {
  const { deps, today, visit } = c.var
  allow(visit.actor, 'write', 'findings', ['snapshot'])
  const audit = await deps.store.read(visit.actor.organisationId, (db) =>
    readAudit(db, visit.actor, c.req.param('zugang') ?? '', today),
  )
  if (audit.isOwn && audit.state !== 'open') return renderClosed(c, audit)
  const { access, domain, snapshot } = audit
  const below = (...things: string[]) => auditAddress(access.id, 'findings', things)
  return work({
    place: { accessId: access.id },
    snapshots: [],
    snapshotId: '',
    fileName: nameOf(domain.code, snapshot),
    addresses: {
      list: below(),
      page: below('mappe'),
      download: below('mappe'),
      preview: below('mappe', 'vorschau'),
      takeOver: below('mappe', 'uebernahme'),
    },
    render: (content) =>
      renderAudit(c, audit, { title: 'Feststellungen', current: 'findings' }, content),
  })
}

async function atDomain(c: Page, work: (at: Place) => Promise<Response>): Promise<Response> {
  const { deps, visit } = c.var
  allow(visit.actor, 'write', 'findings')
  const domain = pageDomain(c)
  const snapshots = await deps.store.read(visit.actor.organisationId, (db) =>
    listSnapshots(db, domain.id),
  )
  const wanted = c.req.method === 'POST' ? (await readValues(c)).snapshotId : undefined
  const chosen = wanted === undefined ? snapshots[0] : snapshots.find(({ id }) => id === wanted)
  if (!chosen) {
    throw new Failure(
      'not_found',
      snapshots.length === 0
        ? 'Feststellungen gehören zu einem Stand zum Stichtag. Bitte halten Sie zuerst einen fest.'
        : 'Diesen Stand gibt es in diesem Informationsverbund nicht.',
    )
  }
  const below = (path: string) => addressOf(`${findingPath}${path}`, { verbund: domain.code })
  return work({
    place: { snapshotId: chosen.id },
    snapshots,
    snapshotId: chosen.id,
    fileName: nameOf(domain.code, chosen),
    addresses: {
      list: below(''),
      page: below('/mappe'),
      download: below('/mappe'),
      preview: below('/mappe/vorschau'),
      takeOver: below('/mappe/uebernahme'),
    },
    render: (content) =>
      renderPage(c, { title: 'Feststellungen', path: findingPath, domain }, content),
  })
}

/** „Feststellungen_KERN_Stand-1.xlsx“ */
function nameOf(code: string, { number }: Pick<Snapshot, 'number'>): string {
  return `Feststellungen_${fileSafe(code)}_Stand-${number}.xlsx`
}

function showPage(c: Page, at: Place, problems?: Problems): Promise<Response> {
  const state: FormState = { values: { snapshotId: at.snapshotId }, problems }
  return at.render(
    <WorkbookPage
      addresses={at.addresses}
      snapshots={at.snapshots}
      state={state}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function send(c: Page, { place, fileName }: Place): Promise<Response> {
  const { deps, visit } = c.var
  const download = await makeDownload(async (folder) => {
    const file = join(folder, fileName)
    await exportFindings(deps, visit.actor, place, file)
    return { file, fileName }
  })
  return sendDownload(c, download)
}

function preview(c: Page, at: Place): Promise<Response> {
  const { deps, visit } = c.var
  return submit(c, z.object({}), {
    async save() {
      const returned = await readSent(c)
      const plan = await takeFindings(deps, visit.actor, at.place, returned)
      return showPlan(c, at, returned, plan)
    },
    again: (_values, problems) => showPage(c, at, problems),
  })
}

function takeOver(c: Page, at: Place): Promise<Response> {
  const { deps, visit } = c.var
  return submit(c, confirmForm, {
    async save({ name, sha256, stand, tabellen }) {
      const returned = { tables: tabellen, file: { name, sha256 } }
      const current = await takeFindings(deps, visit.actor, at.place, returned)
      if (findingPlanDigest(current) !== stand) {
        c.status(409)
        return showPlan(c, at, returned, current, outdated)
      }
      const done = await takeFindings(deps, visit.actor, at.place, { ...returned, agreed: stand })
      return redirectTo(c, at.addresses.list, speakDone(done))
    },
    again: (_values, problems) => showPage(c, at, problems),
  })
}

const outdated: Problems = {
  message: 'Inzwischen wurden Feststellungen gespeichert. Die Vorschau zeigt, was jetzt gilt.',
  fields: {},
}

async function readSent(c: Page): Promise<ReturnedFindings> {
  const file = await readFile(c, 'datei')
  if (!file) {
    const message = 'Bitte wählen Sie die ausgefüllte Arbeitsmappe aus.'
    throw new Failure('invalid', message, { datei: message })
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    tables: await c.var.deps.readUpload(bytes, file.name),
    file: { name: file.name, sha256 },
  }
}

/** Only the sheets with findings go with the form. */
function showPlan(
  c: Page,
  at: Place,
  { tables, file }: ReturnedFindings,
  plan: FindingPlan,
  problems?: Problems,
): Promise<Response> {
  const { sheets } = readFindingRows(tables)
  const kept = tables.filter(({ sheet }) => sheets.includes(sheet))
  const carried = {
    ...file,
    stand: findingPlanDigest(plan),
    tabellen: JSON.stringify(kept),
    ...(at.snapshotId === '' ? {} : { snapshotId: at.snapshotId }),
  }
  return at.render(
    <FindingPreview
      addresses={at.addresses}
      plan={plan}
      problems={problems}
      carried={carried}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

function speakDone({ created, changed, unchanged }: FindingPlan): string {
  const said = [
    created.length === 1
      ? '1 Feststellung eingetragen'
      : `${created.length} Feststellungen eingetragen`,
    changed.length > 0 ? `${changed.length} geändert` : '',
    unchanged > 0 ? `${unchanged} unverändert` : '',
  ]
  return `${said.filter(Boolean).join(', ')}.`
}
