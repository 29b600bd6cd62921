/**
 * Workbooks in memory, read back by readers that are not ours.
 * @module
 */
import { crc32 } from 'node:zlib'
import * as XLSX from 'xlsx'
import * as yauzl from 'yauzl'

export { workbookBytes } from '../../reports/workbook/workbookBytes.ts'

/** The workbook as SheetJS understands it; dates are in UTC. */
export function readWorkbook(bytes: Buffer): XLSX.WorkBook {
  return XLSX.read(bytes, { cellDates: true, cellFormula: true, cellNF: true, UTC: true })
}

/** Rows of a sheet as shown values; dates as Date. */
export function readRowsOf(bytes: Buffer, sheet: string): unknown[][] {
  const found = readWorkbook(bytes).Sheets[sheet]
  if (!found) throw new Error(`no sheet ${sheet}`)
  return XLSX.utils.sheet_to_json<unknown[]>(found, { header: 1, raw: true, UTC: true })
}

/** The files of the archive in their order, inflated and checked against their CRC-32. */
export async function readParts(bytes: Buffer): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  const archive = await yauzl.fromBufferPromise(bytes)
  for await (const entry of archive.eachEntry()) {
    const stream = await archive.openReadStreamPromise(entry)
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const content = Buffer.concat(chunks)
    if (crc32(content) !== entry.crc32) throw new Error(`CRC of ${entry.fileName} is wrong`)
    parts.set(entry.fileName, content.toString('utf8'))
  }
  return parts
}
