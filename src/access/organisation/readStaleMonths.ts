import type { Db } from '../../../db/db.ts'
import { findOrganisation } from '../../../db/queries/organisations.ts'

/** After how many months an answer counts as stale: the organisation's setting. */
export async function readStaleMonths(db: Db): Promise<number> {
  const organisation = await findOrganisation(db)
  if (!organisation) throw new Error(`no organisation ${db.organisationId}`)
  return organisation.staleMonths
}
