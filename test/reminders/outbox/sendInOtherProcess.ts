/**
 * A node of its own that sends the same outbox: `file databaseUrl stopAt`, the certificate of the tests' authority in
 * TRUSTED. It says „ready“, waits for a line, sends, and ends. At `claimed`, `answered` (before that is stored) or
 * `stored` it says so and stands still, until it is killed; `long` makes the
 * second mail long.
 */
import { once } from 'node:events'
import { openStore } from '../../../db/store.ts'
import { openMail } from '../../../src/platform/mail/mail.ts'
import { sendReminders } from '../../../src/reminders/outbox/actions.ts'
import { outboxDeps } from './outboxDeps.ts'

const [file = '', databaseUrl = '', stopAt = ''] = process.argv.slice(2)

const store = await openStore({ file, databaseUrl })
const mail = openMail({ trusted: process.env.TRUSTED })
let sent = 0
const deps = outboxDeps(
  store,
  {
    ...mail,
    async send(server, outgoing) {
      if (sent > 0) await standStillAt('stored')
      await standStillAt('claimed')
      const isLong = stopAt === 'long' && sent === 1
      const text = isLong ? outgoing.text.padEnd(16_000_000, 'Zeile.\n') : outgoing.text
      const outcome = await mail.send(server, { ...outgoing, text })
      sent += 1
      await standStillAt('answered')
      return outcome
    },
  },
  () => 0,
  `node-${process.pid}`,
)

console.log('ready')
await once(process.stdin, 'data')
await sendReminders(deps, 'aken')
await store.close()
process.stdin.destroy()

async function standStillAt(step: string): Promise<void> {
  if (step !== stopAt) return
  console.log(step)
  // A timer keeps the process from ending by itself.
  await new Promise((resolve) => setTimeout(resolve, 600_000))
}
