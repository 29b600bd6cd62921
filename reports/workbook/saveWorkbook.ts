import { createWriteStream, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Failure } from '../../src/core/failure.ts'
import type { Workbook } from '../sheet.ts'
import { type WrittenSheet, writeWorkbook } from './writeWorkbook.ts'

const reasons: Record<string, string> = {
  ENOSPC: 'Auf dem Datenträger ist kein Platz mehr.',
  EDQUOT: 'Der zugeteilte Speicherplatz ist aufgebraucht.',
  ENOENT: 'Den Ordner gibt es nicht.',
  ENOTDIR: 'Ein Teil des Pfads ist kein Ordner.',
  EISDIR: 'Dort liegt ein Ordner dieses Namens.',
  EACCES: 'Dort fehlen die Rechte zum Schreiben.',
  EPERM: 'Dort fehlen die Rechte zum Schreiben.',
  EROFS: 'Der Datenträger ist schreibgeschützt.',
}

/**
 * Writes the workbook to a file, which appears only when it is complete; an older one stays until then.
 * Throws `invalid` when the folder does not exist, is full or may not be written.
 */
export async function saveWorkbook(workbook: Workbook, path: string): Promise<WrittenSheet[]> {
  const unfinished = `${path}.${process.pid}.unfertig`
  const remove = () => rmSync(unfinished, { force: true })
  process.once('exit', remove)
  try {
    const sheets = await writeWorkbook(workbook, createWriteStream(unfinished))
    await rename(unfinished, path)
    return sheets
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    throw explain(error, path)
  } finally {
    process.off('exit', remove)
  }
}

function explain(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code]
  return reason
    ? new Failure('invalid', `„${path}“ kann nicht gespeichert werden: ${reason}`)
    : error
}
