import type { DirectoryGroup } from '../../../db/queries/directories.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import {
  type DirectoryKind,
  directoryKinds,
  directoryLabels,
} from '../../access/directory/directoryKind.ts'
import type { CheckStep } from '../../access/directory/directoryProblem.ts'
import { Button, Form, FormActions, type FormState, TextField } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { CheckSteps } from './CheckSteps.tsx'
import { GroupsSection } from './GroupsSection.tsx'
import { LdapFields } from './LdapFields.tsx'
import { OidcFields } from './OidcFields.tsx'

const list = '/verwaltung/verzeichnis'

export function DirectoriesPage({
  on,
  entered,
  groups,
}: {
  on: readonly DirectoryKind[]
  entered: readonly DirectoryKind[]
  groups: readonly DirectoryGroup[]
}) {
  return (
    <>
      <Heading
        title={`Anmeldung über ein Verzeichnis ist ${on.length > 0 ? 'eingeschaltet' : 'ausgeschaltet'}`}
        lead="Wer im Verzeichnis der Verwaltung steht, meldet sich mit dem Konto vom Arbeitsplatz an. Gruppen geben die Rollen; Zugänge mit eigenem Kennwort bleiben daneben möglich."
      />
      <dl class="facts">
        {directoryKinds.map((kind) => (
          <>
            <dt>
              <a href={`${list}/${kind}`}>{directoryLabels[kind]}</a>
            </dt>
            <dd>
              {stateText(kind, on, entered)} {usedFor[kind]}
              {entered.includes(kind)
                ? ` Zugeordnete Gruppen: ${groups.filter((one) => one.kind === kind).length}.`
                : ''}
            </dd>
          </>
        ))}
      </dl>
      <p>
        <a href="/verwaltung">Zurück zur Verwaltung</a>
      </p>
    </>
  )
}

const usedFor: Readonly<Record<DirectoryKind, string>> = {
  oidc: 'Für Keycloak, Microsoft Entra ID, ADFS und andere Anbieter, die selbst nach Kennwort und zweitem Faktor fragen.',
  ldap: 'Für ein Active Directory oder OpenLDAP im eigenen Netz; das Kennwort wird hier eingegeben und dort geprüft.',
}

function stateText(
  kind: DirectoryKind,
  on: readonly DirectoryKind[],
  entered: readonly DirectoryKind[],
): string {
  if (on.includes(kind)) return 'Eingeschaltet.'
  return entered.includes(kind) ? 'Eingetragen, aber ausgeschaltet.' : 'Nicht eingerichtet.'
}

type DirectoryPageProps = {
  kind: DirectoryKind
  isOn: boolean
  isEntered: boolean
  settings: FormState
  group: FormState
  sample: FormState
  switching: FormState
  steps: readonly CheckStep[] | undefined
  groups: readonly DirectoryGroup[]
  secretPlace: string
  isSecretThere: boolean
  redirectUri: string
  domains: readonly InformationDomain[]
  csrfToken: string
}

export function DirectoryPage(props: DirectoryPageProps) {
  const { kind, isEntered, steps, settings } = props
  // What was entered once is seldom changed: what is looked at more often then stands above.
  const isSettingUp = !isEntered || settings.problems !== undefined
  return (
    <>
      <Heading title={`${directoryLabels[kind]}: ${stateWord(props)}`} lead={nextText(props)} />
      {steps ? <CheckSteps steps={steps} /> : null}
      {isSettingUp ? <SettingsSection {...props} /> : null}
      {isEntered ? (
        <>
          <CheckSection {...props} />
          <GroupsSection
            action={`${list}/${kind}/gruppen`}
            kind={kind}
            state={props.group}
            groups={props.groups}
            domains={props.domains}
            csrfToken={props.csrfToken}
          />
          <SwitchSection {...props} />
        </>
      ) : null}
      {isSettingUp ? null : <SettingsSection {...props} />}
      <p>
        <a href={list}>Zurück zu den Verzeichnissen</a>
      </p>
    </>
  )
}

