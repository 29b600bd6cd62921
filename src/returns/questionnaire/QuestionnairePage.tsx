/** One questionnaire as the ISB sees it: how it goes out, and what came back to decide. @module */
import { germanDay, germanInstant } from '../../core/day.ts'
import { addressOf } from '../../web/address.ts'
import { Button, Form, type FormState, ProblemList } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import {
  type Questionnaire,
  type QuestionnaireState,
  questionnaireStateLabels,
  replyStateLabels,
} from './questionnaire.ts'
import { ReplyFields } from './ReplyFields.tsx'
import type { AskedQuestion } from './readQuestionnaire.ts'
import { verdictField, verdictLabels, verdicts } from './replyForm.ts'
import { speakReply } from './speakReply.ts'

type QuestionnairePageProps = {
  questionnaire: Questionnaire
  person: { name: string; email: string }
  questions: readonly AskedQuestion[]
  state: QuestionnaireState
  form: FormState
  csrfToken: string
  query: { verbund: string | undefined }
  /** The whole address, shown once after it was made. */
  link: string | undefined
  maySend: boolean
}

export function QuestionnairePage(props: QuestionnairePageProps) {
  const { questionnaire, person, questions, state, form, link } = props
  const answered = questions.filter(({ isAnswered }) => isAnswered).length
  return (
    <>
      <Heading
        title={questionnaire.title}
        detail={`${answered} von ${questions.length} beantwortet`}
        lead={`An ${person.name}, bis ${germanDay(questionnaire.expiresOn)}: ${questionnaireStateLabels[state]}.`}
      />
      <ProblemList problems={form.problems} />
      {link ? (
        <section class="note" role="status">
          <h2>Der Link, nur jetzt zu sehen</h2>
          <p>
            <code class="link-once">{link}</code>
          </p>
          <p class="muted">
            Kopieren Sie ihn und senden Sie ihn selbst. Gespeichert ist nur seine Prüfsumme; ein
            neuer Link macht diesen ungültig.
          </p>
        </section>
      ) : null}
      {state === 'open' || state === 'begun' || state === 'expired' ? <Ways {...props} /> : null}
      {questionnaire.note ? (
        <section>
          <h2>Ihre Worte dazu</h2>
          <p class="own-lines">{questionnaire.note}</p>
        </section>
      ) : null}
      {state === 'submitted' || state === 'done' ? <Review {...props} /> : <Asked {...props} />}
    </>
  )
}

function Ways({ questionnaire, person, state, query, csrfToken, maySend }: QuestionnairePageProps) {
  const path = `/fragebogen/${questionnaire.id}`
  const isOver = state === 'expired'
  return (
    <section>
      <h2>Auf den Weg bringen</h2>
      {questionnaire.sentAt ? (
        <p>Der Link wurde am {germanInstant(questionnaire.sentAt)} gesendet.</p>
      ) : null}
      <div class="form-actions">
        {isOver || !maySend ? null : (
          <Form action={addressOf(`${path}/mail`, query)} csrfToken={csrfToken} class="inline-form">
            <Button isPrimary>Link an {person.email} senden</Button>
          </Form>
        )}
        {isOver ? null : (
          <Form action={addressOf(`${path}/link`, query)} csrfToken={csrfToken} class="inline-form">
            <Button>Link anzeigen</Button>
          </Form>
        )}
        <LinkButton href={addressOf(`${path}/fragebogen.xlsx`, query)}>Als Arbeitsmappe</LinkButton>
        <Form
          action={addressOf(`${path}/rueckzug`, query)}
          csrfToken={csrfToken}
          class="inline-form"
        >
          <Button>Zurückziehen</Button>
        </Form>
      </div>
      <p class="hint">
        Der Link öffnet nur diese Fragen, ohne Konto, bis {germanDay(questionnaire.expiresOn)} und
        bis abgegeben wurde. Die Arbeitsmappe kommt ausgefüllt unter „Rücklauf“ zurück.
      </p>
    </section>
  )
}

function Asked({ questions }: QuestionnairePageProps) {
  return (
    <section>
      <h2>Die Fragen</h2>
      <ol class="plain-list">
        {questions.map(({ words, today }) => (
          <li>
            <strong>
              {words.label} {words.title}
            </strong>
            <small>
              {words.place} · heute: {today.answer}
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Review(props: QuestionnairePageProps) {
  const { questionnaire, questions, csrfToken, query, form } = props
  const open = questions.filter(({ isAnswered, state }) => isAnswered && state === 'open')
  const rest = questions.filter(({ isAnswered, state }) => !isAnswered || state !== 'open')
  const path = `/fragebogen/${questionnaire.id}/entscheidungen`
  return (
    <>
      {open.length > 0 ? (
        <Form action={addressOf(path, query)} csrfToken={csrfToken} class="form wide">
          <h2>Zu entscheiden ({open.length})</h2>
          <p class="hint">
            Sie können jede Antwort vor dem Übernehmen ändern. Danach gilt sie als Antwort von{' '}
            {props.person.name}, nach den Regeln des Status.
          </p>
          {open.map((question) => (
            <OpenReply question={question} kind={questionnaire.kind} form={form} />
          ))}
          <div class="form-actions">
            <Button isPrimary>Entscheidungen speichern</Button>
            <Button name="alle" value="accept">
              Alle übernehmen
            </Button>
            <Button name="alle" value="refuse">
              Keine übernehmen
            </Button>
          </div>
        </Form>
      ) : null}
      {rest.length > 0 ? (
        <section>
          <h2>Entschieden oder nicht beantwortet ({rest.length})</h2>
          <ol class="plain-list">
            {rest.map(({ words, reply, state, isAnswered, decidedBy }) => (
              <li>
                <strong>
                  {words.label} {words.title}
                </strong>
                <small>
                  {words.place}: {isAnswered ? speakReply(reply) : 'nicht beantwortet'}
                </small>
                {isAnswered ? (
                  <small>
                    {replyStateLabels[state]}
                    {decidedBy ? ` von ${decidedBy}` : ''}
                  </small>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  )
}

function OpenReply({
  question,
  kind,
  form,
}: {
  question: AskedQuestion
  kind: Questionnaire['kind']
  form: FormState
}) {
  const { position, words, reply, today, baseVersion } = question
  const name = verdictField(position)
  return (
    <fieldset class="asked">
      <legend>
        {words.label} {words.title}
      </legend>
      <p class="muted">{words.place}</p>
      <dl class="facts">
        <dt>Heute</dt>
        <dd>
          {today.answer}
          {today.text ? `: ${today.text}` : ''}
          {today.version === baseVersion ? null : (
            <span class="soon"> (seit der Frage geändert)</span>
          )}
        </dd>
        <dt>Antwort</dt>
        <dd>{speakReply(reply)}</dd>
      </dl>
      <details>
        <summary>Antwort ändern</summary>
        <ReplyFields position={position} kind={kind} form={form} />
      </details>
      <div class="choices">
        {verdicts.map((verdict) => (
          <label>
            <input
              type="radio"
              name={name}
              value={verdict}
              checked={form.values[name] === verdict}
            />
            {verdictLabels[verdict]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
