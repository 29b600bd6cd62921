import { describe, expect, test } from 'vitest'
import { checkResult } from '../../reports/checkResult.ts'
import { workbookBytes } from '../support/readWorkbook.ts'
import { checks, checksOfAllLevels, context, countByStatus, resultOf } from './cast.ts'
import { readCover, readSum, readTable } from './readTable.ts'
import { sampleChecks, streamOf } from './sampleReports.ts'

const statuses = ['ja', 'entbehrlich', 'teilweise', 'nein', 'unbearbeitet']

test('every check of the stream stands in a row, in its order', async () => {
  const rows = await readTable(sampleChecks(), 'IT-Grundschutz-Check')

  expect(rows.map((row) => `${row.Zielobjekt} ${row.Anforderung}`)).toEqual(
    checks.map((check) => `${check.targetObjectCode} ${check.requirementId}`),
  )
})

test('a row tells status, reason, people, days and measures', async () => {
  const rows = await readTable(sampleChecks(), 'IT-Grundschutz-Check')

  const row = rows.find((candidate) => candidate.Status === 'entbehrlich')

  expect(row).toMatchObject({
    Stufe: 'Basis',
    'Begründungsart bei entbehrlich': 'hier nicht relevant',
    'Umsetzungsbeschreibung / Begründung': expect.stringContaining('nicht eingesetzt'),
    'Geprüft am': new Date('2025-03-12T00:00:00Z'),
    'Geprüft von': 'Klara Beispiel',
  })
})

test("a provider's proof stands with its end among the documents", async () => {
  const rows = await readTable(sampleChecks(), 'IT-Grundschutz-Check')

  const row = rows.find((candidate) => candidate.Zielobjekt === 'A001')

  expect(row?.['Dokument / Aufzeichnung']).toContain(
    'Dienstleister: Testat des Rechenzentrums (gültig bis 13.11.2026)',
  )
})

describe.each(['Zielobjekte', 'Bausteine'])('the summary „%s“', (sheet) => {
  test.each(['Basis', 'Profil'])('adds up for %s', async (set) => {
    const workbook = sampleChecks()
    const columns = ['gesamt', ...statuses].map((word) => `${set} ${word}`)

    const sums = await Promise.all(columns.map((title) => readSum(workbook, sheet, title)))

    const [total, ...parts] = sums.map(({ told }) => Number(told))
    expect(sums.map(({ added }) => added)).toEqual(sums.map(({ told }) => told))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
  })

  test('counts what the rows tell', async () => {
    const last = (await readTable(sampleChecks(), sheet)).at(-1)
    const counted = countByStatus(checks)

    expect(last).toMatchObject({
      'Basis gesamt': checks.length,
      'Basis ja': counted.yes,
      'Basis entbehrlich': counted.dispensable,
      'Basis teilweise': counted.partial,
      'Basis nein': counted.no,
      'Basis unbearbeitet': counted.open,
      'Profil gesamt': checks.filter((check) => check.inProfile).length,
    })
  })
})

test('the cover tells the whole and the profile side by side', async () => {
  const cover = await readCover(sampleChecks())
  const met = checks.filter(({ status }) => status === 'yes' || status === 'dispensable')
  const inProfile = checks.filter((check) => check.inProfile)

  expect(cover['Basis-Anforderungen erfüllt']).toBe(`${met.length} von ${checks.length}`)
  expect(cover['davon im Profil']).toBe(
    `${met.filter((check) => check.inProfile).length} von ${inProfile.length}`,
  )
})

test('further levels get summaries of their own and do not change Basis', async () => {
  const workbook = sampleChecks(checksOfAllLevels)

  const lines = await readTable(workbook, 'Zusammenfassung')

  expect(lines.map((line) => [line.Stufe, line.Umfang, line.Gesamt])).toEqual([
    ['Basis', 'ganze Modellierung', checks.length],
    ['Basis', 'davon im Profil', checks.filter((check) => check.inProfile).length],
    ...(['standard', 'high'] as const).flatMap((level) => {
      const ofLevel = checksOfAllLevels.filter((check) => check.level === level)
      const word = level === 'high' ? 'erhöht' : 'Standard'
      return [
        [word, 'ganze Modellierung', ofLevel.length],
        [word, 'davon im Profil', ofLevel.filter((check) => check.inProfile).length],
      ]
    }),
  ])
  expect(workbook.sheets.map((sheet) => sheet.name)).toContain('Bausteine (weitere)')
})

test('without a profile nothing is said of one', async () => {
  const domain = { ...context.informationDomain, profile: null }
  const workbook = checkResult({ ...context, informationDomain: domain }, resultOf(checks))

  const titles = workbook.sheets.flatMap((sheet) => sheet.columns.map(({ title }) => title))

  expect(titles.filter((title) => title.startsWith('Profil'))).toEqual([])
})

test('a document whose rows and counts disagree is never finished', async () => {
  const workbook = checkResult(context, {
    ...resultOf(checks),
    checks: streamOf(checks.slice(1)),
  })

  await expect(workbookBytes(workbook)).rejects.toThrow(`${checks.length - 1} rows`)
})

test('a document whose cover would count what was not written is never finished', async () => {
  const workbook = checkResult(context, {
    ...resultOf(checks),
    counts: resultOf(checks.slice(1)).counts,
  })

  await expect(workbookBytes(workbook)).rejects.toThrow(`of ${checks.length} checks`)
})
