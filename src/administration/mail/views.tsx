import type { MailTrial } from '../../reminders/mailing/actions.ts'
import { mailFailureTexts } from '../../reminders/mailing/mailFailure.ts'
import { mailSecurityLabels } from '../../reminders/mailing/mailSettingsForm.ts'
import type { KnownMailServer } from '../../reminders/mailing/readMailServer.ts'
import {
  Button,
  Form,
  FormActions,
  type FormState,
  Hidden,
  ProblemList,
  RadioField,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { CheckSteps } from '../directory/CheckSteps.tsx'

const path = '/verwaltung/mail'

type Waiting = { problem: string; serverAnswer: string; waiting: number }

type MailPageProps = {
  server: KnownMailServer
  /** The environment names a mail server, whether it counts here or not. */
  hasEnvironment: boolean
  baseUrl: string | undefined
  waiting: readonly Waiting[]
  settings: FormState
  test: FormState
  trial: MailTrial | undefined
  csrfToken: string
}

export function MailPage(props: MailPageProps) {
  const { server, trial, settings } = props
  const isFixed = server.isAlone && server.origin === 'environment'
  // What was entered once is seldom changed: what is looked at more often then stands above.
  const isSettingUp = !server.settings || settings.problems !== undefined
  return (
    <>
      <Heading title={`Mail: ${stateText(server)}`} lead={leadText(server)} />
      {trial ? (
        <CheckSteps steps={trial.steps} success="Der Mailserver hat die Testmail angenommen" />
      ) : null}
      {isSettingUp && !isFixed ? <SettingsSection {...props} /> : null}
      {server.settings ? <TestSection {...props} /> : null}
      <StateSection {...props} />
      {isFixed ? <FixedSection {...props} /> : null}
      {isSettingUp || isFixed ? null : <SettingsSection {...props} />}
      {server.stored ? <RemovalSection {...props} /> : null}
      <p>
        <a href="/verwaltung">Zurück zur Verwaltung</a>
      </p>
    </>
  )
}

function stateText({ settings, missing }: KnownMailServer): string {
  if (!settings) return 'nicht eingerichtet'
  return missing ? 'das Kennwort fehlt' : 'eingerichtet'
}

function leadText({ settings, missing, origin }: KnownMailServer): string {
  if (!settings)
    return 'Basislotse sendet Erinnerungen über den Mailserver, den Sie schon haben. Bis er eingetragen ist, warten sie.'
  if (missing) return mailFailureTexts[missing]
  const where = origin === 'environment' ? ' (aus der Umgebung des Servers)' : ''
  return `Gesendet wird über ${settings.host}${where}, Absender ${settings.senderAddress}. Ob es geht, zeigt eine Testmail.`
}

function TestSection({ test, trial, csrfToken }: MailPageProps) {
  return (
    <section>
      <h2>Testmail</h2>
      <Form
        action={`${path}/testmail`}
        csrfToken={csrfToken}
        problems={test.problems}
        idPrefix="test-"
      >
        <TextField
          state={test}
          idPrefix="test-"
          name="address"
          label="An diese Adresse"
          hint="Gesendet wird mit den gespeicherten Einstellungen; das kann eine halbe Minute dauern."
          type="email"
          maxlength={254}
        />
        <div class="form-actions">
          <Button isPrimary={trial === undefined}>
            {trial ? 'Noch einmal senden' : 'Testmail senden'}
          </Button>
        </div>
      </Form>
    </section>
  )
}

/** What is there and what is missing, besides the settings themselves. */
function StateSection({ server, baseUrl, waiting }: MailPageProps) {
  return (
    <section>
      <h2>Stand</h2>
      <dl class="facts">
        <dt>Kennwort</dt>
        <dd>
          <PasswordState {...server} />
        </dd>
        <dt>Links in Mails</dt>
        <dd>
          {baseUrl ? (
            <>Sie beginnen mit {baseUrl}.</>
          ) : (
            <>
              <strong class="soon">Es fehlt die Adresse der Anwendung.</strong> Ohne sie stehen in
              Mails keine Links. Der Betrieb setzt BASISLOTSE_URL.
            </>
          )}
        </dd>
        <dt>Erinnerungen, die warten</dt>
        <dd>
          {waiting.length === 0 ? 'Keine.' : <WaitingList waiting={waiting} />}{' '}
          <a href="/erinnerungen">Alle Erinnerungen</a>
        </dd>
      </dl>
    </section>
  )
}

function PasswordState({ settings, password, passwordPlace }: KnownMailServer) {
  if (settings && settings.user === '')
    return <>Keines nötig: Ohne Benutzername wird ohne Anmeldung gesendet.</>
  return password === undefined ? (
    <>
      <strong class="soon">Noch nicht gefunden.</strong> Erwartet wird: {passwordPlace}. Der Betrieb
      des Servers legt es dort ab; in der Datenbank steht es nie.
    </>
  ) : (
    <>
      <strong class="good">Gefunden:</strong> {passwordPlace}. In der Datenbank steht es nicht.
    </>
  )
}

function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  return (
    <ul class="plain-list">
      {waiting.map(({ problem, serverAnswer, waiting: count }) => (
        <li>
          {count} {problem ? `– ${problem}` : '– noch nicht versucht.'}{' '}
          {serverAnswer ? <code>{serverAnswer}</code> : null}
        </li>
      ))}
    </ul>
  )
}

