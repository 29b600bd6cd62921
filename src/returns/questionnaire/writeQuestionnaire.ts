import type { Db } from '../../../db/db.ts'
import { listChecks } from '../../../db/queries/checks.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { questionnaire as questionnaireReport } from '../../../reports/questionnaire.ts'
import type { Workbook } from '../../../reports/sheet.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import { originSheetOf } from '../../exchange/workbookOrigin.ts'
import { originIn } from '../../exports/originIn.ts'
import { readReportContext } from '../../exports/reportContext.ts'
import type { Questionnaire } from './questionnaire.ts'
import { readAskedQuestions } from './readQuestionnaire.ts'

/** The questions of a questionnaire as a workbook that comes back. */
export async function writeQuestionnaire(
  db: Db,
  domain: InformationDomain,
  questionnaire: Questionnaire,
  person: string,
): Promise<Workbook> {
  const questions = await readAskedQuestions(db, questionnaire)
  const ids = [...new Set(questions.flatMap(({ targetObjectId }) => targetObjectId ?? []))]
  const checks = new Map((await listChecks(db, ids)).map((check) => [subjectOf(check), check]))
  const rows = questions.map(({ code, objectName, requirement, targetObjectId, words }) => {
    const check = checks.get(`${targetObjectId}/${requirement}`)
    return {
      ...{ code, objectName, requirement: requirement ?? '' },
      ...{ title: words.title, meaning: words.meaning, evidence: words.evidence, hint: words.hint },
      status: check?.status ?? ('open' as const),
      dispensableBecause: check?.dispensableBecause ?? null,
      explanation: check?.explanation ?? '',
      dueOn: check?.dueOn ?? null,
    }
  })
  const context = await readReportContext(db, domain)
  const { title, note, expiresOn, id: questionnaireId } = questionnaire
  const workbook = questionnaireReport(context, { title, note, expiresOn, person, rows })
  const kind = { kind: 'questionnaire', questionnaireId } as const
  return { ...workbook, origin: originSheetOf(originIn(db, domain, context, kind)) }
}
