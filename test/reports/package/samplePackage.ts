/** A small package, and tools to spoil it the way somebody would who knows how a package is made. @module */
import { createHash } from 'node:crypto'
import { type ChainedEvent, chainEvents, chainStart } from '../../../db/chain.ts'
import { eventsName } from '../../../reports/package/pruefe.mjs'
import {
  eventLine,
  type PackagedEvent,
  type PackageFile,
  type PackageMeta,
  packageBytes,
} from '../../../reports/package/writePackage.ts'
import { type ZipFile, zipBytes } from '../../../reports/workbook/zip.ts'
import { canonicalJson } from '../../../src/core/canonicalJson.ts'
import type { NewEvent } from '../../../src/core/newEvent.ts'

export const organisationId = 'o1'

/** Five events: the second one's details were erased, the fourth is about another information domain. */
export function sampleEvents(count = 5): PackagedEvent[] {
  const fresh = Array.from(
    { length: count },
    (_, index): NewEvent => ({
      at: `2026-05-0${(index % 9) + 1}T08:00:00.000Z`,
      actorId: 'u1',
      kind: 'check_saved',
      subjectId: `c${index + 1}`,
      details: { actor: 'Ida Muster', after: { status: 'yes' }, index },
      salt: `salt-${index + 1}`,
    }),
  )
  return chainedAgain(fresh)
}

export function chainedAgain(fresh: readonly NewEvent[]): PackagedEvent[] {
  const { events, details } = chainEvents(organisationId, { sequence: 0, hash: chainStart }, fresh)
  return events.map((event, index) => ({
    ...event,
    salt: details[index]?.salt ?? null,
    details: details[index]?.details ?? null,
    erasedAt: null,
    erasedBecause: null,
  }))
}

export function linesOf(events: readonly PackagedEvent[]): string[] {
  return events.map((event) =>
    event.sequence === 2
      ? eventLine(
          { ...event, erasedAt: '2026-06-01T10:00:00.000Z', erasedBecause: 'Art. 17' },
          true,
        )
      : eventLine(event, event.sequence !== 4),
  )
}

export type SampleParts = {
  events?: readonly PackagedEvent[]
  lines?: readonly string[]
  meta?: Partial<PackageMeta>
  files?: readonly PackageFile[]
}

export async function samplePackage(parts: SampleParts = {}): Promise<Buffer> {
  const events = parts.events ?? sampleEvents()
  const lines = parts.lines ?? linesOf(events)
  const files = parts.files ?? [
    textFile('00-Anschreiben.txt', 'Sehr geehrte Damen und Herren,\n'),
    textFile('nachweise/Leitlinie vom 01.05.txt', 'Die Leitlinie der Stadt. '.repeat(40)),
    textFile('leer.txt', ''),
  ]
  const all = [...files, textFile(eventsName, lines.join(''))]
  return collect(packageBytes(await Promise.all(all), { ...metaOf(events), ...parts.meta }))
}

export function metaOf(events: readonly ChainedEvent[]): PackageMeta {
  const last = events.at(-1)
  return {
    organisation: { id: organisationId, name: 'Beispielstadt an der Eine' },
    informationDomain: { code: 'KERN', name: 'Kernverwaltung' },
    snapshot: {
      number: 3,
      name: 'Testat 2026',
      day: '2026-05-22',
      takenAt: '2026-05-22T09:30:00.000Z',
      contentSha256: 'ab'.repeat(32),
    },
    edition: '2023',
    programVersion: '0.1.0',
    chainHead: {
      sequence: last?.sequence ?? 0,
      hash: last?.hash ?? chainStart,
      at: last?.at ?? '2026-05-01T00:00:00.000Z',
    },
    erasedDetails: 1,
  }
}

export function textFile(name: string, text: string): PackageFile {
  const bytes = Buffer.from(text)
  return {
    name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: () => [bytes],
  }
}

export async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** An archive that says whatever is wanted: for what our writer refuses to write. */
export async function rawPackage(
  manifest: unknown,
  files: readonly { name: string; content: Buffer }[],
): Promise<Buffer> {
  const text = typeof manifest === 'string' ? manifest : canonicalJson(manifest)
  async function* entries(): AsyncGenerator<ZipFile> {
    yield { name: 'manifest.json', chunks: [text] }
    for (const { name, content } of files) yield { name, chunks: [content] }
  }
  const plain = await collect(zipBytes(entries()))
  plain.writeUInt16LE(72, plain.length - 2)
  return signed(Buffer.concat([plain, Buffer.alloc(72)]))
}

/** The manifest of a package as a value, to be changed and given to `rawPackage`. */
export function manifestOf(files: readonly PackageFile[], meta: Partial<PackageMeta> = {}) {
  return {
    format: 'basislotse-paket',
    formatVersion: 1,
    ...metaOf(sampleEvents()),
    ...meta,
    files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
  }
}

/** Writes the archive's own checksum anew, as somebody would who knows the format. */
export function signed(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const end = copy.length - 94
  const hash = createHash('sha256').update(copy.subarray(0, end)).digest('hex')
  copy.write(`SHA-256 ${hash}`, end + 22, 'latin1')
  return copy
}

/** Changes bytes and signs the archive anew. */
export function spoiled(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes)
  change(copy)
  return signed(copy)
}

/** Puts bytes in, moves the directory and all offsets behind, and signs the archive anew. */
export function withInserted(bytes: Buffer, at: number, extra: Buffer): Buffer {
  const copy = Buffer.concat([bytes.subarray(0, at), extra, bytes.subarray(at)])
  const end = copy.length - 94
  const directory = bytes.readUInt32LE(bytes.length - 94 + 16)
  if (at <= directory) copy.writeUInt32LE(directory + extra.length, end + 16)
  return signed(copy)
}

/** Where the records of the central directory begin. */
export function recordsOf(bytes: Buffer): number[] {
  const end = bytes.length - 94
  const places: number[] = []
  let at = bytes.readUInt32LE(end + 16)
  while (at < end) {
    places.push(at)
    at += 46 + bytes.readUInt16LE(at + 28)
  }
  return places
}
