import type { Day } from '../../core/day.ts'

/** Something the city did on a day; tasks of one day run in the order of the list. */
export type Task = { on: Day; run: () => Promise<void> }
