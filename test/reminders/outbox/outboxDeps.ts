/** What sending needs from outside; apart, because another process loads it too, outside of the test runner. */
import type { Store } from '../../../db/store.ts'
import { dayOf } from '../../../src/core/day.ts'
import type { Deps } from '../../../src/deps.ts'
import { openDirectory } from '../../../src/platform/directory/directory.ts'
import { createJobs } from '../../../src/platform/jobs.ts'
import type { Mail } from '../../../src/platform/mail/mail.ts'
import { publicHolidays } from '../../../src/platform/publicHolidays.ts'
import { secrets } from '../../../src/platform/secrets.ts'
import { readUpload } from '../../../src/platform/spreadsheets/readTables.ts'

export const dueAt = '2025-05-22T04:30:00.000Z'

/** The clock stands so many minutes after the digests are due; ids begin with `name`. */
export function outboxDeps(store: Store, mail: Mail, minutes: () => number, name: string): Deps {
  let ids = 0
  const now = () => new Date(Date.parse(dueAt) + minutes() * 60_000).toISOString()
  return {
    store,
    mail,
    now,
    today: () => dayOf(now()),
    serverTime: now,
    newId: () => {
      ids += 1
      return `${name}-${ids}`
    },
    newSalt: () => '0'.repeat(32),
    secrets,
    directory: openDirectory(),
    baseUrl: 'https://basislotse.aken.example',
    publicHolidays,
    readUpload,
    jobs: createJobs(),
  }
}
