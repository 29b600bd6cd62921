/** The fields of one answer: for the department, and for the ISB who changes it. @module */

import {
  checkStatuses,
  checkStatusLabels,
  dispensableReasonLabels,
  dispensableReasons,
} from '../../assessment/check.ts'
import type { AnswerSubject } from '../../exchange/answerSubject.ts'
import { type FormState, type Option, RadioField, SelectField, TextArea } from '../../web/form.tsx'
import { wibaAnswerLabels, wibaAnswers } from '../../wiba/wibaAnswer.ts'
import { replyField } from './replyForm.ts'

const answers: Record<AnswerSubject, readonly Option[]> = {
  checks: checkStatuses
    .filter((status) => status !== 'open')
    .map((status) => ({ value: status, label: checkStatusLabels[status] })),
  wiba: wibaAnswers.map((answer) => ({ value: answer, label: wibaAnswerLabels[answer] })),
}

export function ReplyFields({
  position,
  kind,
  form,
}: {
  position: number
  kind: AnswerSubject
  form: FormState
}) {
  return (
    <>
      <RadioField
        state={form}
        name={replyField(position, 'antwort')}
        label={kind === 'wiba' ? 'Trifft das zu?' : 'Ist das umgesetzt?'}
        options={answers[kind]}
      />
      <TextArea
        state={form}
        name={replyField(position, 'text')}
        label="Wie ist es umgesetzt, was fehlt, oder warum nicht?"
        isOptional
        maxlength={4000}
      />
      {kind === 'checks' ? (
        <SelectField
          state={form}
          name={replyField(position, 'weil')}
          label="Nur bei „entbehrlich“: weil"
          none="–"
          isOptional
          options={dispensableReasons.map((reason) => ({
            value: reason,
            label: dispensableReasonLabels[reason],
          }))}
        />
      ) : null}
    </>
  )
}
