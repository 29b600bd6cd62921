import { Failure } from '../core/failure.ts'

const unreachable = 'Der Datenbankserver ist nicht erreichbar. Bitte prüfen Sie DATABASE_URL'

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
  ENAMETOOLONG: 'Der Name der Datei oder des Ordners ist zu lang',
  ELOOP: 'Die Verknüpfungen (symbolische Links) führen im Kreis',
  EMFILE: 'Es sind zu viele Dateien geöffnet. Bitte versuchen Sie es noch einmal',
  ENFILE: 'Es sind zu viele Dateien geöffnet. Bitte versuchen Sie es noch einmal',
  ENOMEM: 'Der Arbeitsspeicher reicht nicht',
  EBUSY: 'Die Datei oder der Ordner wird gerade von einem anderen Programm benutzt',
  EIO: 'Beim Lesen oder Schreiben ist ein Gerätefehler aufgetreten',
  ECONNREFUSED: unreachable,
  ECONNRESET: 'Der Datenbankserver hat die Verbindung abgebrochen. Es wurde nichts geändert',
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  SQLITE_FULL: 'Der Datenträger ist voll. Es wurde nichts geändert. Bitte schaffen Sie Platz',
  SQLITE_CANTOPEN:
    'Die Datenbank lässt sich nicht öffnen. Bitte prüfen Sie, wem der Datenordner gehört',
  SQLITE_READONLY: 'Die Datenbank ist schreibgeschützt. Bitte prüfen Sie die Rechte im Datenordner',
  SQLITE_NOTADB: 'Diese Datei ist keine Datenbank von Basislotse',
  SQLITE_CORRUPT:
    'Die Datenbank ist beschädigt. Bitte spielen Sie eine Sicherung zurück (basislotse restore)',
  SQLITE_IOERR_SHMSIZE:
    'Der Datenträger ist voll. Es wurde nichts geändert. Bitte schaffen Sie Platz',
  SQLITE_IOERR:
    'Beim Lesen oder Schreiben der Datenbank ist ein Gerätefehler aufgetreten. Bitte prüfen Sie, ob der Datenträger da ist und Platz hat',
  SQLITE_BUSY:
    'Ein anderer Vorgang schreibt gerade in die Datenbank. Bitte versuchen Sie es noch einmal',
  '28000': 'Der Datenbankserver lässt diese Rolle nicht herein. Bitte prüfen Sie DATABASE_URL',
  '28P01': 'Der Datenbankserver weist das Kennwort zurück. Bitte prüfen Sie DATABASE_URL',
  '3D000': 'Diese Datenbank gibt es auf dem Server nicht. Bitte prüfen Sie DATABASE_URL',
  '42501':
    'Die Datenbankrolle hat zu wenig Rechte. Sie muss die Datenbank besitzen (siehe docs/betrieb.md)',
  '53100': 'Der Datenträger des Datenbankservers ist voll. Es wurde nichts geändert',
  '53300':
    'Der Datenbankserver hat keine Verbindung frei. Bitte versuchen Sie es später noch einmal',
  '57P01': 'Der Datenbankserver wurde angehalten. Es wurde nichts geändert',
  '57P03': 'Der Datenbankserver startet gerade. Bitte versuchen Sie es gleich noch einmal',
}

/** What the client library of PostgreSQL says without a code. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)/,
    unreachable,
  ],
  [
    /client password must be a string/,
    'Der Datenbankserver verlangt ein Kennwort. Bitte ergänzen Sie es in DATABASE_URL',
  ],
  [
    /server does not support SSL/,
    'Der Datenbankserver kann keine verschlüsselte Verbindung. Bitte prüfen Sie DATABASE_URL',
  ],
  [
    /^Connection terminated/,
    'Die Verbindung zum Datenbankserver ist abgebrochen. Es wurde nichts geändert',
  ],
]

/**
 * A German sentence for whatever was thrown. What is neither a refusal nor the machine's fault is a bug:
 * „Interner Fehler“ with what is needed to report it.
 */
export function explainError(error: unknown): string {
  const explanation = explainMachine(error)
  if (explanation) return explanation
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Interner Fehler. Bitte melden Sie ihn mit diesen Angaben:\n${trace}`
}

/** The sentence for a refusal or for a machine that says no; undefined for a bug. */
export function explainMachine(error: unknown): string | undefined {
  for (const cause of causesOf(error)) {
    if (cause instanceof Failure) return cause.message
    const explanation = explanationOf(cause)
    if (explanation) return `${explanation}${pathOf(cause)}.`
  }
  return undefined
}

/** The code of Node, SQLite or PostgreSQL; '' without one. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function explanationOf(error: unknown): string | undefined {
  const code = codeOf(error)
  const known = explanations[code] ?? explanations[code.split('_').slice(0, 2).join('_')]
  if (known || !(error instanceof Error)) return known
  return sentences.find(([pattern]) => pattern.test(error.message))?.[1]
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = []
  for (let cause = error; cause !== undefined && causes.length < 5; ) {
    causes.push(cause)
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return causes
}

function pathOf(error: unknown): string {
  return error instanceof Error && 'path' in error && error.path ? `: ${String(error.path)}` : ''
}
