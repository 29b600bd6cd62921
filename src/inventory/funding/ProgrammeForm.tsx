import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { addressOf } from '../../web/address.ts'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { fundingPath } from './FundingPages.tsx'

/** `action`: the address that the form is sent to. */
export function FundingFormPage({
  domain,
  title,
  action,
  state,
  csrfToken,
}: {
  domain: InformationDomain
  title: string
  action: string
  state: FormState
  csrfToken: string
}) {
  const query = { verbund: domain.code }
  const back = action.endsWith('/neu') || action === fundingPath ? fundingPath : action
  return (
    <>
      <Heading
        title={title}
        detail={domain.name}
        lead="Was im Zuwendungsbescheid steht. Geräte gehören dazu, wenn ihr Feld „Förderung“ denselben Namen nennt."
      />
      <Form action={addressOf(action, query)} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version: state.values.version ?? '0' }} />
        <TextField
          state={state}
          name="name"
          label="Förderprogramm"
          hint="So, wie es in den Gerätelisten heißt, z. B. DigitalPakt"
          maxlength={200}
        />
        <TextField
          state={state}
          name="grantNumber"
          label="Nummer des Zuwendungsbescheids"
          maxlength={120}
          isOptional
        />
        <DayField state={state} name="grantedOn" label="Bescheid vom" isOptional />
        <DayField
          state={state}
          name="startsOn"
          label="Beginn der Zweckbindung"
          hint="Der erste Tag; der Bescheid sagt, ob er mit der Anschaffung oder mit dem Abschluss beginnt."
        />
        <TextField
          state={state}
          name="years"
          label="Jahre der Zweckbindung"
          hint="Steht im Bescheid; solange das Feld leer ist, gilt kein Ende."
          inputmode="numeric"
          size={4}
          isOptional
        />
        <TextField
          state={state}
          name="grantCents"
          label="Zuwendung in Euro"
          inputmode="decimal"
          size={16}
          isOptional
        />
        <TextField
          state={state}
          name="ownShareCents"
          label="Eigenanteil in Euro"
          inputmode="decimal"
          size={16}
          isOptional
        />
        <TextArea state={state} name="note" label="Bemerkung" maxlength={2000} isOptional />
        <FormActions save="Speichern" back={addressOf(back, query)} />
      </Form>
    </>
  )
}
