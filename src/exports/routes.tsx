/** Workbooks to take along. @module */
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listSites } from '../../db/queries/devices.ts'
import { listAccesses } from '../../db/queries/history.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listRemindedPeople } from '../../db/queries/reminderOutbox.ts'
import { listSnapshots } from '../../db/queries/snapshots.ts'
import { allow, isAllowed } from '../access/permissions.ts'
import { formDay, formText } from '../core/formText.ts'
import { reminderKinds } from '../reminders/reminderKind.ts'
import { pageDomain } from '../web/pageDomain.ts'
import { renderPage } from '../web/renderPage.tsx'
import { sendDownload } from '../web/sendDownload.ts'
import { type FormValues, type Problems, submit } from '../web/submit.ts'
import type { WebEnv } from '../web/visit.ts'
import { exportWorkbook } from './actions.ts'
import { ExportsPage } from './ExportsPage.tsx'
import { archiveName, exportFileName } from './exportFile.ts'
import { type ExportFilter, exportFilters } from './exportFilter.ts'
import { ensureExportName, exportLabels } from './exportNames.ts'
import { makeDownload } from './makeDownload.ts'
import { exportsOf } from './mayExport.ts'
import { readTaken } from './readTaken.ts'
import { reportsOf } from './reports/mayReport.ts'
import { reportLabels } from './reports/reportNames.ts'

const filterForm = z
  .object({
    stufe: z.enum(['', 'basis'], 'Bitte wählen Sie eine der Stufen.').default(''),
    standort: formText(100),
    von: formDay,
    bis: formDay,
    person: formText(100),
    art: z.enum(['', ...reminderKinds], 'Bitte wählen Sie eine der Arten.').default(''),
  })
  .refine(({ von, bis }) => von === null || bis === null || von <= bis, {
    message: 'Der letzte Tag liegt vor dem ersten.',
    path: ['bis'],
  })
  .transform(
    ({ stufe, standort, von, bis, person, art }): ExportFilter => ({
      levels: stufe === 'basis' ? ['basic'] : undefined,
      siteId: standort || undefined,
      from: von ?? undefined,
      until: bis ?? undefined,
      recipientId: person || undefined,
      kind: art || undefined,
    }),
  )

export const exportRoutes = new Hono<WebEnv>()
  .get('/exporte', async (c) => {
    allow(c.var.visit.actor, 'read', 'exports', ['devices', 'own'])
    return showExports(c, pageDomain(c))
  })
  .post('/exporte/alle', async (c) => {
    allow(c.var.visit.actor, 'read', 'exports', ['devices'])
    return sendArchive(c, pageDomain(c))
  })
  .post('/exporte/:name', async (c) => {
    allow(c.var.visit.actor, 'read', 'exports', ['devices'])
    const name = ensureExportName(c.req.param('name'))
    allow(c.var.visit.actor, 'read', 'exports', name === 'devices' ? ['devices'] : [])
    const domain = pageDomain(c)
    return submit(c, filterForm, {
      save: (filter) => sendWorkbook(c, domain, name, filter),
      again: (values, problems) => showExports(c, domain, { values, problems, name }),
    })
  })

async function sendWorkbook(
  c: Context<WebEnv>,
  { code }: InformationDomain,
  name: Parameters<typeof exportFileName>[0],
  filter: ExportFilter,
): Promise<Response> {
  const { deps, visit, today } = c.var
  const fileName = exportFileName(name, code, today, filter)
  const download = await makeDownload(async (folder) => {
    const order = { name, domainCode: code, file: join(folder, fileName), filter }
    return { ...(await exportWorkbook(deps, visit.actor, order)), fileName }
  })
  return sendDownload(c, download)
}

/** Each workbook of one unchanging state, one after the other; the archive is packed while it is sent. */
async function sendArchive(c: Context<WebEnv>, { code }: InformationDomain): Promise<Response> {
  const { deps, visit, today } = c.var
  const download = await makeDownload(async (folder) => {
    const files: { name: string; file: string }[] = []
    for (const name of exportsOf(visit.actor)) {
      const fileName = exportFileName(name, code, today)
      const order = { name, domainCode: code, file: join(folder, fileName) }
      files.push({ name: fileName, file: (await exportWorkbook(deps, visit.actor, order)).file })
    }
    return { files, fileName: archiveName(code, today) }
  })
  return sendDownload(c, download)
}

type Sent = { values: FormValues; problems: Problems; name: string }

async function showExports(
  c: Context<WebEnv>,
  domain: InformationDomain,
  sent?: Sent,
): Promise<Response> {
  const { deps, visit } = c.var
  const { actor } = visit
  const seesTaken = isAllowed(actor, 'read', 'audit_trail') && actor.informationDomainIds === 'all'
  const seesReminders = isAllowed(actor, 'read', 'reminders')
  const seesSnapshots = isAllowed(actor, 'read', 'snapshots') && isAllowed(actor, 'read', 'exports')
  const { sites, people, snapshots, taken } = await deps.store.read(
    actor.organisationId,
    async (db) => ({
      sites: await listSites(db),
      people: seesReminders ? await listRemindedPeople(db, { domainCodes: [domain.code] }) : [],
      snapshots: seesSnapshots ? await listSnapshots(db, domain.id) : null,
      taken: seesTaken ? await readTaken(db, await listAccesses(db, 'export', 20)) : null,
    }),
  )
  const offers = exportsOf(actor).map((name) => ({
    name,
    ...exportLabels[name],
    filters: exportFilters[name] ?? [],
  }))
  return renderPage(
    c,
    { title: 'Exporte', path: '/exporte', domain },
    <ExportsPage
      offers={offers}
      reports={reportsOf(actor).map((name) => ({ name, ...reportLabels[name] }))}
      domain={domain}
      sites={sites.map(({ id, name }) => ({ value: id, label: name }))}
      people={people.map(({ recipientId, name }) => ({ value: recipientId, label: name }))}
      packages={snapshots && { snapshots, mayTake: isAllowed(actor, 'write', 'snapshots') }}
      taken={taken}
      sent={sent}
      csrfToken={visit.csrfToken}
    />,
  )
}
