import type { Store } from '../db/store.ts'
import type { Day, Instant } from './core/day.ts'
import { clockOf } from './platform/clock.ts'
import type { Directory } from './platform/directory/directory.ts'
import type { Jobs } from './platform/jobs.ts'
import type { Mail } from './platform/mail/mail.ts'
import type { PublicHolidays } from './platform/publicHolidays.ts'
import type { Secrets } from './platform/secrets.ts'
import type { readUpload } from './platform/spreadsheets/readTables.ts'

/** What actions are given from outside: the database, the clock and chance. */
export type Deps = {
  store: Store
  /** UTC. */
  now: () => Instant
  /** Europe/Berlin. */
  today: () => Day
  /** The real time, UTC, also where the clock of the sample city stands still: for sessions and codes. */
  serverTime: () => Instant
  newId: () => string
  /** 32 hexadecimal characters that keep the digests of event details from being guessed. */
  newSalt: () => string
  secrets: Secrets
  /** Days on which nobody is reminded. */
  publicHolidays: PublicHolidays
  /** The directories that people log in with. */
  directory: Directory
  mail: Mail
  /** What links in mails begin with (`BASISLOTSE_URL`), without a slash at the end. */
  baseUrl: string | undefined
  /** The tables of an uploaded spreadsheet, read apart from everything; throws `invalid` for what cannot be read. */
  readUpload: typeof readUpload
  /** Work that goes on after the page was answered. */
  jobs: Jobs
}

/** The same with the clock of an organisation: in the sample city it stands still. */
export function clockedBy(deps: Deps, { demoDay }: { demoDay: Day | null }): Deps {
  return demoDay === null ? deps : { ...deps, ...clockOf(demoDay) }
}
