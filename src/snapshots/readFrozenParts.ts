/** Parts of the living data, and which of them are kept already. @module */
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import type { Db } from '../../db/db.ts'
import { freezeDomain, type TablePart } from '../../db/freeze/freezeDomain.ts'
import { listFileDigests } from '../../db/freeze/frozenTables.ts'
import {
  type CollectedParts,
  collectPart,
  listParts,
  type PartList,
} from '../../db/freeze/partList.ts'
import { readMigrations } from '../../db/migrations.ts'
import { listKnownParts } from '../../db/queries/snapshots.ts'

const deflate = promisify(deflateRaw)
const partsAtOnce = 200

export type NewPart = { sha256: string; size: number; data: Uint8Array }

export type FrozenParts = {
  list: PartList
  contentSha256: string
  rows: number
  /** Those that are not kept yet, the list among them. */
  fresh: readonly NewPart[]
}

/** Reads everything in one unchanging state; only what is new is packed and held. */
export async function readFrozenParts(db: Db, informationDomainId: string): Promise<FrozenParts> {
  const collected: CollectedParts = new Map()
  const fresh: NewPart[] = []
  let waiting: TablePart[] = []
  let rows = 0
  const settle = async () => {
    fresh.push(...(await packUnknown(db, waiting)))
    waiting = []
  }
  for await (const part of freezeDomain(db, informationDomainId)) {
    collectPart(collected, part)
    rows += part.rows
    waiting.push(part)
    if (waiting.length >= partsAtOnce) await settle()
  }
  await settle()
  const { list, part } = listParts(collected, {
    migration: readMigrations('sqlite').at(-1)?.name ?? '',
    files: await listFileDigests(db, informationDomainId),
  })
  fresh.push(...(await packUnknown(db, [part])))
  return { list, contentSha256: part.sha256, rows, fresh }
}

async function packUnknown(
  db: Db,
  parts: readonly { sha256: string; text: string }[],
): Promise<NewPart[]> {
  const known = await listKnownParts(
    db,
    parts.map(({ sha256 }) => sha256),
  )
  const unknown = parts.filter(({ sha256 }) => !known.has(sha256))
  return Promise.all(
    unknown.map(async ({ sha256, text }) => {
      const bytes = Buffer.from(text)
      return { sha256, size: bytes.length, data: await deflate(bytes) }
    }),
  )
}
