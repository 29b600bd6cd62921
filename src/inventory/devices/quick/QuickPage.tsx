/** The one screen on which a device is logged standing before it. @module */
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import {
  Form,
  FormActions,
  type FormState,
  Hidden,
  SelectField,
  TextField,
} from '../../../web/form.tsx'
import { Heading, LinkButton } from '../../../web/Heading.tsx'
import { deviceKindLabels, deviceKinds } from '../../deviceKind.ts'
import { deviceName } from '../changes/changeSet.ts'
import { TwinField } from '../form/TwinField.tsx'
import { ScanPlace } from '../scan/ScanPlace.tsx'
import type { QuickPageState } from './readQuickPage.ts'

const path = '/geraete'
export const quickPath = `${path}/schnell`

export function QuickPage({
  domain,
  page,
  state,
  csrfToken,
  assetUrl,
}: {
  domain: InformationDomain
  page: QuickPageState
  state: FormState
  csrfToken: string
  assetUrl: (name: string) => string
}) {
  const query = { verbund: domain.code }
  const { like } = page
  const check = addressOf(`${quickPath}/doppelt`, query)
  return (
    <>
      <Heading
        title="Gerät schnell erfassen"
        lead={
          like
            ? `Wie ${deviceName(like)}: Betriebssystem, Anschaffung und Förderung werden übernommen.`
            : 'Nummer lesen, Art wählen, fertig. Alles andere können Sie später ergänzen.'
        }
        actions={
          like ? (
            <LinkButton href={addressOf(pathOf(path, like.id), query)}>
              Zu {deviceName(like)}
            </LinkButton>
          ) : (
            <LinkButton href={addressOf(`${path}/neu`, query)}>Alle Angaben</LinkButton>
          )
        }
      />
      <Form action={addressOf(quickPath, query)} csrfToken={csrfToken} problems={state.problems}>
        <Hidden values={{ like: like?.id ?? '' }} />
        <div
          class="with-scan"
          hx-get={check}
          hx-trigger="change"
          hx-include="closest form"
          hx-target="#doppelt"
        >
          <TextField state={state} name="serial" label="Seriennummer" maxlength={100} isOptional />
          <ScanPlace field="feld-serial" assetUrl={assetUrl} />
          <TextField
            state={state}
            name="inventoryNumber"
            label="Inventarnummer"
            hint={page.proposedNumber ? 'Vorgeschlagen ist die nächste freie Nummer.' : undefined}
            maxlength={100}
            isOptional
          />
          <ScanPlace field="feld-inventoryNumber" assetUrl={assetUrl} />
        </div>
        <div id="doppelt" role="status"></div>
        <TwinField state={state} />
        <SelectField
          state={state}
          name="kind"
          label="Art"
          options={deviceKinds.map((value) => ({ value, label: deviceKindLabels[value] }))}
          none="bitte wählen"
        />
        <TextField
          state={state}
          name="product"
          label="Hersteller und Modell"
          list="produkte"
          maxlength={400}
          isOptional
        />
        <datalist id="produkte">
          {page.products.map((product) => (
            <option value={product} />
          ))}
        </datalist>
        <SelectField
          state={state}
          name="place"
          label="Standort und Raum"
          options={page.places}
          none="nicht bekannt"
          isOptional
        />
        <FormActions save="Erfassen und weiter" back={addressOf(path, query)} />
      </Form>
    </>
  )
}

/** What is said at once when a number is known: with a way to the device that has it. */
export function KnownDevices({
  domain,
  devices,
}: {
  domain: InformationDomain
  devices: readonly { readonly id: string; readonly name: string; readonly words: string }[]
}) {
  if (devices.length === 0) return null
  return (
    <div class="remark">
      <p>
        <strong>Schon erfasst:</strong>
      </p>
      <ul>
        {devices.map(({ id, name, words }) => (
          <li>
            <a href={addressOf(pathOf(path, id), { verbund: domain.code })}>{name}</a> {words}
          </li>
        ))}
      </ul>
    </div>
  )
}
