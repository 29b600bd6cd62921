import type { Context } from 'hono'
import { cursorOf } from '../../api/cursor.ts'
import type { ApiEnv } from './apiEnv.ts'
import type { ApiAnswer } from './serve.ts'

/**
 * A page of a list of which one entry more was read than it holds. The address of the next page keeps everything that
 * was asked for.
 */
export function pageAnswer<Entry>(
  c: Context<ApiEnv>,
  entries: readonly Entry[],
  limit: number,
  { keyOf, items }: { keyOf: (entry: Entry) => readonly string[]; items: readonly unknown[] },
): ApiAnswer {
  const last = entries.length > limit ? entries[limit - 1] : undefined
  const next = last === undefined ? null : nextAddress(c, cursorOf(keyOf(last)))
  return {
    data: { items: items.slice(0, limit), next },
    ...(next === null ? {} : { headers: { Link: `<${next}>; rel="next"` } }),
  }
}

function nextAddress(c: Context<ApiEnv>, cursor: string): string {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('cursor', cursor)
  return `${pathname}?${searchParams}`
}
