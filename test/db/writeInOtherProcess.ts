/**
 * A program of its own that writes to the same database: `file databaseUrl label count`. It says „ready“,
 * waits for a line, opens the database, and prints the id of each site once its write is acknowledged.
 */
import { once } from 'node:events'
import { recordEvent } from '../../db/queries/events.ts'
import { openStore } from '../../db/store.ts'

const [file = '', databaseUrl = '', label = '', count = '0'] = process.argv.slice(2)
const createdAt = '2024-02-01T08:00:00.000Z'

console.log('ready')
await once(process.stdin, 'data')

const store = await openStore({ file, databaseUrl })
await store.migrate()
await store.write('aken', async (db) => {
  await db
    .insert(db.tables.organisation)
    .values({ id: 'aken', name: 'Aken', createdAt })
    .onConflictDoNothing()
})
for (let index = 0; index < Number(count); index += 1) {
  const id = `${label}-${index}`
  await store.write('aken', async (db) => {
    await db
      .insert(db.tables.site)
      .values({ organisationId: 'aken', id, name: id, nameKey: id, type: 'school' })
    const event = { at: createdAt, actorId: label, kind: 'site_added', subjectId: id }
    recordEvent(db, { ...event, details: { id }, salt: 'salt' })
  })
  console.log(id)
}
await store.close()
process.stdin.destroy()
