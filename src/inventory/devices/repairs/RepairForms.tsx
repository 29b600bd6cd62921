/** The forms that send a device to its repair and end it. @module */
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

type Props = {
  page: LifePage
  state: FormState
  csrfToken: string
}

const yesNo = [
  { value: 'ja', label: 'ja' },
  { value: 'nein', label: 'nein' },
]

/** `warranty`: „Garantie bis zum 31.12.2025“; '' where nothing is known. */
export function RepairPage({ page, state, csrfToken, warranty }: Props & { warranty: string }) {
  const { domain, name, product, life } = page
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', life.device.id)
  return (
    <>
      <Heading
        title={`${name} zur Reparatur geben`}
        detail={product}
        lead="Enthält das Gerät schützenswerte Daten, löschen oder entfernen Sie sie, bevor es das Haus verlässt."
      />
      <Form
        action={addressOf(`${device}/reparatur`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        <TextArea state={state} name="defect" label="Was ist defekt?" maxlength={1000} />
        <TextField
          state={state}
          name="company"
          label="Wer repariert?"
          hint="Firma oder eigene Werkstatt"
          maxlength={200}
          isOptional
        />
        <DayField state={state} name="sentOn" label="Abgegeben am" />
        <RadioField
          state={state}
          name="isWarranty"
          label="Garantiefall?"
          hint={warranty}
          options={yesNo}
        />
        <FormActions save="Zur Reparatur geben" back={addressOf(device, query)} />
      </Form>
    </>
  )
}

export function RepairEndPage({ page, state, csrfToken }: Props) {
  const { domain, name, product, life } = page
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', life.device.id)
  const repair = life.openRepair
  return (
    <>
      <Heading
        title={`Reparatur von ${name} beenden`}
        detail={product}
        lead={
          repair
            ? `${repair.defect}${repair.company ? `, bei ${repair.company}` : ''}`
            : 'Das Gerät steht in einer Liste als in Reparatur, ohne weitere Angaben.'
        }
      />
      <Form
        action={addressOf(`${device}/reparatur/ende`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        <DayField state={state} name="endedOn" label="Zurück am" />
        <TextArea
          state={state}
          name="result"
          label="Ergebnis"
          hint="Was wurde gemacht oder getauscht? Ein getauschter Datenträger gehört hierher."
          maxlength={1000}
        />
        <TextField
          state={state}
          name="costCents"
          label="Kosten in Euro"
          inputmode="decimal"
          size={12}
          isOptional
        />
        <RadioField state={state} name="isWarranty" label="Garantiefall?" options={yesNo} />
        <RadioField
          state={state}
          name="status"
          label="Danach ist das Gerät"
          options={restingOptions}
        />
        <FormActions save="Reparatur beenden" back={addressOf(device, query)} />
      </Form>
      <p>
        Lohnt sich die Reparatur nicht?{' '}
        <a href={addressOf(`${device}/aussonderung`, query)}>Gerät aussondern</a>
      </p>
    </>
  )
}