/** The environment's settings, which nobody changes here. */
function FixedSection({ server: { settings }, settings: { problems } }: MailPageProps) {
  if (!settings) return null
  return (
    <section>
      <h2>Einstellungen</h2>
      <ProblemList problems={problems} />
      <p>
        Diese Werte stehen in der Umgebung des Servers (BASISLOTSE_SMTP_HOST und weitere) und gelten
        vor allem, was hier eingetragen wurde. Der Betrieb ändert sie dort.
      </p>
      <dl class="facts">
        <dt>Server und Anschluss</dt>
        <dd>
          {settings.host}, {settings.port}
        </dd>
        <dt>Verschlüsselung</dt>
        <dd>{mailSecurityLabels[settings.security]}</dd>
        <dt>Benutzername</dt>
        <dd>{settings.user || 'keiner, ohne Anmeldung'}</dd>
        <dt>Absender</dt>
        <dd>
          {settings.senderName}, {settings.senderAddress}
        </dd>
        <dt>Antworten an</dt>
        <dd>{settings.replyTo || 'den Absender'}</dd>
      </dl>
    </section>
  )
}

function SettingsSection({ server, hasEnvironment, settings, csrfToken }: MailPageProps) {
  const isShared = hasEnvironment && server.origin === 'environment'
  return (
    <section>
      <h2>{isShared ? 'Eigener Mailserver' : 'Einstellungen'}</h2>
      {isShared ? (
        <p>
          Gesendet wird über den gemeinsamen Mailserver dieser Installation. Tragen Sie hier einen
          eigenen ein, gilt nur noch dieser.
        </p>
      ) : null}
      <Form action={path} csrfToken={csrfToken} problems={settings.problems}>
        <Hidden values={{ version: settings.values.version ?? '0' }} />
        <ServerFields state={settings} />
        <SenderFields state={settings} />
        <FormActions save="Mailserver speichern" back="/verwaltung" />
      </Form>
    </section>
  )
}

function ServerFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        state={state}
        name="host"
        label="Mailserver"
        hint="Der Name, auf den sein Zertifikat lautet, z. B. mail.stadt.example. Ihr Rechenzentrum oder Ihr Mailanbieter nennt ihn als „Postausgangsserver (SMTP)“."
        maxlength={253}
      />
      <RadioField
        state={state}
        name="security"
        label="Verschlüsselung"
        hint="STARTTLS wird verlangt: Bietet der Server es nicht an, wird nichts gesendet."
        options={Object.entries(mailSecurityLabels).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        state={state}
        name="port"
        label="Anschluss (Port)"
        hint="Leer: 587 für STARTTLS, 465 für TLS, 25 ohne Verschlüsselung."
        inputmode="numeric"
        size={6}
        isOptional
      />
      <TextField
        state={state}
        name="user"
        label="Benutzername"
        hint="Des Postfachs, mit dem gesendet wird; oft seine Mailadresse. Leer: ohne Anmeldung. Das Kennwort legt der Betrieb auf dem Server ab, siehe „Stand“."
        maxlength={200}
        isOptional
      />
    </>
  )
}

function SenderFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        state={state}
        name="senderName"
        label="Name des Absenders"
        hint="So steht er im Postfach, z. B. Basislotse Musterstadt."
        maxlength={100}
      />
      <TextField
        state={state}
        name="senderAddress"
        label="Adresse des Absenders"
        hint="Eine Adresse, mit der dieses Postfach senden darf. Nehmen Sie eine der eigenen Domain, sonst landen Erinnerungen bei unerwünschter Mail."
        type="email"
        maxlength={254}
      />
      <TextField
        state={state}
        name="replyTo"
        label="Antworten gehen an"
        hint="Meist die ISB. Leer: an den Absender."
        type="email"
        maxlength={254}
        isOptional
      />
    </>
  )
}

function RemovalSection({ server, hasEnvironment, csrfToken }: MailPageProps) {
  const after = hasEnvironment
    ? 'Danach gilt der Mailserver aus der Umgebung des Servers.'
    : 'Danach warten Erinnerungen, bis wieder einer eingetragen ist.'
  return (
    <section>
      <h2>Eigenen Mailserver streichen</h2>
      <Form action={`${path}/entfernung`} csrfToken={csrfToken}>
        <p>
          Eingetragen ist {server.stored?.host}. {after}
        </p>
        <Button>Mailserver streichen</Button>
      </Form>
    </section>
  )
}
