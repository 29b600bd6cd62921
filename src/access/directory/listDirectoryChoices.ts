import { listOrganisations } from '../../../db/queries/organisations.ts'
import type { Deps } from '../../deps.ts'
import type { DirectoryKind } from './directoryKind.ts'

/** A directory to log in with; `city` is named where there are several organisations to tell apart. */
export type DirectoryChoice = {
  readonly organisationId: string
  readonly kind: DirectoryKind
  readonly city: string | undefined
}

/** All that are switched on; before the login nobody knows the organisation. */
export async function listDirectoryChoices(deps: Deps): Promise<DirectoryChoice[]> {
  const organisations = await deps.store.read('', listOrganisations)
  const open = organisations.filter(({ directoryKinds }) => directoryKinds.length > 0)
  const isTold = organisations.length > 1
  return open.flatMap(({ id, name, directoryKinds }) =>
    directoryKinds.map((kind) => ({
      organisationId: id,
      kind,
      city: isTold ? name : undefined,
    })),
  )
}
