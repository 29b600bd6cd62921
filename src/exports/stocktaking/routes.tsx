/** The record of a stocktaking round as a workbook. @module */
import { join } from 'node:path'
import { Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { attachmentHeader } from '../../web/attachmentHeader.ts'
import type { WebEnv } from '../../web/visit.ts'
import { openExportFolder, streamFile, workbookType } from '../exportFile.ts'
import { exportStocktakingRecord } from './actions.ts'

export const stocktakingRecordRoutes = new Hono<WebEnv>().post(
  '/inventur/:id/protokoll',
  async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const { path, remove } = await openExportFolder()
    try {
      const file = join(path, 'inventurprotokoll.xlsx')
      const name = await exportStocktakingRecord(deps, visit.actor, c.req.param('id'), file)
      return c.body(streamFile(file, remove) as ReadableStream, 200, {
        'Content-Type': workbookType,
        'Content-Disposition': attachmentHeader(`Inventurprotokoll_${name}_${today}.xlsx`),
      })
    } catch (error) {
      await remove()
      throw error
    }
  },
)
