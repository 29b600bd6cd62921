/** The folder of backups that the program makes by itself, one a day. @module */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, isDay } from '../../core/day.ts'
import { finishFile } from '../unfinishedFile.ts'
import { type Keeping, keptBackups } from './keptBackups.ts'

export const backupFolderName = 'sicherungen'

export type KeptBackup = { readonly day: Day; readonly file: string; readonly bytes: number }

export type Rotation = {
  readonly folder: string
  readonly today: Day
  readonly keeping: Keeping
  /** Fills the file and returns what is wrong with what it saved. */
  readonly write: (file: string) => Promise<readonly string[]>
}

/** What came of it: `file` is undefined where today's backup was there already. */
export type RotationReport = {
  readonly file: string | undefined
  readonly problems: readonly string[]
  readonly removed: readonly string[]
}

/** The backups of a folder, the newest first; none where the folder is missing. */
export function listBackups(folder: string): KeptBackup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const day = /^basislotse-(\d{4}-\d\d-\d\d)\.sqlite$/.exec(name)?.[1] ?? ''
      const file = join(folder, name)
      const found = isDay(day) ? statSync(file, { throwIfNoEntry: false }) : undefined
      return found?.isFile() ? [{ day, file, bytes: found.size }] : []
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1))
}

/**
 * Makes today's backup where there is none, and only then thins out the old ones: when the disk is full, or what was saved
 * is flawed, everything older stays. Nothing half is left behind, also not of a run that was killed.
 */
export async function rotateBackups({
  folder,
  today,
  keeping,
  write,
}: Rotation): Promise<RotationReport> {
  if (listBackups(folder).some(({ day }) => day === today)) {
    return { file: undefined, problems: [], removed: [] }
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeUnfinished(folder)
  const file = join(folder, `basislotse-${today}.sqlite`)
  let problems: readonly string[] = []
  await finishFile(file, async (unfinished) => {
    problems = await write(unfinished)
  })
  const removed = problems.length === 0 ? thinOut(folder, keeping) : []
  return { file, problems, removed }
}

function thinOut(folder: string, keeping: Keeping): string[] {
  const backups = listBackups(folder)
  const kept = keptBackups(
    backups.map(({ day }) => day),
    keeping,
  )
  const old = backups.filter(({ day }) => !kept.has(day)).map(({ file }) => file)
  for (const file of old) rmSync(file)
  return old
}

/** What a killed process could not clean up; that of a process that still runs is its own. */
function removeUnfinished(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, pid] = /^basislotse-.*\.(\d+)\.unfertig$/.exec(name) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function namesIn(folder: string): string[] {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() ? readdirSync(folder) : []
}
