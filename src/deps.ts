import type { Store } from '../db/store.ts'
import type { Day, Instant } from './core/day.ts'

/** What actions are given from outside: the database, the clock and chance. */
export type Deps = {
  store: Store
  /** UTC. */
  now: () => Instant
  /** Europe/Berlin. */
  today: () => Day
  newId: () => string
  /** 32 hexadecimal characters that keep the digests of event details from being guessed. */
  newSalt: () => string
}
