import { type FormState, TextField } from '../web/form.tsx'
import { leastLength } from './accounts/passwordRules.ts'

/** The new password twice, with the rule that holds for the account. */
export function NewPasswordFields({
  state,
  hasSecondFactor,
}: {
  state: FormState
  hasSecondFactor: boolean
}) {
  const least = leastLength[hasSecondFactor ? 'withSecondFactor' : 'alone']
  return (
    <>
      <TextField
        state={state}
        name="newPassword"
        label="Neues Kennwort"
        type="password"
        autocomplete="new-password"
        hint={`Mindestens ${least} Zeichen. Am besten mehrere Wörter, die nichts miteinander zu tun haben; Leerzeichen sind erlaubt.`}
      />
      <TextField
        state={state}
        name="repeatedPassword"
        label="Neues Kennwort wiederholen"
        type="password"
        autocomplete="new-password"
      />
    </>
  )
}
