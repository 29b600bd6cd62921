/** Which questions wait where. @module */

import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { answerSubjectLabels } from '../../exchange/answerSubject.ts'
import { addressOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { type Questionnaire, questionnaireStateLabels, stateOf } from './questionnaire.ts'

type Listed = Questionnaire & {
  readonly questions: number
  readonly answered: number
  readonly waiting: number
  readonly person: string
}

type QuestionnaireListProps = {
  domain: InformationDomain
  questionnaires: readonly Listed[]
  today: string
}

export function QuestionnaireList({ domain, questionnaires, today }: QuestionnaireListProps) {
  const query = { verbund: domain.code }
  const waiting = questionnaires.filter(
    (one) => stateOf(one, one.waiting, today) === 'submitted',
  ).length
  return (
    <>
      <Heading
        title={waitingTitle(waiting)}
        lead="Fragen an ein Fachamt, ohne Konto: als Arbeitsmappe oder über einen Link. Antworten sind Vorschläge, bis Sie entscheiden."
        actions={
          <LinkButton href={addressOf('/fragebogen/neu', query)} isPrimary>
            Fragebogen anlegen
          </LinkButton>
        }
      />
      {questionnaires.length === 0 ? (
        <Empty title="Noch keine Fragebögen">
          <p>Wählen Sie Anforderungen oder WiBA-Prüffragen aus und wen Sie fragen.</p>
        </Empty>
      ) : (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Worum es geht</th>
              <th scope="col">Wer</th>
              <th scope="col" class="number">
                Beantwortet
              </th>
              <th scope="col">Bis</th>
              <th scope="col">Stand</th>
            </tr>
          </thead>
          <tbody>
            {questionnaires.map((one) => (
              <tr>
                <th scope="row">
                  <a href={addressOf(`/fragebogen/${one.id}`, query)}>{one.title}</a>
                  <small>{answerSubjectLabels[one.kind]}</small>
                </th>
                <td data-label="Wer">{one.person}</td>
                <td data-label="Beantwortet" class="number">
                  {one.answered} von {one.questions}
                </td>
                <td data-label="Bis">
                  <DayText day={one.expiresOn} />
                </td>
                <td data-label="Stand">
                  {questionnaireStateLabels[stateOf(one, one.waiting, today)]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function waitingTitle(waiting: number): string {
  if (waiting === 0) return 'Kein Fragebogen wartet auf Sie'
  return waiting === 1 ? '1 Fragebogen wartet auf Sie' : `${waiting} Fragebögen warten auf Sie`
}
