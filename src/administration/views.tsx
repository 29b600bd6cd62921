import type { Deputy } from '../../db/queries/deputies.ts'
import { directoryLabels } from '../access/directory/directoryKind.ts'
import { landLabels } from '../access/land.ts'
import { DeputyFields } from '../access/ownAccount/views.tsx'
import { type Role, roleLabels, roles } from '../access/role.ts'
import type { Visit } from '../access/sessions/readVisit.ts'
import { type Day, germanDay } from '../core/day.ts'
import {
  Button,
  Form,
  FormActions,
  type FormState,
  Hidden,
  type Option,
  SelectField,
  TextField,
} from '../web/form.tsx'
import { Heading } from '../web/Heading.tsx'

type IndexProps = {
  visit: Visit
  accounts: number
  locked: number
  persons: number
  away: number
  mayPlan: boolean
  /** Jobs of the schedule that need somebody. */
  alarms: number
  /** The name of the server that mail goes over. */
  mailServer: string | undefined
}

export function IndexPage(props: IndexProps) {
  const { visit, accounts, locked, persons, away, mayPlan, alarms, mailServer } = props
  const { organisation, domains } = visit
  const directories = organisation.directoryKinds.map((kind) => directoryLabels[kind]).join(' und ')
  const factor = organisation.secondFactorRoles.map((role) => roleLabels[role]).join(', ')
  return (
    <>
      <Heading title="Verwaltung" lead={`${organisation.name} · ${accounts} Zugänge`} />
      <dl class="facts">
        <Entry href="/verwaltung/organisation" label="Organisation">
          {landLabels[organisation.land] ?? organisation.land}. Eine Prüfung veraltet nach{' '}
          {organisation.staleMonths} Monaten. Zweiter Faktor nötig für: {factor || 'keine Rolle'}.
        </Entry>
        <Entry href="/verwaltung/zugaenge" label="Zugänge und Rollen">
          {accounts} Zugänge{locked > 0 ? `, davon ${locked} gesperrt` : ''}.
        </Entry>
        <Entry href="/verwaltung/verzeichnis" label="Anmeldung über ein Verzeichnis">
          {directories ? `Eingeschaltet: ${directories}.` : 'Ausgeschaltet.'} Active Directory,
          LDAP, OpenID Connect.
        </Entry>
        <Entry href="/verwaltung/vertretungen" label="Vertretungen">
          {away === 0 ? 'Heute vertritt niemand jemanden.' : `Heute gelten ${away}.`}
        </Entry>
        <Entry href={mayPlan ? '/verwaltung/ansprechpartner' : undefined} label="Ansprechpartner">
          {persons} Personen und Funktionen. {mayPlan ? '' : 'Die ISB pflegt sie.'}
        </Entry>
        <Entry href={mayPlan ? '/verwaltung/verbuende' : undefined} label="Informationsverbünde">
          {domains.map(({ code, name }) => `${code} ${name}`).join(', ') || 'Noch keiner'}.{' '}
          {mayPlan ? '' : 'Die ISB legt sie an.'}
        </Entry>
        <Entry href="/verwaltung/erinnerungen" label="Erinnerungen">
          Wer wann per Mail an Termine erinnert wird, und die Schulferien.
        </Entry>
        <Entry href="/verwaltung/datenschutz" label="Datenschutz">
          Welche Angaben zu Personen gespeichert sind, Löschfristen und was zuletzt gelöscht wurde.
        </Entry>
        <Entry href="/verwaltung/kopf-der-kette" label="Kopf der Kette">
          Die Prüfsumme des Änderungsprotokolls, und wer sie jeden Monat per Mail bekommt.
        </Entry>
        <Entry href="/verwaltung/mail" label="Mail">
          {mailServer ? `Gesendet wird über ${mailServer}.` : 'Kein Mailserver eingetragen.'}{' '}
          Testmail, wartende Erinnerungen.
        </Entry>
        <Entry href="/verwaltung/schnittstelle" label="Schnittstelle (API)">
          Schlüssel, mit denen andere Programme Daten lesen und Geräte melden.
        </Entry>
        <Entry href="/verwaltung/system" label="System und Sicherung">
          {alarms > 0 ? <strong class="late">Der Zeitplan meldet einen Fehler. </strong> : null}
          Version, Datenbank, Prüfung, Zeitplan und eine Kopie der Daten.
        </Entry>
      </dl>
    </>
  )
}

function Entry({
  href,
  label,
  children,
}: {
  href: string | undefined
  label: string
  children?: unknown
}) {
  return (
    <>
      <dt>{href ? <a href={href}>{label}</a> : label}</dt>
      <dd>{children as string}</dd>
    </>
  )
}

