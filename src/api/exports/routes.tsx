/** Workbooks for other programs. @module */
import { join } from 'node:path'
import { Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { exportWorkbook } from '../../exports/actions.ts'
import { exportFileName } from '../../exports/exportFile.ts'
import { exportLabels, exportNames } from '../../exports/exportNames.ts'
import { makeDownload } from '../../exports/makeDownload.ts'
import { exportsOf } from '../../exports/mayExport.ts'
import { apiDomain } from '../../web/api/apiDomain.ts'
import type { ApiEnv } from '../../web/api/apiEnv.ts'
import { serve } from '../../web/api/serve.ts'
import { sendDownload } from '../../web/sendDownload.ts'
import { downloadExportEndpoint, listExportsEndpoint } from './exportEndpoints.ts'

export const exportApi = new Hono<ApiEnv>()

serve(exportApi, listExportsEndpoint, async ({ c }) => {
  const { actor } = c.var.api
  allow(actor, 'read', 'exports')
  return { data: { items: exportsOf(actor).map((name) => ({ name, ...exportLabels[name] })) } }
})

serve(exportApi, downloadExportEndpoint, async ({ c, query }) => {
  const { api, deps, today } = c.var
  allow(api.actor, 'read', 'exports')
  const name = exportNames.find((one) => one === c.req.param('name'))
  if (!name || !exportsOf(api.actor).includes(name)) {
    throw new Failure('not_found', 'Diese Arbeitsmappe gibt es hier nicht.')
  }
  const { code } = apiDomain(c, query.informationDomain, 'parameter')
  const fileName = exportFileName(name, code, today)
  const download = await makeDownload(async (folder) => {
    const order = { name, domainCode: code, file: join(folder, fileName) }
    return { ...(await exportWorkbook(deps, api.actor, order)), fileName }
  })
  return sendDownload(c, download)
})
