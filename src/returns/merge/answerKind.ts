/**
 * What the merge needs to know of a kind of answer. There are two: checks, and questions of WiBA. All else is the same for
 * both. Values are codes, ids and days as text, '' for nothing; subjects are as events name them.
 * @module
 */
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import type { Reading } from '../../exchange/values/reading.ts'

export type AnswerTexts = Readonly<Record<string, string>>

/** What a subject shall be answered from now on; fields that are not there stay. */
export type WantedAnswer = {
  readonly subject: string
  readonly texts: AnswerTexts
}

export type AnswerKind = {
  readonly about: AnswerSubject
  /** Of the columns, by field. */
  readonly titles: Readonly<Record<string, string>>
  /** Throws `invalid` for a subject that is none, or none any more. */
  readonly todayOf: (subject: string) => AnswerTexts
  /** As the workbook was issued; a field that is not there is unknown. */
  readonly baseOf: (subject: string) => Partial<AnswerTexts>
  readonly speak: (field: string, value: string) => string
  /** The value that a text stands for; days are `YYYY-MM-DD` already. */
  readonly read: (
    field: string,
    text: string,
    near: { readonly base: string | undefined; readonly today: string },
  ) => Reading<string>
  /** Why the actor may not answer this; '' when they may. */
  readonly refusalOf: (subject: string, field: string) => string
  /** Why an answer is against the rules; '' when it is not. */
  readonly problemOf: (wanted: WantedAnswer) => string
}
