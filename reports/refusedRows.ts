/** Rows of a list that were not taken over, as a workbook in which they can be put right and sent again. @module */
import type { Workbook } from './sheet.ts'

export type RefusedRow = {
  readonly row: number
  readonly column: string
  readonly reason: string
  readonly cells: readonly string[]
}

/** The rows of one sheet, under the headers that the file had. */
export type RefusedSheet = {
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly RefusedRow[]
}

/** The file's own columns come first, what is wrong behind them: the header stays the one that is known. */
export function refusedRows(
  context: Pick<Workbook, 'organisation' | 'scope' | 'stateOfData'>,
  file: string,
  sheets: readonly RefusedSheet[],
): Workbook {
  return {
    ...context,
    title: `Nicht übernommene Zeilen aus ${file}`,
    subject: 'Zeilen zum Berichtigen; die Liste kann danach noch einmal eingelesen werden.',
    cover: {
      edition: null,
      facts: [
        { label: 'Datei', value: file },
        { label: 'Zeilen', value: sheets.reduce((sum, { rows }) => sum + rows.length, 0) },
      ],
      chainHead: null,
    },
    sheets: sheets.map(({ name, headers, rows }) => {
      const own = ownColumns(headers, rows)
      return {
        name,
        title: name,
        bare: true,
        columns: [
          ...own.map((title) => ({ title, kind: 'id' as const, width: 18 })),
          { title: 'Zeile der Datei', kind: 'int', width: 14 },
          { title: 'Beanstandete Spalte', kind: 'text', width: 22 },
          { title: 'Grund der Zurückweisung', kind: 'text', width: 70 },
        ],
        rows: rows.map(({ cells, row, column, reason }) => ({
          cells: [...own.map((_, index) => cells[index] ?? null), row, column, reason],
        })),
      }
    }),
  }
}

/** Titles must be there and differ. */
function ownColumns(headers: readonly string[], rows: readonly RefusedRow[]): string[] {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), headers.length)
  const titles: string[] = []
  for (let index = 0; index < width; index += 1) {
    const header = headers[index] ?? ''
    const isFree = header !== '' && !titles.includes(header)
    titles.push(isFree ? header : `${header || 'Spalte'} ${index + 1}`)
  }
  return titles
}
