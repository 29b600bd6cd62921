/** The record of a stocktaking round taken out of the program. @module */
import { stocktakingRecord } from '../../../reports/stocktakingRecord.ts'
import { saveWorkbook } from '../../../reports/workbook/saveWorkbook.ts'
import type { Actor } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import type { Deps } from '../../deps.ts'
import { readRound } from '../../inventory/stocktaking/readRound.ts'
import { readReportContext } from '../reportContext.ts'
import { storeExportAccess } from '../storeExportAccess.ts'
import { gatherStocktakingRecord } from './gatherStocktakingRecord.ts'

/** Writes the workbook to the file and notes that it was taken out. Returns the name of the round. Throws `not_found`. */
export async function exportStocktakingRecord(
  deps: Deps,
  actor: Actor,
  roundId: string,
  file: string,
): Promise<string> {
  allow(actor, 'read', 'inventory')
  const { name, code } = await deps.store.readSnapshot(actor.organisationId, async (db) => {
    const round = await readRound(db, actor, roundId)
    const domain = await readInformationDomain(db, actor, round.informationDomainId)
    const record = await gatherStocktakingRecord(db, actor, roundId)
    await saveWorkbook(stocktakingRecord(await readReportContext(db, domain), record), file)
    return { name: round.name, code: domain.code }
  })
  await deps.store.write(actor.organisationId, (db) =>
    storeExportAccess(db, deps, actor, `${code}/Inventurprotokoll ${name}`),
  )
  return name
}
