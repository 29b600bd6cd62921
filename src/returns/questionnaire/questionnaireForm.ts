/** How a questionnaire is made: which questions, for whom, until when. @module */

import { z } from 'zod'
import { formDay, formText } from '../../core/formText.ts'
import { answerSubjects } from '../../exchange/answerSubject.ts'

/** More than these nobody answers in one go. */
export const mostQuestions = 200

export const questionnaireForm = z.object({
  art: z.enum(answerSubjects, 'Bitte wählen Sie, woher die Fragen kommen.'),
  title: formText(120).refine((text) => text !== '', 'Bitte nennen Sie, worum es geht.'),
  personId: formText(100).refine((id) => id !== '', 'Bitte wählen Sie, wer antworten soll.'),
  note: formText(1000),
  expiresOn: formDay,
})
export type QuestionnaireForm = z.infer<typeof questionnaireForm>
