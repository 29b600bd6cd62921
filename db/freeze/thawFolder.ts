/** Where a frozen state lies while it is read: a folder that only this user reads, named after the process. @module */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'basislotse-stand-'
const ownerPattern = new RegExp(`^${prefix}(\\d+)-`)

/** Makes a new folder, and removes what processes left behind that were killed before they could tidy up. */
export function makeThawFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(ownerPattern.exec(name)?.[1])
    if (owner > 0 && !isRunning(owner)) remove(join(tmpdir(), name))
  }
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 asks, and does nothing.
    return process.kill(pid, 0)
  } catch (error) {
    // A process of another user refuses even that.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A folder of another user stays: it is theirs to remove. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {}
}
