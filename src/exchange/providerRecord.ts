/**
 * The target object of a provider as a list states it, new or changed.
 * @module
 */
import { canonicalJson } from '../core/canonicalJson.ts'
import {
  type ProviderKind,
  providerKey,
  providerKindOf,
  providerName,
} from '../inventory/provider.ts'
import type { FieldChange, ProviderRecord } from './importPlan.ts'
import { readProviderDescription, writeProviderDescription } from './providerDescription.ts'
import type { ProviderStatement } from './readProviderStatement.ts'

const recordFields = [
  'groupKey',
  'name',
  'kinds',
  'description',
  'count',
  'reason',
  'edited',
] as const satisfies readonly (keyof ProviderRecord)[]

const listReason = 'Die Liste der Dienstleister nennt diesen Dienstleister.'

/** Without a stated kind it is another provider (`provider.other`), and rules may find a better kind. */
export function newProvider(
  { name, details }: ProviderStatement,
  kind: ProviderKind | undefined,
  usedKeys: Set<string>,
): ProviderRecord {
  const assumed = kind ?? 'provider.other'
  const description = writeProviderDescription(details)
  return {
    groupKey: freeKey(assumed, name, usedKeys),
    name: providerName(assumed, name),
    kinds: [assumed],
    description,
    count: 1,
    reason: listReason,
    edited: editedBy([], kind, description),
  }
}

/** What the list does not state stays; a description of the rules gives way. */
export function changedProvider(
  before: ProviderRecord,
  { name, details }: ProviderStatement,
  stated: ProviderKind | undefined,
  usedKeys: Set<string>,
): ProviderRecord {
  const old = providerKindOf(before) ?? 'provider.other'
  const kind = stated ?? old
  const isOwn = before.edited.includes('description') || before.groupKey === ''
  const known = isOwn ? readProviderDescription(before.description) : {}
  const description = writeProviderDescription({ ...known, ...details })
  const isKeyed = before.groupKey !== '' && kind === old
  return {
    groupKey: isKeyed ? before.groupKey : freeKey(kind, name, usedKeys),
    name: kind === old ? before.name : renamed(before.name, old, kind),
    kinds: kind === old ? before.kinds : [kind],
    description: description || before.description,
    count: Math.max(1, before.count),
    reason: listReason,
    edited: editedBy(before.edited, stated, description),
  }
}

export function changesBetween(
  before: ProviderRecord,
  after: ProviderRecord,
): Record<string, FieldChange> {
  return Object.fromEntries(
    recordFields
      .filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
      .map((field) => [field, { before: before[field], after: after[field] }]),
  )
}

/** „(Cloud)“ comes and goes with the kind; a cloud that is called otherwise keeps its name. */
function renamed(name: string, from: ProviderKind, to: ProviderKind): string {
  return name === providerName(from, name) ? providerName(to, name) : name
}

/** The fields that rules keep from now on; `count` keeps the provider when no application names it. */
function editedBy(
  before: readonly string[],
  kind: ProviderKind | undefined,
  description: string,
): string[] {
  const own = [
    'count',
    'reason',
    ...(kind ? ['kinds'] : []),
    ...(description === '' ? [] : ['description']),
  ]
  return [...new Set([...before, ...own])]
}

/** A person may have changed the kind of the provider that holds the key, hence the number. */
function freeKey(kind: ProviderKind, name: string, usedKeys: Set<string>): string {
  const key = providerKey(kind, name)
  let free = key
  for (let number = 2; usedKeys.has(free); number += 1) free = `${key}|${number}`
  usedKeys.add(free)
  return free
}
