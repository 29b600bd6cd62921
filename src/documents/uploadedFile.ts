/**
 * Files that people upload: which types are taken, told by extension and content together, how large they may be, and
 * what they are called. @module
 */
import { createHash } from 'node:crypto'
import { Failure } from '../core/failure.ts'
import { zipNames } from './zipNames.ts'

/** In bytes: 25 MB. */
export const largestFile = 25_000_000

const longestName = 150

/** Ready to be stored; `mediaType` is ours and never what a browser says. */
export type UploadedFile = {
  readonly fileName: string
  readonly mediaType: string
  readonly sha256: string
  readonly size: number
  readonly data: Uint8Array
}

type FileType = { readonly mediaType: string; readonly isContent: (data: Uint8Array) => boolean }

const opendocument = 'application/vnd.oasis.opendocument'
const office = 'application/vnd.openxmlformats-officedocument'

const fileTypes: Readonly<Record<string, FileType>> = {
  pdf: { mediaType: 'application/pdf', isContent: startsWith('%PDF-') },
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  docx: officeFile('wordprocessingml.document', 'word/document.xml'),
  xlsx: officeFile('spreadsheetml.sheet', 'xl/workbook.xml'),
  png: { mediaType: 'image/png', isContent: startsWith('\x89PNG\r\n\x1a\n') },
  jpg: { mediaType: 'image/jpeg', isContent: startsWith('\xff\xd8\xff') },
  jpeg: { mediaType: 'image/jpeg', isContent: startsWith('\xff\xd8\xff') },
  txt: { mediaType: 'text/plain', isContent: isPlainText },
}

/** For the `accept` of the field; what counts is checked here. */
export const acceptedExtensions = Object.keys(fileTypes).map((extension) => `.${extension}`)

export const acceptedWords = 'PDF, ODT, ODS, DOCX, XLSX, PNG, JPEG oder TXT, höchstens 25 MB'

/** Throws `invalid` for what is empty, too large, of another type, or not what its name says. */
export function uploadedFile(name: string, data: Uint8Array): UploadedFile {
  const fileName = safeFileName(name)
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const type = Object.hasOwn(fileTypes, extension) ? fileTypes[extension] : undefined
  if (data.length === 0) throw refused('Die Datei ist leer.')
  if (data.length > largestFile) throw refused('Die Datei ist größer als 25 MB.')
  if (!type) throw refused(`Diese Art von Datei wird nicht angenommen. Möglich: ${acceptedWords}.`)
  if (!type.isContent(data)) {
    throw refused(
      `Der Inhalt ist keine ${extension.toUpperCase()}-Datei, oder sie enthält Makros. Bitte speichern Sie sie neu und versuchen Sie es noch einmal.`,
    )
  }
  const sha256 = createHash('sha256').update(data).digest('hex')
  return { fileName, mediaType: type.mediaType, sha256, size: data.length, data }
}

/** The last part of a path without control characters, quotes and what no file system takes. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '')
    .trim()
  if (clean.length <= longestName) return clean || 'Datei'
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? ''
  return `${clean.slice(0, longestName - extension.length)}${extension}`
}

function refused(message: string): Failure {
  return new Failure('invalid', message, { file: message })
}

/** `signature` as characters up to 255, one for each byte. */
function startsWith(signature: string): (data: Uint8Array) => boolean {
  return (data) => holdsAt(data, 0, signature)
}

function holdsAt(data: Uint8Array, offset: number, signature: string): boolean {
  return [...signature].every((letter, index) => data[offset + index] === letter.charCodeAt(0))
}

/** ODF names its type in the first entry, which is not compressed. Source: OpenDocument 1.3, part 2, 3.3. */
function openDocument(kind: 'text' | 'spreadsheet'): FileType {
  const mediaType = `${opendocument}.${kind}`
  return {
    mediaType,
    isContent: (data) =>
      holdsAt(data, 0, 'PK\x03\x04') &&
      holdsAt(data, 30, `mimetype${mediaType}`) &&
      !zipNames(data).some((name) => name.startsWith('Basic/')),
  }
}

function officeFile(kind: string, part: string): FileType {
  return {
    mediaType: `${office}.${kind}`,
    isContent(data) {
      const names = zipNames(data)
      return (
        holdsAt(data, 0, 'PK\x03\x04') &&
        names.includes('[Content_Types].xml') &&
        names.includes(part) &&
        !names.some((name) => name.endsWith('vbaProject.bin'))
      )
    },
  }
}

/** No control characters but line ends, tabs and form feeds: neither a program nor UTF-16. */
function isPlainText(data: Uint8Array): boolean {
  return data.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))
}
