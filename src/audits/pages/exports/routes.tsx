/** What an auditor takes along of the snapshot: workbooks, reports, the audit package. @module */
import { basename, join } from 'node:path'
import { type Context, Hono } from 'hono'
import { allow } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import { exportFileName, fileSafe } from '../../../exports/exportFile.ts'
import { ensureExportName, exportLabels, stateExports } from '../../../exports/exportNames.ts'
import { makeDownload } from '../../../exports/makeDownload.ts'
import { packageIn } from '../../../exports/package/packageIn.ts'
import {
  ensureReportName,
  reportFileWords,
  reportLabels,
  reportNames,
} from '../../../exports/reports/reportNames.ts'
import { sendDownload } from '../../../web/sendDownload.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { type Audit, readAudit } from '../../readAudit.ts'
import { renderAudit, renderClosed } from '../AuditFrame.tsx'
import { exportAudit, exportAuditPackage, exportAuditReport } from './actions.ts'
import { ExportPage } from './ExportPage.tsx'

type Page = Context<WebEnv>

export const auditExportRoutes = new Hono<WebEnv>()
  .get('/pruefung/:zugang/ausgaben', (c) =>
    withAudit(c, (audit) =>
      renderAudit(
        c,
        audit,
        { title: 'Ausgaben', current: 'exports' },
        <ExportPage
          audit={audit}
          workbooks={stateExports.map((name) => ({ name, ...exportLabels[name] }))}
          reports={reportNames.map((name) => ({ name, ...reportLabels[name] }))}
          csrfToken={c.var.visit.csrfToken}
        />,
      ),
    ),
  )
  .post('/pruefung/:zugang/ausgaben/pruefpaket', (c) =>
    withAudit(c, async (audit) => {
      const { deps, visit } = c.var
      const { signal } = c.req.raw
      const download = await makeDownload((folder) =>
        packageIn(folder, (file) =>
          exportAuditPackage(deps, visit.actor, audit.access.id, { file, signal }),
        ),
      )
      return sendDownload(c, download)
    }),
  )
  .post('/pruefung/:zugang/ausgaben/berichte/:name', (c) =>
    withAudit(c, (audit) => sendReport(c, audit, c.req.param('name'))),
  )
  .post('/pruefung/:zugang/ausgaben/:name', (c) =>
    withAudit(c, (audit) => sendWorkbook(c, audit, c.req.param('name'))),
  )

/** An auditor outside the period gets nothing else; whoever looks over the shoulder sees living data anyway. */
async function withAudit(c: Page, work: (audit: Audit) => Promise<Response>): Promise<Response> {
  const { deps, today, visit } = c.var
  allow(visit.actor, 'read', 'audits', ['snapshot'])
  const audit = await deps.store.read(visit.actor.organisationId, (db) =>
    readAudit(db, visit.actor, c.req.param('zugang') ?? '', today),
  )
  return audit.isOwn && audit.state !== 'open' ? renderClosed(c, audit) : work(audit)
}

async function sendWorkbook(c: Page, audit: Audit, wanted: string): Promise<Response> {
  const { deps, visit } = c.var
  const name = ensureExportName(wanted)
  const fileName = exportFileName(name, audit.domain.code, audit.snapshot.takenOn)
  const download = await makeDownload(async (folder) => {
    const file = join(folder, fileName)
    await exportAudit(deps, visit.actor, audit.access.id, { name, file })
    return { file, fileName }
  })
  return sendDownload(c, download)
}

/** One PDF as it is, several as a ZIP. */
async function sendReport(c: Page, audit: Audit, wanted: string): Promise<Response> {
  const { deps, visit } = c.var
  const name = ensureReportName(wanted)
  const { domain, snapshot } = audit
  const nameOf = (suffix: string, ending: string) =>
    `${[reportFileWords[name], suffix, fileSafe(domain.code), `Stand-${snapshot.number}`].filter(Boolean).join('_')}.${ending}`
  const download = await makeDownload(async (folder) => {
    const files = await exportAuditReport(deps, visit.actor, audit.access.id, {
      name,
      placeOf: ({ suffix }) => join(folder, nameOf(suffix, 'pdf')),
    })
    const [only, second] = files
    if (only === undefined) {
      throw new Failure('not_found', 'Dieser Stand enthält kein Gerät.')
    }
    return second === undefined
      ? { file: only, fileName: basename(only), mediaType: 'application/pdf' }
      : {
          files: files.map((file) => ({ name: basename(file), file })),
          fileName: nameOf('', 'zip'),
        }
  })
  return sendDownload(c, download)
}
