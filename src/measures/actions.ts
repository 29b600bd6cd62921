/** Measures: work that closes gaps. @module */
import { recordEvent } from '../../db/queries/events.ts'
import {
  insertMeasure,
  listMeasures,
  type StoredMeasure,
  saveMeasure,
} from '../../db/queries/measures.ts'
import type { Actor } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readOwnPersons } from '../access/readOwnPersons.ts'
import { readPersons } from '../access/readPersons.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { ensureMeasureRules, type Measure, type MeasureStatus, nextMeasureCode } from './measure.ts'
import { reachOf } from './reachOf.ts'
import { readMeasure } from './readMeasure.ts'

/** `modelKey`: the model measure that it is adopted from. */
export type NewMeasure = Omit<Measure, 'version' | 'code'> & { code?: string; modelKey?: string }

/** Returns the measure's id. Without a code the next free one is taken; a taken code throws `conflict`. */
export async function createMeasure(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  input: NewMeasure,
): Promise<string> {
  allow(actor, 'write', 'measures')
  return deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    await readPersons(db, [input.responsibleId])
    const codes = (await listMeasures(db, informationDomainId)).map(({ code }) => code)
    const code = input.code ?? nextMeasureCode(codes)
    if (codes.includes(code)) throw new Failure('conflict', `Die Maßnahme ${code} gibt es schon.`)
    const measure = ensureMeasureRules({ ...input, code, id: deps.newId(), informationDomainId })
    await insertMeasure(db, { ...measure, createdAt: deps.now() })
    recordEvent(db, eventBy(deps, actor, 'measure_created', measure.id, { after: measure }))
    return measure.id
  })
}

/** Changes a measure. Throws `not_found`, `invalid`, or `conflict` for a stale version. */
export async function changeMeasure(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  id: string,
  change: Partial<Omit<StoredMeasure, 'id' | 'informationDomainId' | 'code' | 'modelKey'>> & {
    version: number
  },
): Promise<void> {
  allow(actor, 'write', 'measures')
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    const before = await readMeasure(db, informationDomainId, id)
    await readPersons(db, [change.responsibleId ?? null])
    const { version, ...fields } = change
    ensureMeasureRules({ ...before, ...fields })
    await saveMeasure(db, id, version, fields)
    recordEvent(db, eventBy(deps, actor, 'measure_changed', id, { before, after: fields }))
  })
}

/**
 * Says how far the work on a measure is: a right also of whoever is responsible for it. Throws `not_found`,
 * `forbidden`, `invalid` for `done` without its day or one that is still to come, `conflict` for a stale version.
 */
export async function reportMeasure(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  id: string,
  report: {
    status: MeasureStatus
    doneOn: Day | null
    description?: string | undefined
    version: number
  },
): Promise<void> {
  allow(actor, 'write', 'measures', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    const before = await readMeasure(db, informationDomainId, id)
    allow(actor, 'write', 'measures', reachOf(await readOwnPersons(db, actor), before))
    const { status, description = before.description, version } = report
    const doneOn = status === 'done' ? report.doneOn : null
    ensureNotToCome(doneOn, deps.today())
    const fields = { status, doneOn, description }
    ensureMeasureRules({ ...before, ...fields })
    await saveMeasure(db, id, version, fields)
    recordEvent(db, eventBy(deps, actor, 'measure_changed', id, { before, after: fields }))
  })
}

function ensureNotToCome(doneOn: Day | null, today: Day): void {
  if (doneOn === null || doneOn <= today) return
  throw new Failure('invalid', 'Bitte prüfen Sie den Tag der Erledigung.', {
    doneOn: 'Der Tag der Erledigung liegt in der Zukunft.',
  })
}
