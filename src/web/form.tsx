/** The parts of forms: one column, labels above, what is wrong at the field and in a list on top. @module */
import type { Child } from 'hono/jsx'
import type { FormValues, Problems } from './submit.ts'

/**
 * What all fields of a form share. `values` are what the person typed, or what is stored when the form is
 * fresh; `stored` is shown beside what was typed after somebody else saved.
 */
export type FormState = {
  readonly values: FormValues
  readonly problems?: Problems | undefined
  readonly stored?: FormValues | undefined
}

type FormProps = {
  action: string
  csrfToken: string
  problems?: Problems | undefined
  /** As its fields have it, so that the list on top leads to them. */
  idPrefix?: string
  isUpload?: boolean
  class?: string
  /** Where controls outside the form belong to it. */
  id?: string
  children?: Child
}

/** A form that changes something: always POST, with the token of the session. */
export function Form({
  action,
  csrfToken,
  problems,
  isUpload,
  idPrefix,
  children,
  ...rest
}: FormProps) {
  return (
    <form
      method="post"
      action={action}
      class={rest.class ?? 'form'}
      id={rest.id}
      enctype={isUpload ? 'multipart/form-data' : undefined}
      novalidate
    >
      <input type="hidden" name="_csrf" value={csrfToken} />
      <ProblemList problems={problems} idPrefix={idPrefix} />
      {children}
    </form>
  )
}

/** What is wrong, with a link to each field; read out first. */
export function ProblemList({
  problems,
  idPrefix,
}: {
  problems?: Problems | undefined
  idPrefix?: string | undefined
}) {
  if (!problems) return null
  const fields = Object.entries(problems.fields)
  const isSaidByField = fields.some(([, message]) => message === problems.message)
  return (
    <div class="problems" role="alert" tabindex={-1}>
      {isSaidByField ? null : (
        <p>
          <strong>{problems.message}</strong>
        </p>
      )}
      {problems.isStale ? (
        <p>
          Unter jedem Feld, das sich unterscheidet, steht der inzwischen gespeicherte Wert. Prüfen
          Sie Ihre Eingaben und speichern Sie dann noch einmal; erst damit gelten Ihre Werte.
        </p>
      ) : null}
      {fields.length > 0 ? (
        <ul>
          {fields.map(([name, message]) => (
            <li>
              <a href={`#${fieldId(name, idPrefix)}`}>{message}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type FieldProps = {
  state: FormState
  name: string
  label: string
  hint?: Child
  isOptional?: boolean
  /** Makes ids differ where a page has several forms with the same fields. */
  idPrefix?: string
}

type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'search'
  autocomplete?: string
  inputmode?: 'numeric' | 'decimal' | 'text'
  maxlength?: number
  /** How wide it is in characters, where the value has a known length. */
  size?: number
  list?: string
}

export function TextField(props: TextFieldProps) {
  const { state, name, type = 'text', autocomplete, inputmode, maxlength, size, list } = props
  return (
    <Field {...props}>
      <input
        {...controlOf(props)}
        class="kern-form-input__input"
        type={type}
        value={type === 'password' ? '' : (state.values[name] ?? '')}
        autocomplete={autocomplete ?? 'off'}
        inputmode={inputmode}
        maxlength={maxlength}
        size={size}
        list={list}
      />
    </Field>
  )
}

export function DayField(props: FieldProps) {
  return <TextField {...props} type="date" size={10} />
}

export function TextArea(props: FieldProps & { rows?: number; maxlength?: number }) {
  const { state, name, rows = 3, maxlength } = props
  return (
    <Field {...props}>
      <textarea
        {...controlOf(props)}
        class="kern-form-input__input"
        rows={rows}
        maxlength={maxlength}
      >
        {state.values[name] ?? ''}
      </textarea>
    </Field>
  )
}

export type Option = { readonly value: string; readonly label: string }

/** `none` is the first option, with an empty value; without it one must be chosen. */
export function SelectField(props: FieldProps & { options: readonly Option[]; none?: string }) {
  const { state, name, options, none } = props
  const chosen = state.values[name] ?? ''
  return (
    <Field {...props} options={options} none={none}>
      <select {...controlOf(props)} class="kern-form-input__input">
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function FileField(props: FieldProps & { accept?: string }) {
  return (
    <Field {...props}>
      <input {...controlOf(props)} type="file" accept={props.accept} />
    </Field>
  )
}

/** One of a few, all seen at once. */
export function RadioField(props: FieldProps & { options: readonly Option[] }) {
  const { state, name, label, hint, options, idPrefix } = props
  const message = state.problems?.fields[name]
  const id = fieldId(name, idPrefix)
  return (
    <fieldset id={id} class={message ? 'radio-field wrong' : 'radio-field'}>
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      {options.map((option) => (
        <label>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={state.values[name] === option.value}
          />
          {option.label}
        </label>
      ))}
      <StoredValue {...props} />
      {message ? <p class="error">{message}</p> : null}
    </fieldset>
  )
}

export function Hidden({ values }: { values: Readonly<Record<string, string | number>> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
    </>
  )
}

/** What the form does, as a verb; `back` leads away without saving. */
export function FormActions({ save, back }: { save: string; back?: string }) {
  return (
    <div class="form-actions">
      <Button isPrimary>{save}</Button>
      {back ? <a href={back}>Abbrechen</a> : null}
    </div>
  )
}

export function Button({
  children,
  isPrimary,
  name,
  value,
  formaction,
}: {
  children?: Child
  isPrimary?: boolean
  name?: string
  value?: string
  formaction?: string
}) {
  return (
    <button
      type="submit"
      class={`kern-btn kern-btn--${isPrimary ? 'primary' : 'secondary'}`}
      name={name}
      value={value}
      formaction={formaction}
    >
      <span class="kern-label">{children}</span>
    </button>
  )
}

function Field(
  props: FieldProps & { children?: Child; options?: readonly Option[]; none?: string | undefined },
) {
  const { state, name, label, hint, isOptional, idPrefix, children } = props
  const id = fieldId(name, idPrefix)
  const message = state.problems?.fields[name]
  return (
    <div class={message ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {isOptional ? <span class="muted"> (freiwillig)</span> : null}
      </label>
      {hint ? (
        <p class="hint" id={`${id}-hinweis`}>
          {hint}
        </p>
      ) : null}
      {children}
      <StoredValue {...props} />
      {message ? (
        <p class="error" id={`${id}-fehler`}>
          {message}
        </p>
      ) : null}
    </div>
  )
}

/** After a stale save: what is stored now, beside what was typed. */
function StoredValue({
  state,
  name,
  options,
  none,
}: {
  state: FormState
  name: string
  options?: readonly Option[]
  none?: string | undefined
}) {
  const stored = state.stored?.[name]
  if (!state.problems?.isStale || stored === undefined || stored === state.values[name]) return null
  const word = options?.find(({ value }) => value === stored)?.label ?? (stored || none || 'leer')
  return (
    <p class="stored">
      Inzwischen gespeichert: <strong>{word}</strong>
    </p>
  )
}

function controlOf({ state, name, hint, isOptional, idPrefix }: FieldProps) {
  const id = fieldId(name, idPrefix)
  const message = state.problems?.fields[name]
  const described = [hint ? `${id}-hinweis` : '', message ? `${id}-fehler` : '']
  return {
    id,
    name,
    required: !isOptional,
    'aria-invalid': message ? ('true' as const) : undefined,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
  }
}

function fieldId(name: string, prefix = ''): string {
  return `feld-${prefix}${name}`
}
