/** The form that logs a device or changes all that is known of it. @module */
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  type Option,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/form.tsx'
import { Heading } from '../../../web/Heading.tsx'
import {
  type DeviceStatus,
  deviceStatusLabels,
  networkZoneLabels,
  networkZones,
} from '../../device.ts'
import { deviceKindLabels, deviceKinds } from '../../deviceKind.ts'
import { TwinField } from './TwinField.tsx'

const path = '/geraete'

/** States that need no further words; loan, repair, loss and retirement have forms of their own. */
const plainStatuses: readonly DeviceStatus[] = ['ordered', 'in_stock', 'in_use']

type Props = {
  domain: InformationDomain
  /** Null: a new one. */
  device: { id: string; name: string; version: number; status: DeviceStatus } | null
  places: readonly Option[]
  programmes: readonly string[]
  state: FormState
  csrfToken: string
}

export function DeviceFormPage({ domain, device, places, programmes, state, csrfToken }: Props) {
  const query = { verbund: domain.code }
  const page = device === null ? path : pathOf(path, device.id)
  return (
    <>
      <Heading
        title={device === null ? 'Gerät erfassen' : `${device.name} bearbeiten`}
        lead={
          device === null
            ? 'Inventarnummer oder Seriennummer genügt zusammen mit der Art; alles andere können Sie nachtragen. Hat das Gerät keine von beiden, hilft eine MAC-Adresse oder der Hostname.'
            : undefined
        }
      />
      <Form action={addressOf(page, query)} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ version: device?.version ?? 0 }} />
        <IdentityFields state={state} places={places} status={device?.status ?? 'in_use'} />
        <SystemFields state={state} />
        <PurchaseFields state={state} programmes={programmes} />
        <TextArea state={state} name="notes" label="Bemerkungen" maxlength={4000} isOptional />
        <FormActions
          save={device === null ? 'Erfassen' : 'Speichern'}
          back={addressOf(page, query)}
        />
      </Form>
    </>
  )
}

function IdentityFields({
  state,
  places,
  status,
}: Pick<Props, 'state' | 'places'> & { status: DeviceStatus }) {
  const statuses = plainStatuses.includes(status) ? plainStatuses : [status]
  return (
    <fieldset class="group">
      <legend>Was es ist und wo es steht</legend>
      <TextField
        state={state}
        name="inventoryNumber"
        label="Inventarnummer"
        hint="Wie sie auf dem Aufkleber steht. Ohne Inventarnummer ist die Seriennummer nötig."
        maxlength={100}
        isOptional
      />
      <TextField
        state={state}
        name="serial"
        label="Seriennummer"
        hint="Vom Typenschild des Herstellers, oft mit „S/N“ bezeichnet."
        maxlength={100}
        isOptional
      />
      <TwinField state={state} />
      <SelectField
        state={state}
        name="kind"
        label="Art"
        options={deviceKinds.map((value) => ({ value, label: deviceKindLabels[value] }))}
        none="bitte wählen"
      />
      <TextField state={state} name="manufacturer" label="Hersteller" maxlength={200} isOptional />
      <TextField state={state} name="model" label="Modell" maxlength={200} isOptional />
      <SelectField
        state={state}
        name="place"
        label="Standort und Raum"
        options={places}
        none="nicht bekannt"
        isOptional
      />
      <SelectField
        state={state}
        name="status"
        label="Zustand"
        hint={
          statuses.length > 1
            ? 'Verleihen, reparieren, verlieren und aussondern hat auf der Seite des Geräts eigene Formulare.'
            : 'Diesen Zustand ändern Sie auf der Seite des Geräts.'
        }
        options={statuses.map((value) => ({ value, label: deviceStatusLabels[value] }))}
      />
      <TextField
        state={state}
        name="holder"
        label="Inhaber"
        hint="Wer es benutzt, am besten eine Stelle oder Klasse statt eines Namens."
        maxlength={200}
        isOptional
      />
    </fieldset>
  )
}

function SystemFields({ state }: Pick<Props, 'state'>) {
  return (
    <fieldset class="group">
      <legend>Betriebssystem und Netz</legend>
      <TextField
        state={state}
        name="os"
        label="Betriebssystem"
        hint="Zum Beispiel Windows 11 Pro oder iPadOS."
        maxlength={200}
        isOptional
      />
      <TextField
        state={state}
        name="osVersion"
        label="Version"
        hint="Zum Beispiel 24H2, 10.0.26100 oder 17.5. Daraus ergibt sich das Ende der Unterstützung."
        maxlength={200}
        isOptional
      />
      <TextField state={state} name="hostname" label="Hostname" maxlength={200} isOptional />
      <TextField
        state={state}
        name="mac"
        label="MAC-Adressen"
        hint="Mehrere Netzkarten mit Komma getrennt."
        maxlength={200}
        isOptional
      />
      <SelectField
        state={state}
        name="networkZone"
        label="Netz"
        hint="Ohne Angabe gilt das Netz, das am Standort üblich ist."
        options={networkZones.map((value) => ({ value, label: networkZoneLabels[value] }))}
        none="wie am Standort"
        isOptional
      />
    </fieldset>
  )
}

function PurchaseFields({ state, programmes }: Pick<Props, 'state' | 'programmes'>) {
  return (
    <fieldset class="group">
      <legend>Anschaffung und Förderung</legend>
      <DayField state={state} name="purchasedOn" label="Angeschafft am" isOptional />
      <TextField
        state={state}
        name="priceCents"
        label="Preis in Euro"
        inputmode="decimal"
        size={12}
        isOptional
      />
      <DayField state={state} name="warrantyUntil" label="Garantie bis" isOptional />
      <DayField
        state={state}
        name="supportUntil"
        label="Support bis"
        hint="Bis wann der Hersteller Sicherheitsupdates für das Gerät zusagt."
        isOptional
      />
      <TextField
        state={state}
        name="fundingProgramme"
        label="Förderprogramm"
        list="programme"
        maxlength={200}
        isOptional
      />
      <datalist id="programme">
        {programmes.map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <DayField
        state={state}
        name="boundUntil"
        label="Zweckbindung bis"
        hint="Nur wenn sie von der des Förderprogramms abweicht."
        isOptional
      />
    </fieldset>
  )
}
