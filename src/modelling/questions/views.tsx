/** The questions of the rules, in plain words. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { groupedBy } from '../../inventory/order.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import {
  Button,
  Form,
  FormActions,
  type FormState,
  Hidden,
  ProblemList,
  RadioField,
  TextArea,
} from '../../web/form.tsx'
import { Empty, Heading } from '../../web/Heading.tsx'
import { type PageOf, Pager } from '../../web/Pager.tsx'
import type { AnswerEffect } from '../answerEffect.ts'
import { shownRow } from '../answerForm.ts'
import { ModellingNav } from '../ModellingNav.tsx'
import { codesText } from '../modellingText.ts'
import { moduleChangeLabels } from '../moduleChanges.ts'
import type { ModuleProposal } from '../moduleProposal.ts'
import type { Question, QuestionPlace, Questions, QuestionPage as Shown } from './readQuestions.ts'

type PageProps = { domain: InformationDomain; csrfToken: string; mayDecide: boolean }

export function QuestionsPage(props: PageProps & { questions: Questions }) {
  const { domain, questions } = props
  const { open, answered, modules } = questions
  const count = open.length === 1 ? '1 Frage ist' : `${open.length} Fragen sind`
  return (
    <>
      <Heading
        title={open.length === 0 ? 'Alle Fragen sind beantwortet' : `${count} noch zu beantworten`}
        lead="Von den Antworten hängt ab, welche Bausteine die Regeln vorschlagen. Eine Antwort allein ändert an der Modellierung nichts."
      />
      <ModellingNav current="questions" domain={domain} waiting={modules.waiting} />
      {open.length > 0 ? <OpenTable {...props} open={open} /> : null}
      {answered.length > 0 ? <AnsweredTable domain={domain} answered={answered} /> : null}
      {open.length + answered.length === 0 ? (
        <Empty title="Fragen entstehen mit den Zielobjekten">
          <p>
            Sobald Zielobjekte da sind, fragen die Regeln zum Beispiel: „Nutzen diese Geräte WLAN?“
          </p>
        </Empty>
      ) : null}
    </>
  )
}

function OpenTable({
  open,
  domain,
  csrfToken,
  mayDecide,
}: PageProps & { open: readonly Question[] }) {
  return (
    <div class="table-wrap">
      <table class="cards questions">
        <caption class="kern-sr-only">Offene Fragen</caption>
        <thead>
          <tr>
            <th scope="col">Frage</th>
            <th scope="col">Betrifft</th>
            <th scope="col">Davon hängt ab</th>
            {mayDecide ? <th scope="col">Antwort für alle</th> : null}
          </tr>
        </thead>
        <tbody>
          {open.map((question) => {
            const waiting = question.places.filter(({ given }) => !given)
            return (
              <tr id={question.attribute}>
                <th scope="row">
                  <a href={questionAddress(domain, question)}>{question.text}</a>
                </th>
                <td data-label="Betrifft">{placesText(waiting)}</td>
                <td data-label="Davon hängt ab">{question.moduleIds.join(', ')}</td>
                {mayDecide ? (
                  <td data-label="Antwort für alle">
                    <QuickAnswer domain={domain} question={question} csrfToken={csrfToken} />
                  </td>
                ) : null}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function QuickAnswer({
  domain,
  question,
  csrfToken,
}: {
  domain: InformationDomain
  question: Question
  csrfToken: string
}) {
  return (
    <form method="post" action={answersAddress(domain, question.attribute)} class="choices">
      <input type="hidden" name="_csrf" value={csrfToken} />
      <Hidden values={{ offen: question.places.filter(({ given }) => !given).length }} />
      {(['ja', 'nein'] as const).map((answer) => (
        <button type="submit" name="antwort" value={answer}>
          {answer}
          <span class="kern-sr-only">: {question.text}</span>
        </button>
      ))}
    </form>
  )
}

function AnsweredTable({
  answered,
  domain,
}: {
  answered: readonly Question[]
  domain: InformationDomain
}) {
  return (
    <>
      <h2>Beantwortet</h2>
      <div class="table-wrap">
        <table class="cards questions">
          <thead>
            <tr>
              <th scope="col">Frage</th>
              <th scope="col">Antwort</th>
              <th scope="col">Davon hängt ab</th>
            </tr>
          </thead>
          <tbody>
            {answered.map((question) => (
              <tr>
                <th scope="row">
                  <a href={questionAddress(domain, question)}>{question.text}</a>
                </th>
                <td data-label="Antwort">
                  {answersText(question.places)}
                  <small>{notesText(question.places)}</small>
                </td>
                <td data-label="Davon hängt ab">{question.moduleIds.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type QuestionPageProps = PageProps & {
  shown: Shown
  /** The target objects of this page of the list. */
  places: readonly QuestionPlace[]
  page: PageOf
  form: FormState
}

