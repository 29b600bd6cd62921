import { expect, test } from 'vitest'
import { readCover, readTable } from './readTable.ts'
import { sampleNeeds } from './sampleReports.ts'

const mark = 'In der Basis-Absicherung nicht gefordert (BSI-Standard 200-2); informativ.'

test('cover and every sheet say that the Basis-Absicherung does not require it', async () => {
  const workbook = sampleNeeds()

  expect(workbook.cover.notes).toContain(mark)
  expect(workbook.sheets.filter((sheet) => sheet.intro?.includes(mark) !== true)).toEqual([])
})

test('the overall need is the highest of the three goals', async () => {
  const rows = await readTable(sampleNeeds(), 'Übersicht')

  const overall = Object.fromEntries(rows.map((row) => [row.Kürzel, row.Insgesamt]))

  expect(overall).toMatchObject({ GP001: 'sehr hoch', A001: 'hoch', C001: 'nicht festgelegt' })
})

test('every object has a line for each goal that says where the need comes from', async () => {
  const rows = await readTable(sampleNeeds(), 'Schutzbedarf')

  expect(rows.length).toBe(12 * 3)
  expect(rows).toContainEqual({
    Kürzel: 'A001',
    Zielobjekt: 'Einwohnermeldeverfahren',
    Grundwert: 'Vertraulichkeit',
    Schutzbedarf: 'hoch',
    Herkunft: 'geerbt (Maximumprinzip)',
    'Geerbt von': 'GP001',
    Begründung: 'Geerbt von GP001 (Maximumprinzip).',
  })
})

test('the levels on the cover add up to all target objects', async () => {
  const cover = await readCover(sampleNeeds())

  expect(cover).toMatchObject({
    Zielobjekte: 12,
    'davon insgesamt normal': 0,
    'davon insgesamt hoch': 2,
    'davon insgesamt sehr hoch': 1,
    'ohne Festlegung': 9,
  })
})
