import { chainStart } from '../../db/chain.ts'
import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { ReportContext } from '../../reports/cover.ts'
import type { OriginKind, WorkbookOrigin } from '../exchange/workbookOrigin.ts'

/** The origin of a workbook that is written now, from the state of the data that its cover names. */
export function originIn(
  db: Db,
  domain: InformationDomain,
  { organisation, dataState }: Pick<ReportContext, 'organisation' | 'dataState'>,
  kind: OriginKind,
): WorkbookOrigin {
  return {
    ...kind,
    organisationId: db.organisationId,
    organisation,
    domainId: domain.id,
    domainCode: domain.code,
    sequence: dataState.sequence,
    hash: dataState.sequence > 0 ? dataState.chainHead : chainStart,
  }
}
