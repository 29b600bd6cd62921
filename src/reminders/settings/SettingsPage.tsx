/** When and how early people are reminded, and what is missing before anything can be sent. @module */
import type { Unreachable } from '../../../db/queries/unreachable.ts'
import {
  Form,
  FormActions,
  type FormState,
  Hidden,
  RadioField,
  TextField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { reminderKindLabels, reminderKinds } from '../reminderKind.ts'
import type { Obstacle } from './readiness.ts'
import { leadField } from './settingsForm.ts'

export const reminderSettingsPath = '/verwaltung/erinnerungen'
export const schoolHolidaysPath = `${reminderSettingsPath}/schulferien`

export type SettingsPageProps = {
  state: FormState
  csrfToken: string
  obstacles: readonly Obstacle[]
  mailProblem: string | undefined
  /** What holds now, whatever the form says. */
  isEnabled: boolean
  at: string
  unreachable: readonly Unreachable[]
  land: string
  schoolHolidays: string
  mayAdministrate: boolean
  mayPlan: boolean
}

export function SettingsPage(props: SettingsPageProps) {
  const { state, csrfToken } = props
  return (
    <>
      <Heading
        title={titleOf(props)}
        lead={leadOf(props)}
        actions={<LinkButton href="/erinnerungen">Verschickte Erinnerungen</LinkButton>}
      />
      <Missing {...props} />
      <Form action={reminderSettingsPath} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version: state.values.version ?? '0' }} />
        <RadioField
          state={state}
          name="isEnabled"
          label="Erinnerungen per Mail"
          options={[
            { value: 'ja', label: 'eingeschaltet' },
            { value: 'nein', label: 'ausgeschaltet' },
          ]}
        />
        <TextField
          state={state}
          name="at"
          label="Uhrzeit"
          hint="Ab dann gehen die Erinnerungen des Tages hinaus, z. B. 06:30; nicht zwischen 2 und 3 Uhr."
          size={6}
          maxlength={5}
        />
        <FreeDays {...props} />
        <LeadTimeFields state={state} />
        <h2>Wenn etwas liegen bleibt</h2>
        <p class="hint">
          Diese Meldungen kann niemand abbestellen; in der Mail an die Verantwortlichen steht, dass
          sie hinausgingen.
        </p>
        <div class="row-of-fields">
          <TextField
            state={state}
            name="officerAfterDays"
            label="ISB informieren nach (Tagen)"
            inputmode="numeric"
            size={4}
          />
          <TextField
            state={state}
            name="managementAfterDays"
            label="Leitung informieren nach (Tagen)"
            inputmode="numeric"
            size={4}
          />
        </div>
        <FormActions
          save="Speichern"
          back={props.mayAdministrate ? '/verwaltung' : '/erinnerungen'}
        />
      </Form>
      <UnreachablePeople {...props} />
    </>
  )
}

function titleOf({ isEnabled, obstacles, at }: SettingsPageProps): string {
  if (!isEnabled) return 'Erinnerungen sind ausgeschaltet'
  return obstacles.length === 0
    ? `Erinnert wird an Arbeitstagen ab ${at} Uhr`
    : 'Erinnerungen sind eingeschaltet, können aber nicht hinausgehen'
}

function leadOf({ obstacles }: SettingsPageProps): string {
  const left = obstacles.filter((obstacle) => obstacle !== 'off').length
  if (left > 0) return 'Was noch fehlt, steht hier.'
  return 'Jede Person bekommt höchstens eine Mail am Tag, mit allem, was sie angeht.'
}

function Missing(props: SettingsPageProps) {
  const missing = props.obstacles.filter((obstacle) => obstacle !== 'off')
  if (missing.length === 0) return null
  return (
    <section class="problems" aria-labelledby="fehlt">
      <h2 id="fehlt">Bevor etwas hinausgehen kann</h2>
      <ul>
        {missing.map((obstacle) => (
          <li>{obstacleText(obstacle, props)}</li>
        ))}
      </ul>
    </section>
  )
}

