/** The filters of a list of checks, as its address states them in German words. @module */
import type { Priority } from '../../../catalog/moduleRules.ts'
import {
  type RequirementLevel,
  requirementLevelLabels,
  requirementLevels,
} from '../../../catalog/requirementLevel.ts'
import { type CheckStatus, checkStatuses, checkStatusLabels } from '../check.ts'
import type { ListKind } from './listAddress.ts'

/** What a person has to look at again. */
export const concerns = [
  'overdue',
  'stale',
  'unplanned',
  'undescribed',
  'unproven',
  'suggested',
] as const
export type Concern = (typeof concerns)[number]

export const concernWords: Record<Concern, string> = {
  overdue: 'ueberfaellig',
  stale: 'veraltet',
  unplanned: 'ungeplant',
  undescribed: 'ohne-beschreibung',
  unproven: 'ohne-nachweis',
  suggested: 'vorschlag',
}

export const concernLabels: Record<Concern, string> = {
  overdue: 'nur überfällige',
  stale: 'nur veraltete',
  unplanned: 'nur ungeplante',
  undescribed: 'nur „ja“ ohne Beschreibung',
  unproven: 'nur ohne gültigen Nachweis',
  suggested: 'nur mit Vorschlag',
}

const levelWords: Record<RequirementLevel, string> = {
  basic: 'basis',
  standard: 'standard',
  high: 'erhoeht',
}

const priorities: readonly Priority[] = ['R1', 'R2', 'R3']
const pageSizes = [50, 100] as const

/** Empty `statuses` and null filter nothing. `nobody` as a person: nobody is responsible. */
export type CheckFilter = {
  readonly levels: readonly RequirementLevel[]
  readonly priority: Priority | null
  readonly statuses: readonly CheckStatus[]
  readonly module: string | null
  readonly responsibleId: string | 'nobody' | null
  readonly concern: Concern | null
  readonly staleMonths: number
  readonly pageSize: number
}

export const nobodyWord = 'niemand'

/** The states that are chosen together, first the ones that are work. */
export const statusChoices: readonly (readonly CheckStatus[])[] = [
  ['open', 'partial', 'no'],
  ['partial', 'no'],
  ...checkStatuses.map((status) => [status]),
  ['yes', 'dispensable'],
]

/** What is shown at first: Basis, or to whoever answers what was assigned to them, all of it. */
export type LevelChoice = 'basis' | 'alle'

export function usualLevel(list: ListKind): LevelChoice {
  return list.kind === 'own' ? 'alle' : 'basis'
}

type Query = Readonly<Record<string, string | undefined>>

/** What an address does not say, or says wrongly, filters nothing; the level is then the `usual` one. */
export function parseCheckFilter(
  query: Query,
  staleMonths: number,
  usual: LevelChoice = 'basis',
): CheckFilter {
  const months = Number(query.monate)
  const size = pageSizes.find((each) => String(each) === query.zeilen)
  return {
    levels: levelsOf(query.stufe) ?? levelsOf(usual) ?? requirementLevels,
    priority: priorities.find((each) => each === query.reihenfolge) ?? null,
    statuses: checkStatuses.filter((status) =>
      query.stand?.split(',').includes(checkStatusLabels[status]),
    ),
    module: query.baustein || null,
    responsibleId: query.person === nobodyWord ? 'nobody' : query.person || null,
    concern: concerns.find((each) => concernWords[each] === query.nur) ?? null,
    staleMonths: Number.isInteger(months) && months >= 1 && months <= 120 ? months : staleMonths,
    pageSize: size ?? pageSizes[0],
  }
}

/** The word of a choice of states in an address: „unbearbeitet,teilweise,nein“. */
export function statusWord(statuses: readonly CheckStatus[]): string {
  return statuses.map((status) => checkStatusLabels[status]).join(',')
}

/** Levels as the address names them; `alle` are all three. */
export const levelChoices: readonly { readonly value: string; readonly label: string }[] = [
  ...requirementLevels.map((level) => ({
    value: levelWords[level],
    label: requirementLevelLabels[level],
  })),
  { value: 'alle', label: 'alle Stufen' },
]

export const priorityChoices = priorities.map((value) => ({ value, label: value }))

function levelsOf(word: string | undefined): readonly RequirementLevel[] | undefined {
  if (word === 'alle') return requirementLevels
  const level = requirementLevels.find((each) => levelWords[each] === word)
  return level && [level]
}
