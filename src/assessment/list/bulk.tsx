import { addressOf } from '../../web/address.ts'
import { Button, DayField, Form, Hidden, SelectField, TextArea } from '../../web/form.tsx'
import {
  checkStatuses,
  checkStatusLabels,
  dispensableReasonLabels,
  dispensableReasons,
} from '../check.ts'
import type { RowFrame } from './rowParts.tsx'
import type { BulkState } from './views.tsx'

/** Changes the ticked rows alike; the ticks belong to this form by its id. Opened by whoever needs it. */
export function BulkForm({
  frame,
  state: given,
}: {
  frame: RowFrame
  state: BulkState | undefined
}) {
  const state = { values: given?.values ?? {}, problems: given?.problems }
  const action = addressOf('/check/auswahl', { verbund: frame.domainCode })
  return (
    <details class="bulk no-print" open={given !== undefined}>
      <summary>
        Auswahl bearbeiten <span id="auswahl-zahl" class="muted"></span>
      </summary>
      <Form action={action} csrfToken={frame.csrfToken} problems={given?.problems} id="auswahl">
        <Hidden values={{ zurueck: frame.returnTo }} />
        <p class="hint">
          Gilt für alle angekreuzten Zeilen. Was leer bleibt, ändert sich nicht. Es werden alle
          geändert oder keine.
        </p>
        <div class="row-of-fields">
          <SelectField
            state={state}
            name="status"
            label="Stand"
            none="unverändert"
            options={checkStatuses.map((value) => ({ value, label: checkStatusLabels[value] }))}
            isOptional
          />
          <SelectField
            state={state}
            name="dispensableBecause"
            label="Bei entbehrlich"
            none="unverändert"
            options={dispensableReasons.map((value) => ({
              value,
              label: dispensableReasonLabels[value],
            }))}
            isOptional
          />
          {frame.isAssigning ? (
            <SelectField
              state={state}
              name="responsibleId"
              label="Zuständig"
              none="unverändert"
              options={frame.persons}
              isOptional
            />
          ) : null}
          <DayField state={state} name="dueOn" label="Umsetzung bis" isOptional />
        </div>
        <TextArea
          state={state}
          name="explanation"
          label="Beschreibung oder Begründung"
          isOptional
          rows={2}
          maxlength={4000}
        />
        <div class="form-actions">
          <Button isPrimary>Auswahl ändern</Button>
          {frame.isAssigning ? (
            <Button
              formaction={addressOf('/fragebogen/neu', {
                verbund: frame.domainCode,
                art: 'checks',
              })}
            >
              Fragebogen erstellen
            </Button>
          ) : null}
        </div>
      </Form>
    </details>
  )
}
