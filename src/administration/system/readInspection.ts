import { saveAccess } from '../../../db/queries/events.ts'
import { listAccesses } from '../../../db/queries/history.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { readIntegrity } from '../../history/rows/readIntegrity.ts'
import { type Inspection, inspectionSubject, isSound } from './inspectionWords.ts'

/** Looks at every event and every row, and notes in the access log that somebody did. */
export async function readInspection(
  deps: Deps,
  actor: Actor & { userId: string },
): Promise<Inspection> {
  const database = await deps.store.integrityProblems()
  return readChain(deps, actor.organisationId, actor.userId, database)
}

const daysBetweenInspections = 7
const hour = 3_600_000

/**
 * What the schedule does once a week, however often it is called: by the access log, so that neither a restart nor a
 * second node matters. Returns how the last one ended.
 */
export async function readWeeklyInspection(
  deps: Deps,
  organisationId: string,
  findDatabaseProblems: () => Promise<readonly string[]>,
): Promise<{ isSound: boolean; text: string }> {
  const accesses = await deps.store.read(organisationId, (db) => listAccesses(db, 'verify', 50))
  const last = accesses.find(({ actorId }) => actorId === systemId)
  const dueAt = Date.parse(deps.now()) - daysBetweenInspections * 24 * hour + hour
  if (last && Date.parse(last.at) > dueAt) {
    return { isSound: isSound(last.subject), text: last.subject }
  }
  const found = await readChain(deps, organisationId, systemId, await findDatabaseProblems())
  const text = inspectionSubject(found)
  return { isSound: isSound(text), text }
}

const systemId = 'system'

async function readChain(
  deps: Deps,
  organisationId: string,
  actorId: string,
  database: readonly string[],
): Promise<Inspection> {
  const { chain, rows } = await deps.store.readSnapshot(organisationId, readIntegrity)
  const inspection = { database, chain, rows }
  const subject = inspectionSubject(inspection)
  await deps.store.write(organisationId, (db) =>
    saveAccess(db, { id: deps.newId(), at: deps.now(), actorId, kind: 'verify', subject }),
  )
  return inspection
}
