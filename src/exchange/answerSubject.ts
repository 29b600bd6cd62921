/** What a workbook that comes back, or a questionnaire, asks: requirements of the check, or questions of WiBA. @module */

export const answerSubjects = ['checks', 'wiba'] as const
export type AnswerSubject = (typeof answerSubjects)[number]

export const answerSubjectLabels: Record<AnswerSubject, string> = {
  checks: 'IT-Grundschutz-Check',
  wiba: 'WiBA',
}
