/** Two states side by side: snapshots, or one of them and today. @module */
import type { Db } from '../../../db/db.ts'
import { readPartList } from '../../../db/freeze/partList.ts'
import { type RowChange, readRowChanges, type State } from '../../../db/freeze/readRowChanges.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Store } from '../../../db/store.ts'
import { readStaleMonths } from '../../access/organisation/readStaleMonths.ts'
import { speakFigures } from '../../assessment/figures.ts'
import type { Day } from '../../core/day.ts'
import { readSubjectNames } from '../../exports/subjectNames.ts'
import { readDomainFigures } from '../../milestones/readState.ts'
import { speakWiba } from '../../wiba/wibaProgress.ts'
import { readFrozenParts } from '../readFrozenParts.ts'
import { readInSnapshot } from '../readInSnapshot.ts'
import { inflatePart, readSnapshotPart } from '../readSnapshotPart.ts'
import type { ComparedState } from './comparedState.ts'
import { readStateChange } from './readStateChange.ts'
import type { StateChange } from './stateChange.ts'

/** „12 von 563 Basis-Anforderungen“ and the same of WiBA. */
export type StateFigures = { readonly basic: string; readonly wiba: string }

export type Comparison = {
  readonly before: ComparedState & { figures: StateFigures }
  readonly after: ComparedState & { figures: StateFigures }
  readonly changes: readonly StateChange[]
}

type Source = { store: Store; organisationId: string; domain: InformationDomain }

/**
 * Everything that differs, in the order of the tables. The living data are frozen for it in memory and forgotten.
 * Throws `conflict` when a part of a snapshot was changed past the program.
 */
export async function readComparison(
  source: Source,
  before: ComparedState,
  after: ComparedState,
): Promise<Comparison> {
  const changes: RowChange[] = []
  const old = await readState(source, before)
  const fresh = await readState(source, after)
  for await (const change of readRowChanges(old.state, fresh.state)) changes.push(change)
  const ids = changes.flatMap(idsIn)
  const then = await old.read((db) => readSubjectNames(db, ids))
  const now = await fresh.read((db) => readSubjectNames(db, ids))
  const names = (id: string) => {
    const name = now(id)
    return name === id ? then(id) : name
  }
  const prefix = `${source.domain.code} `
  const nameOf = (id: string) => names(id).replace(prefix, '')
  return {
    before: {
      ...before,
      figures: await old.read((db) => readFigures(db, source.domain, before.day)),
    },
    after: {
      ...after,
      figures: await fresh.read((db) => readFigures(db, source.domain, after.day)),
    },
    changes: changes
      .map((change) => readStateChange(change, nameOf))
      .filter((change) => change !== undefined),
  }
}

type Readable = {
  state: State
  read: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
}

async function readState(
  { store, organisationId, domain }: Source,
  { snapshot }: ComparedState,
): Promise<Readable> {
  const readStored = (sha256: string) =>
    store.read(organisationId, (db) => readSnapshotPart(db, sha256))
  if (snapshot) {
    return {
      state: { list: readPartList(await readStored(snapshot.contentSha256)), readPart: readStored },
      read: (work) => readInSnapshot(store, snapshot, work),
    }
  }
  const { list, fresh } = await store.readSnapshot(organisationId, (db) =>
    readFrozenParts(db, domain.id),
  )
  const own = new Map(fresh.map((part) => [part.sha256, part]))
  return {
    state: {
      list,
      readPart: async (sha256) => {
        const part = own.get(sha256)
        return part ? inflatePart(part) : readStored(sha256)
      },
    },
    read: (work) => store.readSnapshot(organisationId, work),
  }
}

async function readFigures(db: Db, domain: InformationDomain, day: Day): Promise<StateFigures> {
  const { progress, wiba } = await readDomainFigures(db, domain, day, await readStaleMonths(db))
  return { basic: speakFigures(progress.whole.basic), wiba: speakWiba(wiba) }
}

function idsIn({ before, after }: RowChange): string[] {
  return [before, after]
    .flatMap((row) => Object.entries(row ?? {}))
    .filter(([field]) => field === 'id' || field.endsWith('Id'))
    .flatMap(([, value]) => (typeof value === 'string' ? [value] : []))
}
