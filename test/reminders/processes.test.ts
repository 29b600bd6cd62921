/** Several nodes, and one that is killed: whoever goes on finishes the work, and nobody is told twice. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertPerson } from '../../db/queries/organisations.ts'
import { decideReminders } from '../../src/reminders/decision/actions.ts'
import type { PlannedDigest } from '../../src/reminders/plan.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import {
  addMeasure,
  foundReminderCity,
  organisationId,
  type ReminderCity,
  readOutbox,
  type StoredDigest,
} from './reminderCity.ts'

const program = fileURLToPath(new URL('./decideInOtherProcess.ts', import.meta.url))
const now = '2026-06-10T08:00:00.000Z'
const everybody = Array.from({ length: 80 }, (_, n) => `firma-${String(n).padStart(3, '0')}`)

describe.each(engines)('deciding on %s', (engine) => {
  let test: TestStore
  let city: ReminderCity
  let planned: PlannedDigest[]

  beforeEach(async () => {
    test = await openTestStore(engine)
    city = await foundReminderCity(test.store)
    city.setNow(now)
    await test.store.write(organisationId, async (db) => {
      for (const id of everybody) {
        const names = { name: id, nameKey: id, department: '', email: `${id}@firma.example` }
        await insertPerson(db, { id, ...names, userId: null, createdAt: now })
      }
    })
    await test.store.write(organisationId, async () => {
      for (const [n, responsibleId] of everybody.entries()) {
        await addMeasure(city, `M-${n}`, { dueOn: '2026-06-10', responsibleId })
        await addMeasure(city, `N-${n}`, { dueOn: '2026-05-20', responsibleId })
      }
    })
    planned = []
    await decideReminders(city.deps, organisationId, {
      isDryRun: true,
      tell: (digest) => planned.push(digest),
    })
  })

  afterEach(() => test.close())

  it('leaves no half digest when it is killed, and comes to the same when it goes on', async () => {
    const killed = await startOther(test)

    const told = await killed.run({ killAfter: 1 })

    const half = await readOutbox(test.store)
    const stored = new Set(half.map(({ recipientId }) => recipientId))
    expect(told.filter((id) => !stored.has(id))).toEqual([])
    expect(half.length).toBeLessThan(planned.length)
    expect(contentsOf(half)).toEqual(
      contentsOf(planned.filter((one) => stored.has(one.recipientId))),
    )

    await decideReminders(city.deps, organisationId)
    expect(contentsOf(await readOutbox(test.store))).toEqual(contentsOf(planned))
  })

  it('tells each person once, however many nodes decide at the same time', async () => {
    const nodes = await Promise.all([startOther(test), startOther(test)])

    const told = await Promise.all(nodes.map((node) => node.run()))

    const outbox = await readOutbox(test.store)
    expect(told.flat().sort()).toEqual(planned.map(({ recipientId }) => recipientId).sort())
    expect(contentsOf(outbox)).toEqual(contentsOf(planned))
  })
})

function contentsOf(digests: readonly (PlannedDigest | StoredDigest)[]): string[] {
  return digests
    .map(({ recipientId, items }) =>
      [recipientId, ...items.map(({ subjectId, reason }) => `${subjectId} ${reason}`)].join(', '),
    )
    .sort()
}

/** Starts the other process up to its „ready“, so that several begin together. Returns who was told. */
async function startOther({ file, databaseUrl }: TestStore) {
  const words = ['--import', 'tsx', program, file, databaseUrl, now]
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  await once(lines, 'line')
  return {
    async run(options?: { killAfter: number }): Promise<string[]> {
      const told: string[] = []
      lines.on('line', (line) => {
        told.push(line)
        if (told.length === options?.killAfter) child.kill('SIGKILL')
      })
      child.stdin.write('go\n')
      await once(child, 'close')
      return told
    },
  }
}