export function OrganisationPage({
  state,
  csrfToken,
  secondFactorRoles,
}: {
  state: FormState
  csrfToken: string
  secondFactorRoles: readonly Role[]
}) {
  return (
    <>
      <Heading title="Organisation" />
      <Form action="/verwaltung/organisation" csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version: state.values.version ?? '' }} />
        <TextField state={state} name="name" label="Name der Stadt oder Gemeinde" maxlength={120} />
        <SelectField
          state={state}
          name="land"
          label="Land"
          options={Object.entries(landLabels).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          state={state}
          name="staleMonths"
          label="Eine Prüfung veraltet nach so vielen Monaten"
          hint="Danach steht sie im Grundschutz-Check unter „veraltet“."
          inputmode="numeric"
          size={4}
        />
        <TextField
          state={state}
          name="attestationMonths"
          label="Geltung des Testats in Monaten"
          hint="Tragen Sie ein, was auf Ihrem Testat steht; häufig sind es zwei Jahre."
          inputmode="numeric"
          size={4}
          isOptional
        />
        <TextField
          state={state}
          name="inventoryPattern"
          label="Muster der Inventarnummern"
          hint="{JJJJ} oder {JJ} ist das Jahr, {0000} die laufende Nummer, z. B. BSP-{JJJJ}-{0000}. Ohne Muster wird die zuletzt vergebene Nummer weitergezählt."
          maxlength={60}
          isOptional
        />
        <TextField
          state={state}
          name="loanRetentionDays"
          label="Angaben zu Entleihenden werden so viele Tage nach der Rückgabe gelöscht"
          hint="Name, Klasse oder Amt und Kontakt, auch im Änderungsprotokoll. 90 Tage sind ein Vorschlag; stimmen Sie die Frist mit Ihrem Datenschutz ab."
          inputmode="numeric"
          size={4}
        />
        <fieldset class="radio-field">
          <legend>Zweiter Faktor ist nötig für</legend>
          <p class="hint">
            Wer eine dieser Rollen hat, richtet bei der nächsten Anmeldung eine Authenticator-App
            ein.
          </p>
          {roles.map((role) => (
            <label>
              <input
                type="checkbox"
                name="secondFactorRoles"
                value={role}
                checked={secondFactorRoles.includes(role)}
              />
              {roleLabels[role]}
            </label>
          ))}
        </fieldset>
        <FormActions save="Speichern" back="/verwaltung" />
      </Form>
    </>
  )
}

export function DeputiesPage({
  state,
  csrfToken,
  deputies,
  people,
  today,
}: {
  state: FormState
  csrfToken: string
  deputies: readonly Deputy[]
  people: readonly Option[]
  today: Day
}) {
  const nameOf = (id: string) =>
    people.find(({ value }) => value === id)?.label ?? 'früherer Zugang'
  return (
    <>
      <Heading
        title="Vertretungen"
        lead="Wer vertritt, sieht und beantwortet an diesen Tagen, was der vertretenen Person zugewiesen ist."
      />
      {deputies.length === 0 ? <p>Es ist keine Vertretung eingetragen.</p> : null}
      {deputies.length > 0 ? (
        <div class="table-wrap">
          <table class="cards">
            <thead>
              <tr>
                <th scope="col">Abwesend</th>
                <th scope="col">Vertretung</th>
                <th scope="col">Tage</th>
                <th scope="col">
                  <span class="kern-sr-only">Aktion</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {deputies.map(({ id, userId, deputyId, fromOn, untilOn }) => (
                <tr>
                  <th scope="row">{nameOf(userId)}</th>
                  <td data-label="Vertretung">{nameOf(deputyId)}</td>
                  <td data-label="Tage">
                    {germanDay(fromOn)} bis {germanDay(untilOn)}
                    {untilOn < today ? <small class="muted"> vorbei</small> : null}
                  </td>
                  <td>
                    <Form
                      action={`/verwaltung/vertretungen/${id}/ende`}
                      csrfToken={csrfToken}
                      class="inline"
                    >
                      <Button>Streichen</Button>
                    </Form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <h2>Vertretung eintragen</h2>
      <Form action="/verwaltung/vertretungen" csrfToken={csrfToken} problems={state.problems}>
        <SelectField
          state={state}
          name="userId"
          label="Wer ist abwesend?"
          none="Bitte wählen"
          options={people}
        />
        <DeputyFields state={state} people={people} />
        <FormActions save="Vertretung eintragen" back="/verwaltung" />
      </Form>
    </>
  )
}
