/** Creating and editing a measure. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import { effortLabels, efforts } from '../../measures/measure.ts'
import { addressOf } from '../../web/address.ts'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'

export type MeasureFormProps = {
  domain: InformationDomain
  /** Undefined for a new one. */
  code?: string | undefined
  version: number
  /** The code that a new one gets. */
  newCode?: string
  state: FormState
  persons: readonly Person[]
  action: string
  back: string
  /** A check that a new measure serves from the start, as the address named it. */
  serves?: { readonly targetObject: string; readonly requirement: string } | undefined
  csrfToken: string
}

export function MeasureFormPage(props: MeasureFormProps) {
  const { domain, code, newCode, version, state, persons, action, back, serves, csrfToken } = props
  const verbund = domain.code
  return (
    <>
      <Heading
        title={code ? 'Maßnahme bearbeiten' : 'Maßnahme anlegen'}
        detail={code ?? domain.name}
        lead={
          serves
            ? `Sie dient ${serves.requirement} bei ${serves.targetObject}; weitere Anforderungen können Sie danach zuordnen.`
            : code
              ? undefined
              : `Sie bekommt das Kürzel ${newCode}. Welchen Anforderungen sie dient, wählen Sie danach.`
        }
        actions={
          code ? null : (
            <LinkButton href={modelAddress(verbund, serves?.requirement)}>
              Mustermaßnahmen ansehen
            </LinkButton>
          )
        }
      />
      <Form action={addressOf(action, { verbund })} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version, ...(newCode ? { code: newCode } : {}) }} />
        {serves ? (
          <Hidden values={{ zielobjekt: serves.targetObject, anforderung: serves.requirement }} />
        ) : null}
        <TextField
          state={state}
          name="title"
          label="Bezeichnung"
          hint="Was getan wird, z. B. „Bildschirmsperre auf allen Clients einrichten“."
          maxlength={200}
        />
        <TextArea
          state={state}
          name="description"
          label="Beschreibung"
          isOptional
          rows={5}
          maxlength={4000}
        />
        <SelectField
          state={state}
          name="responsibleId"
          label="Verantwortlich"
          hint="Ohne Person und Termin gilt die Maßnahme als nicht geplant."
          isOptional
          none="noch niemand"
          options={persons.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DayField state={state} name="dueOn" label="Umsetzung bis" isOptional />
        <SelectField
          state={state}
          name="effort"
          label="Aufwand"
          isOptional
          none="nicht geschätzt"
          options={efforts.map((value) => ({ value, label: effortLabels[value] }))}
        />
        <CostFields state={state} />
        <FormActions save={code ? 'Speichern' : 'Maßnahme anlegen'} back={back} />
      </Form>
    </>
  )
}

/** Those that serve the requirement, else all. */
function modelAddress(verbund: string, requirement: string | undefined): string {
  return addressOf('/massnahmen/muster', { verbund, suche: requirement })
}

/** Personnel and material apart, each once and per year: the columns of A.6. */
function CostFields({ state }: { state: FormState }) {
  const euro = { state, inputmode: 'decimal', isOptional: true, size: 14, maxlength: 24 } as const
  return (
    <fieldset class="group">
      <legend>Kosten in Euro</legend>
      <p class="hint">Zum Beispiel 1.149,00; ein leeres Feld heißt: keine.</p>
      <div class="pair">
        <TextField {...euro} name="personnelOnceCents" label="Personal einmalig" />
        <TextField {...euro} name="materialOnceCents" label="Sachmittel einmalig" />
      </div>
      <div class="pair">
        <TextField {...euro} name="personnelYearlyCents" label="Personal jährlich" />
        <TextField {...euro} name="materialYearlyCents" label="Sachmittel jährlich" />
      </div>
      <div class="pair">
        <DayField state={state} name="yearlyFromOn" label="Jährliche Kosten ab" isOptional />
        <DayField state={state} name="yearlyUntilOn" label="Jährliche Kosten bis" isOptional />
      </div>
      <p class="hint">
        Ohne Beginn laufen die jährlichen Kosten ab dem Termin der Umsetzung, ohne Ende immer
        weiter.
      </p>
    </fieldset>
  )
}
