/** The row of filters above a list: a GET form, so that the address holds its state. @module */
import type { Child } from 'hono/jsx'
import type { Option } from './form.tsx'
import type { PageOf } from './Pager.tsx'

/** `keep` are parameters that stay as they are, e.g. the information domain. */
export function Filters({
  path,
  keep,
  children,
  isNarrow,
}: {
  path: string
  keep: Readonly<Record<string, string | undefined>>
  children?: Child
  /** Long choices are cut, so that many filters stand in one row. */
  isNarrow?: boolean
}) {
  return (
    <form
      method="get"
      action={path}
      class={isNarrow ? 'filters narrow-choices' : 'filters'}
      aria-label="Liste filtern"
    >
      {Object.entries(keep).map(([name, value]) =>
        value ? <input type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      <button type="submit" class="kern-btn kern-btn--secondary">
        <span class="kern-label">Anzeigen</span>
      </button>
    </form>
  )
}

/** „12 von 340“ while the filters leave something out; `total` counts without them. */
export function FilteredCount({ page, total }: { page: PageOf; total: number }) {
  if (page.total >= total) return null
  return (
    <span class="muted">
      {page.total} von {total}
    </span>
  )
}

/** `all` is the choice that filters nothing. */
export function FilterSelect({
  name,
  label,
  all,
  value,
  options,
}: {
  name: string
  label: string
  all: string
  value: string | undefined
  options: readonly Option[]
}) {
  return (
    <label>
      <span class="kern-sr-only">{label}</span>
      <select name={name}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

export function FilterText({
  name,
  label,
  value,
}: {
  name: string
  label: string
  value: string | undefined
}) {
  return (
    <label class="search">
      <span class="kern-sr-only">{label}</span>
      <input type="search" name={name} value={value ?? ''} placeholder={label} />
    </label>
  )
}
