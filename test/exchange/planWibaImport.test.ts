import { describe, expect, test } from 'vitest'
import type { ExistingWibaAnswer, WibaImportPlan } from '../../src/exchange/importPlan.ts'
import { planWibaImport } from '../../src/exchange/planWibaImport.ts'
import type { Cell } from '../../src/exchange/table.ts'
import { tableOf } from './lists.ts'

const header = [
  'Checkliste WiBA',
  'Nr. in WiBA',
  'Prüffrage WiBA',
  'Hilfsmittel',
  'Aufwand',
  'Umsetzung',
  'Notizen',
]
const questions = [
  { id: 'backup-1', checklist: 'Backup', number: 1 },
  { id: 'backup-2', checklist: 'Backup', number: 2 },
  { id: 'netze-1', checklist: 'Netze', number: 1 },
]

function row(checklist: Cell, number: Cell, answer: Cell, note: Cell = null): Cell[] {
  return [checklist, number, 'Frage', null, '2 -3', answer, note]
}

function plan(rows: Cell[][], existing: readonly ExistingWibaAnswer[] = []): WibaImportPlan {
  const table = tableOf([header, ...rows], { sheet: 'Dokumentation WiBA', file: 'wiba.xlsx' })
  return planWibaImport({ tables: [table], questions, existing })
}

const answered = [
  { id: 'w1', version: 4, questionId: 'backup-1', answer: 'no', note: 'alt' },
] as const

describe('answers', () => {
  test('are matched by checklist and number', () => {
    const { new: answers, unchanged } = plan([
      row('backup', { number: 1, text: '1' }, 'JA', 'täglich'),
      row(' Backup ', '2.', null),
      row('Netze', '01', 'Nicht relevant', 'kein Netz'),
    ])

    expect(answers).toMatchObject([
      { questionId: 'backup-1', answer: 'yes', note: 'täglich' },
      { questionId: 'netze-1', answer: 'not_relevant', note: 'kein Netz' },
    ])
    expect(unchanged).toBe(1)
  })

  test('under a merged checklist belong to it, which is told', () => {
    const { new: answers, warnings } = plan([row('Backup', '1', 'ja'), row(null, '2', 'nein')])

    expect(answers.map(({ questionId }) => questionId)).toEqual(['backup-1', 'backup-2'])
    expect(warnings.join()).toMatch(/Zeile 3: Checkliste aus der Zeile darüber/)
  })

  test('change field by field, empty cells change nothing', () => {
    expect(plan([row('Backup', '1', 'ja')], answered).changed).toMatchObject([
      { id: 'w1', version: 4, fields: { answer: { before: 'no', after: 'yes' } } },
    ])
    expect(plan([row('Backup', '1', null)], answered)).toMatchObject({ changed: [], unchanged: 1 })
    expect(plan([row('Backup', '1', 'Nein', 'alt')], answered)).toMatchObject({
      changed: [],
      unchanged: 1,
    })
  })

  test('„nicht relevant“ may lean on the note that is stored', () => {
    const { changed, refused } = plan([row('Backup', '1', 'nicht relevant')], answered)

    expect(refused).toEqual([])
    expect(changed[0]?.after).toMatchObject({ answer: 'not_relevant', note: 'alt' })
  })
})

test.each<[what: string, cells: Cell[], column: string, reason: RegExp]>([
  [
    'not relevant without a note',
    row('Netze', '1', 'nicht relevant'),
    'Umsetzung',
    /braucht eine Notiz/,
  ],
  ['an unknown checklist', row('Netz', '1', 'ja'), 'Checkliste WiBA', /keine Checkliste.*„Netze“/],
  [
    'an unknown number',
    row('Backup', '3', 'ja'),
    'Nr. in WiBA',
    /„3“ gibt es in „Backup“ nicht \(1 bis 2\)/,
  ],
  ['no number', row('Backup', null, 'ja'), 'Nr. in WiBA', /gibt es in „Backup“ nicht/],
  [
    'another answer',
    row('Backup', '1', 'teilweise'),
    'Umsetzung',
    /„teilweise“ ist keine Antwort.*„ja“, „nein“/,
  ],
])('%s is refused', (_, cells, column, reason) => {
  const { new: answers, refused } = plan([cells, row('Backup', '2', 'ja')])

  expect(answers.length).toBe(1)
  expect(refused).toEqual([
    {
      file: 'wiba.xlsx',
      sheet: 'Dokumentation WiBA',
      row: 2,
      column,
      reason: expect.stringMatching(reason),
    },
  ])
})

test('a question twice is told, or refused where the answers differ', () => {
  const { unchanged, refused } = plan([
    row('Backup', '1', 'ja'),
    row('Backup', '1', 'Ja'),
    row('Backup', '1', 'nein'),
  ])

  expect(unchanged).toBe(1)
  expect(refused).toMatchObject([{ row: 4, reason: expect.stringMatching(/Zeile 2/) }])
})

test('a list without the columns of the tool is refused', () => {
  const tables = [
    tableOf([
      ['Checkliste', 'Frage'],
      ['Backup', 'x'],
    ]),
  ]

  expect(() => planWibaImport({ tables, questions, existing: [] })).toThrow(
    /WiBA-Dokumentation.*„Checkliste WiBA“ sowie „Nr. in WiBA“ sowie „Umsetzung“/,
  )
})