export function QuestionPage(props: QuestionPageProps) {
  const { domain, shown, form, mayDecide } = props
  const { question, effects } = shown
  const open = question.places.filter(({ given }) => !given)
  return (
    <>
      <p class="crumb">
        <a href={addressOf('/modellierung/fragen', { verbund: domain.code })}>Fragen</a>
      </p>
      <Heading
        title={question.text}
        lead={
          open.length === 0
            ? answersText(question.places) || 'Zurzeit betrifft sie kein Zielobjekt.'
            : `Offen an ${placesText(open)}.`
        }
      />
      <ProblemList problems={form.problems} />
      <Consequences {...props} />
      {effects ? (
        <dl class="facts">
          <dt>Bei ja</dt>
          <dd>{effectText(effects.yes)}</dd>
          <dt>Bei nein</dt>
          <dd>{effectText(effects.no)}</dd>
        </dl>
      ) : (
        <p class="muted">Davon hängt ab: {question.moduleIds.join(', ')}.</p>
      )}
      {mayDecide && open.length > 0 ? <AllForm {...props} open={open.length} /> : null}
      {question.places.length > 0 ? <PlacesForm {...props} /> : null}
    </>
  )
}

/** What waits because of this question: shown here, accepted under proposals. */
function Consequences({ shown: { changes, modules }, domain }: QuestionPageProps) {
  if (changes.length === 0) return null
  const codes = new Map(modules.model.objects.map(({ id, code }) => [id, code]))
  const lines = [...groupedBy(changes, ({ kind, moduleId }) => `${kind} ${moduleId}`).values()]
  return (
    <section class="banner">
      <p>Daraus ergeben sich Vorschläge. Sie gelten, wenn Sie sie übernehmen:</p>
      <ul>
        {lines.map((same) => (
          <li>
            {same[0]?.moduleId} {same[0] ? moduleChangeLabels[same[0].kind] : ''} an{' '}
            {codesText(
              same.map(({ targetObjectId }) => ({ code: codes.get(targetObjectId) ?? '' })),
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={addressOf('/modellierung/vorschlaege', { verbund: domain.code })}>
          Vorschläge durchsehen
        </a>
      </p>
    </section>
  )
}

function AllForm({ domain, shown, csrfToken, form, open }: QuestionPageProps & { open: number }) {
  const whom = open === 1 ? 'Antworten' : `Für alle ${open} offenen antworten`
  return (
    <>
      <h2>{whom}</h2>
      <Form action={answersAddress(domain, shown.question.attribute)} csrfToken={csrfToken}>
        <Hidden values={{ offen: open }} />
        <RadioField
          state={form}
          name="antwort"
          label="Antwort"
          options={[
            { value: 'ja', label: 'ja' },
            { value: 'nein', label: 'nein' },
          ]}
        />
        <TextArea state={form} name="notiz" label="Notiz" isOptional rows={2} maxlength={2000} />
        <FormActions save="Antwort speichern" />
      </Form>
    </>
  )
}

function PlacesForm(props: QuestionPageProps) {
  const { domain, shown, csrfToken, mayDecide, page } = props
  const { attribute } = shown.question
  return (
    <>
      <h2>Je Zielobjekt</h2>
      {mayDecide ? (
        <form
          method="post"
          action={addressOf(`${pathOf('/modellierung/fragen', attribute)}/einzeln`, {
            verbund: domain.code,
            seite: page.number > 1 ? String(page.number) : undefined,
          })}
        >
          <input type="hidden" name="_csrf" value={csrfToken} />
          <PlaceTable {...props} />
          <p class="actions">
            <Button>Antworten speichern</Button>
          </p>
        </form>
      ) : (
        <PlaceTable {...props} />
      )}
    </>
  )
}

function PlaceTable({ domain, shown, places, page, mayDecide, form }: QuestionPageProps) {
  const { attribute } = shown.question
  return (
    <>
      <div class="table-wrap">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Zielobjekt</th>
              <th scope="col">Antwort</th>
              <th scope="col">Notiz</th>
              <th scope="col">Beantwortet von</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <PlaceRow domain={domain} place={place} mayDecide={mayDecide} form={form} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        page={page}
        path={pathOf('/modellierung/fragen', attribute)}
        query={{ verbund: domain.code }}
      />
    </>
  )
}

function PlaceRow({
  domain,
  place,
  mayDecide,
  form,
}: {
  domain: InformationDomain
  place: QuestionPlace
  mayDecide: boolean
  form: FormState
}) {
  const { code, name, given } = place
  const stored = given === undefined ? '' : given.answer ? 'ja' : 'nein'
  const chosen = form.values[`antwort-${code}`] ?? stored
  const note = form.values[`notiz-${code}`] ?? given?.note ?? ''
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(pathOf('/modellierung/zielobjekte', code), { verbund: domain.code })}>
          {code}
        </a>{' '}
        {name}
      </th>
      <td data-label="Antwort">
        {mayDecide ? (
          <>
            <Hidden
              values={{
                [`version-${code}`]: given?.version ?? 0,
                [`war-${code}`]: shownRow(stored, given?.note),
              }}
            />
            <select name={`antwort-${code}`} aria-label={`Antwort für ${code}`}>
              {given === undefined ? <option value="">offen</option> : null}
              {['ja', 'nein'].map((word) => (
                <option value={word} selected={word === chosen}>
                  {word}
                </option>
              ))}
            </select>
            {form.problems?.isStale && stored !== chosen ? <Stored value={stored} /> : null}
          </>
        ) : (
          stored || 'offen'
        )}
      </td>
      <td data-label="Notiz">
        {mayDecide ? (
          <>
            <input
              class="wide-input"
              name={`notiz-${code}`}
              value={note}
              maxlength={2000}
              aria-label={`Notiz zu ${code}`}
            />
            {form.problems?.isStale && given && note !== given.note ? (
              <Stored value={given.note || 'leer'} />
            ) : null}
          </>
        ) : (
          note
        )}
      </td>
      <td data-label="Beantwortet von">{given?.answeredBy ?? ''}</td>
    </tr>
  )
}

function Stored({ value }: { value: string }) {
  return (
    <p class="stored">
      Inzwischen gespeichert: <strong>{value || 'offen'}</strong>
    </p>
  )
}

function effectText({ more, less }: AnswerEffect): string {
  const parts = [
    ...modulesText(more).map((text) => `Vorgeschlagen wird ${text}.`),
    ...modulesText(less).map((text) => `Es entfällt ${text}.`),
  ]
  return parts.length === 0 ? 'An den Vorschlägen ändert sich nichts.' : parts.join(' ')
}

function modulesText(proposals: readonly ModuleProposal[]): string[] {
  return [...groupedBy(proposals, ({ moduleId }) => moduleId)].map(
    ([moduleId, at]) => `${moduleId} ${at[0]?.title ?? ''} an ${codesText(at)}`,
  )
}

/** „ja an C001, C002; nein an C003“. */
function answersText(places: readonly QuestionPlace[]): string {
  return [true, false]
    .map((answer) => ({
      answer,
      at: places.filter(({ given }) => given?.answer === answer),
    }))
    .filter(({ at }) => at.length > 0)
    .map(({ answer, at }) => `${answer ? 'ja' : 'nein'} an ${placesText(at)}`)
    .join('; ')
}

function notesText(places: readonly QuestionPlace[]): string {
  return [...new Set(places.map(({ given }) => given?.note ?? '').filter(Boolean))]
    .slice(0, 3)
    .join(' · ')
}

function placesText(places: readonly QuestionPlace[]): string {
  const [first] = places
  return places.length === 1 && first ? `${first.code} ${first.name}` : codesText(places)
}

function questionAddress(domain: InformationDomain, { attribute }: Question): string {
  return addressOf(pathOf('/modellierung/fragen', attribute), { verbund: domain.code })
}

function answersAddress(domain: InformationDomain, attribute: string): string {
  const path = pathOf('/modellierung/fragen', attribute)
  return addressOf(`${path}/antworten`, { verbund: domain.code })
}
