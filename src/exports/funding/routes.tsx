/** The list for the Verwendungsnachweis. @module */
import { join } from 'node:path'
import { Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { attachmentHeader } from '../../web/attachmentHeader.ts'
import type { WebEnv } from '../../web/visit.ts'
import { openExportFolder, streamFile, workbookType } from '../exportFile.ts'
import { exportFundingProof } from './actions.ts'

export const fundingProofRoutes = new Hono<WebEnv>().post(
  '/foerderung/:id/verwendungsnachweis',
  async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const { path, remove } = await openExportFolder()
    try {
      const file = join(path, 'verwendungsnachweis.xlsx')
      const name = await exportFundingProof(deps, visit.actor, c.req.param('id'), file)
      return c.body(streamFile(file, remove) as ReadableStream, 200, {
        'Content-Type': workbookType,
        'Content-Disposition': attachmentHeader(`Verwendungsnachweis_${name}_${today}.xlsx`),
      })
    } catch (error) {
      await remove()
      throw error
    }
  },
)
