/** The form that retires a device, and the one that takes it back. @module */
import { type Day, germanDay } from '../../../core/day.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/form.tsx'
import { Heading } from '../../../web/Heading.tsx'
import type { LifePage } from '../life/readLifePage.ts'
import { destinationLabels, destinations, wipingMethodLabels, wipingMethods } from './retirement.ts'

type Props = { page: LifePage; state: FormState; csrfToken: string }

/** `bound`: the last day of the Zweckbindung, while it runs. */
export function RetirementPage({ page, state, csrfToken, bound }: Props & { bound: Day | null }) {
  const { domain, name, product, life } = page
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', life.device.id)
  const isLost = life.state.status === 'lost'
  return (
    <>
      <Heading
        title={`${name} aussondern`}
        detail={product}
        lead="Das Gerät bleibt im Bestand sichtbar, zählt aber zu keinem Zielobjekt mehr."
      />
      <Form
        action={addressOf(`${device}/aussonderung`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        {bound ? (
          <TextArea
            state={state}
            name="boundReason"
            label="Warum vor dem Ende der Zweckbindung?"
            hint={`Die Zweckbindung läuft bis zum ${germanDay(bound)}. Fragen Sie im Zweifel vorher die Stelle, die gefördert hat; sie kann Geld zurückverlangen.`}
            maxlength={1000}
          />
        ) : null}
        <DayField state={state} name="retiredOn" label="Ausgesondert am" />
        <SelectField
          state={state}
          name="destination"
          label="Wohin geht das Gerät?"
          none="Bitte wählen"
          options={destinations.map((value) => ({ value, label: destinationLabels[value] }))}
        />
        <TextField
          state={state}
          name="recipient"
          label="An wen?"
          hint="Firma oder Empfänger"
          maxlength={200}
          isOptional
        />
        <RadioField
          state={state}
          name="wipingMethod"
          label="Wie wurden die Daten gelöscht?"
          hint="Auch Drucker, Router, Telefone und Tafeln speichern: Adressbücher, Kennwörter, Druckaufträge. Eingebaute Karten gehören dazu (CON.6)."
          options={wipingMethods
            .filter((method) => isLost || method !== 'unreachable')
            .map((value) => ({ value, label: wipingMethodLabels[value] }))}
        />
        <DayField state={state} name="wipedOn" label="Gelöscht am" isOptional />
        <TextField
          state={state}
          name="wipedBy"
          label="Gelöscht von"
          hint="Person oder Fachbetrieb; Tag und Name sind nötig, wenn das Gerät Daten speichert"
          maxlength={200}
          isOptional
        />
        <TextField
          state={state}
          name="wipingProof"
          label="Nachweis"
          hint="Nummer oder Ablage des Löschprotokolls oder der Vernichtungsbescheinigung"
          maxlength={300}
          isOptional
        />
        <FormActions save="Aussondern" back={addressOf(device, query)} />
      </Form>
    </>
  )
}

export function WithdrawalPage({ page, state, csrfToken }: Props) {
  const { domain, name, product, life } = page
  const query = { verbund: domain.code }
  const device = pathOf('/geraete', life.device.id)
  return (
    <>
      <Heading
        title={`Aussonderung von ${name} zurücknehmen`}
        detail={product}
        lead="Das Gerät liegt danach wieder im Lager. Der Nachweis der Aussonderung bleibt erhalten."
      />
      <Form
        action={addressOf(`${device}/aussonderung/ruecknahme`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        <TextArea state={state} name="reason" label="Warum?" maxlength={1000} />
        <FormActions save="Zurücknehmen" back={addressOf(device, query)} />
      </Form>
    </>
  )
}
