import { checkStatusLabels, dispensableReasonLabels } from '../../assessment/check.ts'
import { wibaAnswerLabels } from '../../wiba/wibaAnswer.ts'
import type { Reply } from './questionnaire.ts'

/** „teilweise: Es fehlt noch …“ */
export function speakReply({ status, dispensableBecause, answer, text }: Reply): string {
  const reason = dispensableBecause ? ` (${dispensableReasonLabels[dispensableBecause]})` : ''
  const word = status
    ? `${checkStatusLabels[status]}${reason}`
    : answer
      ? wibaAnswerLabels[answer]
      : ''
  return [word, text].filter(Boolean).join(': ')
}
