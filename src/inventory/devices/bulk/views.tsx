/** Changing many devices at once: the form, what it would do, and the word that does it. @module */
import type { InformationDomain } from '../../../../db/queries/informationDomains.ts'
import { addressOf } from '../../../web/address.ts'
import {
  Button,
  Form,
  type FormState,
  Hidden,
  type Option,
  SelectField,
  TextField,
} from '../../../web/form.tsx'
import { Heading } from '../../../web/Heading.tsx'
import { deviceStatusLabels } from '../../device.ts'
import { deviceName } from '../changes/changeSet.ts'
import { listSpokenChanges, type NameOf } from '../deviceWords.ts'
import { noneWord } from '../list/deviceFilter.ts'
import { devicesPath } from '../list/deviceQuery.ts'
import { type BulkPlan, bulkStatuses, type PlannedEdit } from './bulkEdit.ts'

/** Above the list: the rows are ticked into this form by its id. */
export function BulkBar({
  action,
  labels,
  parameters,
  matching,
  csrfToken,
}: {
  action: string
  /** Where labels for the ticked devices are printed. */
  labels: string
  parameters: string
  matching: number
  csrfToken: string
}) {
  return (
    <form method="post" action={action} id="auswahl" class="bulk-bar no-print">
      <Hidden values={{ _csrf: csrfToken, liste: parameters }} />
      <Button name="umfang" value="angekreuzte">
        Angekreuzte ändern
      </Button>
      <button type="submit" class="plain" name="umfang" value="alle">
        {matching === 1
          ? 'Das eine Gerät dieser Liste ändern'
          : `Alle ${matching.toLocaleString('de-DE')} Geräte dieser Liste ändern`}
      </button>
      <button type="submit" class="plain" formaction={labels}>
        Etiketten für angekreuzte
      </button>
    </form>
  )
}

export type BulkPageProps = {
  readonly domain: InformationDomain
  readonly state: FormState
  /** What the form carries along: which devices, and the list to lead back to. */
  readonly carried: readonly (readonly [name: string, value: string])[]
  readonly count: number
  readonly back: string
  readonly sites: readonly Option[]
  readonly fundings: readonly string[]
  readonly systems: readonly string[]
  readonly plan: BulkPlan | undefined
  readonly nameOf: NameOf
  readonly csrfToken: string
}

