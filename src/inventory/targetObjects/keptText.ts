/** Fields that a person edited, in words, with what the inventory would say. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import { kindWords } from '../kindWords.ts'
import type { KeptField } from '../targetObjectProposal.ts'

/** `proposed` is undefined where the inventory says the same. */
export type KeptText = {
  readonly field: string
  readonly label: string
  readonly proposed: string | undefined
}

const fieldWords: Readonly<Record<string, string>> = {
  kinds: 'Art',
  attributes: 'Merkmale',
  platform: 'Plattform',
  location: 'Aufstellungsort',
  users: 'Benutzende',
  description: 'Beschreibung',
  count: 'Anzahl',
  reason: 'Begründung',
}

/** The word for a field of a target object, or the question behind one of its attributes. */
export function fieldWord(field: string): string {
  const [whole = '', attribute] = field.split('.')
  if (attribute === undefined) return fieldWords[whole] ?? whole
  const question = readCatalog().questions.find((each) => each.attribute === attribute)
  return question ? `„${question.text}“` : attribute
}

/** A value of a field in words; „nichts“ for nothing. */
export function spokenValue(field: string, value: unknown): string {
  if (field === 'kinds' && Array.isArray(value)) return `„${kindWords(value)}“`
  if (typeof value === 'boolean') return value ? '„ja“' : '„nein“'
  if (typeof value === 'number') return String(value)
  if (value === null || value === undefined || value === '') return 'nichts'
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, each]) => `${fieldWord(`attributes.${name}`)}: ${spokenValue(name, each)}`)
      .join(', ')
  }
  return `„${String(value)}“`
}

export function keptTexts(edited: readonly string[], kept: readonly KeptField[]): KeptText[] {
  const proposedOf = new Map(kept.map(({ field, after }) => [field, spokenValue(field, after)]))
  return edited
    .filter((field) => field !== 'reason')
    .map((field) => ({ field, label: fieldWord(field), proposed: proposedOf.get(field) }))
}
