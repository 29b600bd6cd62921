/**
 * Devices of a target object that get no updates any more, and what that suggests for its checks. A person decides.
 * @module
 */
import { moduleIdOf } from '../../../catalog/requirementId.ts'
import type { UpdateRequirement } from '../../../catalog/updateRequirements.ts'
import { canonicalJson } from '../../core/canonicalJson.ts'
import { type Day, germanDay } from '../../core/day.ts'
import type { DevicePlatform } from '../../inventory/devicePlatform.ts'
import { compareText } from '../../inventory/order.ts'
import type { CheckStatus } from '../check.ts'

/** Devices with one operating system; `ended`: how many are beyond the day that they state themselves. */
export type SystemGroup = {
  readonly platform: Pick<DevicePlatform, 'release' | 'support' | 'supportEndsOn'>
  readonly count: number
  readonly ended: number
  readonly endedOn: Day | null
}

/** `release` '': devices with supported systems that are themselves beyond support. */
export type EndedSystem = {
  readonly release: string
  /** The last day of support, the latest of several. */
  readonly endedOn: Day
  readonly count: number
}

export type SupportConcern = {
  readonly unsupported: number
  /** Devices of the target object that count. */
  readonly devices: number
  /** Where the unsupported devices are, the most first. */
  readonly systems: readonly EndedSystem[]
}

/** The most systems that a reason names. */
const namedSystems = 5

/** As `isBeyondSupport` says of single devices. `stated`: how many devices the target object is said to be. */
export function supportConcernOf(groups: readonly SystemGroup[], stated: number): SupportConcern {
  const byRelease = new Map<string, EndedSystem>()
  let counted = 0
  for (const group of groups) {
    counted += group.count
    const { release, endedOn, count } = endedPartOf(group)
    if (count === 0 || endedOn === null) continue
    const before = byRelease.get(release)
    byRelease.set(release, {
      release,
      endedOn: before && before.endedOn > endedOn ? before.endedOn : endedOn,
      count: count + (before?.count ?? 0),
    })
  }
  const systems = [...byRelease.values()].sort(
    (a, b) => b.count - a.count || compareText(a.release, b.release),
  )
  const unsupported = systems.reduce((sum, { count }) => sum + count, 0)
  // The count of a group is as old as its last proposal; devices may have joined since.
  return { unsupported, devices: Math.max(stated, counted), systems }
}

function endedPartOf({ platform, count, ended, endedOn }: SystemGroup) {
  const { release, support, supportEndsOn } = platform
  if (support === 'unsupported') return { release, endedOn: supportEndsOn, count }
  return { release: '', endedOn, count: ended }
}

/** „3 von 12 Geräten bekommen keine Updates mehr“. */
export function speakSupport({
  unsupported,
  devices,
}: Pick<SupportConcern, 'unsupported' | 'devices'>): string {
  if (devices === 1) return 'Das Gerät bekommt keine Updates mehr'
  const verb = unsupported === 1 ? 'bekommt' : 'bekommen'
  return `${unsupported} von ${devices} Geräten ${verb} keine Updates mehr`
}

/** „2 mit Windows 7 (Unterstützung bis 14.01.2020), 1 mit …“. */
export function speakSystems({ systems, devices }: SupportConcern): string {
  const named = systems.slice(0, namedSystems).map((system) => {
    const until = `bis ${germanDay(system.endedOn)}`
    const what = system.release === '' ? 'eigenem Ende der Unterstützung' : system.release
    const many = devices === 1 ? '' : `${system.count} mit `
    return `${many}${what} (unterstützt ${until})`
  })
  const rest = systems.slice(namedSystems)
  if (rest.length === 0) return named.join(', ')
  const count = rest.reduce((sum, system) => sum + system.count, 0)
  return `${named.join(', ')}, ${count} mit anderen`
}

export type SupportSuggestion = {
  readonly proposal: {
    readonly module: string
    readonly requirement: string
    readonly status: SuggestedStatus
  } & SupportConcern
  readonly reason: string
}
type SuggestedStatus = Extract<CheckStatus, 'no' | 'partial'>

/** Undefined where every device is supported. `no` where none is, `partial` where some are. */
export function suggestForSupport(
  concern: SupportConcern,
  { id, because }: UpdateRequirement,
): SupportSuggestion | undefined {
  const { unsupported, devices } = concern
  if (unsupported === 0) return undefined
  return {
    proposal: {
      module: moduleIdOf(id),
      requirement: id,
      status: unsupported === devices ? 'no' : 'partial',
      ...concern,
    },
    reason: `${speakSupport(concern)}: ${speakSystems(concern)}. ${because}`,
  }
}

/** An answer that already says that something is missing, or why nothing is, is left alone. */
export function isOpenToSupport(status: CheckStatus): boolean {
  return status === 'open' || status === 'yes'
}

/**
 * Whether what a person decided on still holds: as many devices, the same systems and days. How many supported devices
 * stand beside them does not matter, unless it turns „teilweise“ into „nein“.
 */
export function isSameConcern(
  decided: Readonly<Record<string, unknown>>,
  { proposal }: SupportSuggestion,
): boolean {
  const pick = ({ status, unsupported, systems }: Readonly<Record<string, unknown>>) =>
    canonicalJson({ status, unsupported, systems })
  return pick(decided) === pick(proposal)
}
