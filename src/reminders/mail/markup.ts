/** HTML as text that cannot be forgotten to be escaped: what is put into it is text unless it is markup itself. @module */

export type Markup = { readonly markup: string }

type Part = Markup | string | number | undefined | readonly Part[]

/** `undefined` and the empty list leave nothing. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = strings.map((string, index) => `${string}${asText(parts[index])}`).join('')
  return { markup: text }
}

function asText(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(asText).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '')
}
