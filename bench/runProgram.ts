/** The program in a process of its own, as people run it, and how much memory it takes. @module */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Bench } from './measurement.ts'

/** Bytes: the most it ever took, and what it took at its end. */
export type Memory = { readonly peak: number; readonly resident: number }

export type RunningProgram = {
  readonly process: ChildProcessByStdio<null, Readable, Readable>
  /** Waits for the end. Throws what the program complained about when it failed. */
  readonly ended: () => Promise<Memory>
}

/** Runs a command to its end. */
export function runProgram(bench: Bench, ...command: readonly string[]): Promise<Memory> {
  return start(bench, command).ended()
}

/**
 * Runs a command in a heap of `heapMegabytes`: with room enough Node lets garbage lie, and the peak says
 * little of what is really held. Throws when the heap is too small for the work.
 */
export function runInSmallHeap(
  bench: Bench,
  heapMegabytes: number,
  ...command: readonly string[]
): Promise<Memory> {
  return start(bench, command, `--max-old-space-size=${heapMegabytes}`).ended()
}

export function startProgram(bench: Bench, ...command: readonly string[]): RunningProgram {
  return start(bench, command)
}

function start(
  bench: Bench,
  command: readonly string[],
  ...options: readonly string[]
): RunningProgram {
  const file = join(mkdtempSync(join(bench.folder, 'memory-')), 'memory.json')
  const probe = new URL('./memoryProbe.mjs', import.meta.url).href
  const child = spawn(
    process.execPath,
    [...options, '--import', probe, ...bench.program, ...command],
    {
      // An empty DATABASE_URL keeps the program from a database that only happens to be there.
      env: { ...process.env, DATABASE_URL: '', MEMORY_PROBE_FILE: file },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const complaint = text(child.stderr)
  const closed = once(child, 'close')
  child.stdout.resume()
  return {
    process: child,
    ended: async () => {
      const [code] = await closed
      if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${await complaint}`)
      return JSON.parse(readFileSync(file, 'utf8'))
    },
  }
}
