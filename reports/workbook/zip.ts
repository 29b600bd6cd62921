/**
 * A ZIP archive as a stream of bytes: deflated entries with data descriptors, fixed times, in the
 * order given, so that equal files make equal bytes. No ZIP64: beyond 4 GB it refuses.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.9, 4.3.12 and 4.3.16.
 * @module
 */
import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { Failure } from '../../src/core/failure.ts'

/** A file of the archive. Its chunks are drawn to the end before the next file is asked for. */
export type ZipFile = { name: string; chunks: Iterable<Chunk> | AsyncIterable<Chunk> }

type Chunk = string | Uint8Array

type Entry = { name: Buffer; offset: number; crc: number; packed: number; size: number }

const maximumBytes = 0xffff_ffff
const versionNeeded = 20
/** Bit 3: sizes follow the data. Bit 11: names are UTF-8. */
const flags = 0x0808
const deflated = 8
/** 1 January 1980, the first day that a ZIP knows. */
const fixedDate = 0x0021
/** Packing runs beside us in a thread of its own: levels 1 to 6 take the same time to the end. */
const level = 6

/** Throws `invalid` when the archive would exceed 4 GB (`limit` in bytes). */
export async function* zipBytes(
  files: AsyncIterable<ZipFile>,
  limit: number = maximumBytes,
): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let offset = 0
  for await (const file of files) {
    const entry = { name: Buffer.from(file.name), offset, crc: 0, packed: 0, size: 0 }
    for await (const bytes of entryBytes(entry, file)) {
      offset += bytes.length
      ensureWithin(limit, Math.max(offset, entry.size))
      yield bytes
    }
    entries.push(entry)
  }
  const directory = Buffer.concat(entries.map(directoryRecord))
  ensureWithin(limit, offset + directory.length)
  yield directory
  yield endOfDirectory(entries.length, directory.length, offset)
}

async function* entryBytes(entry: Entry, file: ZipFile): AsyncGenerator<Buffer> {
  yield localHeader(entry)
  const packer = createDeflateRaw({ level })
  // What fails in the source destroys the packer, and so reaches the loop below.
  pipeline(Readable.from(measured(entry, file.chunks)), packer, () => {})
  for await (const bytes of packer) {
    entry.packed += bytes.length
    yield bytes
  }
  yield dataDescriptor(entry)
}

async function* measured(entry: Entry, chunks: ZipFile['chunks']): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    yield bytes
  }
}

function ensureWithin(limit: number, bytes: number): void {
  if (bytes <= limit) return
  throw new Failure(
    'invalid',
    'Die Arbeitsmappe würde größer als 4 GB. Bitte grenzen Sie den Export ein.',
  )
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4)
  header.writeUInt16LE(entry.name.length, 26)
  return Buffer.concat([header, entry.name])
}

function dataDescriptor(entry: Entry): Buffer {
  const descriptor = Buffer.alloc(16)
  descriptor.writeUInt32LE(0x08074b50, 0)
  writeSizes(descriptor, 4, entry)
  return descriptor
}

function directoryRecord(entry: Entry): Buffer {
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(versionNeeded, 4)
  writeCommon(record, 6)
  writeSizes(record, 16, entry)
  record.writeUInt16LE(entry.name.length, 28)
  record.writeUInt32LE(entry.offset, 42)
  return Buffer.concat([record, entry.name])
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

function writeCommon(header: Buffer, at: number): void {
  header.writeUInt16LE(versionNeeded, at)
  header.writeUInt16LE(flags, at + 2)
  header.writeUInt16LE(deflated, at + 4)
  header.writeUInt16LE(fixedDate, at + 8)
}

function writeSizes(header: Buffer, at: number, entry: Entry): void {
  header.writeUInt32LE(entry.crc, at)
  header.writeUInt32LE(entry.packed, at + 4)
  header.writeUInt32LE(entry.size, at + 8)
}
