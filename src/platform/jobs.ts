/**
 * Work that takes longer than a page may wait: it goes on after the answer, in this process. What it came to is
 * stored by the work itself; here is only how far it is.
 * @module
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** `total` is 0 while nobody knows how much there is. */
export type JobProgress = { readonly step: string; readonly done: number; readonly total: number }

export type Jobs = {
  /** This process, among those that share a database. */
  readonly owner: string
  /** Starts the work unless one of that name is running. */
  start(name: string, work: (tell: (progress: JobProgress) => void) => Promise<void>): void
  /** Undefined when no such work is running here. */
  progressOf(name: string): JobProgress | undefined
  /** Waits for the work, at most so long. */
  wait(name: string, milliseconds: number): Promise<void>
  /** Hears of what no work was prepared for. */
  reportTo(listener: (error: unknown, name: string) => void): void
  /** Waits for everything that is running. */
  settle(): Promise<void>
}

export function createJobs(): Jobs {
  let report: (error: unknown, name: string) => void = () => {}
  const running = new Map<string, { progress: JobProgress; ended: Promise<void> }>()
  return {
    owner: randomUUID(),
    start(name, work) {
      if (running.has(name)) return
      const tell = (progress: JobProgress) => {
        const job = running.get(name)
        if (job) job.progress = progress
      }
      const ended = Promise.resolve()
        .then(() => work(tell))
        .catch((error) => report(error, name))
        .finally(() => running.delete(name))
      running.set(name, { progress: { step: '', done: 0, total: 0 }, ended })
    },
    progressOf: (name) => running.get(name)?.progress,
    async wait(name, milliseconds) {
      const job = running.get(name)
      if (!job) return
      const waiting = new AbortController()
      const patience = sleep(milliseconds, undefined, { signal: waiting.signal }).catch(() => {})
      await Promise.race([job.ended, patience])
      waiting.abort()
    },
    reportTo(listener) {
      report = listener
    },
    async settle() {
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}
