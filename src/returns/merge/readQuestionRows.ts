import type { Db } from '../../../db/db.ts'
import { findQuestionnaire } from '../../../db/queries/questionnaires.ts'
import { checkQuestionTitles, wibaQuestionTitles } from '../../../reports/questionnaire.ts'
import { tidy } from '../../core/text.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { looseText, plainText } from '../answerField.ts'
import { type AskedQuestion, readAskedQuestions } from '../questionnaire/readQuestionnaire.ts'
import { labelOf, placeWords, type RowKeys } from '../returnedWorkbook.ts'
import { sortedNotice, startOrder } from './indexRows.ts'
import { alteredNotice, missingRowsNotice, notAskedNotice } from './noticeWords.ts'
import type { ReturnedRow } from './parseReturned.ts'

type Issued = { readonly questionnaireId: string; readonly about: AnswerSubject }

const removedNotice =
  'Diesen Fragebogen gibt es im Programm nicht mehr. Seine Zeilen werden gelesen, ohne dass sich prüfen lässt, ob welche fehlen oder hinzugefügt wurden.'

/**
 * The rows that the questionnaire asked, in any order; what else stands there, is missing or was altered is noted. A
 * questionnaire that was removed in the meantime says nothing of its rows.
 */
export async function readQuestionRows(
  db: Db,
  { questionnaireId, about }: Issued,
  byLabel: ReadonlyMap<string, ReturnedRow>,
  notices: string[],
): Promise<ReturnedRow[]> {
  const questionnaire = await findQuestionnaire(db, questionnaireId)
  if (questionnaire?.kind !== about) {
    notices.push(removedNotice)
    return [...byLabel.values()]
  }
  const rest = new Map(byLabel)
  const rows: ReturnedRow[] = []
  const missing: string[] = []
  const order = startOrder()
  for (const question of await readAskedQuestions(db, questionnaire)) {
    const label = labelOf(about, keysOf(question))
    const row = rest.get(label)
    rest.delete(label)
    if (row) {
      order.note(row)
      notices.push(...alterations(question, row, about))
      rows.push(row)
    } else missing.push(label)
  }
  notices.push(
    ...(order.isSorted() ? [] : [sortedNotice[about]]),
    ...missingRowsNotice(missing),
    ...[...rest.values()].map((row) => notAskedNotice(row, about)),
  )
  return rows
}

function keysOf({ code, number, requirement }: AskedQuestion): RowKeys {
  return [code, tidy(requirement ?? String(number))]
}

/** The words of a question are ours and stay; the name of a target object may have changed since. */
function alterations(question: AskedQuestion, row: ReturnedRow, about: AnswerSubject): string[] {
  const { words } = question
  const kept: readonly (readonly [string, string])[] =
    about === 'wiba'
      ? [
          [wibaQuestionTitles.topic, words.title],
          [wibaQuestionTitles.question, words.meaning],
          [wibaQuestionTitles.hint, words.hint],
        ]
      : [
          [checkQuestionTitles.meaning, words.meaning],
          [checkQuestionTitles.evidence, words.evidence],
          [checkQuestionTitles.hint, words.hint],
        ]
  return kept.flatMap(([title, issued]) => {
    const text = row.texts.get(title)
    const today = plainText(issued)
    if (text === undefined || looseText(text) === looseText(today)) return []
    const of = labelOf(about, row.keys)
    return [alteredNotice(placeWords(row, title), { text, today, of })]
  })
}
