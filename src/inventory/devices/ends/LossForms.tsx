/** The forms that report a loss and note that the device is back. @module */
import { addressOf, pathOf } from '../../../web/address.ts'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  RadioField,
  TextArea,
  TextField,
} from '../../../web/form.tsx'
import { Heading } from '../../../web/Heading.tsx'
import { restingOptions } from '../life/lifeFields.ts'
import type { LifePage } from '../life/readLifePage.ts'
import { dataRiskLabels, dataRisks } from './loss.ts'

type Props = { page: LifePage; state: FormState; csrfToken: string }

const dataRiskOptions = dataRisks.map((value) => ({ value, label: dataRiskLabels[value] }))

export function LossPage({ page, state, csrfToken }: Props) {
  const { domain, name, product, life } = page
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', life.device.id)
  return (
    <>
      <Heading
        title={`Verlust von ${name} melden`}
        detail={product}
        lead="Sperren Sie zuerst das Gerät und die Zugänge, die darauf eingerichtet sind."
      />
      <Form
        action={addressOf(`${device}/verlust`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        <DayField state={state} name="noticedOn" label="Bemerkt am" />
        <TextField state={state} name="place" label="Wo?" maxlength={200} isOptional />
        <TextArea
          state={state}
          name="circumstances"
          label="Was ist geschehen?"
          hint="Verloren, gestohlen, nicht zurückgegeben …"
          maxlength={2000}
        />
        <RadioField
          state={state}
          name="dataRisk"
          label="Sind Daten in Gefahr?"
          options={dataRiskOptions}
        />
        <TextArea
          state={state}
          name="dataRiskNote"
          label="Welche Daten und Zugänge?"
          maxlength={1000}
          isOptional
        />
        <TextField
          state={state}
          name="policeReport"
          label="Bei der Polizei angezeigt"
          hint="Tag und Aktenzeichen; leer heißt: nicht angezeigt"
          maxlength={200}
          isOptional
        />
        <TextField
          state={state}
          name="insuranceReport"
          label="Der Versicherung gemeldet"
          hint="Tag und Schadennummer; leer heißt: nicht gemeldet"
          maxlength={200}
          isOptional
        />
        <FormActions save="Verlust melden" back={addressOf(device, query)} />
      </Form>
    </>
  )
}

export function FoundPage({ page, state, csrfToken }: Props) {
  const { domain, name, product, life } = page
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', life.device.id)
  const goesOn = life.openRepair
    ? 'Danach ist es wieder in Reparatur.'
    : life.openLoan
      ? 'Danach ist es wieder verliehen; eine Rücknahme machen Sie im Anschluss.'
      : undefined
  return (
    <>
      <Heading
        title={`${name} ist wieder da`}
        detail={product}
        lead={goesOn ?? 'Prüfen Sie das Gerät, bevor Sie es wieder ins Netz lassen.'}
      />
      <Form
        action={addressOf(`${device}/verlust/wiederfund`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        <DayField state={state} name="foundOn" label="Wieder da seit" />
        {goesOn ? (
          <Hidden values={{ status: 'in_stock' }} />
        ) : (
          <RadioField
            state={state}
            name="status"
            label="Danach ist das Gerät"
            options={restingOptions}
          />
        )}
        <FormActions save="Wiedergefunden" back={addressOf(device, query)} />
      </Form>
    </>
  )
}
