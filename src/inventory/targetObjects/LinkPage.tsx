import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { TargetObject } from '../../../db/queries/targetObjects.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import {
  Form,
  FormActions,
  type FormState,
  RadioField,
  SelectField,
  TextArea,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { relationLabels, relations } from '../targetObject.ts'

/** States that a target object needs another, or is needed by it. */
export function LinkPage({
  domain,
  object,
  others,
  state,
  csrfToken,
}: {
  domain: InformationDomain
  object: TargetObject
  others: readonly TargetObject[]
  state: FormState
  csrfToken: string
}) {
  const page = pathOf('/zielobjekte', object.code)
  const query = { verbund: domain.code }
  return (
    <>
      <Heading
        title={`Abhängigkeit von ${object.code} eintragen`}
        detail={object.name}
        lead="Ein Prozess stützt sich auf Anwendungen, eine Anwendung auf Systeme, ein System auf Netze und Räume. Entlang der Abhängigkeiten vererbt sich der Schutzbedarf."
      />
      <Form
        action={addressOf(`${page}/abhaengigkeiten`, query)}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <RadioField
          state={state}
          name="direction"
          label="Richtung"
          hint="Der Schutzbedarf geht von dem, was sich stützt, auf das über, worauf es sich stützt."
          options={[
            { value: 'needs', label: `${object.code} stützt sich auf das andere Zielobjekt` },
            { value: 'needed_by', label: `Das andere Zielobjekt stützt sich auf ${object.code}` },
          ]}
        />
        <SelectField
          state={state}
          name="other"
          label="Anderes Zielobjekt"
          none="bitte wählen"
          options={others.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        />
        <SelectField
          state={state}
          name="relation"
          label="Beziehung"
          options={relations.map((value) => ({ value, label: relationLabels[value] }))}
        />
        <TextArea
          state={state}
          name="reason"
          label="Woher wissen Sie das?"
          hint="Wer es gesagt hat oder wo es steht; das hilft bei der nächsten Prüfung."
          rows={2}
          isOptional
        />
        <FormActions save="Eintragen" back={addressOf(page, query)} />
      </Form>
    </>
  )
}
