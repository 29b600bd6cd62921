/** Which list of checks an address shows. @module */
import { moduleIdPattern } from '../../../catalog/requirementId.ts'
import { nobodyWord } from './checkFilter.ts'

/** `own`: what is assigned to the person who looks. */
export type ListKind =
  | { readonly kind: 'object'; readonly code: string }
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'own' }

export type ListAddress = {
  readonly list: ListKind
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

const anywhere = 'https://basislotse.invalid'

/** The list that an address leads to; undefined where it leads to none. Only path and query count. */
export function parseListAddress(address: string): ListAddress | undefined {
  if (!URL.canParse(address, anywhere)) return undefined
  const { pathname, searchParams } = new URL(address, anywhere)
  const list = listOf(pathname)
  return list && { list, path: pathname, query: Object.fromEntries(searchParams) }
}

/** The path of a list; codes and identifiers need no escape. */
export function pathOfList(list: ListKind): string {
  if (list.kind === 'object') return `/check/zielobjekte/${list.code}`
  if (list.kind === 'module') return `/check/bausteine/${list.module}`
  if (list.kind === 'person') return `/check/personen/${list.personId}`
  return list.kind === 'nobody' ? `/check/personen/${nobodyWord}` : '/check'
}

function listOf(path: string): ListKind | undefined {
  if (path === '/check') return { kind: 'own' }
  const [, way, name = ''] =
    /^\/check\/(zielobjekte|bausteine|personen)\/([\w.-]+)$/.exec(path) ?? []
  if (way === 'zielobjekte') return { kind: 'object', code: name }
  if (way === 'bausteine' && moduleIdPattern.test(name)) return { kind: 'module', module: name }
  if (way !== 'personen') return undefined
  return name === nobodyWord ? { kind: 'nobody' } : { kind: 'person', personId: name }
}
