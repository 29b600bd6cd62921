/** The audit package as a download. @module */
import { Hono } from 'hono'
import { allow } from '../../access/permissions.ts'
import { makeDownload } from '../../exports/makeDownload.ts'
import { packageIn } from '../../exports/package/packageIn.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { sendDownload } from '../../web/sendDownload.ts'
import { readValues } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { readSnapshot } from '../readSnapshot.ts'
import { packageOf, takeSnapshotForPackage } from './actions.ts'

export const packageRoutes = new Hono<WebEnv>().post('/pruefpakete', async (c) => {
  const { deps, visit } = c.var
  const { actor } = visit
  allow(actor, 'read', 'snapshots')
  allow(actor, 'read', 'exports')
  const { stand = '' } = await readValues(c)
  const { id: snapshotId } =
    stand === ''
      ? await takeSnapshotForPackage(deps, actor, pageDomain(c).id)
      : await deps.store.read(actor.organisationId, (db) => readSnapshot(db, actor, stand))
  const { signal } = c.req.raw
  const download = await makeDownload((folder) =>
    packageIn(folder, (file) => packageOf(deps, actor, { snapshotId, file, signal })),
  )
  return sendDownload(c, download)
})
