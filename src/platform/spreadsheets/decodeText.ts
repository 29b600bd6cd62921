import iconv from 'iconv-lite'
import { Failure } from '../../core/failure.ts'

/** Bytes that Windows-1252 does not define. */
const undefinedInWindows1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** In UTF-16 without a mark, text of Western languages has a zero in nearly every other byte. */
const zerosOfUtf16 = 0.4

/** What no encoding of text produces. */
const unexplained = /[\0\ufffe\uffff]|\p{Surrogate}/u

const controlCharacters = /(?![\t\n\v\f\r])\p{Cc}/gu

/** More control characters than this share are no text. */
const controlShare = 0.01

/**
 * The text of a CSV file: UTF-8 or UTF-16 with or without byte order mark, otherwise Windows-1252. Node 20's own
 * TextDecoder reads 0x80 to 0x9F of Windows-1252 wrongly, so that iconv-lite does it.
 * Throws `invalid` when no encoding explains every byte.
 */
export function decodeText(bytes: Buffer, file: string): string {
  const text = decode(bytes)
  if (text === undefined || unexplained.test(text)) throw unreadable(file)
  const controls = text.match(controlCharacters)?.length ?? 0
  if (controls > Math.max(3, text.length * controlShare)) throw unreadable(file)
  return text
}

function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeUtf8(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), 'utf16-le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), 'utf16-be')
  if (bytes.includes(0)) return decodeUnmarkedUtf16(bytes)
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== undefined) return utf8
  if (bytes.some((byte) => undefinedInWindows1252.has(byte))) return undefined
  return iconv.decode(bytes, 'windows-1252')
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function decodeUnmarkedUtf16(bytes: Buffer): string | undefined {
  let even = 0
  let odd = 0
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const enough = bytes.length * (zerosOfUtf16 / 2)
  if (odd > enough && odd > even * 10) return decodeUtf16(bytes, 'utf16-le')
  if (even > enough && even > odd * 10) return decodeUtf16(bytes, 'utf16-be')
  return undefined
}

/** An odd number of bytes is half a letter. */
function decodeUtf16(bytes: Buffer, encoding: 'utf16-le' | 'utf16-be'): string | undefined {
  return bytes.length % 2 === 0 ? iconv.decode(bytes, encoding) : undefined
}

function unreadable(file: string): Failure {
  return new Failure(
    'invalid',
    `Die Datei „${file}“ enthält Bytes, die zu keiner Zeichenkodierung passen (geprüft: UTF-8, UTF-16, Windows-1252). Ist es wirklich eine CSV-Datei? Bitte speichern Sie sie als „CSV UTF-8“.`,
  )
}
