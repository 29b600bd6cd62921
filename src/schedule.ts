/**
 * All jobs of the server in one place. Times are Europe/Berlin and outside 02:00–03:00, which node-cron skips or loses on
 * the days when the clock changes. No job relies on its hour: each looks for itself whether something is due, and does
 * nothing when it is done already, so that it also runs at the start and catches up after a downtime.
 * @module
 */
import { setTimeout as pause } from 'node:timers/promises'
import cron from 'node-cron'
import { cleanUpLogins } from './access/sessions/actions.ts'
import { deleteExpired } from './administration/privacy/actions.ts'
import { readWeeklyInspection } from './administration/system/readInspection.ts'
import { reviewSupport } from './assessment/suggestions/actions.ts'
import { backUpToday } from './commands/backUpToday.ts'
import type { Config } from './config.ts'
import { dayOf } from './core/day.ts'
import type { Deps } from './deps.ts'
import { cleanUpUploads } from './exchange/upload/actions.ts'
import { forgetBorrowers } from './inventory/devices/loans/actions.ts'
import { storeProgress } from './milestones/actions.ts'
import { readProposalCounts } from './modelling/readProposalCounts.ts'
import type { Log } from './platform/log.ts'
import type { JobState } from './platform/machine.ts'
import { decideReminders } from './reminders/decision/actions.ts'
import { sendChainHeads } from './reminders/heads/actions.ts'
import { sendReminders } from './reminders/outbox/actions.ts'
import { createJobRunner, forEachOrganisation, type JobOutcome } from './server/runJobs.ts'

type Settings = Pick<Config, 'dataFolder' | 'keptBackups'>

type Job = {
  readonly name: string
  /** In the notation of cron: minute, hour, day, month, day of the week. */
  readonly at: string
  /** Reads much: at the start it waits until people have got their first pages. */
  readonly isHeavy?: boolean
  readonly run: (deps: Deps, settings: Settings) => Promise<JobOutcome | undefined>
}

const jobs: readonly Job[] = [
  { name: 'reminders', at: '*/5 * * * *', run: remind },
  { name: 'progress', at: '50 23 * * *', run: (deps) => forEachSilently(deps, storeProgress) },
  { name: 'support', at: '10 0 * * *', run: (deps) => forEachSilently(deps, reviewSupport) },
  { name: 'logins', at: '20 * * * *', run: (deps) => done(cleanUpLogins(deps)) },
  { name: 'uploads', at: '35 * * * *', run: (deps) => forEachSilently(deps, cleanUpUploads) },
  {
    name: 'borrowers',
    at: '40 3 * * *',
    run: (deps) => forEachSilently(deps, forgetBorrowers),
  },
  { name: 'retention', at: '50 3 * * *', run: (deps) => forEachSilently(deps, deleteExpired) },
  { name: 'backup', at: '30 1 * * *', isHeavy: true, run: backUp },
  { name: 'modelling', at: '10 4 * * *', isHeavy: true, run: model },
  { name: 'heads', at: '*/15 * * * *', run: sendHeads },
  // Every night it asks whether a week is over.
  { name: 'integrity', at: '30 4 * * *', isHeavy: true, run: inspect },
]

async function forEachSilently(
  deps: Deps,
  work: (deps: Deps, organisationId: string) => Promise<unknown>,
): Promise<JobOutcome> {
  return forEachOrganisation(deps, async (clocked, organisationId) => {
    await work(clocked, organisationId)
    return undefined
  })
}

async function done(work: Promise<void>): Promise<undefined> {
  await work
}

/** Before the time of day that was set nothing is decided. Nobody in the sample city is to get mail. */
async function remind(deps: Deps): Promise<JobOutcome> {
  return forEachOrganisation(deps, async (clocked, organisationId, { demoDay }) => {
    if (demoDay !== null) return undefined
    await decideReminders(clocked, organisationId)
    const { problem } = await sendReminders(clocked, organisationId)
    return problem === undefined ? undefined : { text: problem, isBad: true }
  })
}

