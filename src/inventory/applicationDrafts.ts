/**
 * Target objects of applications (one each) and of the providers that run them.
 * @module
 */
import { foldText } from '../core/text.ts'
import { type ApplicationFacts, hostingLabels } from './application.ts'
import { applicationTargetOf } from './applicationTarget.ts'
import { compareText, groupedBy } from './order.ts'
import {
  type ProviderKind,
  providerKey,
  providerKindOf,
  providerName,
  settledProviderKey,
} from './provider.ts'
import type { RestItem } from './restItem.ts'
import type { ExistingTargetObject, TargetObjectDraft } from './targetObjectProposal.ts'

export type InventoryApplication = ApplicationFacts & {
  readonly id: string
  readonly targetObjectId: string | null
}

/** An application with its key and the provider that the list names. */
export type PlacedApplication = {
  readonly application: InventoryApplication
  readonly groupKey: string
  readonly provider: Provider | null
}

type Provider = {
  readonly groupKey: string
  readonly name: string
  readonly kind: Extract<ProviderKind, 'provider.cloud' | 'provider.outsourcing'>
  /** The list names no provider, so that the vendor stands for it. */
  readonly fromVendor: boolean
}

const keyPrefix = 'application|'

const nothingMore = { users: '', platform: '', location: '', attributes: {}, hints: [] }

/**
 * Gives each application its key: that of its target object, else one from its name. Applications that a
 * person put into a target object of their own making are left out.
 */
export function placeApplications(
  applications: readonly InventoryApplication[],
  existing: readonly ExistingTargetObject[],
): PlacedApplication[] {
  const keyOfId = new Map(existing.map(({ id, groupKey }) => [id, groupKey]))
  const storedKey = ({ targetObjectId }: InventoryApplication) => {
    const key = keyOfId.get(targetObjectId ?? '')
    return key === '' || key?.startsWith(keyPrefix) ? key : undefined
  }
  const taken = new Set<string>(applications.flatMap((a) => storedKey(a) ?? []))
  const placed = applications
    .filter((application) => storedKey(application) !== '')
    .toSorted(compareApplications)
    .map((application) => {
      const stored = storedKey(application)
      const groupKey = stored ?? freeKey(application, taken)
      taken.add(groupKey)
      return { application, groupKey, provider: providerOf(application) }
    })
  return settleProviders(placed, existing)
}

export function draftApplications(placed: readonly PlacedApplication[]): TargetObjectDraft[] {
  return placed.map(({ application, groupKey }) => {
    const { kinds, attributes, evidence } = applicationTargetOf(application)
    return {
      groupKey,
      prefix: 'A',
      name: application.name,
      kinds,
      attributes,
      platform: [application.vendor, application.server].filter(Boolean).join('; '),
      location: application.hosting ? hostingLabels[application.hosting] : '',
      users: [application.department, application.users].filter(Boolean).join('; '),
      description: application.description,
      count: 1,
      memberIds: [application.id],
      reason: applicationReason(evidence),
      hints: [],
    }
  })
}

/** One target object per provider; one for its cloud and one for its outsourcing where it does both. */
export function draftProviders(placed: readonly PlacedApplication[]): TargetObjectDraft[] {
  const served = placed.flatMap(({ application, provider }) =>
    provider ? [{ application, provider }] : [],
  )
  return [...groupedBy(served, ({ provider }) => provider.groupKey)].flatMap(
    ([groupKey, members]) => {
      const [first] = members
      if (first === undefined) return []
      const { kind } = first.provider
      const fromVendor = members.every(({ provider }) => provider.fromVendor)
      const draft: TargetObjectDraft = {
        ...nothingMore,
        groupKey,
        prefix: 'D',
        name: providerName(kind, first.provider.name),
        kinds: [kind],
        description: `Erbringt: ${members.map(({ application }) => application.name).join(', ')}`,
        count: 1,
        memberIds: [],
        reason: fromVendor
          ? 'Die Anwendungsliste nennt Anwendungen aus der Cloud ohne Dienstleister; der Hersteller steht dafür.'
          : 'Die Anwendungsliste nennt Anwendungen, die dieser Dienstleister betreibt.',
      }
      return [draft]
    },
  )
}

/** Applications whose hosting or provider the list leaves open. They are target objects all the same. */
export function openApplications(placed: readonly PlacedApplication[]): RestItem[] {
  return placed.flatMap(({ application, provider }) => {
    const { id, name, hosting } = application
    if (hosting === 'own' || (hosting !== null && provider !== null)) return []
    const reason =
      hosting === null
        ? 'Es ist nicht angegeben, ob die Anwendung im eigenen Haus, beim Dienstleister oder in der Cloud läuft.'
        : `Als Betrieb ist „${hostingLabels[hosting]}“ angegeben, aber kein Dienstleister.`
    const todo =
      hosting === null
        ? 'Tragen Sie die Betriebsart ein; bis dahin fehlt ein Dienstleister in der Modellierung.'
        : 'Tragen Sie den Dienstleister ein.'
    return [{ subject: 'application' as const, id, label: name, reason, todo }]
  })
}

/** A key from the name; a renamed application may hold it already, so that the id joins it. */
function freeKey({ id, name }: InventoryApplication, taken: ReadonlySet<string>): string {
  const key = `${keyPrefix}${foldText(name)}`
  return taken.has(key) ? `${key}|${id}` : key
}

function providerOf({ hosting, provider, vendor }: InventoryApplication): Provider | null {
  if (hosting !== 'provider' && hosting !== 'cloud') return null
  const name = provider || (hosting === 'cloud' ? vendor : '')
  if (name === '') return null
  const kind = hosting === 'cloud' ? 'provider.cloud' : 'provider.outsourcing'
  return { groupKey: providerKey(kind, name), name, kind, fromVendor: provider === '' }
}

/** Providers that are target objects already are these, also where their kind was stated otherwise. */
function settleProviders(
  placed: readonly PlacedApplication[],
  existing: readonly ExistingTargetObject[],
): PlacedApplication[] {
  const known = existing.filter((each) => providerKindOf(each) !== undefined)
  const kindsOf = new Map<string, Set<ProviderKind>>()
  for (const { provider } of placed) {
    if (!provider) continue
    const name = providerKey('provider.other', provider.name)
    kindsOf.set(name, (kindsOf.get(name) ?? new Set()).add(provider.kind))
  }
  const settled = new Map<string, string>()
  return placed.map((each) => {
    const { provider } = each
    if (!provider) return each
    const kinds = kindsOf.get(providerKey('provider.other', provider.name)) ?? new Set()
    const groupKey = settled.get(provider.groupKey) ?? settledProviderKey(provider, kinds, known)
    settled.set(provider.groupKey, groupKey)
    return { ...each, provider: { ...provider, groupKey } }
  })
}

function applicationReason(evidence: readonly string[]): string {
  const named = 'Jede Anwendung der Anwendungsliste ist ein Zielobjekt'
  if (evidence.length === 0) return `${named}; Name und Beschreibung nennen keine besondere Art.`
  return `${named}; die Art ergibt sich aus: ${evidence.map((word) => `„${word}“`).join(', ')}.`
}

function compareApplications(a: InventoryApplication, b: InventoryApplication): number {
  return compareText(foldText(a.name), foldText(b.name)) || compareText(a.id, b.id)
}
