/** The log of a long transaction is copied into the file by a process of its own, and nothing of it is lost. */
import { createHash, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertBlob } from '../../db/queries/blobs.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'
import { fillEveryTable } from './rows.ts'

const megabyte = 1_000_000

let test: TestStore

beforeEach(async () => {
  test = await openTestStore('sqlite')
  await fillEveryTable(test.store, 'aken')
})
afterEach(() => test.close())

const logBytes = () => statSync(`${test.file}-wal`).size

async function insertBlobs(count: number): Promise<void> {
  await test.store.write('aken', async (db) => {
    for (let number = 0; number < count; number += 1) {
      const data = randomBytes(megabyte)
      const sha256 = createHash('sha256').update(data).digest('hex')
      await insertBlob(db, { sha256, size: megabyte, data, createdAt: '2025-05-22T08:00:00.000Z' })
    }
  })
}

it('empties the log of a long transaction while others write, and keeps both', async () => {
  await insertBlobs(20)
  const long = logBytes()

  await insertBlobs(1)

  await expect.poll(logBytes, { timeout: 20_000 }).toBeLessThan(4 * megabyte)
  expect(long).toBeGreaterThan(20 * megabyte)
  const file = new Database(test.file, { readonly: true })
  const { count } = file
    .prepare('SELECT count(*) AS count FROM blob WHERE size = ?')
    .get(megabyte) as { count: number }
  file.close()
  expect(count).toBe(21)
})

it('leaves a short transaction to SQLite, which uses the log again', async () => {
  for (let round = 1; round <= 8; round += 1) await insertBlobs(round % 2 === 0 ? 5 : 6)

  expect(logBytes()).toBeLessThan(16 * megabyte)
})

it('waits for the copy when it is closed', async () => {
  await insertBlobs(20)

  await test.store.close()

  expect(statSync(`${test.file}-wal`, { throwIfNoEntry: false })).toBe(undefined)
})
