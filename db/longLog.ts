/**
 * The log of a long transaction. SQLite writes it to the disk at COMMIT, and right after it copies it into the database:
 * with an import of 200,000 rows that is 8 seconds in which no page is answered. So the log is written to the disk
 * beforehand by a thread of Node, and copied by a process of its own.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'

type Client = Database.Database

/** A shorter one is written and copied within 100 ms, also by slow disks. */
const longLogBytes = 16_000_000

/** As SQLite has it. */
const pagesBetweenCheckpoints = 1_000

const checkpoints = new WeakMap<Client, Promise<void>>()

/**
 * Right before COMMIT. Leaves it little to write, and nothing to copy; tells whether `checkpointAside` is to do that.
 */
export async function prepareCommit(client: Client): Promise<boolean> {
  const isLong = logBytes(client) > longLogBytes
  client.pragma(`wal_autocheckpoint = ${isLong ? 0 : pagesBetweenCheckpoints}`)
  if (isLong) await writeToDisk(logOf(client))
  return isLong
}

/** Copies the log while others go on. What fails is done after the next commit. */
export function checkpointAside(client: Client): void {
  if (checkpoints.has(client)) return
  const running = checkpointInChild(client.name).finally(() => checkpoints.delete(client))
  checkpoints.set(
    client,
    running.catch(() => {}),
  )
}

/** Waits for what `checkpointAside` began. */
export async function settleCheckpoint(client: Client): Promise<void> {
  await checkpoints.get(client)
}

async function writeToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/** The child is TypeScript as long as this file is: from the sources it needs tsx, from `dist` nothing. */
async function checkpointInChild(file: string): Promise<void> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const program = fileURLToPath(new URL(`./checkpointInChild.${extension}`, import.meta.url))
  const loader = extension === 'ts' ? ['--import', 'tsx'] : []
  const child = spawn(process.execPath, [...loader, program, file], {
    env: { SystemRoot: process.env.SystemRoot },
    stdio: 'ignore',
    windowsHide: true,
  })
  await once(child, 'close')
}

function logBytes(client: Client): number {
  return statSync(logOf(client), { throwIfNoEntry: false })?.size ?? 0
}

function logOf({ name }: Client): string {
  return `${name}-wal`
}
