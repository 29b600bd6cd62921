/** Choosing the sheet on which labels are printed. @module */
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import { addressOf, pathOf } from '../../../web/address.ts'
import {
  Button,
  type FormState,
  Hidden,
  ProblemList,
  SelectField,
  TextField,
} from '../../../web/form.tsx'
import { Empty, Heading } from '../../../web/Heading.tsx'
import { labelSheetNames, labelSheets } from './labelSheet.ts'

export const labelPath = '/geraete/etiketten'

type LabelledDevice = { readonly id: string; readonly name: string; readonly words: string }

export function LabelPage({
  domain,
  devices,
  state,
}: {
  domain: InformationDomain
  devices: readonly LabelledDevice[]
  state: FormState
}) {
  const query = { verbund: domain.code }
  const count = devices.length === 1 ? '1 Gerät' : `${devices.length} Geräte`
  return (
    <>
      <Heading
        title="Etiketten drucken"
        detail={count}
        lead="Jedes Etikett trägt die Nummer und einen QR-Code, der die Seite des Geräts öffnet."
      />
      {devices.length === 0 ? (
        <Empty title="Noch kein Gerät gewählt">
          <p>
            Wählen Sie in der <a href={addressOf('/geraete', query)}>Liste der Geräte</a> aus, wofür
            Sie Etiketten brauchen.
          </p>
        </Empty>
      ) : null}
      {/* GET: printing changes nothing, and the address can be kept. */}
      <form method="get" action={`${labelPath}/bogen.pdf`} class="form">
        <ProblemList problems={state.problems} />
        <Hidden values={query} />
        {devices.map(({ id }) => (
          <input type="hidden" name="geraet" value={id} />
        ))}
        <SelectField
          state={state}
          name="bogen"
          label="Bogen"
          options={labelSheetNames.map((value) => ({ value, label: labelSheets[value].name }))}
        />
        <TextField
          state={state}
          name="ab"
          label="Erstes freies Etikett"
          hint="Von links oben die Zeilen entlang gezählt; bei einem neuen Bogen 1."
          inputmode="numeric"
          size={4}
        />
        <TextField
          state={state}
          name="rechts"
          label="Versatz nach rechts in mm"
          hint="Was die Probeseite zeigt; nach links mit Minus."
          inputmode="text"
          size={6}
        />
        <TextField
          state={state}
          name="unten"
          label="Versatz nach unten in mm"
          hint="Nach oben mit Minus."
          inputmode="text"
          size={6}
        />
        <div class="form-actions">
          {devices.length > 0 ? <Button isPrimary>Etiketten als PDF</Button> : null}
          <Button formaction={`${labelPath}/probeseite.pdf`}>Probeseite als PDF</Button>
        </div>
      </form>
      {devices.length > 0 ? (
        <section aria-labelledby="geraete">
          <h2 id="geraete">Auf den Etiketten</h2>
          <ul>
            {devices.map(({ id, name, words }) => (
              <li>
                <a href={addressOf(pathOf('/geraete', id), query)}>{name}</a> {words}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
