/** One application: what is known of it, and the form that changes it. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import {
  Form,
  FormActions,
  type FormState,
  Hidden,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { hostingLabels, hostings } from '../application.ts'
import type { ListedApplication } from './applicationList.ts'

const path = '/fachanwendungen'

export function ApplicationPage({
  domain,
  application,
  users,
  targetName,
  mayWrite,
}: {
  domain: InformationDomain
  application: ListedApplication
  users: string
  targetName: string
  mayWrite: boolean
}) {
  const { id, name, department, code, responsible } = application
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title={name}
        detail={department || undefined}
        lead={
          code
            ? `Verantwortlich: ${responsible ?? 'niemand'}`
            : 'Noch kein Zielobjekt: Es wird mit dem Vorschlag aus dem Bestand angelegt.'
        }
        actions={
          <>
            {code ? (
              <LinkButton href={addressOf(pathOf('/zielobjekte', code), query)} isPrimary>
                Zum Zielobjekt {code}
              </LinkButton>
            ) : null}
            {!code && mayWrite ? (
              <LinkButton href={addressOf('/zielobjekte/vorschlaege', query)} isPrimary>
                Zu den Vorschlägen
              </LinkButton>
            ) : null}
            {mayWrite ? (
              <LinkButton href={addressOf(`${pathOf(path, id)}/bearbeiten`, query)}>
                Bearbeiten
              </LinkButton>
            ) : null}
          </>
        }
      />
      <dl class="facts">
        {factsOf(application, users, targetName).map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd class="lines">{value}</dd>
          </>
        ))}
      </dl>
    </>
  )
}

function factsOf(
  { vendor, hosting, provider, personalData, description, server, code }: ListedApplication,
  users: string,
  targetName: string,
) {
  const rows: readonly (readonly [string, string])[] = [
    ['Hersteller', vendor],
    ['Betrieb', hosting ? hostingLabels[hosting] : 'nicht angegeben'],
    ['Dienstleister', provider],
    ['Server', server],
    ['Personenbezogene Daten', personalData === null ? 'unbekannt' : personalData ? 'ja' : 'nein'],
    ['Benutzende', users],
    ['Beschreibung', description],
    ['Zielobjekt', code ? `${code} ${targetName}` : ''],
  ]
  return rows.filter(([, value]) => value !== '')
}

export function ApplicationFormPage({
  domain,
  id,
  name,
  version,
  state,
  csrfToken,
}: {
  domain: InformationDomain
  /** Null: a new one. */
  id: string | null
  name: string
  version: number
  state: FormState
  csrfToken: string
}) {
  const query = { verbund: domain.code }
  const page = id === null ? path : pathOf(path, id)
  return (
    <>
      <Heading
        title={id === null ? 'Fachanwendung erfassen' : `${name} bearbeiten`}
        lead={
          id === null
            ? 'Aus den Angaben wird ein Zielobjekt vorgeschlagen, mit Dienstleister und Server, auf die es sich stützt.'
            : undefined
        }
      />
      <Form action={addressOf(page, query)} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version }} />
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="Das Produkt, wie es im Amt heißt."
          maxlength={200}
        />
        <TextField
          state={state}
          name="department"
          label="Fachbereich"
          hint="Das Amt, dem sie dient."
          maxlength={200}
          isOptional
        />
        <TextField state={state} name="vendor" label="Hersteller" maxlength={200} isOptional />
        <SelectField
          state={state}
          name="hosting"
          label="Betrieb"
          hint="Auch für das, was ein Dienstleister betreibt, bleibt die Stadt verantwortlich."
          none="nicht bekannt"
          options={hostings.map((value) => ({ value, label: hostingLabels[value] }))}
          isOptional
        />
        <TextField
          state={state}
          name="provider"
          label="Dienstleister"
          hint="Wer sie betreibt, wenn es nicht die eigene EDV ist, z. B. KITU oder Dataport."
          maxlength={200}
          isOptional
        />
        <TextField
          state={state}
          name="server"
          label="Server"
          hint="Hostname oder Inventarnummer, mehrere mit Komma getrennt."
          maxlength={500}
          isOptional
        />
        <div class="question">
          <RadioField
            state={state}
            name="personalData"
            label="Werden personenbezogene Daten verarbeitet?"
            hint="Namen, Adressen, Aktenzeichen zu Personen. Die Antwort steht in A.1."
            options={[
              { value: 'yes', label: 'ja' },
              { value: 'no', label: 'nein' },
              { value: '', label: 'weiß nicht' },
            ]}
          />
        </div>
        <TextField
          state={state}
          name="users"
          label="Benutzende"
          hint="Wer oder wie viele, z. B. 12 oder Bürgerbüro."
          maxlength={200}
          isOptional
        />
        <TextArea
          state={state}
          name="description"
          label="Beschreibung"
          hint="Wozu sie dient, in einem Satz."
          isOptional
        />
        <FormActions save={id === null ? 'Erfassen' : 'Speichern'} back={addressOf(page, query)} />
      </Form>
    </>
  )
}
