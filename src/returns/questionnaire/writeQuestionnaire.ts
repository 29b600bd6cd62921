import type { Db } from '../../../db/db.ts'
import { listChecks } from '../../../db/queries/checks.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listWibaAnswers } from '../../../db/queries/wiba.ts'
import {
  type CheckQuestionRow,
  questionnaire as questionnaireReport,
  type WibaQuestionRow,
} from '../../../reports/questionnaire.ts'
import type { Workbook } from '../../../reports/sheet.ts'
import { subjectOf } from '../../assessment/checkPlace.ts'
import { originSheetOf } from '../../exchange/workbookOrigin.ts'
import { originIn } from '../../exports/originIn.ts'
import { readReportContext } from '../../exports/reportContext.ts'
import type { Questionnaire } from './questionnaire.ts'
import { type AskedQuestion, readAskedQuestions } from './readQuestionnaire.ts'

/** The questions of a questionnaire as a workbook that comes back. */
export async function writeQuestionnaire(
  db: Db,
  domain: InformationDomain,
  questionnaire: Questionnaire,
  person: string,
): Promise<Workbook> {
  const asked = await readAskedQuestions(db, questionnaire)
  const context = await readReportContext(db, domain)
  const { title, note, expiresOn, kind: about, id: questionnaireId } = questionnaire
  const questions =
    about === 'wiba'
      ? ({ kind: about, rows: await listWibaRows(db, domain, asked) } as const)
      : ({ kind: about, rows: await listCheckRows(db, asked) } as const)
  const workbook = questionnaireReport(context, { title, note, expiresOn, person, questions })
  const kind = { kind: 'questionnaire', about, questionnaireId } as const
  return { ...workbook, origin: originSheetOf(originIn(db, domain, context, kind)) }
}

async function listCheckRows(
  db: Db,
  questions: readonly AskedQuestion[],
): Promise<CheckQuestionRow[]> {
  const ids = [...new Set(questions.flatMap(({ targetObjectId }) => targetObjectId ?? []))]
  const checks = new Map((await listChecks(db, ids)).map((check) => [subjectOf(check), check]))
  return questions.map(({ code, objectName, requirement, targetObjectId, words }) => {
    const check = checks.get(`${targetObjectId}/${requirement}`)
    const { title, meaning, evidence, hint } = words
    return {
      ...{ code, objectName, requirement: requirement ?? '' },
      ...{ title, meaning, evidence, hint },
      status: check?.status ?? ('open' as const),
      dispensableBecause: check?.dispensableBecause ?? null,
      explanation: check?.explanation ?? '',
      dueOn: check?.dueOn ?? null,
    }
  })
}

async function listWibaRows(
  db: Db,
  domain: InformationDomain,
  questions: readonly AskedQuestion[],
): Promise<WibaQuestionRow[]> {
  const answers = new Map(
    (await listWibaAnswers(db, domain.id)).map((answer) => [answer.question, answer]),
  )
  return questions.map(({ question, code: checklist, number, words }) => {
    const { answer = null, note = '' } = answers.get(question ?? '') ?? {}
    const { title, meaning, hint } = words
    return { checklist, number, title, meaning, hint, answer, note }
  })
}
