import { addressOf, pathOf } from '../../web/address.ts'
import { Button, Form, SelectField, TextArea } from '../../web/form.tsx'
import type { FormValues, Problems } from '../../web/submit.ts'
import { wibaChoices } from '../wibaFilter.ts'
import { type RowFrame, wibaChoiceLabels } from './rowView.tsx'

export type SelectionState = {
  readonly values: FormValues
  readonly problems?: Problems | undefined
}

/** Answers or assigns the ticked rows alike; the ticks belong to this form by its id. */
export function SelectionForm({
  persons,
  frame,
  selection,
}: {
  persons: readonly { readonly id: string; readonly name: string }[]
  frame: RowFrame
  selection: SelectionState | undefined
}) {
  const state = { values: selection?.values ?? {}, problems: selection?.problems }
  const action = addressOf(`${pathOf('/wiba', frame.checklist)}/auswahl`, {
    ...frame.query,
    verbund: frame.domainCode,
  })
  const questionnaire = addressOf('/fragebogen/neu', {
    ...{ verbund: frame.domainCode, art: 'wiba', liste: frame.checklist },
  })
  return (
    <details class="bulk no-print" open={selection !== undefined}>
      <summary>Auswahl bearbeiten</summary>
      <Form action={action} csrfToken={frame.csrfToken} problems={selection?.problems} id="auswahl">
        <p class="hint">Gilt für alle angekreuzten Prüffragen: für alle oder keine.</p>
        <SelectField
          state={state}
          name="antwort"
          label="Antwort"
          none="bitte wählen"
          options={wibaChoices.map((value) => ({ value, label: wibaChoiceLabels[value] }))}
          isOptional
        />
        <TextArea
          state={state}
          name="notiz"
          label="Notiz"
          hint="Bleibt sie leer, behält jede Prüffrage ihre Notiz. „nicht relevant“ braucht eine."
          rows={2}
          maxlength={4000}
          isOptional
        />
        <p class="actions">
          <Button isPrimary name="tun" value="antworten">
            Auswahl beantworten
          </Button>
        </p>
        <SelectField
          state={state}
          name="person"
          label="Zuständig"
          none="niemand"
          options={persons.map(({ id, name }) => ({ value: id, label: name }))}
          isOptional
        />
        <p class="actions">
          <Button name="tun" value="zuweisen">
            Auswahl zuweisen
          </Button>
        </p>
        <p class="actions">
          <Button formaction={questionnaire}>Fragebogen erstellen</Button>
        </p>
      </Form>
    </details>
  )
}
