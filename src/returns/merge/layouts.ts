/** The columns of the workbooks that come back: A.4, the conflicts of a merge, questionnaires. @module */

import { checkFields } from '../../../reports/checkRow.ts'
import { conflictTitles } from '../../../reports/conflicts.ts'
import { checkQuestionTitles, wibaQuestionTitles } from '../../../reports/questionnaire.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import type { WorkbookOrigin } from '../../exchange/workbookOrigin.ts'
import { type AnswerField, answerFields, answerTitles } from '../answerField.ts'
import { wibaFieldTitles } from '../wibaField.ts'
import type { Layout } from './parseReturned.ts'

/** The fields of A.4, without the links between its sheets. */
export const plainCheckFields = checkFields({ object: (code) => code, module: (id) => id })

const checkLayout: Layout = {
  keys: ['Zielobjekt', 'Anforderung'],
  titles: plainCheckFields.map(({ title }) => title),
  answers: answerFields.map((field) => answerTitles[field]),
  days: plainCheckFields.filter(({ kind }) => kind === 'day').map(({ title }) => title),
}

/** Answers by field, under the titles of a questionnaire. */
export const questionFields: Record<AnswerSubject, readonly (readonly [string, string])[]> = {
  checks: [
    ['status', checkQuestionTitles.status],
    ['dispensableBecause', checkQuestionTitles.dispensableBecause],
    ['explanation', checkQuestionTitles.explanation],
    ['dueOn', checkQuestionTitles.dueOn],
  ],
  wiba: [
    ['answer', wibaQuestionTitles.answer],
    ['note', wibaQuestionTitles.note],
  ],
}

const questionLayouts: Record<AnswerSubject, Layout> = {
  checks: {
    keys: [checkQuestionTitles.object, checkQuestionTitles.requirement],
    titles: Object.values(checkQuestionTitles),
    answers: questionFields.checks.map(([, title]) => title),
    days: [checkQuestionTitles.dueOn],
  },
  wiba: {
    keys: [wibaQuestionTitles.checklist, wibaQuestionTitles.number],
    titles: Object.values(wibaQuestionTitles),
    answers: questionFields.wiba.map(([, title]) => title),
    days: [],
  },
}

/** A row is one cell: what it is about, and whose value counts. */
function conflictLayout(about: AnswerSubject): Layout {
  const titles = conflictTitles(about)
  return {
    keys: [titles.object, titles.item],
    titles: Object.values(titles),
    answers: [titles.decision],
    days: [],
  }
}

export function layoutOf(origin: WorkbookOrigin): Layout {
  if (origin.kind === 'a4') return checkLayout
  return origin.kind === 'conflicts' ? conflictLayout(origin.about) : questionLayouts[origin.about]
}

const titlesOf: Record<AnswerSubject, Readonly<Record<string, string>>> = {
  checks: answerTitles,
  wiba: wibaFieldTitles,
}

/** The answer that a workbook of conflicts calls so; undefined for no answer. */
export function fieldCalled(about: AnswerSubject, title: string): string | undefined {
  return Object.entries(titlesOf[about]).find(([, one]) => one === title)?.[0]
}

/** The answer that stands under a title of A.4; undefined under one that is protected. */
export function answerFieldOf(title: string): AnswerField | undefined {
  return answerFields.find((field) => answerTitles[field] === title)
}
