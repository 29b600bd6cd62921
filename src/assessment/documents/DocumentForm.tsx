/** Creating and editing a document. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import { documentKindLabels } from '../../documents/document.ts'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'

export function DocumentFormPage({
  domain,
  isNew,
  state,
  persons,
  action,
  back,
  csrfToken,
}: {
  domain: InformationDomain
  isNew: boolean
  state: FormState
  persons: readonly Person[]
  action: string
  back: string
  csrfToken: string
}) {
  const kinds = Object.entries(documentKindLabels).map(([value, label]) => ({ value, label }))
  return (
    <>
      <Heading
        title={isNew ? 'Dokument anlegen' : 'Dokument bearbeiten'}
        detail={domain.name}
        lead={isNew ? 'Versionen mit ihren Dateien kommen danach dazu.' : undefined}
      />
      <Form action={action} csrfToken={csrfToken} problems={state.problems}>
        {isNew ? (
          <SelectField
            state={state}
            name="kind"
            label="Art"
            hint="IT-Notfallkonzept, IT-Sicherheitskonzept und Richtlinie (Leitlinie) bringen eine Liste ihrer Themen mit. Die Art bleibt."
            none="Bitte wählen"
            options={kinds}
          />
        ) : (
          <Hidden values={{ version: state.values.version ?? '' }} />
        )}
        <TextField
          state={state}
          name="title"
          label="Titel"
          hint="Wie auf dem Deckblatt; unter dem Titel ist es als Nachweis zu wählen."
          maxlength={200}
        />
        <SelectField
          state={state}
          name="responsibleId"
          label="Verantwortlich"
          hint="Wer es schreibt und aktuell hält. Freigeben kann es nur die Leitung."
          none="noch niemand"
          isOptional
          options={persons.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DayField
          state={state}
          name="reviewDueOn"
          label="Nächste Überprüfung"
          hint="Üblich ist einmal im Jahr."
          isOptional
        />
        <FormActions save={isNew ? 'Dokument anlegen' : 'Speichern'} back={back} />
      </Form>
    </>
  )
}
