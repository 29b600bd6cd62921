import { addressOf } from './address.ts'

/** Which part of a list is shown; `number` counts from 1. */
export type PageOf = { readonly number: number; readonly size: number; readonly total: number }

/** The page that the address names, kept within what there is. */
export function pageOf(given: string | undefined, size: number, total: number): PageOf {
  const last = Math.max(1, Math.ceil(total / size))
  const wanted = /^\d{1,6}$/.test(given ?? '') ? Number(given) : 1
  return { number: Math.min(Math.max(1, wanted), last), size, total }
}

/** The index of the page's first entry. */
export function offsetOf({ number, size }: PageOf): number {
  return (number - 1) * size
}

type PagerProps = {
  page: PageOf
  path: string
  /** The filters of the list, without `seite`. */
  query: Readonly<Record<string, string | undefined>>
  /** Where a page has several lists: what the parameter of this one is called, and the id of its heading. */
  list?: { readonly parameter: string; readonly id: string; readonly label: string }
}

/** Links to the pages before and after; nothing where all fits on one. */
export function Pager({ page, path, query, list }: PagerProps) {
  const { number, size, total } = page
  const last = Math.ceil(total / size)
  if (last <= 1) return null
  const { parameter, id, label } = list ?? { parameter: 'seite', id: undefined, label: undefined }
  const to = (wanted: number) => {
    const address = addressOf(path, { ...query, [parameter]: wanted === 1 ? undefined : wanted })
    return id ? `${address}#${id}` : address
  }
  return (
    <nav class="pager" aria-label={label ? `Seiten: ${label}` : 'Seiten'}>
      {number > 1 ? (
        <a href={to(number - 1)} rel="prev">
          Zurück
        </a>
      ) : null}
      <span>
        {offsetOf(page) + 1}–{Math.min(number * size, total)} von {total}
      </span>
      {number < last ? (
        <a href={to(number + 1)} rel="next">
          Weiter
        </a>
      ) : null}
    </nav>
  )
}
