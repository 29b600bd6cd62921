import { Failure } from '../core/failure.ts'

/** What people read when the machine, not the program, says no. Keys are codes of Node and SQLite. */
const explanations: Readonly<Record<string, string>> = {
  ENOENT: 'Die Datei oder der Ordner ist nicht da',
  ENOTDIR: 'Ein Teil des Pfades ist kein Ordner',
  EISDIR: 'Das ist ein Ordner, keine Datei',
  EEXIST: 'Das gibt es schon',
  EACCES: 'Dafür fehlen die Rechte. Bitte prüfen Sie, wem der Ordner gehört',
  EPERM: 'Dafür fehlen die Rechte. Bitte prüfen Sie, wem der Ordner gehört',
  EROFS: 'Der Datenträger ist schreibgeschützt',
  ENOSPC: 'Der Datenträger ist voll. Es wurde nichts geändert. Bitte schaffen Sie Platz',
  EDQUOT: 'Das Kontingent auf dem Datenträger ist erschöpft. Es wurde nichts geändert',
  EADDRINUSE: 'Der Anschluss (Port) ist schon belegt. Mit --port wählen Sie einen anderen',
  ECONNREFUSED: 'Der Datenbankserver ist nicht erreichbar. Bitte prüfen Sie DATABASE_URL',
  SQLITE_FULL: 'Der Datenträger ist voll. Es wurde nichts geändert. Bitte schaffen Sie Platz',
  SQLITE_CANTOPEN:
    'Die Datenbank lässt sich nicht öffnen. Bitte prüfen Sie, wem der Datenordner gehört',
  SQLITE_READONLY: 'Die Datenbank ist schreibgeschützt. Bitte prüfen Sie die Rechte im Datenordner',
  SQLITE_NOTADB: 'Diese Datei ist keine Datenbank von Basislotse',
  SQLITE_CORRUPT:
    'Die Datenbank ist beschädigt. Bitte spielen Sie eine Sicherung zurück (basislotse restore)',
  SQLITE_IOERR: 'Beim Lesen oder Schreiben der Datenbank ist ein Gerätefehler aufgetreten',
  '28P01': 'Der Datenbankserver weist das Kennwort zurück. Bitte prüfen Sie DATABASE_URL',
  '3D000': 'Diese Datenbank gibt es auf dem Server nicht. Bitte prüfen Sie DATABASE_URL',
}

/**
 * A German sentence for whatever was thrown. What is neither a refusal nor the machine's fault is a bug:
 * „Interner Fehler“ with what is needed to report it.
 */
export function explainError(error: unknown): string {
  if (error instanceof Failure) return error.message
  for (const cause of causesOf(error)) {
    if (cause instanceof Failure) return cause.message
    const code = codeOf(cause)
    const explanation = explanations[code] ?? explanations[code.split('_').slice(0, 2).join('_')]
    if (explanation) return `${explanation}${pathOf(cause)}.`
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Interner Fehler. Bitte melden Sie ihn mit diesen Angaben:\n${trace}`
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = []
  for (let cause = error; cause !== undefined && causes.length < 5; ) {
    causes.push(cause)
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return causes
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function pathOf(error: unknown): string {
  return error instanceof Error && 'path' in error && error.path ? `: ${String(error.path)}` : ''
}
