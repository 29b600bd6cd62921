import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Row } from '../../reports/sheet.ts'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { type ZipFile, zipBytes } from '../../reports/workbook/zip.ts'
import { Failure } from '../../src/core/failure.ts'
import { sampleWorkbook, workbookOf } from '../support/sampleWorkbook.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a saved workbook counts the entries of its sheets', async () => {
  const written = await saveWorkbook(sampleWorkbook(), join(folder, 'a4.xlsx'))

  expect(readdirSync(folder)).toEqual(['a4.xlsx'])
  expect(written).toEqual([
    { name: 'Prüfungen', entries: 300 },
    { name: 'Zielobjekte', entries: 20 },
    { name: 'Ausgelassen', entries: 0 },
  ])
})

test('an older file stays as it is when writing fails half way', async () => {
  function* rows(): Generator<Row> {
    yield { cells: ['eins'] }
    throw new Error('database went away')
  }
  const columns = [{ title: 'Wert', kind: 'text' as const, width: 20 }]
  const path = join(folder, 'a4.xlsx')
  writeFileSync(path, 'older')

  const saving = saveWorkbook(workbookOf([{ name: 'T', title: 'T', columns, rows: rows() }]), path)

  await expect(saving).rejects.toThrow('database went away')
  expect(readdirSync(folder)).toEqual(['a4.xlsx'])
  expect(readFileSync(path, 'utf8')).toBe('older')
})

test('a folder that does not exist is said', async () => {
  const path = join(folder, 'fehlt', 'a4.xlsx')

  const saving = saveWorkbook(sampleWorkbook(), path)

  await expect(saving).rejects.toEqual(
    new Failure('invalid', `„${path}“ kann nicht gespeichert werden: Den Ordner gibt es nicht.`),
  )
})

test.skipIf(process.getuid?.() === 0)('a folder without rights is said', async () => {
  chmodSync(folder, 0o500)

  const saving = saveWorkbook(sampleWorkbook(), join(folder, 'a4.xlsx'))

  await expect(saving).rejects.toThrow('Dort fehlen die Rechte zum Schreiben.')
})

test('an archive beyond its limit is refused and not written wrongly', async () => {
  async function* files(): AsyncGenerator<ZipFile> {
    yield { name: 'a.xml', chunks: ['a'.repeat(2_000)] }
  }
  const drain = async () => {
    for await (const bytes of zipBytes(files(), 1_000)) expect(bytes.length).toBeGreaterThan(0)
  }

  await expect(drain()).rejects.toThrow('größer als 4 GB')
})
