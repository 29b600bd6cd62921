import { Failure } from '../../core/failure.ts'
import { readLimits } from './readLimits.ts'

export function tooManyRows(file: string): Failure {
  const rows = readLimits.rows.toLocaleString('de-DE')
  return new Failure(
    'invalid',
    `Die Datei „${file}“ hat mehr als ${rows} Zeilen. Bitte teilen Sie die Liste auf.`,
  )
}