function stateWord({ isOn, isEntered }: DirectoryPageProps): string {
  if (isOn) return 'eingeschaltet'
  return isEntered ? 'ausgeschaltet' : 'nicht eingerichtet'
}

/** What to do next, in the order in which it is done. */
function nextText({ isOn, isEntered, groups }: DirectoryPageProps): string {
  if (!isEntered)
    return 'Tragen Sie ein, wie das Verzeichnis zu erreichen ist. Es bleibt ausgeschaltet, bis Sie es einschalten.'
  if (groups.length === 0)
    return 'Prüfen Sie die Verbindung, und ordnen Sie mindestens eine Gruppe einer Rolle zu.'
  return isOn
    ? 'Auf der Anmeldeseite steht „Mit dem Verzeichniskonto anmelden“. Das eigene Kennwort bei Basislotse gilt weiterhin.'
    : 'Prüfen Sie die Verbindung, und schalten Sie die Anmeldung dann ein.'
}

function SettingsSection(props: DirectoryPageProps) {
  const { kind, settings, csrfToken } = props
  return (
    <section>
      <h2>Einstellungen</h2>
      <Form action={`${list}/${kind}`} csrfToken={csrfToken} problems={settings.problems}>
        {kind === 'oidc' ? (
          <OidcFields state={settings} redirectUri={props.redirectUri} />
        ) : (
          <LdapFields state={settings} />
        )}
        <SecretHint {...props} />
        <FormActions save="Einstellungen speichern" back={list} />
      </Form>
    </section>
  )
}

/** Where the secret belongs: never into the database, so that there is no field for it. */
function SecretHint({ kind, secretPlace, isSecretThere }: DirectoryPageProps) {
  const what =
    kind === 'oidc' ? 'Geheimnis der Anwendung (Client-Secret)' : 'Kennwort des Dienstkontos'
  return (
    <div class="field">
      <p class="label">{what}</p>
      <p class="hint">
        Es steht nicht in der Datenbank.{' '}
        {isSecretThere ? 'Gefunden: ' : 'Noch nicht gefunden; erwartet wird: '}
        <span class={isSecretThere ? 'good' : 'soon'}>{secretPlace}</span>. Der Betrieb des Servers
        legt es dort ab.
      </p>
    </div>
  )
}

function CheckSection({ kind, sample, steps, csrfToken }: DirectoryPageProps) {
  return (
    <section>
      <h2>Verbindung prüfen</h2>
      <Form
        action={`${list}/${kind}/pruefung`}
        csrfToken={csrfToken}
        problems={sample.problems}
        idPrefix="pruefung-"
      >
        <p>Geprüft werden die gespeicherten Einstellungen. Es wird nichts geändert.</p>
        {kind === 'ldap' ? (
          <TextField
            state={sample}
            idPrefix="pruefung-"
            name="sample"
            label="Diese Person suchen"
            hint="Benutzername oder Mailadresse, ohne Kennwort: Sie sehen ihre Gruppen und Rollen."
            maxlength={254}
            isOptional
          />
        ) : null}
        <div class="form-actions">
          <Button isPrimary={steps === undefined}>
            {steps ? 'Noch einmal prüfen' : 'Verbindung prüfen'}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function SwitchSection({ kind, isOn, switching, csrfToken }: DirectoryPageProps) {
  return (
    <section>
      <h2>{isOn ? 'Ausschalten' : 'Einschalten'}</h2>
      <Form
        action={`${list}/${kind}/${isOn ? 'ausschaltung' : 'einschaltung'}`}
        csrfToken={csrfToken}
        problems={switching.problems}
      >
        <p>
          {isOn
            ? 'Danach kann sich niemand mehr neu über dieses Verzeichnis anmelden. Wer angemeldet ist, bleibt es, bis die Sitzung endet.'
            : 'Danach bietet die Anmeldeseite dieses Verzeichnis an.'}
        </p>
        <Button>{isOn ? 'Anmeldung ausschalten' : 'Anmeldung einschalten'}</Button>
      </Form>
    </section>
  )
}
