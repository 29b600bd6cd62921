import type { Db } from '../../../db/db.ts'
import { listImportRuns } from '../../../db/queries/imports.ts'
import { listImportUploads } from '../../../db/queries/importUploads.ts'
import { listMembers } from '../../../db/queries/organisations.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { importKindLabels } from '../importKind.ts'
import type { PastRun } from './importUpload.ts'
import type { OwnUpload } from './readOwnUpload.ts'
import { isUploadKind } from './uploadKind.ts'

const shownRuns = 10

/** What the actor has sent, and what was taken over last in the information domain. */
export async function readUploadPage(
  db: Db,
  actor: Actor,
  informationDomainId: string,
): Promise<{ own: OwnUpload[]; runs: PastRun[] }> {
  const sent = await listImportUploads(db, actor.userId ?? 'system')
  const runs = await listImportRuns(db, informationDomainId, shownRuns)
  const names = new Map((await listMembers(db)).map(({ userId, name }) => [userId, name]))
  return {
    own: sent.flatMap((upload) =>
      isUploadKind(upload.kind) && isInDomain(actor, upload.informationDomainId)
        ? [{ ...upload, kind: upload.kind }]
        : [],
    ),
    runs: runs.map(({ kind, actorId, ...run }) => ({
      ...run,
      kind: importKindLabels[kind],
      by: names.get(actorId) ?? 'dem Programm',
    })),
  }
}
