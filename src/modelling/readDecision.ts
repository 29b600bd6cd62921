import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listModuleDecisions, type StoredDecision } from '../../db/queries/modelling.ts'
import { Failure } from '../core/failure.ts'

/** A module at a target object. */
export type DecisionKey = { readonly targetObjectId: string; readonly module: string }

export type VersionedDecision = StoredDecision & { readonly version: number }

export async function readDecision(
  db: Db,
  domain: InformationDomain,
  { targetObjectId, module }: DecisionKey,
): Promise<VersionedDecision | undefined> {
  const stored = await listModuleDecisions(db, domain.id)
  return stored.find((one) => one.targetObjectId === targetObjectId && one.module === module)
}

/** What is decided now. Throws `conflict` when that is not what the person saw; version 0 stands for nothing. */
export async function ensureCurrent(
  db: Db,
  domain: InformationDomain,
  { version, ...key }: DecisionKey & { readonly version: number },
): Promise<VersionedDecision | undefined> {
  const stored = await readDecision(db, domain, key)
  if ((stored?.version ?? 0) === version) return stored
  throw new Failure(
    'conflict',
    `Über ${key.module} hat inzwischen jemand anderes entschieden. Bitte prüfen Sie, was jetzt gilt.`,
  )
}
