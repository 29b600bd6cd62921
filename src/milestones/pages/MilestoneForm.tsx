/** Creating a milestone of one's own, and editing what may be edited. @module */
import type { StoredDocument } from '../../../db/queries/documents.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  RadioField,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { areaLabels, progressLabels } from '../milestone.ts'
import { milestoneAddress, milestonePath, optionsOf } from './MilestoneList.tsx'

export function NewMilestonePage({
  state,
  domains,
  chosenDomains,
  documents,
  csrfToken,
}: {
  state: FormState
  domains: readonly InformationDomain[]
  chosenDomains: readonly string[]
  documents: readonly StoredDocument[]
  csrfToken: string
}) {
  const named = new Map(domains.map(({ id, code }) => [id, code]))
  return (
    <>
      <Heading
        title="Meilenstein anlegen"
        lead="Der Termin, den Sie hier nennen, bleibt als ursprünglicher Termin für immer stehen."
      />
      <Form action={milestonePath} csrfToken={csrfToken} problems={state.problems}>
        <TextField
          state={state}
          name="code"
          label="Kürzel"
          hint="Großbuchstaben, Ziffern und Bindestriche, z. B. EAKTE-2."
          maxlength={40}
          size={24}
        />
        <TextField state={state} name="title" label="Titel" maxlength={200} />
        <SelectField
          state={state}
          name="area"
          label="Handlungsfeld"
          none="Bitte wählen"
          options={optionsOf(areaLabels)}
        />
        <DayField
          state={state}
          name="originalDueOn"
          label="Termin"
          hint="Leer, wenn der Meilenstein fortläuft."
          isOptional
        />
        <TextField
          state={state}
          name="reviewIntervalMonths"
          label="Fortlaufend, Überprüfung alle … Monate"
          hint="Nur ohne Termin, z. B. 12."
          inputmode="numeric"
          size={4}
          maxlength={2}
          isOptional
        />
        <RadioField
          state={state}
          name="progress"
          label="Woraus der Stand folgt"
          options={optionsOf(progressLabels)}
        />
        <DomainChoice state={state} domains={domains} chosen={chosenDomains} />
        <SelectField
          state={state}
          name="documentId"
          label="Dokument"
          hint="Nur, wenn der Stand aus einem Dokument folgt."
          none="keines"
          isOptional
          options={documents.map(({ id, title, informationDomainId }) => ({
            value: id,
            label: `${title} (${named.get(informationDomainId) ?? ''})`,
          }))}
        />
        <TextField
          state={state}
          name="stepsTotal"
          label="Schritte insgesamt"
          hint="Nur beim Abhaken von Hand; ohne Angabe einer."
          inputmode="numeric"
          size={4}
          maxlength={3}
          isOptional
        />
        <FormActions save="Meilenstein anlegen" back={milestonePath} />
      </Form>
    </>
  )
}

function DomainChoice({
  state,
  domains,
  chosen,
}: {
  state: FormState
  domains: readonly InformationDomain[]
  chosen: readonly string[]
}) {
  const message = state.problems?.fields.informationDomainIds
  return (
    <fieldset id="feld-informationDomainIds" class={message ? 'radio-field wrong' : 'radio-field'}>
      <legend>Informationsverbünde</legend>
      <p class="hint">Deren Zahlen zählen, wo der Stand aus Check oder WiBA folgt.</p>
      {domains.map(({ id, name }) => (
        <label>
          <input
            type="checkbox"
            name="informationDomainIds"
            value={id}
            checked={chosen.includes(id)}
          />
          {name}
        </label>
      ))}
      {message ? <p class="error">{message}</p> : null}
    </fieldset>
  )
}

export function EditMilestonePage({
  code,
  isOngoing,
  state,
  csrfToken,
}: {
  code: string
  isOngoing: boolean
  state: FormState
  csrfToken: string
}) {
  return (
    <>
      <Heading
        title="Meilenstein bearbeiten"
        detail={code}
        lead={
          isOngoing
            ? undefined
            : 'Einen neuen Termin bekommt der Meilenstein durch eine Verlängerung.'
        }
      />
      <Form action={milestoneAddress(code)} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version: state.values.version ?? '' }} />
        <TextField state={state} name="title" label="Titel" maxlength={200} />
        <SelectField
          state={state}
          name="area"
          label="Handlungsfeld"
          options={optionsOf(areaLabels)}
        />
        {isOngoing ? (
          <TextField
            state={state}
            name="reviewIntervalMonths"
            label="Überprüfung alle … Monate"
            inputmode="numeric"
            size={4}
            maxlength={2}
          />
        ) : null}
        <FormActions save="Speichern" back={milestoneAddress(code)} />
      </Form>
    </>
  )
}
