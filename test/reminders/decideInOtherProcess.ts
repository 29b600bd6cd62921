/**
 * A program of its own that decides about reminders: `file databaseUrl now`. It says „ready“, waits for a line, and
 * prints the recipient of each digest once it is stored.
 */
import { once } from 'node:events'
import { openStore } from '../../db/store.ts'
import { dayOf } from '../../src/core/day.ts'
import { decideReminders } from '../../src/reminders/decision/actions.ts'
import { cityDeps } from '../exports/cast.ts'
import { organisationId } from './reminderCity.ts'

const [file = '', databaseUrl = '', now = ''] = process.argv.slice(2)

console.log('ready')
await once(process.stdin, 'data')

const store = await openStore({ file, databaseUrl })
const deps = {
  ...cityDeps(store, `node-${process.pid}`),
  now: () => now,
  today: () => dayOf(now),
  serverTime: () => now,
}
await decideReminders(deps, organisationId, {
  tell: ({ recipientId }) => console.log(recipientId),
})
await store.close()
process.stdin.destroy()
