import { addressOf } from './address.ts'

/** The head of a column by which the list can be sorted; the order stands in the address as `sortierung`. */
export function SortHead({
  label,
  order,
  current,
  path,
  query,
  isNumber,
}: {
  label: string
  order: string
  current: string
  path: string
  /** The filters of the list. */
  query: Readonly<Record<string, string | undefined>>
  isNumber?: boolean
}) {
  const isCurrent = order === current
  return (
    <th
      scope="col"
      class={isNumber ? 'number' : undefined}
      aria-sort={isCurrent ? (isNumber ? 'descending' : 'ascending') : undefined}
    >
      {isCurrent ? (
        <span class="sorted">{label}</span>
      ) : (
        <a
          href={addressOf(path, { ...query, sortierung: order })}
          title={`Nach ${label} sortieren`}
        >
          {label}
        </a>
      )}
    </th>
  )
}
