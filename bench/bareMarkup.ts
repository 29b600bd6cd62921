/** The elements of a page without what they mean, to be written once more by Hono's JSX. @module */
import { jsx } from 'hono/jsx'

type Element = {
  readonly tag: string
  readonly attributes: Record<string, string>
  readonly children: Markup[]
}
export type Markup = string | Element

const token =
  /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/g
const attribute = /([^\s=]+)(?:="([^"]*)")?/g
const empty = /^(area|base|br|col|hr|img|input|link|meta|source)$/
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** Reads what Hono's JSX wrote; of nothing else is it sure. */
export function parseMarkup(html: string): Markup[] {
  const root: Element = { tag: '', attributes: {}, children: [] }
  const open = [root]
  for (const [text, closes, tag, attributes = '', closesItself] of html.matchAll(token)) {
    const parent = open.at(-1) ?? root
    if (!tag) parent.children.push(unescapeText(text))
    else if (closes) open.pop()
    else {
      const element = { tag, attributes: attributesOf(attributes), children: [] }
      parent.children.push(element)
      if (!closesItself && !empty.test(tag)) open.push(element)
    }
  }
  return root.children
}

/** The bytes again, element by element. */
export function writeMarkup(markup: readonly Markup[]): string {
  return markup.map((one) => (typeof one === 'string' ? one : nodeOf(one).toString())).join('')
}

function nodeOf({ tag, attributes, children }: Element): ReturnType<typeof jsx> {
  const inner = children.map((child) => (typeof child === 'string' ? child : nodeOf(child)))
  return jsx(tag, { ...attributes }, ...inner)
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', value = '']) => [name, unescapeText(value)]),
  )
}

function unescapeText(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
}
