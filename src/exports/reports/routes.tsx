/** Reports as PDF, to take along. @module */
import { basename, join } from 'node:path'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { sendDownload } from '../../web/sendDownload.ts'
import { readValues } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { fileSafe } from '../exportFile.ts'
import { makeDownload } from '../makeDownload.ts'
import { exportReport } from './actions.ts'
import { allowReport } from './mayReport.ts'
import { ensureReportName, type ReportName, reportFileWords } from './reportNames.ts'

const reportForm = z
  .object({
    fassung: z.enum(['', 'archiv']).default(''),
    stufe: z.enum(['', 'basis']).default(''),
    standort: z.string().trim().max(100).default(''),
  })
  .transform(({ fassung, stufe, standort }) => ({
    standard: fassung === 'archiv' ? ('a-2a' as const) : ('ua-1' as const),
    levels: stufe === 'basis' ? (['basic'] as const) : undefined,
    siteId: standort || undefined,
  }))

export const reportRoutes = new Hono<WebEnv>().post('/exporte/berichte/:name', async (c) => {
  const name = ensureReportName(c.req.param('name'))
  allowReport(c.var.visit.actor, name)
  const { code } = pageDomain(c)
  const form = reportForm.safeParse(await readValues(c))
  if (!form.success) {
    throw new Failure('invalid', 'Bitte wählen Sie Fassung, Stufe und Standort aus der Liste.')
  }
  return sendReport(c, name, code, form.data)
})

/** One PDF as it is, several as a ZIP. */
async function sendReport(
  c: Context<WebEnv>,
  name: ReportName,
  domainCode: string,
  options: z.infer<typeof reportForm>,
): Promise<Response> {
  const { deps, visit, today } = c.var
  const nameOf = (suffix: string, ending: string) =>
    `${[reportFileWords[name], suffix, fileSafe(domainCode), today].filter(Boolean).join('_')}.${ending}`
  const download = await makeDownload(async (folder) => {
    const files = await exportReport(deps, visit.actor, {
      ...{ name, domainCode, ...options },
      placeOf: ({ suffix }) => join(folder, nameOf(suffix, 'pdf')),
    })
    const [only, second] = files
    if (!only) throw new Failure('not_found', 'Es ist noch kein Gerät erfasst.')
    return second
      ? {
          files: files.map(({ file }) => ({ name: basename(file), file })),
          fileName: nameOf('', 'zip'),
        }
      : { ...only, fileName: basename(only.file), mediaType: 'application/pdf' }
  })
  return sendDownload(c, download)
}
