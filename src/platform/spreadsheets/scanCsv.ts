/**
 * What a CSV file does not say of itself: which sign separates its columns and how its lines end. Only what stands
 * outside quotes counts; a quote opens a cell only at the cell's beginning.
 * @module
 */
export const delimiters = [';', '\t', ',', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export type CsvShape = {
  readonly delimiter: Delimiter
  readonly newline: '\n' | '\r' | '\r\n' | 'mixed'
}

const marks: ReadonlySet<string> = new Set(['\n', '\r', ...delimiters])

/** Rows that are looked at to tell the delimiter. */
const sampledRows = 200

export function scanCsv(text: string): CsvShape {
  const counts: Map<string, number>[] = [new Map()]
  const newlines = new Map<'\n' | '\r' | '\r\n', number>()
  for (const mark of marksOutsideQuotes(text)) {
    if (mark === '\n' || mark === '\r' || mark === '\r\n') {
      newlines.set(mark, (newlines.get(mark) ?? 0) + 1)
      if (counts.length < sampledRows) counts.push(new Map())
    } else if (counts.length < sampledRows) {
      const row = counts.at(-1)
      row?.set(mark, (row.get(mark) ?? 0) + 1)
    }
  }
  const [newline = '\n', ...others] = newlines.keys()
  return { delimiter: likeliestDelimiter(counts), newline: others.length > 0 ? 'mixed' : newline }
}

/** The sign that stands in most rows equally often, weighed by how often: a sentence has a comma here and there. */
function likeliestDelimiter(rows: readonly ReadonlyMap<string, number>[]): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ';', score: 0 }
  for (const delimiter of delimiters) {
    const rowsByCount = new Map<number, number>()
    for (const row of rows) {
      const count = row.get(delimiter) ?? 0
      if (count > 0) rowsByCount.set(count, (rowsByCount.get(count) ?? 0) + 1)
    }
    const score = Math.max(0, ...[...rowsByCount].map(([count, times]) => count * times))
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function* marksOutsideQuotes(text: string): Generator<string> {
  let quoted = false
  let atStart = true
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? ''
    if (quoted) {
      if (letter !== '"') continue
      if (text[index + 1] === '"') index += 1
      else quoted = false
    } else if (letter === '"' && atStart) {
      quoted = true
      atStart = false
    } else if (letter === '\r' && text[index + 1] === '\n') {
      index += 1
      atStart = true
      yield '\r\n'
    } else {
      atStart = marks.has(letter)
      if (atStart) yield letter
    }
  }
}
