/**
 * The operating system of a device as groups tell it apart: family, generation and support state.
 * @module
 */
import {
  isSupported,
  osFamilyLabel,
  recogniseOperatingSystem,
} from '../../catalog/operatingSystems.ts'
import type { OsFamily } from '../../catalog/operatingSystemsFile.ts'
import type { Day } from '../core/day.ts'
import type { DeviceFacts } from './device.ts'

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
  /** „Windows 11 24H2“, as precise as the list is; '' when nothing is stated. */
  readonly release: string
  /** What modelling rules and notes ask for: „2019“, „11“; '' when not stated. */
  readonly version: string
}

/** Versions of Windows Server that one module covers together (SYS.1.2.3, section 1.3). */
const sharedServerVersions: readonly string[] = ['2016', '2019', '2022']

/** Families whose vendors publish the end of support, so that „unknown“ means an imprecise list. */
const datedFamilies: readonly OsFamily[] = ['windows', 'windows_server', 'linux', 'vmware_esxi']

/** Recognises the operating systems of devices as of `today`. Remembers what it has recognised. */
export function platformReader(
  today: Day,
): (facts: Pick<DeviceFacts, 'os' | 'osVersion'>) => DevicePlatform {
  const known = new Map<string, DevicePlatform>()
  return ({ os, osVersion }) => {
    const key = `${os}\n${osVersion}`
    const platform = known.get(key) ?? platformOf(os, osVersion, today)
    known.set(key, platform)
    return platform
  }
}

/** How the name of a group tells its support state; '' where it goes without saying. */
export function supportSuffix({ family, support }: DevicePlatform): string {
  if (support === 'unsupported') return 'ohne Support'
  return support === 'unknown' && datedFamilies.includes(family) ? 'Version unklar' : ''
}

function platformOf(os: string, osVersion: string, today: Day): DevicePlatform {
  const found = recogniseOperatingSystem(os, osVersion)
  const version =
    found.osVersion ?? /^Windows (\d\S*|XP|Vista)/.exec(found.release ?? '')?.[1] ?? ''
  const family = osFamilyLabel(found.family)
  const ownGeneration = found.family === 'windows_server' && !sharedServerVersions.includes(version)
  const generation = ownGeneration ? version : ''
  return {
    family: found.family,
    key: [found.family, generation].filter(Boolean).join('_'),
    label: found.family === 'unknown' ? '' : [family, generation].filter(Boolean).join(' '),
    support: supportOf(isSupported(found, today)),
    supportEndsOn: found.supportEndsOn,
    release: found.release ?? [os, osVersion].filter(Boolean).join(' '),
    version,
  }
}

function supportOf(supported: boolean | null): SupportState {
  if (supported === null) return 'unknown'
  return supported ? 'supported' : 'unsupported'
}
