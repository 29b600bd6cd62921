/** Workbooks for other programs. @module */
import { join } from 'node:path'
import { Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { exportWorkbook } from '../../exports/actions.ts'
import {
  exportFileName,
  openExportFolder,
  streamFile,
  workbookType,
} from '../../exports/exportFile.ts'
import { exportLabels, exportNames } from '../../exports/exportNames.ts'
import { exportsOf } from '../../exports/mayExport.ts'
import { apiDomain } from '../../web/api/apiDomain.ts'
import type { ApiEnv } from '../../web/api/apiEnv.ts'
import { serve } from '../../web/api/serve.ts'
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
  const { path, remove } = await openExportFolder()
  try {
    const order = { name, domainCode: code, file: join(path, fileName) }
    const { file, bytes, sha256 } = await exportWorkbook(deps, api.actor, order)
    return c.body(streamFile(file, remove) as ReadableStream, 200, {
      'Content-Type': workbookType,
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'X-Content-SHA256': sha256,
    })
  } catch (error) {
    await remove()
    throw error
  }
})
