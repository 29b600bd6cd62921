/** What a question is about, in words that a department understands. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { findSummary } from '../../../catalog/summaries.ts'
import { readWiba } from '../../../catalog/wiba.ts'
import { wibaTextOf } from '../../../catalog/wibaTexts.ts'
import type { Question } from './questionnaire.ts'

/** Empty where there is nothing to say. */
export type QuestionWords = {
  /** „SYS.2.1.A1“, „Nr. 3“ of the checklist that `place` names. */
  readonly label: string
  readonly title: string
  readonly place: string
  readonly meaning: string
  readonly evidence: string
  readonly hint: string
}

export function questionWords(
  { requirement, question }: Pick<Question, 'requirement' | 'question'>,
  place: string,
): QuestionWords {
  if (question !== null) return wibaWords(question, place)
  const id = requirement ?? ''
  const summary = findSummary(id)
  return {
    ...{ label: id, place },
    title: readCatalog().requirementById(id).title,
    meaning: summary?.summary ?? '',
    evidence: summary?.evidence ?? '',
    hint: summary?.hint ?? '',
  }
}

function wibaWords(id: string, place: string): QuestionWords {
  const { question, hint } = wibaTextOf(id)
  const { topic = id, officialNumber = 0 } = readWiba().questionById(id) ?? {}
  const label = `Nr. ${officialNumber}`
  return { ...{ label, place, hint }, title: topic, meaning: question, evidence: '' }
}
