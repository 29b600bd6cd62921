import type { Deputy } from '../../../db/queries/deputies.ts'
import type { Organisation } from '../../../db/queries/organisations.ts'
import type { Session } from '../../../db/queries/sessions.ts'
import { type Day, germanDay, germanInstant } from '../../core/day.ts'
import {
  Button,
  DayField,
  Form,
  FormActions,
  type FormState,
  type Option,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { SecretSteps, SetupCodeField } from '../login/views.tsx'
import { NewPasswordFields } from '../NewPasswordFields.tsx'
import { type Role, roleLabels } from '../role.ts'
import { browserName } from '../sessions/browserName.ts'

export type AccountPageProps = {
  csrfToken: string
  account: { email: string; name: string }
  organisation: Organisation
  organisations: readonly Organisation[]
  /** With the information domain's name where the role is limited to one. */
  roles: readonly { role: Role; domain: string | null }[]
  hasSecondFactor: boolean
  /** Not for whom only a directory knows. */
  hasPassword: boolean
  unusedRecoveryCodes: number
  sessions: readonly Session[]
  currentSessionId: string
  deputies: readonly Deputy[]
  standsInFor: readonly string[]
  people: readonly Option[]
  today: Day
  deputyState: FormState
}

export function AccountPage(props: AccountPageProps) {
  const { account, organisation } = props
  return (
    <>
      <Heading title={account.name} lead={`${account.email} · ${organisation.name}`} />
      <RolesSection {...props} />
      <OrganisationSection {...props} />
      <LoginSection {...props} />
      <SessionsSection {...props} />
      <DeputiesSection {...props} />
      <RemindersSection />
    </>
  )
}

function RolesSection({ roles }: AccountPageProps) {
  return (
    <section>
      <h2>Ihre Rollen</h2>
      <ul>
        {roles.map(({ role, domain }) => (
          <li>
            {roleLabels[role]}
            <span class="muted">
              {domain ? ` – nur ${domain}` : ' – alle Informationsverbünde'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OrganisationSection({ organisations, organisation, csrfToken }: AccountPageProps) {
  if (organisations.length < 2) return null
  const others = organisations.filter(({ id }) => id !== organisation.id)
  return (
    <section>
      <h2>Organisation wechseln</h2>
      <Form action="/konto/organisation" csrfToken={csrfToken}>
        <SelectField
          state={{ values: {} }}
          name="organisationId"
          label="Arbeiten in"
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormActions save="Wechseln" />
      </Form>
    </section>
  )
}

function LoginSection({ hasSecondFactor, hasPassword, unusedRecoveryCodes }: AccountPageProps) {
  return (
    <section>
      <h2>Anmeldung</h2>
      <p>
        {hasSecondFactor
          ? `Der zweite Faktor ist eingerichtet. ${speakCodes(unusedRecoveryCodes)}`
          : 'Ohne zweiten Faktor schützt nur das Kennwort Ihren Zugang. Eine Authenticator-App auf dem Telefon macht ihn sicherer.'}
      </p>
      <p class="actions">
        <LinkButton href="/konto/zweiter-faktor">
          {hasSecondFactor ? 'Zweiten Faktor verwalten' : 'Zweiten Faktor einrichten'}
        </LinkButton>
        {hasPassword ? <LinkButton href="/konto/kennwort">Kennwort ändern</LinkButton> : null}
      </p>
      {hasPassword ? null : (
        <p class="muted">
          Ihr Kennwort gehört zum Verzeichnis Ihrer Verwaltung; Sie ändern es an Ihrem Arbeitsplatz.
        </p>
      )}
    </section>
  )
}

function SessionsSection({ sessions, currentSessionId, csrfToken }: AccountPageProps) {
  return (
    <section>
      <h2>Ihre Sitzungen</h2>
      <div class="table-wrap">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Browser</th>
              <th scope="col">Adresse</th>
              <th scope="col">Angemeldet</th>
              <th scope="col">Zuletzt benutzt</th>
              <th scope="col">
                <span class="kern-sr-only">Aktion</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <SessionRow
                session={session}
                isCurrent={session.id === currentSessionId}
                csrfToken={csrfToken}
              />
            ))}
          </tbody>
        </table>
      </div>
      {sessions.length > 1 ? (
        <Form action="/konto/sitzungen/ende" csrfToken={csrfToken} class="inline">
          <Button>Alle anderen abmelden</Button>
        </Form>
      ) : null}
    </section>
  )
}

function SessionRow({
  session,
  isCurrent,
  csrfToken,
}: {
  session: Session
  isCurrent: boolean
  csrfToken: string
}) {
  const name = browserName(session.userAgent)
  return (
    <tr>
      <th scope="row">
        {name}
        {isCurrent ? <small class="muted"> diese Sitzung</small> : null}
      </th>
      <td data-label="Adresse">{session.address || 'unbekannt'}</td>
      <td data-label="Angemeldet">{germanInstant(session.createdAt)}</td>
      <td data-label="Zuletzt benutzt">{germanInstant(session.lastSeenAt)}</td>
      <td>
        {isCurrent ? null : (
          <Form action={`/konto/sitzungen/${session.id}/ende`} csrfToken={csrfToken} class="inline">
            <button
              type="submit"
              class="kern-btn kern-btn--secondary"
              aria-label={`Abmelden: ${name}, ${session.address}`}
            >
              <span class="kern-label">Abmelden</span>
            </button>
          </Form>
        )}
      </td>
    </tr>
  )
}

function DeputiesSection(props: AccountPageProps) {
  const { deputies, standsInFor, people, csrfToken, today, deputyState } = props
  const nameOf = (id: string) => people.find(({ value }) => value === id)?.label ?? 'jemand'
  return (
    <section>
      <h2>Vertretung</h2>
      <p class="muted">
        Wer Sie vertritt, sieht und beantwortet an diesen Tagen, was Ihnen zugewiesen ist. Ihre
        Rolle geht nicht über.
      </p>
      {standsInFor.length > 0 ? (
        <p>
          Heute vertreten Sie {standsInFor.map(nameOf).join(' und ')}: Was dort zugewiesen ist, ist
          auch Ihnen zugewiesen.
        </p>
      ) : null}
      {deputies.length > 0 ? (
        <ul class="deputies">
          {deputies.map(({ id, deputyId, fromOn, untilOn }) => (
            <li>
              {nameOf(deputyId)} vertritt Sie vom {germanDay(fromOn)} bis {germanDay(untilOn)}
              {untilOn < today ? <span class="muted"> (vorbei)</span> : null}
              <Form action={`/konto/vertretungen/${id}/ende`} csrfToken={csrfToken} class="inline">
                <Button>Vertretung streichen</Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      {people.length > 0 ? (
        <Form action="/konto/vertretungen" csrfToken={csrfToken} problems={deputyState.problems}>
          <DeputyFields state={deputyState} people={people} />
          <FormActions save="Vertretung eintragen" />
        </Form>
      ) : (
        <p>Außer Ihnen hat noch niemand einen Zugang.</p>
      )}
    </section>
  )
}

function RemindersSection() {
  return (
    <section>
      <h2>Erinnerungen</h2>
      <p>Woran und wie früh Sie per Mail erinnert werden, und Ihre Termine im Kalenderprogramm.</p>
      <p class="actions">
        <LinkButton href="/konto/erinnerungen">Erinnerungen einstellen</LinkButton>
      </p>
    </section>
  )
}

export function DeputyFields({ state, people }: { state: FormState; people: readonly Option[] }) {
  return (
    <>
      <SelectField
        state={state}
        name="deputyId"
        label="Wer vertritt?"
        none="Bitte wählen"
        options={people}
      />
      <DayField state={state} name="fromOn" label="Erster Tag" />
      <DayField state={state} name="untilOn" label="Letzter Tag" />
    </>
  )
}

export function PasswordPage({
  state,
  csrfToken,
  hasSecondFactor,
}: {
  state: FormState
  csrfToken: string
  hasSecondFactor: boolean
}) {
  return (
    <>
      <Heading
        title="Kennwort ändern"
        lead="Danach sind alle anderen Sitzungen abgemeldet. Eine regelmäßige Änderung ist nicht nötig."
      />
      <Form action="/konto/kennwort" csrfToken={csrfToken} problems={state.problems}>
        <TextField
          state={state}
          name="currentPassword"
          label="Jetziges Kennwort"
          type="password"
          autocomplete="current-password"
        />
        <NewPasswordFields {...{ state, hasSecondFactor }} />
        <FormActions save="Kennwort ändern" back="/konto" />
      </Form>
    </>
  )
}

/** Before there is a second factor: to make its secret is a change, hence a button. */
export function NoFactorPage({ csrfToken }: { csrfToken: string }) {
  return (
    <>
      <Heading
        title="Zweiten Faktor einrichten"
        lead="Danach fragt die Anmeldung neben dem Kennwort nach einem Code aus einer Authenticator-App. Wer nur Ihr Kennwort kennt, kommt nicht mehr hinein."
      />
      <Form action="/konto/zweiter-faktor" csrfToken={csrfToken}>
        <FormActions save="Einrichtung beginnen" back="/konto" />
      </Form>
    </>
  )
}

export function NewFactorPage({
  state,
  csrfToken,
  secret,
  picture,
}: {
  state: FormState
  csrfToken: string
  secret: string
  picture: string
}) {
  return (
    <>
      <Heading title="Zweiten Faktor einrichten" />
      <SecretSteps secret={secret} picture={picture} />
      <Form
        action="/konto/zweiter-faktor/bestaetigung"
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <SetupCodeField state={state} />
        <FormActions save="Bestätigen" back="/konto" />
      </Form>
    </>
  )
}

export function FactorPage({
  state,
  csrfToken,
  confirmedAt,
  unusedRecoveryCodes,
  isRequired,
  hasPassword,
}: {
  state: FormState
  csrfToken: string
  confirmedAt: string
  unusedRecoveryCodes: number
  isRequired: boolean
  hasPassword: boolean
}) {
  const title = 'Zweiter Faktor'
  const since = `Eingerichtet am ${germanInstant(confirmedAt)}.`
  if (!hasPassword) {
    return (
      <>
        <Heading title={title} lead={since} />
        <p>
          Ändern lässt er sich nur mit einem eigenen Kennwort, und das hat Ihr Zugang nicht. Ist das
          Telefon verloren, setzt die Administration den zweiten Faktor zurück.
        </p>
        <p>
          <a href="/konto">Zurück zum Konto</a>
        </p>
      </>
    )
  }
  return (
    <>
      <Heading title={title} lead={`${since} ${speakCodes(unusedRecoveryCodes)}`} />
      <Form
        action="/konto/zweiter-faktor/wiederherstellungscodes"
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <TextField
          state={state}
          name="currentPassword"
          label="Kennwort"
          type="password"
          autocomplete="current-password"
          hint="Zur Sicherheit, bevor sich etwas ändert."
        />
        <div class="form-actions">
          <Button isPrimary>Neue Wiederherstellungscodes ausgeben</Button>
          {isRequired ? null : (
            <Button formaction="/konto/zweiter-faktor/entfernung">Zweiten Faktor entfernen</Button>
          )}
        </div>
      </Form>
      {isRequired ? (
        <p>
          Ihre Rolle verlangt einen zweiten Faktor. Haben Sie ein neues Telefon? Die Administration
          setzt ihn zurück; bei der nächsten Anmeldung richten Sie ihn neu ein.
        </p>
      ) : null}
      <p>
        <a href="/konto">Zurück zum Konto</a>
      </p>
    </>
  )
}

function speakCodes(count: number): string {
  if (count === 0) return 'Alle Wiederherstellungscodes sind aufgebraucht: Geben Sie neue aus.'
  return count === 1
    ? 'Ein Wiederherstellungscode ist noch übrig.'
    : `${count} Wiederherstellungscodes sind noch übrig.`
}
