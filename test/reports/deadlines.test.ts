import { expect, test } from 'vitest'
import { readCover, readTable } from './readTable.ts'
import { sampleDeadlines } from './sampleReports.ts'

const dayIn = (text: string) => new Date(`${text}T00:00:00Z`)

test('an extended milestone shows its original and its present date', async () => {
  const rows = await readTable(sampleDeadlines(), 'Meilensteine')

  expect(rows.find((row) => row.Kürzel === 'WIBA')).toMatchObject({
    'Ursprünglicher Termin': dayIn('2024-12-31'),
    Verlängerungen: 2,
    'Geltender Termin': dayIn('2025-04-30'),
    Stand: 'überfällig',
    Erledigt: 128,
    von: 214,
  })
})

test('each extension tells from when to when, why, by whom and when it was decided', async () => {
  const rows = await readTable(sampleDeadlines(), 'Verlängerungen')

  expect(rows.map((row) => [row['Nr.'], row.Bisher, row.Neu])).toEqual([
    [1, dayIn('2024-12-31'), dayIn('2025-03-31')],
    [2, dayIn('2025-03-31'), dayIn('2025-04-30')],
  ])
  expect(rows[0]).toMatchObject({
    Begründung: expect.stringContaining('unbesetzt'),
    'Entschieden von': 'Oberbürgermeister',
    'Entschieden am': new Date('2024-12-10T09:15:00Z'),
  })
})

test('an ongoing milestone has a review interval, no original date and no share', async () => {
  const rows = await readTable(sampleDeadlines(), 'Meilensteine')

  const row = rows.find((candidate) => candidate.Kürzel === 'DATENSCHUTZ')

  expect(row?.Wiederkehr).toBe('alle 12 Monate')
  expect(row).not.toHaveProperty('Ursprünglicher Termin')
  expect(row).not.toHaveProperty('Anteil')
})

test('work is in the order of its dates, overdue first, undated last', async () => {
  const rows = await readTable(sampleDeadlines(), 'Offene Arbeit')

  expect(rows.map((row) => row.Kürzel)).toEqual(['ORP.4.A1', 'M001', 'SYS.2.1.A3', 'M005'])
})

test('what is due today is not overdue, what was due yesterday is by one day', async () => {
  const workbook = sampleDeadlines()

  const rows = await readTable(workbook, 'Offene Arbeit')

  expect(rows.map((row) => row['Tage überfällig am 22.05.2025'])).toEqual([
    1,
    undefined,
    undefined,
    undefined,
  ])
  expect(await readCover(workbook)).toMatchObject({
    'Offene Arbeiten': 4,
    'davon überfällig': 1,
    'davon ohne Termin': 1,
  })
})
