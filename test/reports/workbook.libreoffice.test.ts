import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { sampleWorkbook } from '../support/sampleWorkbook.ts'

const isInstalled = spawnSync('soffice', ['--version']).status === 0
if (!isInstalled) {
  console.warn(
    'SKIPPED: LibreOffice (soffice) is not installed; workbooks were not opened with it.',
  )
}

describe.skipIf(!isInstalled)('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'))

  beforeAll(async () => {
    await saveWorkbook(sampleWorkbook(), join(folder, 'a4.xlsx'))
    // The last -1 writes every sheet to a file of its own, shown as formatted.
    convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1')
    convert('pdf')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('opens every sheet', () => {
    const sheets = readdirSync(folder).filter((name) => name.endsWith('.csv'))

    expect(sheets.toSorted()).toEqual([
      'a4-Ausgelassen.csv',
      'a4-Auswahllisten.csv',
      'a4-Deckblatt.csv',
      'a4-Prüfungen.csv',
      'a4-Zielobjekte.csv',
    ])
  })

  test('shows what was written', () => {
    const checks = readFileSync(join(folder, 'a4-Prüfungen.csv'), 'utf8').split('\n')
    const targets = readFileSync(join(folder, 'a4-Zielobjekte.csv'), 'utf8')
    const cover = readFileSync(join(folder, 'a4-Deckblatt.csv'), 'utf8')

    expect(checks.filter((line) => line.startsWith('SYS.2.1.A'))).toHaveLength(300)
    expect(checks[5]).toBe('SYS.2.1.A1,C001,teilweise,,"Fachdienst 2, Sachgebiet",,1.05 €')
    expect(checks[6]).toContain(',30.06.2025,2.05 €')
    expect(targets).toContain('0000,"1,200",23.05.2025 00:30,BSI')
    expect(cover).toContain('Informationsverbund,KERN – Kernverwaltung & Betriebe,')
    expect(cover).toContain('99.9 %')
  })

  test('prints it: cover, tables on as many pages as they need, no hidden lists', () => {
    const pdf = readFileSync(join(folder, 'a4.pdf'), 'latin1')

    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0

    expect(pages).toBeGreaterThan(6)
    expect(pages).toBeLessThan(25)
  })

  function convert(format: string): void {
    const profile = pathToFileURL(join(folder, 'profile')).href
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        folder,
        join(folder, 'a4.xlsx'),
      ],
      { stdio: 'ignore', timeout: 100_000 },
    )
  }
})
