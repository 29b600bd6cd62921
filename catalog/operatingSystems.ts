/**
 * Operating systems as device lists name them: family, release and the end of vendor support.
 * Source: vendors' pages, named per family in the data file.
 * @module
 */
import type { Day } from '../src/core/day.ts'
import { foldText } from '../src/core/text.ts'
import { once, readCatalogFile } from './catalogFile.ts'
import {
  type DeviceForm,
  type OsFamily,
  type OsFamilyEntry,
  type OsRelease,
  operatingSystemsFileSchema,
} from './operatingSystemsFile.ts'
import type { TargetKind } from './targetKind.ts'

export type OperatingSystem = {
  family: OsFamily
  /** „Windows 11 24H2“; null when the list is not precise enough or the release is not ours to know. */
  release: string | null
  /** Last day with security updates without an extra contract; null when no day is published. */
  supportEndsOn: Day | null
  /** The year that modelling rules ask for (`needsAttribute.osVersion`), e.g. „2019“. */
  osVersion: string | null
}

const readFamilies = once(() => {
  const file = readCatalogFile(
    'operating-systems/operating-systems.json',
    operatingSystemsFileSchema,
  )
  return file.families.map((family) => ({
    family,
    patterns: family.patterns.map((pattern) => new RegExp(pattern)),
  }))
})

/**
 * Recognises what a list says in its columns for operating system and version. A build number
 * (10.0.26100.4349, 26100) counts more than a name. Families are tried in the order of the data file.
 */
export function recogniseOperatingSystem(os: string, version: string): OperatingSystem {
  const text = foldText(`${os} ${version}`)
  const family = familyIn(text)
  if (!family) return unrecognised(foldText(os) === '' ? 'unknown' : 'other')
  const words = withoutIgnored(family, text)
    .split(/[\s,;()[\]/_-]+/)
    .filter((word) => word !== '')
  const release = releaseOf(family, words)
  return {
    family: family.id,
    release: release?.name ?? majorRelease(family, words),
    supportEndsOn: release?.supportEndsOn ?? null,
    osVersion: release?.osVersion ?? null,
  }
}

/** Whether the vendor still supports it on a day; null when no end is known. The last day counts as supported. */
export function isSupported(
  release: Pick<OperatingSystem, 'supportEndsOn'>,
  today: Day,
): boolean | null {
  return release.supportEndsOn === null ? null : today <= release.supportEndsOn
}

/** The kinds of target object that a family stands for, on a client, a server or a mobile device. */
export function targetKindsOn(family: OsFamily, form: DeviceForm): readonly TargetKind[] {
  return familyById(family)?.kindsOn[form] ?? []
}

/** „Windows Server“, „Linux oder Unix“. */
export function osFamilyLabel(family: OsFamily): string {
  return familyById(family)?.label ?? family
}

/** Where the days of a family come from, for people. */
export function osFamilySource(family: OsFamily): string {
  return familyById(family)?.source ?? ''
}

function familyById(id: OsFamily): OsFamilyEntry | undefined {
  return readFamilies().find(({ family }) => family.id === id)?.family
}

function familyIn(text: string): OsFamilyEntry | undefined {
  return readFamilies().find(({ patterns }) => patterns.some((pattern) => pattern.test(text)))
    ?.family
}

function unrecognised(family: OsFamily): OperatingSystem {
  return { family, release: null, supportEndsOn: null, osVersion: null }
}

function releaseOf(family: OsFamilyEntry, words: readonly string[]): OsRelease | undefined {
  const numbers = words.flatMap((word) => (isBuild(word) ? word.split('.') : []))
  const named = family.prefixVersions ? words : words.filter((word) => !isBuild(word))
  const hasWord = (word: string) =>
    named.some((item) => item === word || (family.prefixVersions && item.startsWith(`${word}.`)))
  const matches = (release: OsRelease, byBuild: boolean) =>
    release.match.some(
      ({ words: wanted = [], build }) =>
        (build !== undefined) === byBuild &&
        (build === undefined || numbers.includes(build)) &&
        wanted.every(hasWord),
    )
  return (
    family.releases.find((release) => matches(release, true)) ??
    family.releases.find((release) => matches(release, false))
  )
}

function withoutIgnored({ ignored }: OsFamilyEntry, text: string): string {
  return ignored === undefined ? text : text.replace(new RegExp(ignored, 'g'), ' ')
}

/** „iPadOS 17“ from „17.5.1“, for vendors that publish no dates. */
function majorRelease({ majorReleases }: OsFamilyEntry, words: readonly string[]): string | null {
  if (majorReleases === undefined) return null
  const major = words.map((word) => /^(\d{1,2})(\.\d+)*$/.exec(word)?.[1]).find(Boolean)
  return major === undefined ? null : `${majorReleases} ${major}`
}

/** 10.0.26100.4349, 6.1.7601 or a bare 26100; years such as 2019 and names such as 8.1 are none. */
function isBuild(word: string): boolean {
  return /^\d+(\.\d+){2,}$/.test(word) || /^\d{5}(\.\d+)?$/.test(word)
}
