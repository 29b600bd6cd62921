import type { Child } from 'hono/jsx'
import { germanDay, isDay } from '../../core/day.ts'
import { type Carried, carriedText } from '../../web/carried.ts'
import { Button, type FormState, TextField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { Passage } from '../../web/passage.ts'
import type { DirectoryChoice } from '../directory/listDirectoryChoices.ts'
import { NewPasswordFields } from '../NewPasswordFields.tsx'
import { DirectoryWays } from './DirectoryWays.tsx'
import { StepForm, type StepProps } from './StepForm.tsx'

type LoginPageProps = StepProps & {
  choices: readonly DirectoryChoice[]
  /** Of the form for a directory; `state` is that of the own password. */
  directoryState?: FormState
  isLost?: boolean
}

export function LoginPage(props: LoginPageProps) {
  const { state, passage, choices, directoryState = { values: {} }, isLost } = props
  return (
    <>
      <Heading title="Anmelden" lead={isLost ? lostLead(passage) : undefined} />
      <DirectoryWays choices={choices} passage={passage} state={directoryState} />
      {choices.length === 0 ? (
        <PasswordForm state={state} passage={passage} />
      ) : (
        <details class="other-way" open={state.problems !== undefined}>
          <summary>Mit einem eigenen Kennwort bei Basislotse anmelden</summary>
          <PasswordForm state={state} passage={passage} />
        </details>
      )}
    </>
  )
}

function PasswordForm({ state, passage }: StepProps) {
  return (
    <>
      <StepForm action="/anmelden" state={state} passage={passage}>
        <TextField
          state={state}
          name="email"
          label="Mailadresse"
          type="email"
          autocomplete="username"
        />
        <TextField
          state={state}
          name="password"
          label="Kennwort"
          type="password"
          autocomplete="current-password"
        />
        <div class="form-actions">
          <Button isPrimary>Anmelden</Button>
        </div>
      </StepForm>
      <p class="muted">
        Kennwort vergessen? Die Administration Ihrer Stadt gibt Ihnen ein neues Einmalkennwort.
      </p>
    </>
  )
}

export function CodePage({ state, passage }: StepProps) {
  return (
    <>
      <Heading
        title="Zweiter Faktor"
        lead="Geben Sie den sechsstelligen Code ein, den Ihre Authenticator-App jetzt anzeigt."
      />
      <StepForm action="/anmelden/code" state={state} passage={passage}>
        <TextField
          state={state}
          name="code"
          label="Code"
          hint="Telefon nicht zur Hand? Hier gilt auch ein Wiederherstellungscode, jeder einmal."
          autocomplete="one-time-code"
          size={24}
        />
        <div class="form-actions">
          <Button isPrimary>Weiter</Button>
          <a href="/anmelden?neu=ja">Als jemand anderes anmelden</a>
        </div>
      </StepForm>
    </>
  )
}

export function FirstPasswordPage({
  state,
  passage,
  email,
  hasSecondFactor,
}: StepProps & { email: string; hasSecondFactor: boolean }) {
  return (
    <>
      <Heading
        title="Eigenes Kennwort wählen"
        lead="Das ausgegebene Kennwort gilt nur einmal. Ihr eigenes müssen Sie danach nicht regelmäßig ändern."
      />
      <StepForm action="/anmelden/kennwort" state={state} passage={passage}>
        <p>
          Zugang <strong>{email}</strong>
        </p>
        <NewPasswordFields {...{ state, hasSecondFactor }} />
        <div class="form-actions">
          <Button isPrimary>Kennwort speichern</Button>
        </div>
      </StepForm>
    </>
  )
}

/** Before a secret is there: to make one is a change, hence a button. */
export function BeginSetupPage({ passage }: { passage: Passage }) {
  return (
    <>
      <Heading title="Zweiten Faktor einrichten" lead={setupLead} />
      <StepForm action="/anmelden/zweiter-faktor" state={{ values: {} }} passage={passage}>
        <div class="form-actions">
          <Button isPrimary>Einrichtung beginnen</Button>
        </div>
      </StepForm>
    </>
  )
}

export function SetupPage({
  state,
  passage,
  secret,
  picture,
}: StepProps & { secret: string; picture: string }) {
  return (
    <>
      <Heading title="Zweiten Faktor einrichten" lead={setupLead} />
      <SecretSteps secret={secret} picture={picture} />
      <StepForm action="/anmelden/zweiter-faktor/bestaetigung" state={state} passage={passage}>
        <SetupCodeField state={state} />
        <div class="form-actions">
          <Button isPrimary>Bestätigen</Button>
        </div>
      </StepForm>
    </>
  )
}

const setupLead =
  'Ihre Rolle verlangt bei der Anmeldung neben dem Kennwort einen Code aus einer Authenticator-App.'

export function SecretSteps({ secret, picture }: { secret: string; picture: string }) {
  return (
    <ol>
      <li>
        Öffnen Sie auf Ihrem Telefon eine Authenticator-App, zum Beispiel FreeOTP, Aegis oder den
        Microsoft Authenticator.
      </li>
      <li>
        <p>Fotografieren Sie darin dieses Bild, oder geben Sie den Schlüssel von Hand ein.</p>
        <img
          src={picture}
          alt="QR-Code mit dem Schlüssel, der darunter als Text steht"
          width="200"
          height="200"
        />
        <p>
          Schlüssel: <code class="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </li>
      <li>Geben Sie den Code ein, den die App jetzt anzeigt.</li>
    </ol>
  )
}

export function SetupCodeField({ state }: { state: FormState }) {
  return (
    <TextField
      state={state}
      name="code"
      label="Code aus der App"
      hint="Sechs Ziffern; sie wechseln alle 30 Sekunden."
      inputmode="numeric"
      autocomplete="one-time-code"
      size={10}
    />
  )
}

/** Shown once. `children` lead on. */
export function RecoveryCodesPage({
  recoveryCodes,
  children,
}: {
  recoveryCodes: readonly string[]
  children?: Child
}) {
  return (
    <>
      <Heading
        title="Ihre Wiederherstellungscodes"
        lead="Drucken Sie diese Seite, oder schreiben Sie die Codes ab, und verwahren Sie sie getrennt vom Telefon. Sie werden nicht noch einmal angezeigt."
      />
      <ul class="codes">
        {recoveryCodes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>Jeder Code ersetzt bei der Anmeldung einmal den Code aus der App.</p>
      {children}
    </>
  )
}

/** Never sends by itself: the person sees what would be stored, and may have changed their mind. */
export function CarriedPage({ carried, csrfToken }: { carried: Carried; csrfToken: string }) {
  return (
    <>
      <Heading
        title="Ihre Eingaben sind noch da"
        lead="Sie waren abgemeldet, als Sie das Formular absendeten. Es wurde noch nichts gespeichert."
      />
      <form method="post" action={carried.target} class="form">
        <input type="hidden" name="_csrf" value={csrfToken} />
        {carried.values.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <CarriedValues carried={carried} />
        <div class="form-actions">
          <Button isPrimary>Eingaben jetzt absenden</Button>
          <a href="/">Verwerfen und zur Startseite</a>
        </div>
      </form>
    </>
  )
}

export function CarriedForward({ carried }: { carried: Carried }) {
  return (
    <form method="post" action="/anmelden/eingaben" class="form">
      <input type="hidden" name="carried" value={carriedText(carried)} />
      <div class="form-actions">
        <Button isPrimary>Weiter</Button>
      </div>
    </form>
  )
}

function CarriedValues({ carried }: { carried: Carried }) {
  const words = carried.values.filter(([, value]) => isWord(value))
  if (words.length === 0) return <p>Ihre Auswahl wird so gesendet, wie Sie sie getroffen haben.</p>
  return (
    <ul class="carried">
      {words.map(([, value]) => (
        <li>{isDay(value) ? germanDay(value) : value}</li>
      ))}
    </ul>
  )
}

/** Ids and counters tell a person nothing. */
function isWord(value: string): boolean {
  if (isDay(value)) return true
  return /\p{Letter}/u.test(value) && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

function lostLead({ carried }: Passage): string {
  return carried
    ? 'Ihre Sitzung ist beendet. Was Sie eingegeben haben, ist noch da: Nach der Anmeldung sehen Sie es und senden es mit einem Klick ab.'
    : 'Ihre Sitzung ist beendet. Bitte melden Sie sich an, und wiederholen Sie die Eingabe.'
}
