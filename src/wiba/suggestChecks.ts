/**
 * What WiBA answers suggest for the IT-Grundschutz-Check, so that nothing is typed twice.
 * @module
 */
import type { Wiba, WibaQuestion } from '../../catalog/wiba.ts'
import type { Check } from '../assessment/check.ts'
import type { WibaAnswer, WibaReply } from './wibaAnswer.ts'

/** A „ja“ covers only some sentences of a requirement, hence never more than `partial`. */
export type CheckSuggestion = Pick<Check, 'targetObjectId' | 'module' | 'requirement'> & {
  readonly status: 'partial'
  readonly questions: readonly string[]
  readonly reason: string
}

type Hint = Pick<CheckSuggestion, 'status' | 'questions' | 'reason'>

/**
 * One suggestion for each open check whose requirement is attributed to a question answered with
 * „ja“; a person decides. Answered checks are left alone, inferred attributions give none.
 */
export function suggestChecks(
  wiba: Pick<Wiba, 'questions' | 'checklistOf'>,
  replies: Iterable<WibaReply>,
  checks: Iterable<Pick<Check, 'targetObjectId' | 'module' | 'requirement' | 'status'>>,
): CheckSuggestion[] {
  const hints = hintsByRequirement(wiba, replies)
  const suggestions: CheckSuggestion[] = []
  for (const { targetObjectId, module, requirement, status } of checks) {
    const hint = hints.get(requirement)
    if (hint !== undefined && status === 'open') {
      suggestions.push({ targetObjectId, module, requirement, ...hint })
    }
  }
  return suggestions
}

function hintsByRequirement(
  wiba: Pick<Wiba, 'questions' | 'checklistOf'>,
  replies: Iterable<WibaReply>,
): Map<string, Hint> {
  const answers = new Map([...replies].map(({ question, answer }) => [question, answer]))
  const name = (question: WibaQuestion) =>
    `„${wiba.checklistOf(question.id)?.name ?? question.id}“ Nr. ${question.officialNumber} (${question.topic})`
  const hints = new Map<string, Hint>()
  for (const [requirement, questions] of questionsByRequirement(wiba.questions)) {
    const answered = (wanted: WibaAnswer) =>
      questions.filter(({ id }) => answers.get(id) === wanted)
    const yes = answered('yes')
    if (yes.length === 0) continue
    hints.set(requirement, {
      status: 'partial',
      questions: yes.map(({ id }) => id),
      reason: speakReason(yes.map(name), answered('no').map(name)),
    })
  }
  return hints
}

function questionsByRequirement(questions: readonly WibaQuestion[]): Map<string, WibaQuestion[]> {
  const byRequirement = new Map<string, WibaQuestion[]>()
  for (const question of questions.filter(({ mappingInferred }) => !mappingInferred)) {
    for (const requirement of question.requirementIds) {
      byRequirement.set(requirement, [...(byRequirement.get(requirement) ?? []), question])
    }
  }
  return byRequirement
}

function speakReason(yes: readonly string[], no: readonly string[]): string {
  const met = `In WiBA mit „ja“ beantwortet: ${yes.join('; ')}.`
  const unmet = no.length === 0 ? '' : ` Mit „nein“ beantwortet: ${no.join('; ')}.`
  return `${met}${unmet} WiBA deckt nur einen Teil der Anforderung ab.`
}
