/**
 * All jobs of the server in one place. Times are Europe/Berlin and outside 02:00–03:00, which node-cron
 * skips or loses on the days when the clock changes.
 * @module
 */
import cron from 'node-cron'
import type { Workplace } from './commands/workplace.ts'
import { storeProgress } from './milestones/actions.ts'
import type { Log } from './platform/log.ts'

type Job = { name: string; at: string; run: () => Promise<void> }

/** Starts every job and stores today's figures at once, so that a restart loses no day. */
export function startSchedule(workplace: Workplace, log: Log): { stop: () => Promise<void> } {
  const jobs: Job[] = [
    {
      name: 'progress',
      at: '50 23 * * *',
      run: () => storeProgress(workplace.deps, workplace.organisation.id),
    },
  ]
  const run = async ({ name, run }: Job): Promise<void> => {
    try {
      await run()
      log.info({ job: name }, 'job done')
    } catch (error) {
      log.error({ job: name, err: error }, 'job failed')
    }
  }
  const tasks = jobs.map((job) =>
    cron.schedule(job.at, () => run(job), { timezone: 'Europe/Berlin', noOverlap: true }),
  )
  const first = Promise.all(jobs.map(run))
  return {
    async stop() {
      for (const task of tasks) await task.stop()
      await first
    },
  }
}
