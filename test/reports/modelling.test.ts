import { expect, test } from 'vitest'
import { modelling } from '../../reports/modelling.ts'
import { context, decisions, modules } from './cast.ts'
import { readColumn, readCover, readTable } from './readTable.ts'
import { sampleModelling } from './sampleReports.ts'

test('all 111 modules appear exactly once in the overview', async () => {
  const ids = await readColumn(sampleModelling(), 'Alle Bausteine', 'Baustein')

  expect(ids.slice(0, -1)).toEqual(modules.map((module) => module.id))
  expect(ids.length).toBe(111 + 1)
})

test('the decisions on the cover add up to 111', async () => {
  const cover = await readCover(sampleModelling())

  const parts = ['modelliert', 'ausgelassen', 'beim Dienstleister', 'noch nicht entschieden']
  const told = parts.map((part) => Number(cover[`davon ${part}`]))

  expect(cover['Bausteine der Edition']).toBe(111)
  expect(told).toEqual([23, 1, 1, 86])
})

test('modelled modules stand in the order R1, R2, R3', async () => {
  const order = await readColumn(sampleModelling(), 'Modelliert', 'Reihenfolge')

  expect(new Set(order)).toEqual(new Set(['R1', 'R2', 'R3']))
  expect(order).toEqual([...order].sort())
})

test.each([
  ['Ausgelassen', { Baustein: 'SYS.3.1', Kürzel: 'C002', Herkunft: 'Regel' }],
  ['Ausgelassen', { Baustein: 'IND.1', Begründung: /keine industrielle/, Herkunft: 'Person' }],
  [
    'Beim Dienstleister',
    { Baustein: 'APP.3.2', Dienstleister: 'D001 KITU', Nachweis: /13.11.2026/ },
  ],
  ['Modelliert', { Baustein: 'SYS.2.1', 'Titel des Bausteins': 'Allgemeiner Client', Anzahl: 96 }],
  ['Noch offen', { Baustein: 'CON.1', 'Wann er gilt (in eigenen Worten)': /VPN/ }],
  ['Alle Bausteine', { Baustein: 'SYS.4.1', 'Worum es geht (in eigenen Worten)': /Multifunktion/ }],
])('sheet %s tells %j', async (sheet, wanted) => {
  const rows = await readTable(sampleModelling(), sheet)

  const patterns = Object.entries(wanted).map(([title, value]) => [
    title,
    value instanceof RegExp ? expect.stringMatching(value) : value,
  ])

  expect(rows).toContainEqual(expect.objectContaining(Object.fromEntries(patterns)))
})

test.each([
  ['modelled at one object and left out at another: modelled', 'SYS.3.1', 'modelliert', 1, 1],
  ['left out everywhere: left out', 'IND.1', 'ausgelassen', undefined, 1],
  ['never decided: undecided', 'CON.1', 'noch nicht entschieden', undefined, undefined],
])('a module that is %s', async (_, id, decision, modelledAt, leftOutAt) => {
  const rows = await readTable(sampleModelling(), 'Alle Bausteine')

  const row = rows.find((candidate) => candidate.Baustein === id)

  expect(row?.Entscheidung).toBe(decision)
  expect(row?.['Modelliert an'] || undefined).toBe(modelledAt)
  expect(row?.['Ausgelassen an'] || undefined).toBe(leftOutAt)
})

test('a decision on a module that the catalogue lacks is refused as a bug', () => {
  const [first] = decisions
  const unknown = first ? [{ ...first, moduleId: 'XXX.1' }] : []
  const input = { modules, decisions: unknown, openQuestions: [], hints: [] }

  expect(() => modelling(context, input)).toThrow('XXX.1')
})
