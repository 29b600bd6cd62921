import { findDirectory } from '../../../db/queries/directories.ts'
import { listOrganisations, type Organisation } from '../../../db/queries/organisations.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import type { DirectoryKind } from './directoryKind.ts'
import type { StoredDirectory } from './directorySettings.ts'

/** A directory with the secret that this program proves itself with, where there is one. */
export type KnownDirectory = {
  readonly organisation: Organisation
  readonly stored: StoredDirectory
  readonly secret: { readonly value: string | undefined; readonly place: string }
}

/** Undefined while nothing was entered. */
export async function findKnownDirectory(
  deps: Deps,
  organisationId: string,
  kind: DirectoryKind,
): Promise<KnownDirectory | undefined> {
  const organisations = await deps.store.read('', listOrganisations)
  const organisation = organisations.find(({ id }) => id === organisationId)
  if (!organisation) return undefined
  const stored = await deps.store.read(organisationId, (db) => findDirectory(db, kind))
  const secret = deps.directory.secretOf(kind, organisationId, organisations.length === 1)
  return stored && { organisation, stored, secret }
}

/** For a login. Throws `not_found` when people do not log in with it. */
export async function readOpenDirectory(
  deps: Deps,
  organisationId: string,
  kind: DirectoryKind,
): Promise<KnownDirectory> {
  const found = await findKnownDirectory(deps, organisationId, kind)
  if (found?.organisation.directoryKinds.includes(kind)) return found
  throw new Failure(
    'not_found',
    'Die Anmeldung über dieses Verzeichnis gibt es hier nicht, oder sie ist ausgeschaltet.',
  )
}
