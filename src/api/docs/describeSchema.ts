/** A JSON schema as people read it: a line for each field. @module */
import type { JsonSchema } from '../openApi.ts'

export type FieldLine = {
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  readonly text: string
}

type Schemas = Readonly<Record<string, JsonSchema>>

const typeWords: Readonly<Record<string, string>> = {
  string: 'Text',
  integer: 'ganze Zahl',
  number: 'Zahl',
  boolean: 'ja/nein',
  array: 'Liste',
  object: 'Objekt',
}

/** The fields of an object, in their order; of what is a list or a component, those of its entries. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas): FieldLine[] {
  const { properties = {}, required = [] } = resolved(schema, schemas)
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, field]) => ({
    name,
    type: typeOf(field),
    isRequired: (required as readonly string[]).includes(name),
    text: textOf(field),
  }))
}

/** „Text, höchstens 80 Zeichen oder null“ */
export function typeOf(schema: JsonSchema): string {
  const { $ref, anyOf, enum: words, type, items, format } = schema
  if (typeof $ref === 'string') return nameOf($ref)
  if (Array.isArray(anyOf)) return anyOf.map(typeOf).join(' oder ')
  if (Array.isArray(type))
    return type.map((one) => (one === 'null' ? 'null' : wordOf(one))).join(' oder ')
  if (type === 'null') return 'null'
  if (Array.isArray(words)) return 'eines der Wörter'
  if (format === 'date') return 'Tag, JJJJ-MM-TT'
  if (format === 'date-time') return 'Zeitpunkt, UTC'
  if (type === 'array') return `Liste von ${typeOf((items ?? {}) as JsonSchema)}`
  return `${wordOf(String(type ?? 'Wert'))}${limitsOf(schema)}`
}

function textOf(schema: JsonSchema): string {
  const options = wordsOf(schema)
  const description = String(schema.description ?? '')
  const usual =
    schema.default === undefined || Array.isArray(schema.default)
      ? ''
      : `ohne Angabe ${schema.default}`
  return [description, options.length > 0 ? options.join(', ') : '', usual]
    .filter(Boolean)
    .join('; ')
}

function wordsOf({ enum: words, anyOf }: JsonSchema): string[] {
  if (Array.isArray(words)) return words.map(String)
  return Array.isArray(anyOf) ? anyOf.flatMap(wordsOf) : []
}

function limitsOf({ maxLength, minimum, maximum }: JsonSchema): string {
  if (typeof maxLength === 'number') return `, höchstens ${maxLength} Zeichen`
  const isLimited = typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER
  return isLimited ? `, ${minimum} bis ${maximum}` : ''
}

function resolved(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const { $ref } = schema
  return typeof $ref === 'string' ? (schemas[nameOf($ref)] ?? {}) : schema
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? reference
}

function wordOf(type: string): string {
  return typeWords[type] ?? type
}
