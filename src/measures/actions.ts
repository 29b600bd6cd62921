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
import { readPersons } from '../access/readPersons.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { ensureMeasureRules, type Measure, nextMeasureCode } from './measure.ts'
import { readMeasure } from './readMeasure.ts'

export type NewMeasure = Omit<Measure, 'version' | 'code'> & { code?: string }

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
  change: Partial<Omit<StoredMeasure, 'id' | 'informationDomainId' | 'code'>> & { version: number },
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
