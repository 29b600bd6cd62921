/** The columns of the workbooks that come back: A.4, the conflicts of a merge, a questionnaire. @module */
import { checkFields } from '../../../reports/checkRow.ts'
import { conflictTitles } from '../../../reports/conflicts.ts'
import { questionTitles } from '../../../reports/questionnaire.ts'
import { type AnswerField, answerFields, answerTitles } from '../answerField.ts'
import type { Layout } from './parseReturned.ts'

/** The fields of A.4, without the links between its sheets. */
export const plainCheckFields = checkFields({ object: (code) => code, module: (id) => id })

export const checkLayout: Layout = {
  object: 'Zielobjekt',
  requirement: 'Anforderung',
  titles: plainCheckFields.map(({ title }) => title),
  answers: answerFields.map((field) => answerTitles[field]),
  days: plainCheckFields.filter(({ kind }) => kind === 'day').map(({ title }) => title),
}

/** A row is one cell: what it is about, and whose value counts. */
export const conflictLayout: Layout = {
  object: conflictTitles.object,
  requirement: conflictTitles.requirement,
  titles: Object.values(conflictTitles),
  answers: [conflictTitles.decision],
  days: [],
}

export const questionnaireLayout: Layout = {
  object: questionTitles.object,
  requirement: questionTitles.requirement,
  titles: Object.values(questionTitles),
  answers: [
    questionTitles.status,
    questionTitles.dispensableBecause,
    questionTitles.explanation,
    questionTitles.dueOn,
  ],
  days: [questionTitles.dueOn],
}

/** The answer that stands under a title of A.4; undefined under one that is protected. */
export function answerFieldOf(title: string): AnswerField | undefined {
  return answerFields.find((field) => answerTitles[field] === title)
}
