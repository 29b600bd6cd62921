import { mkdirSync } from 'node:fs'
import { Failure } from '../core/failure.ts'
import { codeOf } from './explainError.ts'

/** Makes a folder for what is taken out, with those above it. Throws `invalid` when a file is in the way. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    if (!['EEXIST', 'ENOTDIR'].includes(codeOf(error))) throw error
    throw new Failure(
      'invalid',
      `Im Ordner „${folder}“ kann nichts gespeichert werden, weil dort oder darüber eine Datei statt eines Ordners liegt.`,
    )
  }
}
