import { Failure } from '../../core/failure.ts'

/** Cells that a sheet may hold after its repetitions are written out: 200,000 rows of 50 columns. */
const mostCells = 10_000_000

const tags = /<(\/?)(?:\w+:)?(table-row|table-cell|covered-table-cell)\b([^>]*?)(\/?)>/g

/**
 * OpenDocument writes „a million times this row“ in a few bytes, and readers write it out. Empty cells may be repeated
 * as often as they like. Throws `invalid` when the cells with content would be more than 10 million.
 */
export function ensureModestRepeats(content: Buffer, file: string): void {
  let cells = 0
  let rowRepeats = 1
  for (const [, closing, name, attributes = '', selfClosing] of content
    .toString('utf8')
    .matchAll(tags)) {
    if (closing) continue
    if (name === 'table-row') rowRepeats = repeats(attributes, 'rows')
    else if (!selfClosing || /value/.test(attributes)) {
      cells += rowRepeats * repeats(attributes, 'columns')
    }
    if (cells > mostCells) throw tooManyCells(file)
  }
}

function repeats(attributes: string, of: 'rows' | 'columns'): number {
  const written = attributes.match(/number-(rows|columns)-repeated\s*=\s*["'](\d+)["']/)
  return written?.[1] === of ? Number(written[2]) : 1
}

function tooManyCells(file: string): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ wiederholt Zellen so oft, dass mehr als 10 Millionen entstünden. Bitte löschen Sie, was abseits der Liste steht.`,
  )
}
