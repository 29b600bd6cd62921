import type { FormState } from '../../web/form.tsx'

/** Yes or no; what is not ticked is not sent. */
export function TickField({
  state,
  name,
  label,
  hint,
}: {
  state: FormState
  name: string
  label: string
  hint: string
}) {
  const id = `feld-${name}`
  return (
    <div class="radio-field">
      <label for={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value="ja"
          checked={state.values[name] === 'ja'}
          aria-describedby={`${id}-hinweis`}
        />
        {label}
      </label>
      <p class="hint" id={`${id}-hinweis`}>
        {hint}
      </p>
    </div>
  )
}
