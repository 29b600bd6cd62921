/** The files of exports on their way to a browser: named, streamed, and gone afterwards. @module */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type ZipFile, zipBytes } from '../../reports/workbook/zip.ts'
import type { Day } from '../core/day.ts'
import type { ExportFilter } from './exportFilter.ts'
import type { ExportName } from './exportNames.ts'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const fileWords: Record<ExportName, string> = {
  a1: 'A1',
  a2: 'A2',
  a3: 'A3',
  a4: 'A4',
  a6: 'A6',
  devices: 'Geraete',
  wiba: 'WiBA',
  deadlines: 'Fristen',
  reminders: 'Erinnerungen',
  audit: 'Aenderungsprotokoll',
}

/** „A4_KERN_2025-05-22.xlsx“; a workbook of Basis requirements alone says so. */
export function exportFileName(
  name: ExportName,
  domainCode: string,
  today: Day,
  { levels }: ExportFilter = {},
): string {
  const word =
    levels && (name === 'a4' || name === 'a6') ? `${fileWords[name]}_Basis` : fileWords[name]
  return `${word}_${fileSafe(domainCode)}_${today}.xlsx`
}

/** „Exporte_KERN_2025-05-22.zip“ */
export function archiveName(domainCode: string, today: Day): string {
  return `Exporte_${fileSafe(domainCode)}_${today}.zip`
}

/** A folder that only this program reads; `remove` takes it away with all that is in it. */
export async function openExportFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'basislotse-export-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** The bytes of a file. `over` is called at its end, and when nobody wants to read on. */
export function streamFile(file: string, over: () => Promise<void>): ReadableStream<Uint8Array> {
  return streamOf(createReadStream(file), over)
}

/** The files as one ZIP archive, packed while it is read. */
export function streamArchive(
  files: readonly { name: string; file: string }[],
  over: () => Promise<void>,
): ReadableStream<Uint8Array> {
  return streamOf(Readable.from(zipBytes(zipFiles(files)), { objectMode: false }), over)
}

async function* zipFiles(
  files: readonly { name: string; file: string }[],
): AsyncGenerator<ZipFile> {
  for (const { name, file } of files) yield { name, chunks: createReadStream(file) }
}

function streamOf(source: Readable, over: () => Promise<void>): ReadableStream<Uint8Array> {
  source.once('close', () => void over())
  return Readable.toWeb(source)
}

/** For a part of a file name on every system. */
export function fileSafe(text: string): string {
  return text.replace(/[^A-Za-z0-9-]+/g, '-')
}
