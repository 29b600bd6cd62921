/** Addresses of pages: the state of a list stands in them, so that a link shows the same list. @module */

type Query = Readonly<Record<string, string | number | null | undefined>>

/** `path` with the values that are set; what is empty is left out. */
export function addressOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value != null && value !== '') parameters.set(name, String(value))
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** The page of one thing: its code is a part of the path, the information domain stands in the query. */
export function pathOf(list: string, code: string): string {
  return `${list}/${encodeURIComponent(code)}`
}

/** Whether an address leads to a page of ours: after a login nobody is sent anywhere else. */
export function isOwnAddress(address: string): boolean {
  const anywhere = 'https://basislotse.invalid'
  return (
    address.startsWith('/') &&
    URL.canParse(address, anywhere) &&
    new URL(address, anywhere).origin === anywhere
  )
}
