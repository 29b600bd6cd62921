/**
 * Drafts of target objects and how they meet those that exist: same key, same target object.
 * @module
 */
import type { TargetKind } from '../../catalog/targetKind.ts'
import { canonicalJson } from '../core/canonicalJson.ts'
import { compareByCode, compareText } from './order.ts'
import { type CodePrefix, codeSequence, type TargetAttributes } from './targetObject.ts'

/** What a rule says of a target object. The key is stable text: the same facts give the same key. */
export type TargetObjectDraft = {
  readonly groupKey: string
  readonly prefix: CodePrefix
  readonly name: string
  readonly kinds: readonly TargetKind[]
  readonly attributes: TargetAttributes
  readonly platform: string
  readonly location: string
  readonly users: string
  readonly description: string
  readonly count: number
  /** Devices, applications, rooms or sites whose target object it is. */
  readonly memberIds: readonly string[]
  /** Why it is proposed, in German, without the count. */
  readonly reason: string
  /** What the inventory leaves open, in German. */
  readonly hints: readonly string[]
}

/** Fields that a rule fills again at each run, unless a person edited them. Name and code stay. */
export const derivedFields = [
  'kinds',
  'attributes',
  'platform',
  'location',
  'users',
  'description',
  'count',
  'reason',
] as const
type DerivedField = (typeof derivedFields)[number]

/** A target object as it is stored. An empty key means that a person made it. */
export type ExistingTargetObject = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly groupKey: string
  readonly kinds: readonly string[]
  readonly attributes: TargetAttributes
  readonly platform: string
  readonly location: string
  readonly users: string
  readonly description: string
  readonly count: number
  readonly reason: string
  /** Fields that a person edited: they are kept. Single attributes as `attributes.usesWlan`. */
  readonly edited?: readonly string[]
}

export type FieldChange = {
  readonly field: DerivedField
  readonly before: unknown
  readonly after: unknown
}

/** A draft with its code, and what it changes at the target object that exists. */
export type TargetObjectProposal = Omit<TargetObjectDraft, 'kinds'> & {
  readonly kinds: readonly string[]
  readonly code: string
  readonly existingId: string | null
  readonly change: 'new' | 'changed' | 'unchanged'
  readonly changes: readonly FieldChange[]
  /** What a person edited and the rules would say otherwise: `before` is the person's, `after` the rules'. */
  readonly kept: readonly KeptField[]
  /** Of a new one: fields that a person settled while accepting it. */
  readonly edited?: readonly string[]
}

/** `field` is a derived field, or a single attribute as `attributes.usesWlan`. */
export type KeptField = {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

/** A target object of a rule that nothing stands behind any more. Its count becomes 0, its answers stay. */
export type GoneTargetObject = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly reason: string
}

export type MatchedDrafts = {
  readonly proposals: readonly TargetObjectProposal[]
  readonly gone: readonly GoneTargetObject[]
}

/**
 * Gives drafts their codes, in the order of keys, and compares them with what exists. Of the existing
 * ones only those with a key are looked at for being gone, unless a person set their count; codes of all of them count
 * as used.
 */
export function matchDrafts(
  drafts: readonly TargetObjectDraft[],
  existing: readonly ExistingTargetObject[],
): MatchedDrafts {
  const byKey = new Map(existing.filter((e) => e.groupKey !== '').map((e) => [e.groupKey, e]))
  const next = codeSequence(existing.map(({ code }) => code))
  const proposals = drafts
    .toSorted((a, b) => compareText(a.groupKey, b.groupKey))
    .map((draft) => {
      const stored = byKey.get(draft.groupKey)
      return stored ? updateOf(draft, stored) : newProposal(draft, next(draft.prefix))
    })
    .toSorted(compareByCode)
  const drafted = new Set(drafts.map(({ groupKey }) => groupKey))
  const gone = [...byKey.values()].filter(
    (e) => !drafted.has(e.groupKey) && e.count > 0 && !e.edited?.includes('count'),
  )
  return { proposals, gone: gone.map(goneOf).sort(compareByCode) }
}

function newProposal(draft: TargetObjectDraft, code: string): TargetObjectProposal {
  return { ...draft, code, existingId: null, change: 'new', changes: [], kept: [] }
}

function updateOf(draft: TargetObjectDraft, stored: ExistingTargetObject): TargetObjectProposal {
  const kept = new Set(stored.edited ?? [])
  const merged = { ...draft, attributes: mergedAttributes(draft, stored, kept) }
  const fields = derivedFields.filter((field) => !kept.has(field))
  const changes = fields
    .filter((field) => canonicalJson(merged[field]) !== canonicalJson(stored[field]))
    .map((field) => ({ field, before: stored[field], after: merged[field] }))
  const keptValues = Object.fromEntries(
    derivedFields.filter((field) => kept.has(field)).map((field) => [field, stored[field]]),
  )
  return {
    ...merged,
    ...keptValues,
    name: stored.name,
    code: stored.code,
    existingId: stored.id,
    change: changes.length > 0 ? 'changed' : 'unchanged',
    changes,
    kept: keptFields(draft, stored, kept),
  }
}

function keptFields(
  draft: TargetObjectDraft,
  stored: ExistingTargetObject,
  kept: ReadonlySet<string>,
): KeptField[] {
  const fields: KeptField[] = derivedFields
    .filter((field) => kept.has(field) && field !== 'reason')
    .map((field) => ({ field, before: stored[field], after: draft[field] }))
  const attributes: KeptField[] = Object.entries(draft.attributes)
    .filter(([name]) => kept.has(`attributes.${name}`))
    .map(([name, after]) => ({
      field: `attributes.${name}`,
      before: stored.attributes[name] ?? null,
      after,
    }))
  return [...fields, ...attributes].filter(
    ({ before, after }) => canonicalJson(before) !== canonicalJson(after),
  )
}

/** What the inventory says wins over what is stored, but not over what a person edited. */
function mergedAttributes(
  draft: TargetObjectDraft,
  stored: ExistingTargetObject,
  kept: ReadonlySet<string>,
): TargetAttributes {
  const known = Object.entries(draft.attributes)
  return {
    ...stored.attributes,
    ...Object.fromEntries(known.filter(([name]) => !kept.has(`attributes.${name}`))),
  }
}

function goneOf({ id, code, name }: ExistingTargetObject): GoneTargetObject {
  const reason = `Im Bestand steht nichts mehr hinter ${code} „${name}“. Die Anzahl wird 0, die Antworten bleiben erhalten.`
  return { id, code, name, reason }
}
