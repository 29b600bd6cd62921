import type { FormState } from '../../../web/form.tsx'

/** Asked only when another device has the same serial number. */
export function TwinField({ state }: { state: FormState }) {
  const message = state.problems?.fields.isTwin
  if (!message && state.values.isTwin !== 'ja') return null
  return (
    <div class={message ? 'field wrong' : 'field'}>
      <label>
        <input
          id="feld-isTwin"
          type="checkbox"
          name="isTwin"
          value="ja"
          checked={state.values.isTwin === 'ja'}
          aria-describedby={message ? 'feld-isTwin-fehler' : undefined}
        />{' '}
        Es ist ein anderes Gerät mit derselben Seriennummer
      </label>
      {message ? (
        <p class="error" id="feld-isTwin-fehler">
          {message}
        </p>
      ) : null}
    </div>
  )
}
