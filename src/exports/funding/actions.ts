/** The list for the Verwendungsnachweis taken out of the program. @module */
import { fundingProof } from '../../../reports/fundingProof.ts'
import { saveWorkbook } from '../../../reports/workbook/saveWorkbook.ts'
import type { Actor } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import type { Deps } from '../../deps.ts'
import { readProgramme } from '../../inventory/funding/readFunding.ts'
import { readReportContext } from '../reportContext.ts'
import { storeExportAccess } from '../storeExportAccess.ts'
import { gatherFundingProof } from './gatherFundingProof.ts'

/** Writes the workbook to the file and notes that it was taken out. Returns the name of the programme. Throws `not_found`. */
export async function exportFundingProof(
  deps: Deps,
  actor: Actor,
  programmeId: string,
  file: string,
): Promise<string> {
  allow(actor, 'read', 'inventory')
  const { name, code } = await deps.store.readSnapshot(actor.organisationId, async (db) => {
    const programme = await readProgramme(db, actor, programmeId)
    const domain = await readInformationDomain(db, actor, programme.informationDomainId)
    const proof = await gatherFundingProof(db, programme, deps.today())
    await saveWorkbook(fundingProof(await readReportContext(db, domain), proof), file)
    return { name: programme.name, code: domain.code }
  })
  await deps.store.write(actor.organisationId, (db) =>
    storeExportAccess(db, deps, actor, `${code}/Verwendungsnachweis ${name}`),
  )
  return name
}
