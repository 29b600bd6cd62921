import type { Db } from '../../../db/db.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { conflicts } from '../../../reports/conflicts.ts'
import type { Workbook } from '../../../reports/sheet.ts'
import { originSheetOf } from '../../exchange/workbookOrigin.ts'
import { originIn } from '../../exports/originIn.ts'
import { readReportContext } from '../../exports/reportContext.ts'
import { conflictRows } from './conflictRows.ts'
import type { AnswerPlan } from './planAnswers.ts'

/** The workbook in which the conflicts of a plan are decided; its base is the state of now. */
export async function writeConflicts(
  db: Db,
  domain: InformationDomain,
  file: string,
  plan: AnswerPlan,
): Promise<Workbook> {
  const context = await readReportContext(db, domain)
  const workbook = conflicts(context, {
    ...{ file, about: plan.about },
    rows: conflictRows(plan),
  })
  return {
    ...workbook,
    origin: originSheetOf(originIn(db, domain, context, { kind: 'conflicts', about: plan.about })),
  }
}
