/** The form of an own end of support. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { germanDay } from '../../core/day.ts'
import { addressOf } from '../../web/address.ts'
import {
  Button,
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { DevicePlatform } from '../devicePlatform.ts'
import { operatingSystemsPath, supportPath } from './OperatingSystemsPage.tsx'

type Props = {
  domain: InformationDomain
  release: string
  /** As the catalogue alone knows it. */
  catalogue: DevicePlatform
  isStored: boolean
  state: FormState
  csrfToken: string
}

export function SupportFormPage({ domain, release, catalogue, isStored, state, csrfToken }: Props) {
  const query = { verbund: domain.code }
  return (
    <>
      <Heading title={`Ende der Unterstützung: ${release}`} lead={speakCatalogue(catalogue)} />
      <Form
        action={addressOf(supportPath, { ...query, fassung: release })}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ release, version: state.values.version ?? '0' }} />
        <DayField
          state={state}
          name="supportUntil"
          label="Letzter Tag mit Sicherheitsupdates"
          hint="Auch mit einem Vertrag, den Sie dafür haben (z. B. ESU)."
        />
        <TextField
          state={state}
          name="source"
          label="Quelle"
          hint="Seite des Herstellers, Vertrag oder Schreiben"
          maxlength={500}
        />
        <DayField state={state} name="checkedOn" label="Geprüft am" />
        <FormActions save="Speichern" back={addressOf(operatingSystemsPath, query)} />
      </Form>
      {isStored ? (
        <Form
          action={addressOf(`${supportPath}/loeschung`, query)}
          csrfToken={csrfToken}
          class="inline-form"
        >
          <Hidden values={{ release }} />
          <Button>Eigenen Termin löschen</Button>
        </Form>
      ) : null}
    </>
  )
}

function speakCatalogue({ supportEndsOn, supportSource }: DevicePlatform): string {
  return supportEndsOn === null
    ? 'Der Katalog kennt dafür keinen Termin. Ihr Termin gilt für alle Informationsverbünde.'
    : `Der Katalog sagt: bis ${germanDay(supportEndsOn)} (${supportSource}). Ihr Termin geht vor und gilt für alle Informationsverbünde.`
}
