import type { Db } from '../../../db/db.ts'
import { findImportUpload, type ImportUpload } from '../../../db/queries/importUploads.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { Failure } from '../../core/failure.ts'
import { isUploadKind, type UploadKind } from './uploadKind.ts'

export type OwnUpload = ImportUpload & { readonly kind: UploadKind }

/** What the actor has sent. Throws `not_found` also for what somebody else sent. */
export async function readOwnUpload(db: Db, actor: Actor, id: string): Promise<OwnUpload> {
  const found = await findImportUpload(db, id, actor.userId ?? 'system')
  if (found && isUploadKind(found.kind) && isInDomain(actor, found.informationDomainId)) {
    return { ...found, kind: found.kind }
  }
  throw new Failure(
    'not_found',
    'Diese hochgeladene Liste gibt es nicht mehr. Listen werden einen Tag nach dem Hochladen gelöscht; bitte laden Sie sie noch einmal hoch.',
  )
}
