import { type FormState, type Option, SelectField, TextField } from '../web/form.tsx'

/** Who is responsible: somebody whom the organisation knows or, where that is allowed, somebody new. */
export function ResponsibleFields({
  state,
  persons,
  mayAddPerson,
}: {
  state: FormState
  persons: readonly { readonly id: string; readonly name: string }[]
  mayAddPerson: boolean
}) {
  const options: Option[] = persons.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <SelectField
        state={state}
        name="responsibleId"
        label="Verantwortlich"
        hint="Wer Auskunft gibt. Mit eigenem Zugang sieht die Person, wofür sie genannt ist."
        options={options}
        none="niemand"
        isOptional
      />
      {mayAddPerson ? (
        <TextField
          state={state}
          name="newPerson"
          label="oder jemand Neues"
          hint="Name einer Person oder Stelle, die noch nicht in der Liste steht; geht der Auswahl vor."
          maxlength={120}
          isOptional
        />
      ) : null}
    </>
  )
}
