import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Workbook } from '../sheet.ts'
import type { Limits } from './places.ts'
import { writeWorkbook } from './writeWorkbook.ts'

/** The file in memory: for small workbooks whose checksum is noted before anybody gets them. */
export async function workbookBytes(workbook: Workbook, limits?: Limits): Promise<Buffer> {
  const output = new PassThrough()
  const [bytes] = await Promise.all([buffer(output), writeWorkbook(workbook, output, limits)])
  return bytes
}
