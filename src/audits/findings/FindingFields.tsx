/** What is said of a finding, as fields: the same for the auditor and for the officer. @module */
import type { Day } from '../../core/day.ts'
import { findingKindLabels, findingKinds } from '../../core/findingKind.ts'
import {
  DayField,
  type FormState,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import type { FormValues } from '../../web/submit.ts'
import { textLength, titleLength } from '../findingForm.ts'
import type { NamedThings } from './ensureNamed.ts'
import type { FindingRecord } from './findingEntry.ts'

const objectList = 'zielobjekte-des-standes'

export function FindingFields({ state, things }: { state: FormState; things: NamedThings }) {
  return (
    <>
      <RadioField
        state={state}
        name="kind"
        label="Art"
        options={findingKinds.map((value) => ({ value, label: findingKindLabels[value] }))}
      />
      <TextField state={state} name="title" label="Titel" maxlength={titleLength} />
      <TextArea state={state} name="text" label="Feststellung" rows={6} maxlength={textLength} />
      <fieldset>
        <legend>Worauf sie sich bezieht</legend>
        <TextField
          state={state}
          name="targetObjectCode"
          label="Zielobjekt"
          hint="Kürzel, zum Beispiel C001."
          list={objectList}
          size={12}
          isOptional
        />
        <datalist id={objectList}>
          {things.targetObjects.map(({ code, name }) => (
            <option value={code}>{name}</option>
          ))}
        </datalist>
        <TextField
          state={state}
          name="requirement"
          label="Anforderung"
          hint="Zum Beispiel SYS.2.1.A1."
          size={18}
          isOptional
        />
        <TextField
          state={state}
          name="module"
          label="Baustein"
          hint="Wenn es den ganzen Baustein betrifft, zum Beispiel SYS.2.1."
          size={12}
          isOptional
        />
        <SelectField
          state={state}
          name="documentTitle"
          label="Dokument"
          none="keines"
          options={things.documents.map(({ title }) => ({ value: title, label: title }))}
          isOptional
        />
      </fieldset>
      <DayField state={state} name="foundOn" label="Festgestellt am" />
      <DayField
        state={state}
        name="dueOn"
        label="Zu beheben bis"
        hint="Ohne Angabe schlägt die Stadt selbst einen Tag vor."
        isOptional
      />
    </>
  )
}

/** As the fields hold a stored finding. */
export function findingValues(finding: FindingRecord): Record<string, string> {
  const { kind, title, text, targetObjectCode, module, requirement, documentTitle } = finding
  return {
    ...{ kind, title, text, targetObjectCode, module, requirement, documentTitle },
    foundOn: finding.foundOn,
    dueOn: finding.dueOn ?? '',
    version: String(finding.version),
  }
}

/** A new finding about what the address names; found today. */
export function newFindingValues(
  query: Readonly<Record<string, string | undefined>>,
  today: Day,
): FormValues {
  return {
    targetObjectCode: query.zielobjekt ?? '',
    module: query.baustein ?? '',
    requirement: query.anforderung ?? '',
    documentTitle: query.dokument ?? '',
    foundOn: today,
  }
}