export function BulkPage(props: BulkPageProps) {
  const { domain, state, carried, count, back, plan, csrfToken } = props
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title={count === 1 ? '1 Gerät ändern' : `${count.toLocaleString('de-DE')} Geräte ändern`}
        detail={domain.name}
        lead="Was leer bleibt, ändert sich nicht; „ohne“ leert ein Feld. Zuerst sehen Sie, was sich an welchem Gerät ändert, und danach lässt es sich rückgängig machen."
      />
      <Form
        action={addressOf(`${devicesPath}/auswahl`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
        class="form wide"
      >
        {carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Hidden values={{ vorschau: 'ja' }} />
        <BulkFields {...props} />
        <p class="hint">
          Ein Zielobjekt nennen Sie mit seinem Kürzel, z. B. C004. Verleihen, Reparatur, Verlust und
          Aussondern gehen nur am einzelnen Gerät, weil ein Nachweis dazugehört.
        </p>
        <div class="form-actions">
          <Button isPrimary={plan === undefined}>Vorschau zeigen</Button>
          <a href={back}>Abbrechen</a>
        </div>
        {plan ? <Preview {...props} plan={plan} /> : null}
      </Form>
    </>
  )
}

function BulkFields({ state, sites, fundings, systems }: BulkPageProps) {
  return (
    <div class="row-of-fields">
      <SelectField
        state={state}
        name="siteId"
        label="Standort"
        none="unverändert"
        options={[...sites, { value: noneWord, label: 'ohne Standort' }]}
        isOptional
      />
      <TextField state={state} name="room" label="Raum" maxlength={120} isOptional />
      <SelectField
        state={state}
        name="status"
        label="Zustand"
        none="unverändert"
        options={bulkStatuses.map((value) => ({ value, label: deviceStatusLabels[value] }))}
        isOptional
      />
      <TextField state={state} name="targetObject" label="Zielobjekt" maxlength={20} isOptional />
      <TextField
        state={state}
        name="fundingProgramme"
        label="Förderung"
        maxlength={200}
        list="foerderungen"
        isOptional
      />
      <TextField
        state={state}
        name="os"
        label="Betriebssystem"
        maxlength={200}
        list="systeme"
        isOptional
      />
      <TextField state={state} name="osVersion" label="OS-Version" maxlength={100} isOptional />
      <Choices id="foerderungen" texts={fundings} />
      <Choices id="systeme" texts={systems} />
    </div>
  )
}

function Choices({ id, texts }: { id: string; texts: readonly string[] }) {
  return (
    <datalist id={id}>
      {texts.map((text) => (
        <option value={text} />
      ))}
    </datalist>
  )
}

/** Rows that are shown of each part; the rest is a number. */
const shownRows = 100

function Preview({ plan, nameOf, domain }: BulkPageProps & { plan: BulkPlan }) {
  const { edits, refused, digest } = plan
  return (
    <section class="preview" aria-labelledby="vorschau" id="vorschau-bereich">
      <h2 id="vorschau">Vorschau: {speakPlan(plan)}</h2>
      {edits.length > 0 ? (
        <>
          <Hidden values={{ stand: digest }} />
          <Button
            isPrimary
            formaction={addressOf(`${devicesPath}/aenderungen`, { verbund: domain.code })}
          >
            {edits.length === 1 ? '1 Gerät ändern' : `${edits.length} Geräte ändern`}
          </Button>
        </>
      ) : (
        <p>Daran ändert sich nichts.</p>
      )}
      {refused.length > 0 ? (
        <>
          <h3>Abgelehnt, bleibt wie es ist</h3>
          <ul class="plain-list refused">
            {refused.slice(0, shownRows).map(({ name, reason }) => (
              <li>
                <strong>{name}</strong>: {reason}
              </li>
            ))}
          </ul>
          <More count={refused.length - shownRows} />
        </>
      ) : null}
      {edits.length > 0 ? (
        <>
          <h3>Wird geändert</h3>
          <div class="table-wrap">
            <table class="cards dense">
              <caption class="kern-sr-only">Was sich an welchem Gerät ändert</caption>
              <thead>
                <tr>
                  <th scope="col">Gerät</th>
                  <th scope="col">Vorher und nachher</th>
                </tr>
              </thead>
              <tbody>{edits.slice(0, shownRows).map((edit) => editRow(edit, nameOf))}</tbody>
            </table>
          </div>
          <More count={edits.length - shownRows} />
        </>
      ) : null}
    </section>
  )
}

function More({ count }: { count: number }) {
  return count > 0 ? <p class="muted">und {count.toLocaleString('de-DE')} weitere</p> : null
}

/** „12 werden geändert, 2 abgelehnt, 3 sind schon so“ */
function speakPlan({ edits, refused, unchanged }: BulkPlan): string {
  const parts = [
    edits.length > 0 ? `${edits.length} ${edits.length === 1 ? 'wird' : 'werden'} geändert` : '',
    refused.length > 0 ? `${refused.length} abgelehnt` : '',
    unchanged > 0 ? `${unchanged} ${unchanged === 1 ? 'ist' : 'sind'} schon so` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

function editRow({ device, columns }: PlannedEdit, nameOf: NameOf) {
  const before = Object.fromEntries(
    Object.keys(columns).map((column) => [column, device[column as keyof typeof columns]]),
  )
  return (
    <tr>
      <th scope="row">{deviceName(device)}</th>
      <td data-label="Änderung">
        {listSpokenChanges(before, columns, nameOf).map(({ label, before: old, after }) => (
          <span class="field-change">
            {label}: <del>{old || 'leer'}</del> → <ins>{after || 'leer'}</ins>
          </span>
        ))}
      </td>
    </tr>
  )
}
