import { expect, test } from 'vitest'
import type { ApplicationImportPlan, ExistingApplication } from '../../src/exchange/importPlan.ts'
import { planApplicationImport } from '../../src/exchange/planApplicationImport.ts'
import { tableOf } from './lists.ts'

const header = ['Fachanwendung', 'Amt', 'Hersteller', 'Betrieb', 'Personenbezogene Daten', 'Nutzer']

function plan(
  rows: (string | null)[][],
  existing: readonly ExistingApplication[] = [],
): ApplicationImportPlan {
  return planApplicationImport({ tables: [tableOf([header, ...rows])], existing })
}

function stored(of: ApplicationImportPlan): ExistingApplication[] {
  return of.new.map(({ from: _, ...facts }, index) => ({ ...facts, id: `a${index}`, version: 2 }))
}

const rows = [
  ['Einwohnerwesen', 'Bürgerbüro', 'Anbieter A', 'KITU', 'ja', '14'],
  ['Wohngeld', 'Sozialamt', null, 'Dataport', 'Ja', null],
  ['Sitzungsdienst', 'Hauptamt', null, 'Cloud (Anbieter G)', 'ja', null],
  ['Bibliothek', 'Kultur', null, 'eigener Betrieb', 'nein', null],
]

test('applications are read with who runs them', () => {
  const { new: applications, refused } = plan(rows)

  expect(refused).toEqual([])
  expect(applications[0]).toMatchObject({
    name: 'Einwohnerwesen',
    department: 'Bürgerbüro',
    vendor: 'Anbieter A',
    personalData: true,
    users: '14',
  })
  expect(applications.map(({ hosting, provider }) => [hosting, provider])).toEqual([
    ['provider', 'KITU'],
    ['provider', 'Dataport'],
    ['cloud', 'Anbieter G'],
    ['own', ''],
  ])
})

test('a second import changes nothing', () => {
  expect(plan(rows, stored(plan(rows)))).toMatchObject({ new: [], changed: [], unchanged: 4 })
})

test('a change is told field by field, empty cells change nothing', () => {
  const { changed } = plan(
    [['EINWOHNERWESEN', 'Ordnungsamt', null, null, null, null]],
    stored(plan(rows)),
  )

  expect(changed).toMatchObject([
    {
      id: 'a0',
      version: 2,
      fields: { department: { before: 'Bürgerbüro', after: 'Ordnungsamt' } },
    },
  ])
  expect(Object.keys(changed[0]?.fields ?? {})).toEqual(['department'])
})

test('an unknown provider is taken by its name and told', () => {
  const { new: applications, warnings } = plan([['X', null, null, 'ITEBO', null, null]])

  expect(applications).toMatchObject([
    { hosting: 'provider', provider: 'ITEBO', personalData: null },
  ])
  expect(warnings).toEqual([
    'liste.csv, Zeile 2: Betrieb „ITEBO“ als Name eines Dienstleisters gelesen.',
  ])
})

test('rows without name, with an unclear answer or a contradiction are refused', () => {
  const { refused, unchanged } = plan([
    [null, 'Amt', null, null, 'ja', null],
    ['A', 'Amt', null, null, 'teils', null],
    ['B', 'Amt', null, null, 'ja', null],
    ['b', 'Amt', null, null, 'ja', null],
    ['B', 'anderes Amt', null, null, 'ja', null],
  ])

  expect(unchanged).toBe(1)
  expect(refused).toMatchObject([
    { row: 2, column: 'Fachanwendung' },
    { row: 3, column: 'Personenbezogene Daten' },
    { row: 6, column: 'Fachanwendung' },
  ])
  expect(refused[2]?.reason).toMatch(/steht schon in Zeile 4.*Fachbereich/)
})
