import {
  groupSourceLabels,
  ldapSchemaLabels,
  ldapSecurityLabels,
} from '../../access/directory/directorySettings.ts'
import {
  type FormState,
  Hidden,
  type Option,
  RadioField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { TickField } from './TickField.tsx'

export function LdapFields({ state }: { state: FormState }) {
  return (
    <>
      <Hidden values={{ version: state.values.version ?? '0' }} />
      <ServerFields state={state} />
      <TextField
        state={state}
        name="bindName"
        label="Dienstkonto"
        hint="Es liest nur, z. B. cn=basislotse,ou=dienste,dc=stadt,dc=example oder basislotse@stadt.example."
        maxlength={500}
      />
      <TextField
        state={state}
        name="userBase"
        label="Pfad der Personen"
        hint="Darunter wird gesucht, z. B. ou=personen,dc=stadt,dc=example."
        maxlength={500}
      />
      <RadioField
        state={state}
        name="groupSource"
        label="Gruppen"
        options={optionsOf(groupSourceLabels)}
      />
      <TextField
        state={state}
        name="groupBase"
        label="Pfad der Gruppen"
        hint="Nur für die Suche nach Gruppen."
        maxlength={500}
        isOptional
      />
      <TickField
        state={state}
        name="isNested"
        label="Auch Gruppen in Gruppen zählen"
        hint="Bis zu zehn Stufen; das dauert etwas länger."
      />
      <TickField
        state={state}
        name="trustsMail"
        label="Mailadressen gelten als bestätigt"
        hint="Nur dann wird ein Zugang mit eigenem Kennwort mit dem Verzeichniskonto gleicher Mailadresse verknüpft. Setzen Sie den Haken nur, wenn niemand seine Mailadresse dort selbst ändern kann."
      />
    </>
  )
}

function ServerFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        state={state}
        name="host"
        label="Server"
        hint="Der Name, auf den sein Zertifikat lautet, z. B. dc1.stadt.example."
        maxlength={253}
      />
      <RadioField
        state={state}
        name="security"
        label="Verschlüsselung"
        options={optionsOf(ldapSecurityLabels)}
      />
      <TextField
        state={state}
        name="port"
        label="Anschluss (Port)"
        hint="Leer: 636 für LDAPS, 389 für StartTLS."
        inputmode="numeric"
        size={6}
        isOptional
      />
      <TextArea
        state={state}
        name="certificate"
        label="Zertifikat der eigenen Zertifizierungsstelle"
        hint="Inhalt der PEM-Datei. Nur nötig, wenn das Zertifikat des Servers aus Ihrer eigenen Stelle stammt, wie bei Active Directory üblich."
        rows={4}
        maxlength={50_000}
        isOptional
      />
      <RadioField
        state={state}
        name="schema"
        label="Art des Verzeichnisses"
        options={optionsOf(ldapSchemaLabels)}
      />
    </>
  )
}

function optionsOf(labels: Readonly<Record<string, string>>): Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}
