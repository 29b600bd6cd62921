import { expect, test } from 'vitest'
import { readRowsOf, workbookBytes } from '../support/readWorkbook.ts'
import { readCover, readSum, readTable } from './readTable.ts'
import { sampleQuestions, sampleWiba } from './sampleReports.ts'

test("the sheet is the one of BSI's tool: header in row 1, 257 rows", async () => {
  const rows = readRowsOf(await workbookBytes(sampleWiba()), 'Dokumentation WiBA')

  expect(rows[0]).toEqual([
    'Checkliste WiBA',
    'Nr. in WiBA',
    'Prüffrage WiBA',
    'Hilfsmittel',
    'Aufwand',
    'Umsetzung',
    'Notizen',
  ])
  expect(rows.length).toBe(1 + 257)
  expect(new Set(rows.slice(1).map((row) => row[5]))).toEqual(
    new Set(['Ja', 'Nein', 'nicht relevant', undefined]),
  )
})

test('a question is named by checklist and number', async () => {
  const rows = await readTable(sampleWiba(), 'Dokumentation WiBA')

  const names = rows.map((row) => `${row['Checkliste WiBA']} ${row['Nr. in WiBA']}`)

  expect(new Set(names).size).toBe(257)
})

test.each(['Prüffragen', 'Ja', 'Nein', 'nicht relevant', 'Offen', 'Zählen mit'])(
  'progress: „%s“ adds up',
  async (title) => {
    const { added, told } = await readSum(sampleWiba(), 'Fortschritt', title)

    expect(added).toBe(told)
  },
)

test('the progress is yes of all that is relevant', async () => {
  const questions = sampleQuestions()
  const count = (answer: string) => questions.filter((row) => row.answer === answer).length

  const cover = await readCover(sampleWiba())

  expect(cover['„Ja“ von allen, die zählen']).toBe(
    `${count('yes')} von ${257 - count('not_relevant')}`,
  )
})
