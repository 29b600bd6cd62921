/**
 * Providers (Dienstleister) as target objects. Applications name them and a list of providers may state them: the same
 * name is the same provider, whoever said it first.
 * @module
 */
import type { TargetKind } from '../../catalog/targetKind.ts'
import { foldText, tidy } from '../core/text.ts'
import { derivedFields, type ExistingTargetObject } from './targetObjectProposal.ts'

export const providerKinds = [
  'provider.outsourcing',
  'provider.cloud',
  'provider.other',
] as const satisfies readonly TargetKind[]
export type ProviderKind = (typeof providerKinds)[number]

type Keyed = Pick<ExistingTargetObject, 'groupKey' | 'name' | 'kinds'>

/** The kind of a target object that is a provider. */
export function providerKindOf({ kinds }: Pick<Keyed, 'kinds'>): ProviderKind | undefined {
  return providerKinds.find((kind) => kinds.includes(kind))
}

/** The key of a provider's target object. */
export function providerKey(kind: ProviderKind, name: string): string {
  return `${kind}|${foldText(withoutKind(name))}`
}

/** „KITU“, and „KITU (Cloud)“ for its cloud, which is a target object of its own beside its outsourcing. */
export function providerName(kind: ProviderKind, name: string): string {
  return kind === 'provider.cloud' ? `${withoutKind(name)} (Cloud)` : withoutKind(name)
}

/** Those of the target objects that are the provider of this name; a renamed one is known by its key. */
export function providersNamed<Stored extends Keyed>(
  name: string,
  existing: readonly Stored[],
): Stored[] {
  const wanted = foldText(withoutKind(name))
  return existing.filter(
    (each) =>
      providerKindOf(each) !== undefined &&
      (each.groupKey.slice(each.groupKey.indexOf('|') + 1) === wanted ||
        foldText(withoutKind(each.name)) === wanted),
  )
}

/** The one of them with this kind, first the one that has its own key. */
export function providerOfKind<Stored extends Keyed>(
  kind: ProviderKind,
  named: readonly Stored[],
): Stored | undefined {
  const ofKind = named.filter((each) => providerKindOf(each) === kind)
  return ofKind.find(({ groupKey }) => groupKey.startsWith(`${kind}|`)) ?? ofKind[0]
}

/**
 * The key of the provider that applications name with `kind`. A list or a person knows better what kind a provider is:
 * theirs stands in where no target object has this kind, unless applications name it by its own (`kinds`: all kinds with
 * which applications name the provider).
 */
export function settledProviderKey(
  { kind, name }: { readonly kind: ProviderKind; readonly name: string },
  kinds: ReadonlySet<ProviderKind>,
  existing: readonly ExistingTargetObject[],
): string {
  const named = providersNamed(name, existing)
  const stated = named.filter((each) => isStated(each) && !kinds.has(providerKindOf(each) ?? kind))
  return (providerOfKind(kind, named) ?? stated[0])?.groupKey ?? providerKey(kind, name)
}

/** Whether a list or a person stands behind it, so that it does not go when no application names it. */
export function isStated({ edited = [] }: Pick<ExistingTargetObject, 'edited'>): boolean {
  return edited.includes('count')
}

/** A provider that a person made gets a key, so that applications find it; rules change nothing of it. */
export function adoptProvider(stored: ExistingTargetObject): ExistingTargetObject {
  if (stored.groupKey !== '' || providerKindOf(stored) === undefined) return stored
  return { ...stored, groupKey: `provider|${stored.id}`, edited: derivedFields }
}

function withoutKind(name: string): string {
  return tidy(name).replace(/ \(cloud\)$/i, '')
}
