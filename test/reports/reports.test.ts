import { describe, expect, test } from 'vitest'
import { auditTrail } from '../../reports/auditTrail.ts'
import { checkResult } from '../../reports/checkResult.ts'
import { deadlines } from '../../reports/deadlines.ts'
import { deviceList } from '../../reports/deviceList.ts'
import { implementationPlan } from '../../reports/implementationPlan.ts'
import { modelling } from '../../reports/modelling.ts'
import { protectionNeeds } from '../../reports/protectionNeeds.ts'
import { reminders } from '../../reports/reminders.ts'
import type { Cell, Link, Row, Sheet, Workbook } from '../../reports/sheet.ts'
import { structureAnalysis } from '../../reports/structureAnalysis.ts'
import { wiba } from '../../reports/wiba.ts'
import { readWorkbook, workbookBytes } from '../support/readWorkbook.ts'
import { context, resultOf } from './cast.ts'
import { readCover } from './readTable.ts'
import { sampleReports } from './sampleReports.ts'

const emptyReports: readonly (readonly [string, Workbook])[] = [
  [
    'a1',
    structureAnalysis(context, {
      delimitation: [],
      objects: [],
      links: [],
      members: [],
      ungroupedDevices: 0,
    }),
  ],
  ['a2', protectionNeeds(context, { objects: [] })],
  ['a3', modelling(context, { modules: [], decisions: [], openQuestions: [], hints: [] })],
  ['a4', checkResult(context, resultOf([]))],
  [
    'a6',
    implementationPlan(context, {
      rows: [],
      counts: { rows: 0, basic: 0, unplanned: 0 },
      measures: [],
      budget: { years: [], lines: [] },
      acceptedRisks: [],
    }),
  ],
  ['devices', deviceList(context, { sites: [], withHolder: false })],
  ['wiba', wiba(context, { questions: [], gaps: [] })],
  ['deadlines', deadlines(context, { asOf: '2025-05-22', milestones: [], work: [] })],
  [
    'reminders',
    reminders(context, {
      deliveries: [],
      items: [],
      counts: { deliveries: 0, items: 0, people: 0, sent: 0, givenUp: 0 },
    }),
  ],
  ['audit', auditTrail(context, { events: [], counts: { events: 0, erased: 0 } })],
]

const reports = await sampleReports()

describe.each(reports)('%s', (name, workbook) => {
  test('is named as in `export`, and says whose data of which state it shows', async () => {
    const cover = await readCover(workbook)

    expect(workbook.properties?.Bericht).toBe(name)
    expect(cover['Stand der Daten']).toBe('22.05.2025, 11:30 Uhr')
    expect(cover['Kopf der Prüfkette']).toContain(context.dataState.chainHead)
  })

  test('has sheets whose names fit on a tab and stand once', async () => {
    const names = readWorkbook(await workbookBytes(workbook)).SheetNames

    expect(names.filter((sheet) => sheet.length > 31)).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  test('has links that lead to rows that exist', async () => {
    const rowCounts = new Map<string, number>()
    const links: Link[] = []
    for (const sheet of workbook.sheets) {
      const rows = await rowsOf(sheet)
      rowCounts.set(sheet.name, rows.length)
      links.push(...rows.flatMap((row) => row.cells.flatMap(linksOf)))
    }

    const broken = links.filter(
      (link) => 'sheet' in link && (link.row ?? 1) > (rowCounts.get(link.sheet) ?? 0),
    )

    expect(broken).toEqual([])
  })

  test('fills no row beyond its columns', async () => {
    for (const sheet of workbook.sheets) {
      const rows = await rowsOf(sheet)

      const tooLong = rows.filter((row) => row.cells.length > sheet.columns.length)

      expect(tooLong).toEqual([])
    }
  })

  test('gives the same bytes twice', async () => {
    const again = new Map(await sampleReports()).get(name)

    const first = await workbookBytes(workbook)

    expect(again && (await workbookBytes(again)).equals(first)).toBe(true)
  })
})

test.each(emptyReports)(
  '%s of nothing is a workbook with a cover and empty tables',
  async (...row) => {
    const [, workbook] = row

    const names = readWorkbook(await workbookBytes(workbook)).SheetNames

    expect(names.length).toBe(workbook.sheets.length + 1)
  },
)

test('a link leads to the row that tells of the same code', async () => {
  const structure = reports[0]?.[1]
  const links = await linkedRows(structure, 'Verbindungen')

  const wrong = links.filter(({ text, target }) => !target.includes(text))

  expect(links.length).toBeGreaterThan(8)
  expect(wrong).toEqual([])
})

test('nothing recorded yet means no chain head', () => {
  const fresh = { ...context, dataState: { ...context.dataState, sequence: 0, chainHead: '' } }

  const workbook = protectionNeeds(fresh, { objects: [] })

  expect(workbook.cover.chainHead).toBeNull()
})

test('no report calls anything certifiable', async () => {
  for (const [, workbook] of reports) {
    const words = JSON.stringify([workbook.cover, ...(await tablesOf(workbook))])

    expect(words).not.toMatch(/zertifizierbar|testierbar|testatfähig/i)
  }
})

async function rowsOf(sheet: Sheet): Promise<readonly Row[]> {
  const rows: Row[] = []
  for await (const part of sheet.rows) rows.push(...[part].flat())
  return rows
}

async function tablesOf(workbook: Workbook): Promise<readonly unknown[]> {
  return Promise.all(workbook.sheets.map(rowsOf))
}

function linksOf(cell: Cell): readonly Link[] {
  if (cell === null || typeof cell !== 'object') return []
  if ('value' in cell) return linksOf(cell.value)
  return 'link' in cell ? [cell.link] : []
}

/** The links of a sheet with their text and the texts of the row that they lead to. */
async function linkedRows(workbook: Workbook | undefined, name: string) {
  const sheets = new Map<string, readonly Row[]>()
  for (const sheet of workbook?.sheets ?? []) sheets.set(sheet.name, await rowsOf(sheet))
  return (sheets.get(name) ?? []).flatMap((row) =>
    row.cells.flatMap((cell) => {
      if (cell === null || typeof cell !== 'object' || !('link' in cell)) return []
      if (!('sheet' in cell.link)) return []
      const target = sheets.get(cell.link.sheet)?.[(cell.link.row ?? 1) - 1]
      return [{ text: cell.text, target: JSON.stringify(target?.cells) }]
    }),
  )
}
