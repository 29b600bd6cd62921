import { rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Failure } from '../src/core/failure.ts'

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
 * Has a file written that appears only when it is complete; an older one stays until then. Throws `invalid` when the
 * folder does not exist, is full or may not be written.
 */
export async function saveFile<Result>(
  path: string,
  write: (unfinished: string) => Promise<Result>,
): Promise<Result> {
  const unfinished = `${path}.${process.pid}.unfertig`
  const remove = () => rmSync(unfinished, { force: true })
  process.once('exit', remove)
  try {
    const result = await write(unfinished)
    await rename(unfinished, path)
    return result
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
