import type { Db } from '../../../db/db.ts'
import { type AuditAccess, listAuditAccesses } from '../../../db/queries/audits.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listMembers } from '../../../db/queries/organisations.ts'
import { listSnapshots } from '../../../db/queries/snapshots.ts'
import type { Day } from '../../core/day.ts'
import type { Snapshot } from '../../snapshots/snapshot.ts'
import { type AccessState, accessState } from '../auditAccess.ts'

export type AccessEntry = {
  readonly access: AuditAccess
  readonly state: AccessState
  readonly auditor: string
  readonly snapshot: Pick<Snapshot, 'id' | 'number' | 'name' | 'takenOn'> | undefined
}

export type Accesses = {
  readonly entries: readonly AccessEntry[]
  /** Accounts that may be let in, by name. */
  readonly auditors: readonly { readonly id: string; readonly name: string }[]
  readonly snapshots: readonly Snapshot[]
}

export async function readAccesses(
  db: Db,
  { id }: InformationDomain,
  today: Day,
): Promise<Accesses> {
  const members = await listMembers(db)
  const names = new Map(members.map(({ userId, name }) => [userId, name]))
  const snapshots = await listSnapshots(db, id)
  const auditors = members.filter(
    ({ role, informationDomainId }) =>
      role === 'auditor' && (informationDomainId === null || informationDomainId === id),
  )
  return {
    entries: (await listAuditAccesses(db, id)).map((access) => ({
      access,
      state: accessState(access, today),
      auditor: names.get(access.userId) ?? 'Zugang ohne Rolle',
      snapshot: snapshots.find((each) => each.id === access.snapshotId),
    })),
    auditors: [...new Map(auditors.map(({ userId, name }) => [userId, name]))]
      .map(([userId, name]) => ({ id: userId, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de')),
    snapshots,
  }
}
