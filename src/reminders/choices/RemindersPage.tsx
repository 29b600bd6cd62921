/** The own reminders: what of, how early, the calendar, and what was sent lately. @module */
import type { LastReminder } from '../../../db/queries/lastReminders.ts'
import { germanDay, germanInstant, type Instant } from '../../core/day.ts'
import { Button, Form, FormActions, type FormState, Hidden } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { type ReminderKind, reminderKindLabels } from '../reminderKind.ts'
import { reminderStateLabels } from '../reminderState.ts'
import { leadField } from '../settings/settingsForm.ts'
import { wantedField } from './choicesForm.ts'

export const ownRemindersPath = '/konto/erinnerungen'

export type RemindersPageProps = {
  csrfToken: string
  state: FormState
  kinds: readonly ReminderKind[]
  email: string
  /** Of the organisation. */
  isEnabled: boolean
  at: string
  officerAfterDays: number
  managementAfterDays: number
  feed: { readonly createdAt: Instant; readonly lastReadAt: Instant | null } | undefined
  last: readonly LastReminder[]
  /** Whether the pages of the delivery record open for the account. */
  mayOpen: boolean
}

export function RemindersPage(props: RemindersPageProps) {
  return (
    <>
      <p class="crumb">
        <a href="/konto">Ihr Konto</a>
      </p>
      <Heading
        title="Ihre Erinnerungen"
        lead={leadOf(props)}
        actions={<LinkButton href="/erinnerungen/vorschau">Vorschau</LinkButton>}
      />
      <ChoicesForm {...props} />
      <Escalations {...props} />
      <FeedSection {...props} />
      <LastSection {...props} />
    </>
  )
}

function leadOf({ isEnabled, at, email }: RemindersPageProps): string {
  return isEnabled
    ? `An Arbeitstagen ab ${at} Uhr kommt höchstens eine Mail an ${email}, mit allem, was an diesem Tag zu sagen ist.`
    : 'Ihre Organisation hat Erinnerungen noch nicht eingeschaltet. Was Sie hier wählen, gilt, sobald sie es tut.'
}

function ChoicesForm({ state, csrfToken, kinds }: RemindersPageProps) {
  return (
    <Form action={ownRemindersPath} csrfToken={csrfToken} problems={state.problems}>
      <Hidden values={{ version: state.values.version ?? '0' }} />
      {kinds.length > 0 ? <KindTable state={state} kinds={kinds} /> : null}
      <div class="choice-field">
        <label class="choice-label">
          <input
            type="checkbox"
            name="keepsSchoolHolidays"
            value="ja"
            checked={state.values.keepsSchoolHolidays !== undefined}
          />
          Keine Erinnerungen in den Schulferien
        </label>
        <p class="hint">
          Was in den Ferien zu sagen wäre, kommt am letzten Arbeitstag davor; am ersten danach, was
          dann noch offen ist.
        </p>
      </div>
      <FormActions save="Speichern" back="/konto" />
    </Form>
  )
}

function KindTable({ state, kinds }: { state: FormState; kinds: readonly ReminderKind[] }) {
  return (
    <>
      <p class="hint" id="vorlauf-hinweis">
        Tage vor dem Termin, mit Komma getrennt; 0 ist der Tag selbst. Danach wird jede Woche
        erinnert, bis es erledigt ist.
      </p>
      <div class="table-wrap">
        <table class="cards reminder-kinds">
          <caption class="kern-sr-only">Woran und wie früh Sie erinnert werden</caption>
          <thead>
            <tr>
              <th scope="col">Erinnern an</th>
              <th scope="col">Tage vorher</th>
            </tr>
          </thead>
          <tbody>{kinds.map((kind) => kindRow(kind, state))}</tbody>
        </table>
      </div>
    </>
  )
}

