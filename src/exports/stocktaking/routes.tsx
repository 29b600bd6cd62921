/** The record of a stocktaking round as a workbook. @module */
import { join } from 'node:path'
import { Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { sendDownload } from '../../web/sendDownload.ts'
import type { WebEnv } from '../../web/visit.ts'
import { makeDownload } from '../makeDownload.ts'
import { exportStocktakingRecord } from './actions.ts'

export const stocktakingRecordRoutes = new Hono<WebEnv>().post(
  '/inventur/:id/protokoll',
  async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const download = await makeDownload(async (folder) => {
      const file = join(folder, 'inventurprotokoll.xlsx')
      const name = await exportStocktakingRecord(deps, visit.actor, c.req.param('id'), file)
      return { file, fileName: `Inventurprotokoll_${name}_${today}.xlsx` }
    })
    return sendDownload(c, download)
  },
)
