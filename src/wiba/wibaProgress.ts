/**
 * Progress of WiBA: ja / (all questions − nicht relevant), as a whole and per checklist.
 * @module
 */
import type { WibaChecklist } from '../../catalog/wiba.ts'
import type { WibaReply } from './wibaAnswer.ts'

/** `relevant` is the denominator: all questions but those answered with „nicht relevant“. */
export type WibaCounts = {
  readonly questions: number
  readonly yes: number
  readonly no: number
  readonly notRelevant: number
  readonly open: number
  readonly relevant: number
}

export type WibaProgress = WibaCounts & {
  readonly checklists: readonly (WibaCounts & { readonly key: string; readonly name: string })[]
}

type CountedChecklist = Pick<WibaChecklist, 'key' | 'name'> & {
  readonly questions: readonly Pick<WibaChecklist['questions'][number], 'id'>[]
}

/** Replies to questions that the catalogue does not know count nowhere. */
export function wibaProgress(
  checklists: readonly CountedChecklist[],
  replies: Iterable<WibaReply>,
): WibaProgress {
  const answers = new Map([...replies].map(({ question, answer }) => [question, answer]))
  const count = (questions: CountedChecklist['questions']) =>
    countAnswers(questions.map(({ id }) => answers.get(id) ?? null))
  return {
    ...count(checklists.flatMap(({ questions }) => questions)),
    checklists: checklists.map(({ key, name, questions }) => ({ key, name, ...count(questions) })),
  }
}

/** „12 von 34 relevanten Prüffragen mit ja“. */
export function speakWiba(counts: Pick<WibaCounts, 'yes' | 'relevant'>): string {
  if (counts.relevant === 0) return 'keine relevante Prüffrage'
  const noun = counts.relevant === 1 ? 'relevanten Prüffrage' : 'relevanten Prüffragen'
  return `${counts.yes} von ${counts.relevant} ${noun} mit ja`
}

function countAnswers(answers: readonly WibaReply['answer'][]): WibaCounts {
  const number = (wanted: WibaReply['answer']) =>
    answers.filter((answer) => answer === wanted).length
  const notRelevant = number('not_relevant')
  return {
    questions: answers.length,
    yes: number('yes'),
    no: number('no'),
    notRelevant,
    open: number(null),
    relevant: answers.length - notRelevant,
  }
}
