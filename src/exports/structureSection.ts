/** In which list of A.1 a target object stands, and how its kind is called. @module */
import type { StructureSection } from '../../reports/structureObject.ts'
import type { CodePrefix } from '../inventory/targetObject.ts'
import { kindLabel } from '../modelling/modellingText.ts'

/** Source: DOMAIN 5 for the prefixes, BSI-Standard 200-2, chapter 8.1 for the lists. */
const sectionOfPrefix: Record<CodePrefix, StructureSection> = {
  IV: 'domain',
  GP: 'process',
  A: 'application',
  S: 'system',
  C: 'system',
  M: 'system',
  P: 'system',
  V: 'system',
  N: 'network',
  NZ: 'network',
  T: 'network',
  K: 'network',
  R: 'room',
  G: 'room',
  D: 'provider',
}

/** Families of kinds, for codes that somebody made up. */
const sectionOfFamily: Readonly<Record<string, StructureSection>> = {
  domain: 'domain',
  businessProcess: 'process',
  application: 'application',
  network: 'network',
  room: 'room',
  building: 'room',
  site: 'room',
  provider: 'provider',
  customer: 'provider',
}

export function structureSectionOf({
  code,
  kinds,
}: {
  readonly code: string
  readonly kinds: readonly string[]
}): StructureSection {
  const letters = /^[A-Z]+/.exec(code)?.[0] ?? ''
  if (isPrefix(letters)) return sectionOfPrefix[letters]
  return sectionOfFamily[kinds[0]?.split('.')[0] ?? ''] ?? 'system'
}

/** The word for the first kind, which is the one that gave the target object its code. */
export function kindWord(kinds: readonly string[]): string {
  const [first] = kinds
  return first ? kindLabel(first) : ''
}

function isPrefix(letters: string): letters is CodePrefix {
  return Object.hasOwn(sectionOfPrefix, letters)
}
