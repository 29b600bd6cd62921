import { createHash } from 'node:crypto'
import type { Store } from '../../../db/store.ts'
import { type Day, dayOf } from '../../core/day.ts'
import { newUuidV7 } from '../../core/newId.ts'
import type { Deps } from '../../deps.ts'
import { openDirectory } from '../../platform/directory/directory.ts'
import { createJobs } from '../../platform/jobs.ts'
import { openMail } from '../../platform/mail/mail.ts'
import { publicHolidays } from '../../platform/publicHolidays.ts'
import { secrets } from '../../platform/secrets.ts'
import { readUpload } from '../../platform/spreadsheets/readTables.ts'

export type CityClock = { deps: Deps; setDay: (day: Day) => void }

/**
 * The clock and the chance of the demonstration: the clock is set by hand, and ids and salts come from a
 * counter, so that the same history gives the same bytes. Each part of the history counts for itself.
 */
export function startCityClock(store: Store, first: Day, part = 'demo'): CityClock {
  let now = `${first}T08:00:00.000Z`
  let count = 0
  const bytes = (size: number): Uint8Array => {
    count += 1
    return new Uint8Array(
      createHash('sha256').update(`basislotse ${part} ${count}`).digest(),
    ).slice(0, size)
  }
  return {
    deps: {
      store,
      now: () => now,
      today: () => dayOf(now),
      serverTime: () => now,
      newId: () => newUuidV7(Date.parse(now), bytes),
      newSalt: () => Buffer.from(bytes(16)).toString('hex'),
      secrets,
      publicHolidays,
      directory: openDirectory(),
      mail: openMail(),
      baseUrl: undefined,
      readUpload,
      jobs: createJobs(),
    },
    setDay: (day) => {
      now = `${day}T08:00:00.000Z`
    },
  }
}
