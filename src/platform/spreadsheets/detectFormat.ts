import { Failure } from '../../core/failure.ts'

export type FileFormat = 'zip' | 'ole' | 'text'

/** First bytes of files that people take for lists. */
const otherFormats: readonly [name: string, signature: readonly number[]][] = [
  ['ein PDF-Dokument', [0x25, 0x50, 0x44, 0x46]],
  ['ein Bild (PNG)', [0x89, 0x50, 0x4e, 0x47]],
  ['ein Bild (JPEG)', [0xff, 0xd8, 0xff]],
  ['ein Bild (GIF)', [0x47, 0x49, 0x46, 0x38]],
  ['ein RTF-Dokument', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['ein gepacktes Archiv (gzip)', [0x1f, 0x8b]],
  ['ein gepacktes Archiv (7z)', [0x37, 0x7a, 0xbc, 0xaf]],
  ['ein gepacktes Archiv (RAR)', [0x52, 0x61, 0x72, 0x21]],
  ['ein leeres Archiv', [0x50, 0x4b, 0x05, 0x06]],
  ['eine SQLite-Datenbank', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
]

/**
 * What the bytes are, whatever the file's name says. Throws `invalid` for empty files and for formats that are
 * certainly no list.
 */
export function detectFormat(bytes: Uint8Array, file: string): FileFormat {
  if (bytes.length === 0) throw new Failure('invalid', `Die Datei „${file}“ ist leer.`)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole'
  const other = otherFormats.find(([, signature]) => startsWith(bytes, signature))
  if (other) throw notASpreadsheet(file, other[0])
  return 'text'
}

export function notASpreadsheet(file: string, what: string): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ ist keine Tabelle, sondern ${what}. Gelesen werden CSV, XLSX, XLS und ODS.`,
  )
}

export function passwordProtected(file: string): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort und versuchen Sie es erneut.`,
  )
}

export function damaged(file: string, detail = ''): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ ist beschädigt und lässt sich nicht lesen${detail && ` (${detail})`}. Bitte öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie neu.`,
  )
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}