/** From the first work day of the month on; who has got it gets no other. */
async function sendHeads(deps: Deps): Promise<JobOutcome> {
  return forEachOrganisation(deps, async (clocked, organisationId, { demoDay }) => {
    if (demoDay !== null) return undefined
    const { problem } = await sendChainHeads(clocked, organisationId)
    return problem === undefined ? undefined : { text: problem, isBad: true }
  })
}

/** PostgreSQL has its own tools. */
async function backUp({ store, serverTime }: Deps, settings: Settings): Promise<JobOutcome> {
  if (store.dialect !== 'sqlite') {
    const text = 'Die Daten liegen in PostgreSQL und werden mit dessen Mitteln gesichert (pg_dump).'
    return { report: { text, isBad: false } }
  }
  const { problems } = await backUpToday(store, settings, dayOf(serverTime()))
  const [first] = problems
  if (first === undefined) return {}
  const text = `Die gesicherten Daten sind nicht in Ordnung: ${first}`
  return { report: { text, isBad: true } }
}

/** Tells what waits for a person. It never applies it. */
async function model(deps: Deps): Promise<JobOutcome> {
  return forEachOrganisation(deps, async ({ store, today }, organisationId) => {
    const counts = await store.read(organisationId, (db) => readProposalCounts(db, today()))
    const waiting = counts.filter(({ groups, modules }) => groups + modules > 0)
    const words = waiting.map(({ code, groups, modules }) => `${code} ${groups + modules}`)
    const text = waiting.length === 0 ? 'Nichts Neues.' : `Vorschläge warten: ${words.join(', ')}.`
    return { text, isBad: false }
  })
}

/** The engine looks at its file once, then each organisation's audit trail link by link. */
async function inspect(deps: Deps): Promise<JobOutcome> {
  let found: Promise<readonly string[]> | undefined
  const findDatabaseProblems = () => {
    found ??= deps.store.integrityProblems()
    return found
  }
  return forEachOrganisation(deps, async (clocked, organisationId) => {
    const inspection = await readWeeklyInspection(clocked, organisationId, findDatabaseProblems)
    return { text: `${inspection.text}.`, isBad: !inspection.isSound }
  })
}

export type Schedule = {
  /** What each job did last and when it runs next, for the system page of an organisation. */
  readonly jobs: (organisationId: string) => readonly JobState[]
  readonly stop: () => Promise<void>
}

/** The first pages go before: counting the figures of the day takes as long as the whole start. */
const firstRunAfterMilliseconds = 3_000
const heavyRunsAfterMilliseconds = 60_000

/** Starts every job and stores today's figures, at the latest when it is stopped: a restart loses no day. */
export function startSchedule(deps: Deps, log: Log, settings: Settings): Schedule {
  const runner = createJobRunner(deps.serverTime, log)
  const run = (job: Job) => runner.run(job.name, () => job.run(deps, settings))
  const tasks = jobs.map((job) => ({
    name: job.name,
    task: cron.schedule(job.at, () => run(job), { timezone: 'Europe/Berlin', noOverlap: true }),
  }))
  const hurry = new AbortController()
  const first = runAtStart(run, hurry.signal)
  return {
    jobs: (organisationId) =>
      tasks.map(({ name, task }) => {
        const last = runner.lastRun(name, organisationId)
        return {
          name,
          lastAt: last?.at ?? null,
          isLastFailed: last?.isFailed ?? false,
          nextAt: task.getNextRun()?.toISOString() ?? null,
          report: last?.report,
        }
      }),
    async stop() {
      for (const { task } of tasks) await task.stop()
      hurry.abort()
      await first
      await runner.settle()
    },
  }
}

/** Whoever stops the server soon gets the light jobs at once, and the heavy ones at the next start. */
async function runAtStart(run: (job: Job) => Promise<void>, hurry: AbortSignal): Promise<void> {
  const waitFor = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: hurry }).catch(() => undefined)
  await waitFor(firstRunAfterMilliseconds)
  for (const job of jobs) if (!job.isHeavy) await run(job)
  await waitFor(heavyRunsAfterMilliseconds)
  for (const job of jobs) if (job.isHeavy && !hurry.aborted) await run(job)
}
