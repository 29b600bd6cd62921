/**
 * All jobs of the server in one place. Times are Europe/Berlin and outside 02:00–03:00, which node-cron
 * skips or loses on the days when the clock changes.
 * @module
 */
import { setTimeout as pause } from 'node:timers/promises'
import cron from 'node-cron'
import { listOrganisations } from '../db/queries/organisations.ts'
import { cleanUpLogins } from './access/sessions/actions.ts'
import { reviewSupport } from './assessment/suggestions/actions.ts'
import type { Instant } from './core/day.ts'
import type { Deps } from './deps.ts'
import { cleanUpUploads } from './exchange/upload/actions.ts'
import { forgetBorrowers } from './inventory/devices/loans/actions.ts'
import { storeProgress } from './milestones/actions.ts'
import { clockOf } from './platform/clock.ts'
import type { Log } from './platform/log.ts'
import type { JobState } from './platform/machine.ts'

type Job = { name: string; at: string; run: (deps: Deps) => Promise<void> }

/** The first pages go before: counting the figures of the day takes as long as the whole start. */
const firstRunAfterMilliseconds = 3_000

/** `at` is in the notation of cron: minute, hour, day, month, day of the week. */
const jobs: readonly Job[] = [
  { name: 'support', at: '10 0 * * *', run: forEachOrganisation(reviewSupport) },
  { name: 'progress', at: '50 23 * * *', run: forEachOrganisation(storeProgress) },
  { name: 'borrowers', at: '40 3 * * *', run: forEachOrganisation(forgetBorrowers) },
  { name: 'logins', at: '20 * * * *', run: cleanUpLogins },
  { name: 'uploads', at: '35 * * * *', run: forEachOrganisation(cleanUpUploads) },
]

export type Schedule = {
  /** What each job did last and when it runs next, for the system page. */
  readonly jobs: () => readonly JobState[]
  readonly stop: () => Promise<void>
}

/** Starts every job and stores today's figures, at the latest when it is stopped: a restart loses no day. */
export function startSchedule(deps: Deps, log: Log): Schedule {
  const last = new Map<string, { at: Instant; isFailed: boolean }>()
  const run = async (job: Job): Promise<void> => {
    const at = deps.serverTime()
    try {
      await job.run(deps)
      last.set(job.name, { at, isFailed: false })
      log.info({ job: job.name }, 'job done')
    } catch (error) {
      last.set(job.name, { at, isFailed: true })
      log.error({ job: job.name, err: error }, 'job failed')
    }
  }
  const tasks = jobs.map((job) => ({
    name: job.name,
    task: cron.schedule(job.at, () => run(job), { timezone: 'Europe/Berlin', noOverlap: true }),
  }))
  const hurry = new AbortController()
  const first = pause(firstRunAfterMilliseconds, undefined, { signal: hurry.signal })
    .catch(() => undefined)
    .then(() => Promise.all(jobs.map(run)))
  return {
    jobs: () =>
      tasks.map(({ name, task }) => ({
        name,
        lastAt: last.get(name)?.at ?? null,
        isLastFailed: last.get(name)?.isFailed ?? false,
        nextAt: task.getNextRun()?.toISOString() ?? null,
      })),
    async stop() {
      for (const { task } of tasks) await task.stop()
      hurry.abort()
      await first
    },
  }
}

/** One after the other, each with its own clock: that of the sample city stands still. */
function forEachOrganisation(work: (deps: Deps, organisationId: string) => Promise<void>) {
  return async (deps: Deps): Promise<void> => {
    for (const { id, demoDay } of await deps.store.read('', listOrganisations)) {
      await work({ ...deps, ...clockOf(demoDay) }, id)
    }
  }
}
