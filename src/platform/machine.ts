/** What the system page says of the machine, and the copy of the database that it hands out. @module */
import { createReadStream, mkdtempSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Instant } from '../core/day.ts'
import { packageRoot } from '../core/packageRoot.ts'
import type { KeptBackup } from './backups/backupFolder.ts'
import { endOfLife } from './nodeRelease.ts'

/** A job of the schedule; null where it has not run yet, or is not planned. */
export type JobState = {
  readonly name: string
  readonly lastAt: Instant | null
  readonly isLastFailed: boolean
  readonly nextAt: Instant | null
  /** What came of it for the organisation that asks. */
  readonly report: JobReport | undefined
}

/** For people; `isBad`: somebody must do something. */
export type JobReport = { readonly text: string; readonly isBad: boolean }

export type Machine = {
  readonly version: string
  readonly node: string
  /** A warning when the running Node gets no security updates any more. */
  readonly nodeWarning: (today: string) => string | undefined
  /** Bytes of the database file with its log; null where there is none. */
  readonly databaseBytes: (location: string) => number | null
  /** Bytes that are free where the file lies; null where nobody can say. */
  readonly freeBytes: (location: string) => number | null
  /** As an organisation sees them: what concerns others only is left out. */
  readonly jobs: (organisationId: string) => readonly JobState[]
  /** The backups that the program made by itself, the newest first. */
  readonly backups: () => readonly KeptBackup[]
  /** The file that `write` fills, as a stream; it is gone when the stream ends. */
  readonly streamCopy: (
    location: string,
    write: (file: string) => Promise<void>,
  ) => Promise<{ bytes: number; stream: ReadableStream }>
}

export function machineWith(
  jobs: Machine['jobs'],
  backups: Machine['backups'] = () => [],
): Machine {
  return {
    version: readVersion(),
    node: process.versions.node,
    nodeWarning: (today) => endOfLife(process.versions.node, today),
    databaseBytes(location) {
      const sizes = [location, `${location}-wal`].map((file) => sizeOf(file))
      return sizes[0] === null ? null : sizes.reduce((sum: number, size) => sum + (size ?? 0), 0)
    },
    freeBytes(location) {
      if (sizeOf(location) === null) return null
      const { bavail, bsize } = statfsSync(dirname(location))
      return bavail * bsize
    },
    jobs,
    backups,
    streamCopy,
  }
}

/** Beside the database: there is room for it, and it is as protected. */
async function streamCopy(
  location: string,
  write: (file: string) => Promise<void>,
): Promise<{ bytes: number; stream: ReadableStream }> {
  const folder = mkdtempSync(join(dirname(location), '.sicherung-'))
  const file = join(folder, 'basislotse.sqlite')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    await write(file)
    const reader = createReadStream(file)
    reader.on('close', remove)
    return { bytes: statSync(file).size, stream: Readable.toWeb(reader) as ReadableStream }
  } catch (error) {
    remove()
    throw error
  }
}

function readVersion(): string {
  const text = readFileSync(new URL('package.json', packageRoot), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null
}
