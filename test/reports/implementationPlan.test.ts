import { expect, test } from 'vitest'
import {
  countedCosts,
  type PlannedMeasure,
  type PlanRow,
  startPlanLines,
} from '../../reports/planLines.ts'
import { measures } from './cast.ts'
import { readCover, readSum, readTable } from './readTable.ts'
import { planRows, samplePlan } from './sampleReports.ts'

const costTitles = [
  'Personal einmalig',
  'Personal jährlich',
  'Sachmittel einmalig',
  'Sachmittel jährlich',
]

function row(requirementId: string, measureCodes: readonly string[]): PlanRow {
  return {
    targetObjectCode: 'C001',
    targetObjectName: 'Notebooks',
    moduleId: 'SYS.2.1',
    requirementId,
    requirementTitle: 'Titel',
    level: 'basic',
    priority: 'R2',
    status: 'no',
    measureCodes,
    responsible: 'Jonas Muster',
    dueOn: '2025-09-30',
  }
}

test('only what is open, no or partial stands in the plan, in the given order', async () => {
  const rows = await readTable(samplePlan(), 'Realisierungsplan')

  expect(rows.slice(0, -1).map((line) => line.Anforderung)).toEqual(
    planRows().map((line) => line.requirementId),
  )
  expect(new Set(rows.slice(0, -1).map((line) => line.Status))).toEqual(
    new Set(['unbearbeitet', 'nein', 'teilweise']),
  )
})

test('the costs of a measure stand in its first row only', () => {
  const lineOf = startPlanLines(measures)

  const lines = ['A1', 'A2', 'A3'].map((id) => lineOf(row(id, ['M001', 'M002'])))

  expect(lines.map((line) => line.costs?.personnelOnceCents)).toEqual([
    570_000,
    undefined,
    undefined,
  ])
  expect(lines[2]?.remark).toBe('Kosten von M001, M002 bei C001 A1')
})

test.each<[string, Partial<PlanRow>, string]>([
  ['no, with person and date', {}, ''],
  ['no, without person', { responsible: '' }, 'ungeplant: Person fehlt'],
  ['partial, without date', { status: 'partial', dueOn: null }, 'ungeplant: Termin fehlt'],
  ['no, without both', { responsible: '', dueOn: null }, 'ungeplant: Person und Termin fehlen'],
  ['open, without both', { status: 'open', responsible: '', dueOn: null }, ''],
])('a row that is %s has the remark „%s“', (_, change, remark) => {
  const line = startPlanLines(measures)({ ...row('A1', []), ...change })

  expect(line.remark).toBe(remark)
  expect(line.isUnplanned).toBe(remark !== '')
})

test.each<[string, Partial<PlannedMeasure>, boolean]>([
  ['planned', { status: 'planned' }, true],
  ['done', { status: 'done' }, true],
  ['dropped', { status: 'dropped' }, false],
])('the costs of a measure that is %s count: %s', (_, change, isCounted) => {
  const [first] = measures
  const measure = first ? { ...first, ...change } : undefined

  expect(countedCosts(measure) !== null).toBe(isCounted)
})

test.each(costTitles)('„%s“ adds up among the measures and on the cover', async (title) => {
  const workbook = samplePlan()

  const { added, told } = await readSum(workbook, 'Maßnahmen', title)

  const cover = await readCover(workbook)
  expect(added).toBe(told)
  expect(cover[`Kosten ${title}`]).toBe(told)
})

test.each(costTitles)('„%s“ of the plan counts no measure twice', async (title) => {
  const workbook = samplePlan()
  const used = new Set(planRows().flatMap((line) => line.measureCodes))

  const { added, told } = await readSum(workbook, 'Realisierungsplan', title)

  const rows = (await readTable(workbook, 'Maßnahmen')).filter((line) =>
    used.has(String(line.Maßnahme)),
  )
  expect(used.size).toBe(2)
  expect(added).toBe(told)
  expect(told).toBe(rows.reduce((sum, line) => sum + Number(line[title] ?? 0), 0))
})

test('the years add up across and down', async () => {
  const rows = await readTable(samplePlan(), 'Haushaltsjahre')
  const years = ['2025', '2026', '2027', 'ohne Termin']

  for (const line of rows) {
    expect(years.reduce((sum, year) => sum + Number(line[year]), 0)).toBe(line.Summe)
  }
  expect(rows.at(-1)).toMatchObject({ '2025': 18_200, '2026': 7_200, '2027': 7_200, Summe: 32_600 })
})

test('accepted risks say who took which risk when and why', async () => {
  const [risk] = await readTable(samplePlan(), 'Angenommene Risiken')

  expect(risk).toMatchObject({
    Stufe: 'Standard',
    'Angenommen von': 'Oberbürgermeister',
    'Angenommen am': new Date('2025-04-02T00:00:00Z'),
  })
})
