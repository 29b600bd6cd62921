/**
 * What a person changes at a target object, and what the rules keep from then on.
 * @module
 */
import { canonicalJson } from '../../core/canonicalJson.ts'
import type { OperatingStatus, TargetAttributes } from '../targetObject.ts'
import { derivedFields } from '../targetObjectProposal.ts'

export type EditableFacts = {
  readonly name: string
  readonly kinds: readonly string[]
  readonly attributes: TargetAttributes
  readonly description: string
  readonly platform: string
  readonly location: string
  readonly users: string
  readonly operatingStatus: OperatingStatus
  readonly count: number
  readonly responsibleId: string | null
}

type Stored = EditableFacts & { readonly groupKey: string; readonly edited: readonly string[] }

/** The fields that differ; with `edited` where a rule would fill them again. Empty where nothing differs. */
export function editsOf(
  stored: Stored,
  facts: EditableFacts,
): Partial<EditableFacts> & { edited?: readonly string[] } {
  const fields = Object.keys(facts) as (keyof EditableFacts)[]
  const changed = fields.filter(
    (name) => canonicalJson(stored[name]) !== canonicalJson(facts[name]),
  )
  if (changed.length === 0) return {}
  const change = Object.fromEntries(changed.map((name) => [name, facts[name]]))
  const edited = editedBy(stored, facts, changed)
  return edited.length === stored.edited.length ? change : { ...change, edited }
}

/** What a person made by hand has no rule behind it, so that nothing needs to be kept from one. */
function editedBy(
  stored: Stored,
  facts: EditableFacts,
  changed: readonly (keyof EditableFacts)[],
): readonly string[] {
  if (stored.groupKey === '') return stored.edited
  const derived: readonly string[] = derivedFields
  const own = changed.flatMap((name) => {
    if (name === 'attributes') return changedAttributes(stored.attributes, facts.attributes)
    return derived.includes(name) ? [name] : []
  })
  return [...new Set([...stored.edited, ...own])]
}

function changedAttributes(before: TargetAttributes, after: TargetAttributes): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names]
    .filter((name) => before[name] !== after[name])
    .map((name) => `attributes.${name}`)
}
