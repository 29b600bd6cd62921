/** What the pages of measures show, as far as the person may see it. @module */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import { listChecks } from '../../../db/queries/checks.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import {
  countMeasureChecks,
  listMeasures,
  listServedChecks,
  type ServedCheck,
  type StoredMeasure,
} from '../../../db/queries/measures.ts'
import { listModuleDecisions } from '../../../db/queries/modelling.ts'
import { listPersons, type Person } from '../../../db/queries/organisations.ts'
import { listTargetObjects } from '../../../db/queries/targetObjects.ts'
import type { Actor } from '../../access/actor.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { readOwnPersons } from '../../access/readOwnPersons.ts'
import { Failure } from '../../core/failure.ts'
import { reachOf } from '../../measures/reachOf.ts'
import { applicableChecks } from '../applicableChecks.ts'
import type { Check } from '../check.ts'

/** `checks`: how many it serves; `mayReport`: the person may say how far it is. */
export type MeasureRow = StoredMeasure & {
  readonly responsible: string
  readonly checks: number
  readonly mayReport: boolean
}

export type MeasureDetails = MeasureRow & { readonly served: readonly ServedCheck[] }

/** All of an information domain, or those that are assigned to the actor. */
export async function readMeasureRows(
  db: Db,
  actor: Actor,
  { id }: InformationDomain,
): Promise<{ measures: MeasureRow[]; persons: Person[] }> {
  const scopes = allow(actor, 'read', 'measures', ['assigned'])
  const own = await readOwnPersons(db, actor)
  const persons = await listPersons(db)
  const names = new Map(persons.map((person) => [person.id, person.name]))
  const counts = new Map(
    (await countMeasureChecks(db, id)).map((one) => [one.measureId, one.checks]),
  )
  const seen = (await listMeasures(db, id)).filter(
    (measure) => scopes.includes('all') || reachOf(own, measure).length > 0,
  )
  const measures = seen.map((measure) => ({
    ...measure,
    responsible: names.get(measure.responsibleId ?? '') ?? '',
    checks: counts.get(measure.id) ?? 0,
    mayReport: isAllowed(actor, 'write', 'measures', reachOf(own, measure)),
  }))
  return { measures, persons }
}

/** Throws `not_found`, also for one that the actor may not see. */
export async function readMeasureDetails(
  db: Db,
  actor: Actor,
  domain: InformationDomain,
  code: string,
): Promise<{ measure: MeasureDetails; persons: Person[] }> {
  const { measures, persons } = await readMeasureRows(db, actor, domain)
  const found = measures.find((each) => each.code === code)
  if (!found) throw unknownMeasure()
  return { measure: { ...found, served: await listServedChecks(db, found.id) }, persons }
}

export type ObjectChoice = { readonly id: string; readonly code: string; readonly name: string }

/** What a measure can serve: target objects with modelled modules, by code. */
export async function readObjectChoices(
  db: Db,
  domain: InformationDomain,
): Promise<ObjectChoice[]> {
  const decisions = await listModuleDecisions(db, domain.id)
  const modelled = new Set(
    decisions.filter(({ decision }) => decision !== 'left_out').map((one) => one.targetObjectId),
  )
  const objects = await listTargetObjects(db, domain.id)
  return objects
    .filter(({ id }) => modelled.has(id))
    .map(({ id, code, name }) => ({ id, code, name }))
}

/** Every check of one target object, answered or not. Throws `not_found` for an unknown code. */
export async function readObjectChecks(
  db: Db,
  domain: InformationDomain,
  code: string,
): Promise<{ object: ObjectChoice; checks: Check[] }> {
  const object = (await readObjectChoices(db, domain)).find((each) => each.code === code)
  if (!object) {
    throw new Failure(
      'not_found',
      `Das Zielobjekt „${code}“ gibt es in diesem Informationsverbund nicht, oder es ist nicht modelliert.`,
    )
  }
  const answers = new Map(
    (await listChecks(db, [object.id])).map((check) => [check.requirement, check]),
  )
  const decisions = await listModuleDecisions(db, domain.id)
  const checks = applicableChecks(
    decisions.filter(({ targetObjectId }) => targetObjectId === object.id),
    {
      informationDomainId: domain.id,
      requirementsOf: readCatalog().activeRequirements,
      findAnswer: (_, requirement) => answers.get(requirement),
    },
  )
  return { object, checks: [...checks] }
}

function unknownMeasure(): Failure {
  return new Failure('not_found', 'Diese Maßnahme gibt es nicht, oder Sie dürfen sie nicht sehen.')
}
