/**
 * Writes the audit package (Prüfpaket), format 1: a ZIP that begins with `manifest.json` and ends with the SHA-256 of
 * everything before its end. docs/pruefpaket.md defines it; `pruefe.mjs` checks it.
 *
 * The manifest stands in front and names the hash of every file. So files are passed over twice: once to measure them
 * (`measureFile`, `measureText`), once to pack them.
 * @module
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { canonicalJson } from '../../src/core/canonicalJson.ts'
import type { Day, Instant } from '../../src/core/day.ts'
import { type ZipFile, zipBytes } from '../workbook/zip.ts'
import {
  formatVersion,
  manifestName,
  maximumEntries,
  nameProblem,
  packageFormat,
} from './pruefe.mjs'

/** A file of the package, whose content is known beforehand and can be drawn once more. */
export type PackageFile = {
  /** With `/` between folders, e.g. `protokoll/ereignisse.jsonl`. */
  name: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
  open: () => ZipFile['chunks']
}

export type PackageMeta = {
  organisation: { id: string; name: string }
  informationDomain: { code: string; name: string }
  snapshot: { number: number; name: string; day: Day; takenAt: Instant; contentSha256: string }
  edition: string
  programVersion: string
  chainHead: { sequence: number; hash: string; at: Instant }
  /** How many events of the package have lost their details. */
  erasedDetails: number
}

/** An event for `protokoll/ereignisse.jsonl`: the fields of the chain, and what is left of the details. */
export type PackagedEvent = {
  organisationId: string
  sequence: number
  at: Instant
  actorId: string
  kind: string
  subjectId: string
  detailsDigest: string
  previousHash: string
  hash: string
  salt: string | null
  details: string | null
  erasedAt: Instant | null
  erasedBecause: string | null
}

/** The bytes of a package; equal files and meta make equal bytes. Throws when a file is not what was measured. */
export async function* packageBytes(
  files: readonly PackageFile[],
  meta: PackageMeta,
): AsyncGenerator<Buffer> {
  ensureFiles(files)
  const hash = createHash('sha256')
  let kept: Buffer | undefined
  // The last piece is the record of the archive's end, to which the comment belongs.
  for await (const bytes of zipBytes(packed(files, meta))) {
    if (kept) {
      hash.update(kept)
      yield kept
    }
    kept = bytes
  }
  if (kept) yield withComment(kept, `SHA-256 ${hash.digest('hex')}`)
}

/** Reads a file on the disk once to learn its size and hash. */
export async function measureFile(name: string, path: string): Promise<PackageFile> {
  return measured(name, () => createReadStream(path))
}

/** Draws the content once to learn its size and hash. */
export async function measured(name: string, open: PackageFile['open']): Promise<PackageFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of open()) {
    hash.update(chunk)
    bytes += Buffer.byteLength(chunk)
  }
  return { name, bytes, sha256: hash.digest('hex'), open }
}

/** One line of `protokoll/ereignisse.jsonl`. Details go along where the event is about this information domain. */
export function eventLine(event: PackagedEvent, hasDetails: boolean): string {
  const { salt, details, erasedAt, erasedBecause, ...link } = event
  const rest =
    erasedAt !== null
      ? { erasedAt, erasedBecause }
      : hasDetails && salt !== null && details !== null
        ? { salt, details }
        : {}
  return `${canonicalJson({ ...link, ...rest })}\n`
}

function ensureFiles(files: readonly PackageFile[]): void {
  if (files.length >= maximumEntries) throw new Error(`${files.length} files are too many`)
  const seen = new Set([manifestName])
  for (const { name } of files) {
    const problem = nameProblem(name)
    if (problem) throw new Error(`The name ${JSON.stringify(name)} ${problem}`)
    if (seen.has(name.toLowerCase())) throw new Error(`${name} is there twice`)
    seen.add(name.toLowerCase())
  }
}

async function* packed(files: readonly PackageFile[], meta: PackageMeta): AsyncGenerator<ZipFile> {
  const manifest = canonicalJson({
    format: packageFormat,
    formatVersion,
    ...meta,
    files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
  })
  yield { name: manifestName, chunks: [manifest] }
  for (const file of files) yield { name: file.name, chunks: unchanged(file) }
}

/** Nobody gets a package whose manifest is wrong because a file changed meanwhile. */
async function* unchanged({ name, bytes, sha256, open }: PackageFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of open()) {
    const drawn = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    hash.update(drawn)
    size += drawn.length
    yield drawn
  }
  if (size !== bytes || hash.digest('hex') !== sha256) {
    throw new Error(`${name} is not what it was when it was measured`)
  }
}

function withComment(end: Buffer, comment: string): Buffer {
  const record = Buffer.concat([end, Buffer.from(comment, 'latin1')])
  record.writeUInt16LE(comment.length, 20)
  return record
}
