/** What a department sees behind its link: only its questions, without a login and without scripts. @module */
import { germanDay, germanInstant } from '../../core/day.ts'
import { Button, type FormState, ProblemList } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { Questionnaire } from './questionnaire.ts'
import { ReplyFields } from './ReplyFields.tsx'
import type { AskedQuestion } from './readQuestionnaire.ts'

type ReplyPageProps = {
  /** Its own address. */
  path: string
  questionnaire: Questionnaire
  questions: readonly AskedQuestion[]
  organisationName: string
  form: FormState
}

/** The address itself is the proof: without a session there is no token of one. */
export function ReplyPage({
  path,
  questionnaire,
  questions,
  organisationName,
  form,
}: ReplyPageProps) {
  const { title, note, expiresOn, savedAt, kind } = questionnaire
  return (
    <>
      <Heading
        title={title}
        lead={`${organisationName} bittet Sie bis ${germanDay(expiresOn)} um Antwort. Was Sie nicht wissen, lassen Sie leer.`}
      />
      {note ? <p class="own-lines">{note}</p> : null}
      {savedAt ? <p class="muted">Zuletzt gespeichert: {germanInstant(savedAt)}.</p> : null}
      <form method="post" action={path} class="form wide" novalidate>
        <ProblemList problems={form.problems} />
        {questions.map((question) => (
          <fieldset class="asked">
            <legend>
              {question.position}. {question.words.title}
            </legend>
            <p class="muted">
              {question.words.place} · {question.words.label}
            </p>
            <Words question={question} />
            <ReplyFields position={question.position} kind={kind} form={form} />
          </fieldset>
        ))}
        <div class="form-actions">
          <Button isPrimary formaction={`${path}/abgabe`}>
            Endgültig abgeben
          </Button>
          <Button>Zwischenspeichern</Button>
        </div>
        <p class="hint">
          Nach dem Abgeben gilt der Link nicht mehr. Ihre Antworten sieht die
          Informationssicherheit; sie werden erst übernommen, wenn sie dort geprüft sind.
        </p>
      </form>
    </>
  )
}

function Words({ question: { words } }: { question: AskedQuestion }) {
  return (
    <>
      {words.meaning ? <p>{words.meaning}</p> : null}
      {words.hint ? <p class="hint">Meist genügt: {words.hint}</p> : null}
      {words.evidence ? <p class="hint">Erkennbar an: {words.evidence}</p> : null}
    </>
  )
}

export function SubmittedPage({ organisationName }: { organisationName: string }) {
  return (
    <Heading
      title="Vielen Dank, Ihre Antworten sind angekommen"
      lead={`Die Informationssicherheit (${organisationName}) sieht sie jetzt durch. Sie brauchen nichts weiter zu tun; der Link gilt nicht mehr.`}
    />
  )
}
