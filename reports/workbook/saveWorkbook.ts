import { createWriteStream } from 'node:fs'
import { saveFile } from '../saveFile.ts'
import type { Workbook } from '../sheet.ts'
import { type WrittenSheet, writeWorkbook } from './writeWorkbook.ts'

/** Writes the workbook to a file, which appears only when it is complete. Throws as `saveFile` does. */
export async function saveWorkbook(workbook: Workbook, path: string): Promise<WrittenSheet[]> {
  return saveFile(path, (unfinished) => writeWorkbook(workbook, createWriteStream(unfinished)))
}
