/**
 * The operating system of a device as groups tell it apart: family, generation and support state.
 * @module
 */
import {
  isSupported,
  osFamilyLabel,
  osFamilySource,
  recogniseOperatingSystem,
} from '../../catalog/operatingSystems.ts'
import type { OsFamily } from '../../catalog/operatingSystemsFile.ts'
import type { Day } from '../core/day.ts'
import type { DeviceFacts } from './device.ts'
import { type OwnSupport, releaseKeyOf } from './ownSupport.ts'

/** Between operating system and version where both are one text; no list holds a line break. */
export const systemBreak = '\n'

export type SupportState = 'supported' | 'unsupported' | 'unknown'

export const supportStateLabels: Record<SupportState, string> = {
  supported: 'mit Support',
  unsupported: 'ohne Support',
  unknown: 'Support unbekannt',
}

export type DevicePlatform = {
  readonly family: OsFamily
  /** What the group key holds: the family, for Windows Server also the generation. */
  readonly key: string
  /** „Windows“, „Windows Server 2012“; '' when nothing is stated. */
  readonly label: string
  readonly support: SupportState
  /** Last day of support; null when unknown. */
  readonly supportEndsOn: Day | null
  /** Who says so, in words; '' when no end is known. */
  readonly supportSource: string
  /** The organisation's own statement, which then decides. */
  readonly ownSupport: OwnSupport | null
  /** „Windows 11 24H2“, as precise as the list is; '' when nothing is stated. */
  readonly release: string
  /** What modelling rules and notes ask for: „2019“, „11“; '' when not stated. */
  readonly version: string
}

/** Versions of Windows Server that one module covers together (SYS.1.2.3, section 1.3). */
const sharedServerVersions: readonly string[] = ['2016', '2019', '2022']

/** Families whose vendors publish the end of support, so that „unknown“ means an imprecise list. */
const datedFamilies: readonly OsFamily[] = ['windows', 'windows_server', 'linux', 'vmware_esxi']

/**
 * Recognises the operating systems of devices as of `today`; the organisation's `own` ends of support count more than
 * those of the catalogue. Remembers what it has recognised.
 */
export function platformReader(
  today: Day,
  own: readonly OwnSupport[] = [],
): (facts: Pick<DeviceFacts, 'os' | 'osVersion'>) => DevicePlatform {
  const known = new Map<string, DevicePlatform>()
  const owned = new Map(own.map((each) => [each.releaseKey, each]))
  return ({ os, osVersion }) => {
    const key = systemTextOf({ os, osVersion })
    const platform = known.get(key) ?? platformOf(os, osVersion, today, owned)
    known.set(key, platform)
    return platform
  }
}

/** What a list says about the system, as one text. */
export function systemTextOf({ os, osVersion }: Pick<DeviceFacts, 'os' | 'osVersion'>): string {
  return `${os}${systemBreak}${osVersion}`
}

/** How the name of a group tells its support state; '' where it goes without saying. */
export function supportSuffix({ family, support }: DevicePlatform): string {
  if (support === 'unsupported') return 'ohne Support'
  return support === 'unknown' && datedFamilies.includes(family) ? 'Version unklar' : ''
}

/** The rule that list, page of a device and groups share: a device without updates for itself or for its system. */
export function isBeyondSupport(
  { supportUntil }: Pick<DeviceFacts, 'supportUntil'>,
  { support }: DevicePlatform,
  today: Day,
): boolean {
  return support === 'unsupported' || (supportUntil !== null && supportUntil < today)
}

function platformOf(
  os: string,
  osVersion: string,
  today: Day,
  owned: ReadonlyMap<string, OwnSupport>,
): DevicePlatform {
  const found = recogniseOperatingSystem(os, osVersion)
  const version =
    found.osVersion ?? /^Windows (\d\S*|XP|Vista)/.exec(found.release ?? '')?.[1] ?? ''
  const family = osFamilyLabel(found.family)
  const ownGeneration = found.family === 'windows_server' && !sharedServerVersions.includes(version)
  const release = found.release ?? [os, osVersion].filter(Boolean).join(' ')
  const ownSupport = owned.get(releaseKeyOf(release)) ?? null
  const supportEndsOn = ownSupport?.supportUntil ?? found.supportEndsOn
  const generation = ownGeneration ? version : ''
  return {
    family: found.family,
    key: [found.family, generation].filter(Boolean).join('_'),
    label: found.family === 'unknown' ? '' : [family, generation].filter(Boolean).join(' '),
    support: supportOf(isSupported({ supportEndsOn }, today)),
    supportEndsOn,
    supportSource:
      supportEndsOn === null ? '' : (ownSupport?.source ?? osFamilySource(found.family)),
    ownSupport,
    release,
    version,
  }
}

function supportOf(supported: boolean | null): SupportState {
  if (supported === null) return 'unknown'
  return supported ? 'supported' : 'unsupported'
}
