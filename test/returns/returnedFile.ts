/** Workbooks as departments send them back: issued by the program, filled by another program, read as an upload is. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as XLSX from 'xlsx'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { saveWorkbook } from '../../reports/workbook/saveWorkbook.ts'
import { buildWorkbook } from '../../src/exports/buildWorkbook.ts'
import type { ExportFilter } from '../../src/exports/exportFilter.ts'
import type { City } from '../exports/cast.ts'

export const checkSheet = 'IT-Grundschutz-Check'

/** A.4 as the program issues it. */
export async function issue(
  city: City,
  domain: InformationDomain = city.kern,
  filter: ExportFilter = {},
): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'returned-'))
  const file = join(folder, 'a4.xlsx')
  try {
    await city.deps.store.readSnapshot(city.actor.organisationId, async (db) => {
      const options = { withHolder: false, filter }
      await saveWorkbook(await buildWorkbook('a4', db, domain, city.deps.today(), options), file)
    })
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export type Edit = {
  /** What the row is about: object and requirement, or checklist and number. */
  at: readonly [string, string]
  title: string
  to: string | number | Date | null
}

/** The columns by which rows are found. */
export const checkKeys = ['Zielobjekt', 'Anforderung'] as const
export const wibaKeys = ['Checkliste', 'Nr.'] as const

/** The workbook after somebody typed into it, saved by SheetJS. */
export function fill(
  bytes: Buffer,
  edits: readonly Edit[],
  sheet = checkSheet,
  keys: readonly [string, string] = checkKeys,
): Buffer {
  return change(
    bytes,
    (rows) => {
      const titles = rows.find((row) => keys.every((key) => row.includes(key))) ?? []
      const indexes = keys.map((key) => titles.indexOf(key))
      for (const { at, title, to } of edits) {
        const row = rows.find((one) =>
          indexes.every((index, place) => String(one[index]) === at[place]),
        )
        const column = titles.indexOf(title)
        if (!row || column < 0) throw new Error(`no cell ${at.join(' ')} ${title}`)
        row[column] = to
      }
      return rows
    },
    sheet,
  )
}

/** The workbook with other rows in a sheet. */
export function change(
  bytes: Buffer,
  work: (rows: unknown[][]) => unknown[][],
  sheet = checkSheet,
): Buffer {
  const book = XLSX.read(bytes, { cellDates: true, UTC: true })
  const old = book.Sheets[sheet]
  if (!old) throw new Error(`no sheet ${sheet}`)
  const rows = XLSX.utils.sheet_to_json<unknown[]>(old, {
    header: 1,
    raw: true,
    UTC: true,
    defval: null,
  })
  book.Sheets[sheet] = XLSX.utils.aoa_to_sheet(work(rows), { UTC: true, cellDates: false })
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
}

/** Opened and saved by LibreOffice. */
export function throughLibreOffice(bytes: Buffer, format: 'xlsx' | 'ods'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'returned-office-'))
  const source = join(folder, 'mappe.xlsx')
  const out = join(folder, 'out')
  writeFileSync(source, bytes)
  try {
    const profile = pathToFileURL(join(folder, 'profile')).href
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        out,
        source,
      ],
      { stdio: 'ignore', timeout: 100_000 },
    )
    return readFileSync(join(out, `mappe.${format}`))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
