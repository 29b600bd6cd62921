/** The fields that describe an evidence file. @module */
import { acceptedExtensions, acceptedWords } from '../../documents/uploadedFile.ts'
import {
  DayField,
  FileField,
  type FormState,
  SelectField,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { evidenceSourceLabels, evidenceSources } from './evidenceFile.ts'

const sourceOptions = evidenceSources.map((value) => ({
  value,
  label: evidenceSourceLabels[value],
}))

export function EvidenceFileField({ state, idPrefix }: { state: FormState; idPrefix: string }) {
  return (
    <FileField
      state={state}
      name="file"
      label="Datei"
      hint={`${acceptedWords}. Nach einem Fehler wählen Sie sie bitte noch einmal.`}
      accept={acceptedExtensions.join(',')}
      idPrefix={idPrefix}
    />
  )
}

export function EvidenceFields({
  state,
  idPrefix,
  isNew,
}: {
  state: FormState
  idPrefix: string
  isNew: boolean
}) {
  const shared = { state, idPrefix }
  return (
    <>
      <TextField
        {...shared}
        name="title"
        label="Titel"
        hint={isNew ? 'Ohne Titel steht dafür der Name der Datei.' : undefined}
        isOptional={isNew}
        maxlength={200}
      />
      <SelectField
        {...shared}
        name="sourceKind"
        label="Woher er kommt"
        none="Bitte wählen"
        options={sourceOptions}
      />
      <TextField
        {...shared}
        name="source"
        label="Genauer"
        hint="Zum Beispiel „MDM-Konsole, Ansicht Richtlinien“ oder „Schreiben der KITU vom 3. Mai“."
        isOptional
        maxlength={300}
      />
      <DayField
        {...shared}
        name="datedOn"
        label="Datum des Nachweises"
        hint="Der Tag, dessen Stand er zeigt."
      />
      <DayField
        {...shared}
        name="keptUntilOn"
        label="Aufbewahren bis"
        hint="Danach wird er zum Löschen vorgeschlagen, nie von selbst gelöscht."
        isOptional
      />
      <TextArea {...shared} name="note" label="Bemerkung" isOptional rows={2} maxlength={2000} />
    </>
  )
}
