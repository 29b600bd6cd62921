/**
 * The summaries of A.4: counts of checks as a whole, per target object and per module, for the whole
 * modelling and for the profile side by side.
 * @module
 */
import {
  addTallies,
  type CheckTally,
  metOfCounts,
  type StatusCounts,
  totalOfCounts,
} from './checkTally.ts'
import type { Cell, Sheet } from './sheet.ts'
import { type Field, int, share, shareOf, sheetOf, text } from './table.ts'
import { type checkStatuses, checkStatusWords, levels, levelWords } from './words.ts'

/** What the counts are told of: a target object or a module. */
export type SummaryLine = { cell: Cell; name: string; tallies: readonly CheckTally[] }

/** Tables whose lines are known only when their rows are drawn. */
type Later<Value> = () => readonly Value[]

type CountSet = { label: string; counts: (tally: CheckTally) => boolean }
type LevelLine = { label: string; extent: string; counts: StatusCounts }

/** One line for each level and the same for the profile, with a total of both kinds. */
export function levelSheet(tallies: Later<CheckTally>, hasProfile: boolean): Sheet {
  return sheetOf<LevelLine>({
    name: 'Zusammenfassung',
    title: 'Zusammenfassung des IT-Grundschutz-Checks',
    intro: ['Erfüllt sind „ja“ und „entbehrlich“.'],
    fields: [
      text('Stufe', 22, (line) => line.label),
      text('Umfang', 34, (line) => line.extent),
      int('Gesamt', 10, ({ counts }) => totalOfCounts(counts)),
      ...statusFields<LevelLine>('', ({ counts }) => counts),
      int('Erfüllt', 10, ({ counts }) => metOfCounts(counts)),
      share('Anteil', ({ counts }) => shareOf(metOfCounts(counts), totalOfCounts(counts))),
    ],
    items: drawLater(() => levelLines(tallies(), hasProfile)),
  })
}

/** Counts of some levels per target object or per module; the last row adds up. */
export function countSheet(
  head: { name: string; title: string; keyTitle: string },
  lines: Later<SummaryLine>,
  sets: readonly CountSet[],
): Sheet {
  return sheetOf<SummaryLine>({
    name: head.name,
    title: head.title,
    fields: [
      { title: head.keyTitle, kind: 'id', width: 11, cell: (line) => line.cell },
      text('Name', 34, (line) => line.name),
      ...sets.flatMap((set) => setFields(set)),
    ],
    items: drawLater(lines),
    total: 'Summe',
  })
}

/** The Basis requirements of the whole modelling, and those of the profile beside them. */
export function basicSets(hasProfile: boolean): readonly CountSet[] {
  const whole: CountSet = { label: 'Basis', counts: ({ level }) => level === 'basic' }
  const profile: CountSet = {
    label: 'Profil',
    counts: ({ level, inProfile }) => level === 'basic' && inProfile,
  }
  return hasProfile ? [whole, profile] : [whole]
}

/** The levels beyond the Basis-Absicherung. */
export const furtherSets: readonly CountSet[] = [
  { label: 'Standard', counts: ({ level }) => level === 'standard' },
  { label: 'Erhöht', counts: ({ level }) => level === 'high' },
]

function setFields({ label, counts }: CountSet): readonly Field<SummaryLine>[] {
  const countsOf = rememberLast((line: SummaryLine) => addTallies(line.tallies.filter(counts)))
  return [
    int(`${label} gesamt`, 9, (line) => totalOfCounts(countsOf(line))),
    ...statusFields(`${label} `, countsOf),
  ]
}

/** All fields of a line ask for the same counts. */
function rememberLast<Item, Value>(compute: (item: Item) => Value): (item: Item) => Value {
  let last: { item: Item; value: Value } | undefined
  return (item) => {
    if (last?.item !== item) last = { item, value: compute(item) }
    return last.value
  }
}

function drawLater<Item>(items: Later<Item>): Iterable<Item> {
  return { [Symbol.iterator]: () => items()[Symbol.iterator]() }
}

function statusFields<Item>(
  prefix: string,
  countsOf: (item: Item) => StatusCounts,
): readonly Field<Item>[] {
  const order = [
    'yes',
    'dispensable',
    'partial',
    'no',
    'open',
  ] satisfies (typeof checkStatuses)[number][]
  return order.map((status) =>
    int(`${prefix}${checkStatusWords[status]}`, 13, (item) => countsOf(item)[status]),
  )
}

function levelLines(tallies: readonly CheckTally[], hasProfile: boolean): readonly LevelLine[] {
  const present = levels.filter(
    (level) => level === 'basic' || tallies.some((tally) => tally.level === level),
  )
  return present.flatMap((level) => {
    const ofLevel = tallies.filter((tally) => tally.level === level)
    const label = levelWords[level]
    const whole = { label, extent: 'ganze Modellierung', counts: addTallies(ofLevel) }
    const ofProfile = addTallies(ofLevel.filter((tally) => tally.inProfile))
    return hasProfile ? [whole, { label, extent: 'davon im Profil', counts: ofProfile }] : [whole]
  })
}
