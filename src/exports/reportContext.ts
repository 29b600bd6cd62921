/**
 * What every document says of itself: whose it is, which catalogue it rests on, which state it shows.
 * @module
 */
import { readProfile } from '../../catalog/profile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import { findChainHead } from '../../db/queries/events.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import type { ReportContext } from '../../reports/cover.ts'
import { readProgramVersion } from '../core/packageRoot.ts'

/** The state of the data is that of the last event, so that equal data make equal bytes. */
export async function readReportContext(db: Db, domain: InformationDomain): Promise<ReportContext> {
  const organisation = await findOrganisation(db)
  if (!organisation) throw new Error(`no organisation ${db.organisationId}`)
  const { at, hash, sequence } = await findChainHead(db)
  const catalog = readCatalog()
  return {
    organisation: organisation.name,
    informationDomain: {
      code: domain.code,
      name: domain.name,
      approach: domain.approach,
      profile: profileTitle(domain),
    },
    edition: catalog.edition,
    editionTitle: catalog.title,
    dataState: {
      at: at ?? organisation.createdAt,
      chainHead: sequence > 0 ? hash : '',
      sequence,
    },
    programVersion: readProgramVersion(),
  }
}

function profileTitle(domain: InformationDomain): string | null {
  const { key, title, status } = readProfile()
  return domain.profile === key ? `${title} (${status})` : null
}
