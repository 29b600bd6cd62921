/**
 * The list of applications: searched, filtered and sorted. A city has tens of them, at most hundreds.
 * @module
 */
import { foldText, searchTextOf, searchWords } from '../../core/text.ts'
import { type Hosting, hostings } from '../application.ts'
import { compareText } from '../order.ts'

export type ListedApplication = {
  readonly id: string
  readonly name: string
  readonly department: string
  readonly vendor: string
  readonly hosting: Hosting | null
  readonly provider: string
  readonly personalData: boolean | null
  readonly description: string
  readonly server: string
  /** Code of the target object that stands for it; null until it is accepted. */
  readonly code: string | null
  readonly responsible: string | null
}

export type ApplicationQuery = {
  readonly suche: string | undefined
  readonly betrieb: string | undefined
  readonly daten: string | undefined
  readonly sortierung: string | undefined
}

export const applicationOrders = [
  'name',
  'department',
  'vendor',
  'provider',
  'responsible',
] as const
type ApplicationOrder = (typeof applicationOrders)[number]

/** Filters that the address names and nobody knows filter nothing. */
export function selectApplications(
  applications: readonly ListedApplication[],
  query: ApplicationQuery,
): ListedApplication[] {
  const words = searchWords(query.suche ?? '')
  const order = applicationOrders.find((each) => each === query.sortierung) ?? 'name'
  return applications
    .filter((each) => matchesWords(each, words))
    .filter(({ hosting }) => matchesHosting(hosting, query.betrieb))
    .filter(({ personalData }) => matchesData(personalData, query.daten))
    .toSorted((a, b) => compareBy(order, a, b))
}

function matchesWords(each: ListedApplication, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { name, department, vendor, provider, description, server, code } = each
  const text = searchTextOf([name, department, vendor, provider, description, server, code])
  return words.every((word) => text.includes(word))
}

function matchesHosting(hosting: Hosting | null, wanted: string | undefined): boolean {
  if (wanted === 'offen') return hosting === null
  const known = hostings.find((each) => each === wanted)
  return known === undefined || hosting === known
}

function matchesData(personalData: boolean | null, wanted: string | undefined): boolean {
  if (wanted === 'ja') return personalData === true
  if (wanted === 'nein') return personalData === false
  return wanted !== 'offen' || personalData === null
}

/** What is not stated comes last. */
function compareBy(order: ApplicationOrder, a: ListedApplication, b: ListedApplication): number {
  const [left, right] = [a[order] ?? '', b[order] ?? '']
  return (
    Number(left === '') - Number(right === '') ||
    compareText(foldText(left), foldText(right)) ||
    compareText(foldText(a.name), foldText(b.name))
  )
}
