/** What was measured, as rows of a table, and the page that explains them. @module */
import type { Comparison } from './compare.ts'

/** Texts of a row as they are shown; `kept` is null where nothing is promised. */
export type ResultRow = {
  readonly what: string
  readonly measured: string
  readonly floor: string
  readonly ratio: string
  readonly promised: string
  readonly kept: boolean | null
  readonly memory: string
}

export type Machine = {
  readonly cpu: string
  readonly cores: number
  readonly node: string
  /** Calendar day, dd.mm.yyyy. */
  readonly day: string
}

const headers = [
  'Vorgang',
  'dauert',
  'mindestens nötig',
  'Verhältnis',
  'zugesagt',
  'Zusage',
  'Speicher höchstens',
] as const

const nothing = '–'

/** A subject against its floor; `atMost` is the promised ratio. */
export function ratioRow(
  what: string,
  { subjectMilliseconds, floorMilliseconds, ratio }: Comparison,
  { atMost, peakBytes }: { atMost?: number; peakBytes?: number } = {},
): ResultRow {
  return {
    what,
    measured: seconds(subjectMilliseconds),
    floor: seconds(floorMilliseconds),
    ratio: times(ratio),
    promised: atMost === undefined ? nothing : `höchstens ${times(atMost)}`,
    kept: atMost === undefined ? null : ratio <= atMost,
    memory: peakBytes === undefined ? nothing : megabytes(peakBytes),
  }
}

/** A figure with a promised limit and without a floor. */
export function limitRow(
  what: string,
  shown: Pick<ResultRow, 'promised' | 'kept'> & Partial<ResultRow>,
): ResultRow {
  return { measured: nothing, floor: nothing, ratio: nothing, memory: nothing, ...shown, what }
}

/** The table in Markdown; the first column is as wide as its words, so that it reads in a terminal too. */
export function resultTable(rows: readonly ResultRow[]): string {
  const lines = [[...headers], ...rows.map(cellsOf)]
  const widths = headers.map((_, index) => Math.max(...lines.map((cells) => widthOf(cells[index]))))
  const [head = '', ...body] = lines.map((cells) => {
    const padded = cells.map((cell, index) => pad(cell, widths[index] ?? 0, index))
    return `| ${padded.join(' | ')} |`
  })
  const rule = widths.map((width, index) =>
    index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [head, `| ${rule.join(' | ')} |`, ...body].join('\n')
}

/** The page `results.md`. */
export function resultPage(
  rows: readonly ResultRow[],
  explanations: readonly string[],
  { cpu, cores, node, day }: Machine,
): string {
  return `# Messwerte

Gemessen am ${day} mit \`npm run bench\` auf ${cpu} (${cores} Kerne), Node ${node}, SQLite.

${resultTable(rows)}

## Wie gemessen wird

Zeiten hängen vom Rechner ab, Verhältnisse kaum. Deshalb steht neben jedem Vorgang, was mindestens nötig ist, um dasselbe
zu tun; beides läuft im selben Prozess abwechselnd, mehrere Runden lang. Gezeigt wird der Median der Zeiten und der Median
der Verhältnisse der einzelnen Runden. Gemessen wird das gebaute Programm (\`dist\`), mit erfundenen, bei jedem Lauf gleichen
Daten. Der Speicher ist der höchste Stand eines eigenen Prozesses, in dem derselbe Befehl einmal läuft, Node eingeschlossen;
der Kindprozess, der eine fremde Liste liest, ist nicht dabei.

${explanations.map((explanation) => `- ${explanation}`).join('\n')}
`
}

/** The text with the table between its bench marks; null when it has none. */
export function replaceTable(text: string, table: string): string | null {
  const place = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/
  if (!place.test(text)) return null
  return text.replace(place, (_, start: string, end: string) => `${start}${table}\n${end}`)
}

/** „1,25×“ */
export function times(ratio: number): string {
  return `${german(ratio, 2)}×`
}

/** „0,42 s“ */
export function seconds(milliseconds: number): string {
  return `${german(milliseconds / 1000, 2)} s`
}

/** „117 MB“, of a million bytes each. */
export function megabytes(bytes: number): string {
  return `${german(bytes / 1_000_000, 0)} MB`
}

/** „38 KB“, of a thousand bytes each. */
export function kilobytes(bytes: number): string {
  return `${german(bytes / 1000, 0)} KB`
}

/** „10.000“ */
export function count(number: number): string {
  return german(number, 0)
}

function german(number: number, digits: number): string {
  return number.toLocaleString('de-DE', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

function cellsOf({ what, measured, floor, ratio, promised, kept, memory }: ResultRow): string[] {
  const verdict = kept === null ? nothing : kept ? 'eingehalten' : 'verfehlt'
  return [what, measured, floor, ratio, promised, verdict, memory]
}

function widthOf(cell: string | undefined): number {
  return cell?.length ?? 0
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
