/** The mail that brings a department its link. @module */
import { germanDay } from '../../core/day.ts'
import type { Questionnaire } from './questionnaire.ts'

type Invitation = {
  readonly questionnaire: Questionnaire
  readonly questions: number
  readonly person: string
  readonly organisation: string
  readonly sender: string
  readonly link: string
}

export function questionnaireMail(invitation: Invitation): { subject: string; text: string } {
  const { questionnaire, questions, person, organisation, sender, link } = invitation
  const many = questions === 1 ? 'eine Frage' : `${questions} Fragen`
  return {
    subject: `Bitte um Antwort bis ${germanDay(questionnaire.expiresOn)}: ${questionnaire.title}`,
    text: [
      `Guten Tag ${person},`,
      '',
      `für die Informationssicherheit (${organisation}) bittet ${sender} Sie um Antwort auf ${many}: ${questionnaire.title}.`,
      ...(questionnaire.note ? ['', questionnaire.note] : []),
      '',
      'Sie brauchen kein Konto. Über diesen Link sehen Sie nur diese Fragen:',
      link,
      '',
      `Er gilt bis ${germanDay(questionnaire.expiresOn)} und ist nur für Sie; bitte geben Sie ihn nicht weiter.`,
      'Sie können zwischendurch speichern und geben am Ende einmal ab.',
      '',
    ].join('\n'),
  }
}