function obstacleText(obstacle: Obstacle, { mayAdministrate, mailProblem }: SettingsPageProps) {
  switch (obstacle) {
    case 'no_mail':
      return (
        <>
          {mailProblem} {mayAdministrate ? <a href="/verwaltung/mail">Mail einrichten</a> : null}
        </>
      )
    case 'no_base_url':
      return 'Die Adresse dieser Anwendung ist nicht gesetzt; ohne sie führen die Verweise in den Mails ins Leere. Der Betrieb setzt BASISLOTSE_URL.'
    case 'nobody':
      return 'Es gibt keinen offenen Zugang, dem eine Mail geschickt werden könnte.'
    case 'demo':
      return 'In der Beispielstadt steht die Uhr; von selbst geht hier nichts hinaus.'
    case 'off':
      return 'Erinnerungen sind ausgeschaltet.'
  }
}

function FreeDays({ land, schoolHolidays, mayAdministrate }: SettingsPageProps) {
  return (
    <dl class="facts">
      <dt>Frei</dt>
      <dd>
        Samstage, Sonntage und die Feiertage in {land}
        {mayAdministrate ? (
          <>
            {' '}
            (<a href="/verwaltung/organisation">Land ändern</a>)
          </>
        ) : null}
        . Was dann fällig wäre, kommt am Arbeitstag davor.
      </dd>
      <dt>
        <a href={schoolHolidaysPath}>Schulferien</a>
      </dt>
      <dd>{schoolHolidays}. Sie gelten nur für Personen, die das in ihrem Konto gewählt haben.</dd>
    </dl>
  )
}

function LeadTimeFields({ state }: { state: FormState }) {
  return (
    <fieldset class="group">
      <legend>Wie viele Tage vorher</legend>
      <p class="hint">
        Tage vor dem Termin, mit Komma getrennt; 0 ist der Tag selbst. Danach wird jede Woche
        erinnert, bis es erledigt ist. Ein leeres Feld heißt: erst danach. Jede Person kann für sich
        abweichen.
      </p>
      <div class="lead-times">
        {reminderKinds.map((kind) => (
          <TextField
            state={state}
            name={leadField(kind)}
            label={reminderKindLabels[kind]}
            maxlength={80}
            isOptional
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Their work is told to the role that looks after it, so that nothing is lost; better they hear of it themselves. */
function UnreachablePeople({ unreachable, mayPlan }: SettingsPageProps) {
  if (unreachable.length === 0) return null
  return (
    <section aria-labelledby="ohne-mail">
      <h2 id="ohne-mail">Ohne Mailadresse, aber für etwas verantwortlich</h2>
      <p>
        An ihre Aufgaben wird bis dahin die ISB erinnert.
        {mayPlan ? ' Eine Mailadresse oder ein Zugang genügt.' : ' Die ISB trägt die Adressen ein.'}
      </p>
      <div class="table-wrap">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Fachbereich</th>
              <th scope="col">Verantwortlich für</th>
            </tr>
          </thead>
          <tbody>{unreachable.map((one) => unreachableRow(one, mayPlan))}</tbody>
        </table>
      </div>
    </section>
  )
}

function unreachableRow({ id, name, department, ...work }: Unreachable, mayPlan: boolean) {
  return (
    <tr>
      <th scope="row">
        {mayPlan ? <a href={`/verwaltung/ansprechpartner/${id}`}>{name}</a> : name}
      </th>
      <td data-label="Fachbereich">{department || '–'}</td>
      <td data-label="Verantwortlich für">{speakWork(work)}</td>
    </tr>
  )
}

function speakWork({
  checks,
  measures,
  documents,
}: Omit<Unreachable, 'id' | 'name' | 'department'>) {
  return [
    counted(checks, 'Anforderung', 'Anforderungen'),
    counted(measures, 'Maßnahme', 'Maßnahmen'),
    counted(documents, 'Dokument', 'Dokumente'),
  ]
    .filter(Boolean)
    .join(', ')
}

function counted(count: number, one: string, many: string): string {
  if (count === 0) return ''
  return count === 1 ? `1 ${one}` : `${count} ${many}`
}
