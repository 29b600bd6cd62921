/** The sheet of BSI's WiBA tool comes in: upload, preview, confirmation. @module */
import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type Problems, readFile, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { type ImportInput, importWiba } from '../actions.ts'
import type { WibaImportPlan } from '../importPlan.ts'
import type { Table } from '../table.ts'
import { confirmForm, planDigest, tablesOf } from './uploadForm.ts'
import { PreviewPage, UploadPage } from './views.tsx'

type Visit = Context<WebEnv>
type Upload = Pick<ImportInput, 'tables' | 'file'>

export const wibaImportRoutes = new Hono<WebEnv>()
  .get('/wiba/einlesen', (c) => {
    allow(c.var.visit.actor, 'write', 'wiba')
    return showUpload(c, pageDomain(c))
  })
  .post('/wiba/einlesen', async (c) => {
    allow(c.var.visit.actor, 'write', 'wiba')
    const domain = pageDomain(c)
    return submit(c, z.object({}), {
      async save() {
        const upload = await readSent(c)
        const plan = await planUpload(c, domain, upload)
        return showPreview(c, domain, upload, plan)
      },
      again: (_values, problems) => showUpload(c, domain, problems),
    })
  })
  .post('/wiba/einlesen/uebernahme', async (c) => {
    allow(c.var.visit.actor, 'write', 'wiba')
    const domain = pageDomain(c)
    return submit(c, confirmForm, {
      async save({ name, sha256, stand, tabellen }) {
        const upload = { tables: tabellen, file: { name, sha256 } }
        const plan = await planUpload(c, domain, upload)
        if (planDigest(plan) !== stand) {
          c.status(409)
          return showPreview(c, domain, upload, plan, outdated)
        }
        const done = await importWiba(c.var.deps, c.var.visit.actor, inputOf(domain, upload, false))
        return redirectTo(c, addressOf('/wiba', { verbund: domain.code }), speakDone(done))
      },
      again: (_values, problems) => showUpload(c, domain, problems),
    })
  })

const outdated: Problems = {
  message: 'Inzwischen hat jemand Prüffragen beantwortet. Die Vorschau zeigt, was jetzt gilt.',
  fields: {},
}

async function readSent(c: Visit): Promise<Upload> {
  const file = await readFile(c, 'datei')
  if (!file) {
    const message = 'Bitte wählen Sie eine Tabelle aus.'
    throw new Failure('invalid', message, { datei: message })
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    tables: await c.var.deps.readUpload(bytes, file.name),
    file: { name: file.name, sha256 },
  }
}

function planUpload(c: Visit, domain: InformationDomain, upload: Upload): Promise<WibaImportPlan> {
  return importWiba(c.var.deps, c.var.visit.actor, inputOf(domain, upload, true))
}

function inputOf(domain: InformationDomain, upload: Upload, dryRun: boolean): ImportInput {
  return { domain, ...upload, dryRun, strict: false }
}

function showUpload(c: Visit, domain: InformationDomain, problems?: Problems): Promise<Response> {
  return renderPage(
    c,
    { title: 'WiBA-Antworten einlesen', path: '/wiba', domain },
    <UploadPage domainCode={domain.code} csrfToken={c.var.visit.csrfToken} problems={problems} />,
  )
}

function showPreview(
  c: Visit,
  domain: InformationDomain,
  { tables, file }: Upload,
  plan: WibaImportPlan,
  problems?: Problems,
): Promise<Response> {
  const kept: Table[] = tablesOf(tables, plan)
  return renderPage(
    c,
    { title: 'Vorschau der WiBA-Antworten', path: '/wiba', domain },
    <PreviewPage
      domainCode={domain.code}
      csrfToken={c.var.visit.csrfToken}
      plan={plan}
      problems={problems}
      carried={{ ...file, stand: planDigest(plan), tabellen: JSON.stringify(kept) }}
    />,
  )
}

function speakDone({ new: created, changed, refused }: WibaImportPlan): string {
  const taken = `${created.length} Antworten neu, ${changed.length} geändert.`
  return refused.length === 0 ? taken : `${taken} ${refused.length} Zeilen nicht übernommen.`
}