function kindRow(kind: ReminderKind, { values, problems }: FormState) {
  const label = reminderKindLabels[kind]
  const name = leadField(kind)
  const id = `feld-${name}`
  const message = problems?.fields[name]
  return (
    <tr>
      <th scope="row">
        <label class="choice-label">
          <input
            type="checkbox"
            name={wantedField(kind)}
            value="ja"
            checked={values[wantedField(kind)] !== undefined}
          />
          {label}
        </label>
      </th>
      <td data-label="Tage vorher">
        <input
          id={id}
          class="kern-form-input__input"
          name={name}
          value={values[name] ?? ''}
          maxlength={80}
          size={24}
          autocomplete="off"
          aria-label={`Tage vorher: ${label}`}
          aria-invalid={message ? 'true' : undefined}
          aria-describedby={message ? `${id}-fehler vorlauf-hinweis` : 'vorlauf-hinweis'}
        />
        {message ? (
          <p class="error" id={`${id}-fehler`}>
            {message}
          </p>
        ) : null}
      </td>
    </tr>
  )
}

function Escalations({ officerAfterDays, managementAfterDays }: RemindersPageProps) {
  return (
    <section>
      <h2>Was sich nicht abstellen lässt</h2>
      <p>
        Was {days(officerAfterDays)} überfällig ist, erfahren die
        Informationssicherheitsbeauftragten, nach {days(managementAfterDays)} auch die Leitung. Dazu
        gibt es keinen Schalter: Sonst könnte etwas liegen bleiben, ohne dass es jemand merkt, der
        dafür einsteht. In Ihrer Mail steht, wer es erfahren hat.
      </p>
      <p>
        Sind Sie nicht da? <a href="/konto">Tragen Sie eine Vertretung ein</a>: Sie bekommt Ihre
        Erinnerungen, und Sie nach der Rückkehr, was noch offen ist.
      </p>
    </section>
  )
}

function FeedSection({ feed, csrfToken }: RemindersPageProps) {
  return (
    <section>
      <h2>Ihr Kalender</h2>
      <p>
        Outlook, Thunderbird und Telefone zeigen Ihre Termine im Kalender, wenn sie eine geheime
        Adresse abonnieren. Ändern lässt sich darüber nichts.
      </p>
      {feed ? (
        <p>
          Eingerichtet am {germanInstant(feed.createdAt)},{' '}
          {feed.lastReadAt === null
            ? 'noch nie gelesen.'
            : `zuletzt gelesen am ${germanInstant(feed.lastReadAt)}.`}
        </p>
      ) : null}
      <div class="actions">
        <Form action={`${ownRemindersPath}/kalender`} csrfToken={csrfToken} class="inline">
          <Button>{feed ? 'Neue Adresse' : 'Kalender einrichten'}</Button>
        </Form>
        {feed ? (
          <Form action={`${ownRemindersPath}/kalender/ende`} csrfToken={csrfToken} class="inline">
            <Button>Kalender abschalten</Button>
          </Form>
        ) : null}
      </div>
      {feed ? (
        <p class="muted">
          Die Adresse wurde nur einmal gezeigt. Mit einer neuen gilt die alte sofort nicht mehr.
        </p>
      ) : null}
    </section>
  )
}

function LastSection({ last, mayOpen }: RemindersPageProps) {
  return (
    <section>
      <h2>Zuletzt an Sie geschickt</h2>
      {last.length === 0 ? (
        <p class="muted">Noch nichts.</p>
      ) : (
        <ul class="plain-list">
          {last.map(({ id, day, items, state, isLate, nextDueOn }) => (
            <li>
              {mayOpen ? <a href={`/erinnerungen/${id}`}>{germanDay(day)}</a> : germanDay(day)}:{' '}
              {items === 1 ? '1 Termin' : `${items} Termine`}
              {nextDueOn ? `, der erste am ${germanDay(nextDueOn)}` : ''}
              <span class="muted">
                {' '}
                – {reminderStateLabels[state]}
                {isLate ? ', verspätet' : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function days(count: number): string {
  return count === 1 ? 'einen Tag' : `${count} Tage`
}
