/** The list for the Verwendungsnachweis. @module */
import { join } from 'node:path'
import { Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { sendDownload } from '../../web/sendDownload.ts'
import type { WebEnv } from '../../web/visit.ts'
import { makeDownload } from '../makeDownload.ts'
import { exportFundingProof } from './actions.ts'

export const fundingProofRoutes = new Hono<WebEnv>().post(
  '/foerderung/:id/verwendungsnachweis',
  async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'inventory')
    const download = await makeDownload(async (folder) => {
      const file = join(folder, 'verwendungsnachweis.xlsx')
      const name = await exportFundingProof(deps, visit.actor, c.req.param('id'), file)
      return { file, fileName: `Verwendungsnachweis_${name}_${today}.xlsx` }
    })
    return sendDownload(c, download)
  },
)
