/** Runs the jobs of the schedule: never the same twice at once, and none is stopped by another that fails. @module */
import { listOrganisations, type Organisation } from '../../db/queries/organisations.ts'
import type { Instant } from '../core/day.ts'
import { clockedBy, type Deps } from '../deps.ts'
import { explainMachine } from '../platform/explainError.ts'
import type { Log } from '../platform/log.ts'
import type { JobReport } from '../platform/machine.ts'

/** What a job came to, for all or for single organisations; errors are what did not end well. */
export type JobOutcome = {
  readonly reports?: ReadonlyMap<string, JobReport>
  readonly report?: JobReport | undefined
  readonly errors?: readonly unknown[]
}

export type LastRun = {
  readonly at: Instant
  readonly isFailed: boolean
  readonly report: JobReport | undefined
}

export type JobRunner = {
  /** Waits for a run of the same name that is under way, instead of starting another. */
  readonly run: (name: string, work: () => Promise<JobOutcome | undefined>) => Promise<void>
  readonly lastRun: (name: string, organisationId: string) => LastRun | undefined
  /** Resolves when nothing runs any more. */
  readonly settle: () => Promise<void>
}

type Ended = { at: Instant; isFailed: boolean; outcome: JobOutcome }

export function createJobRunner(serverTime: () => Instant, log: Log): JobRunner {
  const running = new Map<string, Promise<void>>()
  const ended = new Map<string, Ended>()
  const runOnce = async (name: string, work: () => Promise<JobOutcome | undefined>) => {
    const at = serverTime()
    const outcome = await work().catch((error: unknown): JobOutcome => failed(error))
    const errors = outcome?.errors ?? []
    ended.set(name, { at, isFailed: errors.length > 0, outcome: outcome ?? {} })
    for (const error of errors) log.error({ job: name, err: error }, 'job failed')
    for (const { text, isBad } of reportsOf(outcome)) {
      if (isBad && errors.length === 0)
        log.error({ job: name, report: text }, 'job found a problem')
    }
    if (errors.length === 0) log.info({ job: name }, 'job done')
  }
  return {
    run(name, work) {
      const known = running.get(name)
      if (known) return known
      const started = runOnce(name, work).finally(() => running.delete(name))
      running.set(name, started)
      return started
    },
    lastRun(name, organisationId) {
      const last = ended.get(name)
      if (!last) return undefined
      const { at, isFailed, outcome } = last
      return { at, isFailed, report: outcome.reports?.get(organisationId) ?? outcome.report }
    },
    async settle() {
      await Promise.all(running.values())
    },
  }
}

/**
 * One after the other, each with its own clock: that of the sample city stands still. What fails for one organisation is
 * reported there and does not keep the others from theirs.
 */
export async function forEachOrganisation(
  deps: Deps,
  work: (
    deps: Deps,
    organisationId: string,
    organisation: Organisation,
  ) => Promise<JobReport | undefined>,
): Promise<JobOutcome> {
  const reports = new Map<string, JobReport>()
  const errors: unknown[] = []
  for (const organisation of await deps.store.read('', listOrganisations)) {
    try {
      const report = await work(clockedBy(deps, organisation), organisation.id, organisation)
      if (report) reports.set(organisation.id, report)
    } catch (error) {
      errors.push(error)
      reports.set(organisation.id, reportOf(error))
    }
  }
  return { reports, errors }
}

function failed(error: unknown): JobOutcome {
  return { report: reportOf(error), errors: [error] }
}

function reportOf(error: unknown): JobReport {
  const text = explainMachine(error) ?? 'Näheres steht in den Meldungen des Servers.'
  return { text, isBad: true }
}

function reportsOf(outcome: JobOutcome | undefined): JobReport[] {
  const shared = outcome?.report ? [outcome.report] : []
  return [...shared, ...(outcome?.reports?.values() ?? [])]
}
