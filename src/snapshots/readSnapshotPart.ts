import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Db } from '../../db/db.ts'
import { partOf } from '../../db/freeze/cutRows.ts'
import { findPart } from '../../db/queries/snapshots.ts'
import { Failure } from '../core/failure.ts'

const inflate = promisify(inflateRaw)

/**
 * The text of a part. Throws `conflict` when it is gone or does not match its digest: somebody changed the database
 * past the program. A part whose person was erased says the same without the person.
 */
export async function readSnapshotPart(db: Db, sha256: string): Promise<string> {
  const part = await findPart(db, sha256)
  if (!part) throw damaged(sha256)
  const text = await inflatePart(part)
  if (part.erasedAt === null && partOf([text]).sha256 !== sha256) throw damaged(sha256)
  return text
}

/** `size` bounds what comes out: a part that somebody wrote past the program blows nothing up. */
export async function inflatePart(part: { size: number; data: Uint8Array }): Promise<string> {
  return (await inflate(part.data, { maxOutputLength: part.size + 64 * 1024 })).toString()
}

function damaged(sha256: string): Failure {
  return new Failure(
    'conflict',
    `Ein Teil dieses Standes fehlt oder wurde an Basislotse vorbei verändert (${sha256.slice(0, 16)}). Bitte prüfen Sie die Datenbank mit „basislotse verify“ und wenden Sie sich an die Administration.`,
  )
}
