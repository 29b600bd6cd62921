/** Answers to the IT-Grundschutz-Check, their evidence, and the measures that serve them. @module */
import type { Db } from '../../db/db.ts'
import { listObjectLabels } from '../../db/queries/checkLists.ts'
import {
  findCheck,
  insertChecks,
  insertEvidenceLink,
  type StoredCheck,
  saveCheck,
} from '../../db/queries/checks.ts'
import { recordEvent } from '../../db/queries/events.ts'
import {
  deleteMeasureChecks,
  insertMeasureChecks,
  listServedChecks,
  type MeasureCheck,
} from '../../db/queries/measures.ts'
import { type Actor, ensureInDomain } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readOwnPersons } from '../access/readOwnPersons.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { readDocument } from '../documents/readDocument.ts'
import { groupedBy } from '../inventory/order.ts'
import { createMeasure, type NewMeasure } from '../measures/actions.ts'
import { readMeasure } from '../measures/readMeasure.ts'
import type { CheckAnswer } from './answerCheck.ts'
import { type CheckForm, formOf } from './checkForm.ts'
import { type CheckPlace, subjectOf } from './checkPlace.ts'
import { ensureCheckRules } from './ensureCheckRules.ts'
import { readCheckModel, storeAnswers } from './storeAnswers.ts'

export type { CheckAnswer }

/**
 * Stores the results of checking requirements of one information domain, and who found them when: all
 * or none. What does not change is not written. Throws `not_found` for an unknown target object or person,
 * `invalid` for an answer against the rules or to what is not modelled, `conflict` for a check that was
 * saved by somebody else since, `forbidden` where somebody hands on what was assigned to them.
 */
export async function checkRequirements(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  answers: readonly CheckAnswer[],
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    const model = await readCheckModel(db, actor, informationDomainId, answers)
    await storeAnswers(db, deps, actor, model, answers)
  })
}

/** What is set at several checks at once; a field that is not there stays as it is at each of them. */
export type CheckChange = Partial<Omit<CheckForm, 'version'>>

/**
 * Changes several checks alike, all or none; `version` is that of each as the person saw it. Throws as
 * `checkRequirements`, and names the check that refuses.
 */
export async function changeChecks(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  places: readonly (CheckPlace & { version: number })[],
  change: CheckChange,
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    const model = await readCheckModel(db, actor, informationDomainId, places)
    const answers = places.map(({ version, ...place }) => {
      const before = model.checkOf(place)
      const kind = change.status === undefined ? before.dispensableBecause : null
      return { ...formOf(before), dispensableBecause: kind, ...change, ...place, version }
    })
    await storeAnswers(db, deps, actor, model, answers, {
      explain: (error, place) => nameCheck(db, informationDomainId, place, error),
    })
  })
}

/** Proposes to the management to accept a risk, or takes the proposal back when there is no reason. */
export async function proposeRisk(
  deps: Deps,
  actor: Actor,
  place: CheckPlace,
  { riskReason, version }: { riskReason: string; version: number },
): Promise<void> {
  allow(actor, 'propose', 'risks')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await requireCheck(db, actor, place)
    if (before.riskAcceptedOn !== null) {
      throw new Failure(
        'invalid',
        'Das Risiko ist schon übernommen. Ändern kann das nur die Leitung.',
        { riskReason: 'Die Leitung hat das Risiko übernommen.' },
      )
    }
    await saveCheck(db, ensureCheckRules({ ...before, version, riskReason }))
    const change = { before: { riskReason: before.riskReason }, after: { riskReason } }
    recordEvent(db, eventBy(deps, actor, 'risk_proposed', subjectOf(place), change))
  })
}

/** The management accepts the risk of an unmet Standard or erhöht requirement. Basis: `invalid`. */
export async function acceptRisk(
  deps: Deps,
  actor: Actor,
  key: CheckPlace,
  input: { riskReason: string; version: number; acceptedOn: Day },
): Promise<void> {
  allow(actor, 'accept', 'risks')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await requireCheck(db, actor, key)
    const after = ensureCheckRules({
      ...before,
      version: input.version,
      riskReason: input.riskReason,
      riskAcceptedBy: actor.name,
      riskAcceptedOn: input.acceptedOn,
    })
    await saveCheck(db, after)
    recordEvent(
      db,
      eventBy(deps, actor, 'risk_accepted', subjectOf(key), {
        riskReason: input.riskReason,
        row: { riskAcceptedOn: input.acceptedOn },
      }),
    )
  })
}

/** The management takes back that it accepted a risk; the reason stays as a proposal. */
export async function withdrawRisk(
  deps: Deps,
  actor: Actor,
  place: CheckPlace,
  { version }: { version: number },
): Promise<void> {
  allow(actor, 'accept', 'risks')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await requireCheck(db, actor, place)
    await saveCheck(db, { ...before, version, riskAcceptedBy: null, riskAcceptedOn: null })
    const { riskAcceptedBy, riskAcceptedOn } = before
    const change = {
      before: { riskAcceptedBy, riskAcceptedOn },
      after: { riskAcceptedBy: null, riskAcceptedOn: null },
    }
    recordEvent(db, eventBy(deps, actor, 'risk_withdrawn', subjectOf(place), change))
  })
}

/**
 * Says which checks a measure serves. A requirement that nobody answered yet gets an open check; one that it serves
 * already is no change. Throws
 * `not_found` for an unknown measure or target object, `invalid` for what is not modelled.
 */
export async function serveChecks(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  measureId: string,
  keys: readonly CheckPlace[],
): Promise<void> {
  allow(actor, 'write', 'measures')
  await deps.store.write(actor.organisationId, async (db) => {
    const model = await readCheckModel(db, actor, informationDomainId, keys)
    await readMeasure(db, informationDomainId, measureId)
    const served = new Set((await listServedChecks(db, measureId)).map(subjectOf))
    const fresh = new Map(keys.map((key) => [subjectOf(key), key]))
    for (const key of served) fresh.delete(key)
    const checks = [...fresh.values()].map((key) => model.checkOf(key))
    if (checks.length === 0) return
    const unanswered = checks.filter(({ version }) => version === 0)
    await insertChecks(
      db,
      unanswered.map(({ version: _, ...row }) => row),
    )
    const rows: MeasureCheck[] = checks.map(({ targetObjectId, requirement }) => ({
      measureId,
      targetObjectId,
      requirement,
    }))
    await insertMeasureChecks(db, rows)
    recordEvent(
      db,
      eventBy(deps, actor, 'measure_changed', measureId, { serves: [...fresh.values()] }),
    )
  })
}

/** Creates a measure that serves these checks from the start: both or nothing. Returns the measure's id. */
export async function createServingMeasure(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  input: NewMeasure,
  keys: readonly CheckPlace[],
): Promise<string> {
  allow(actor, 'write', 'measures')
  return deps.store.write(actor.organisationId, async () => {
    const id = await createMeasure(deps, actor, informationDomainId, input)
    if (keys.length > 0) await serveChecks(deps, actor, informationDomainId, id, keys)
    return id
  })
}

/** Several such measures, all or none: the checks are read once for all of them. Throws as `serveChecks`. */
export async function createServingMeasures(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  entries: readonly { readonly measure: NewMeasure; readonly keys: readonly CheckPlace[] }[],
): Promise<void> {
  allow(actor, 'write', 'measures')
  await deps.store.write(actor.organisationId, async (db) => {
    const places = entries.flatMap(({ keys }) => keys)
    const model = await readCheckModel(db, actor, informationDomainId, places)
    const checks = new Map(places.map((place) => [subjectOf(place), model.checkOf(place)]))
    const unanswered = [...checks.values()].filter(({ version }) => version === 0)
    await insertChecks(
      db,
      unanswered.map(({ version: _, ...row }) => row),
    )
    for (const { measure, keys } of entries) {
      const measureId = await createMeasure(deps, actor, informationDomainId, measure)
      if (keys.length === 0) continue
      await insertMeasureChecks(
        db,
        keys.map((key) => ({ ...key, measureId })),
      )
      recordEvent(db, eventBy(deps, actor, 'measure_changed', measureId, { serves: keys }))
    }
  })
}

/** Takes checks from a measure; the checks stay as they are. Throws `not_found` for an unknown measure. */
export async function releaseChecks(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  measureId: string,
  keys: readonly CheckPlace[],
): Promise<void> {
  allow(actor, 'write', 'measures')
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, informationDomainId)
    await readMeasure(db, informationDomainId, measureId)
    const wanted = new Set(keys.map(subjectOf))
    const served = (await listServedChecks(db, measureId)).filter((key) =>
      wanted.has(subjectOf(key)),
    )
    if (served.length === 0) return
    for (const [objectId, checks] of groupedBy(served, ({ targetObjectId }) => targetObjectId)) {
      const requirements = checks.map(({ requirement }) => requirement)
      await deleteMeasureChecks(db, measureId, objectId, requirements)
    }
    const releases = served.map(({ targetObjectId, requirement }) => ({
      targetObjectId,
      requirement,
    }))
    recordEvent(db, eventBy(deps, actor, 'measure_changed', measureId, { releases }))
  })
}

/**
 * Names a document as the evidence of a check; who answers a check may, without seeing more of the document than its
 * title. Throws `not_found` for what is not there.
 */
export async function linkEvidence(
  deps: Deps,
  actor: Actor,
  link: { targetObjectId: string; requirement: string; documentId: string; note: string },
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    const { responsibleId } = await requireCheck(db, actor, link)
    const own = await readOwnPersons(db, actor)
    allow(actor, 'write', 'checks', own.has(responsibleId ?? '') ? ['assigned'] : [])
    await readDocument(db, actor, link.documentId)
    await insertEvidenceLink(db, link)
    recordEvent(db, eventBy(deps, actor, 'evidence_linked', subjectOf(link), { after: link }))
  })
}

/** Throws `not_found`, also for a check outside the actor's memberships. */
async function requireCheck(
  db: Db,
  actor: Actor,
  { targetObjectId, requirement }: CheckPlace,
): Promise<StoredCheck> {
  const check = await findCheck(db, targetObjectId, requirement)
  if (!check) throw new Failure('not_found', `${requirement} wurde hier noch nicht geprüft.`)
  ensureInDomain(actor, check.informationDomainId)
  return check
}

/** The failure with the check that it is about. */
async function nameCheck(
  db: Db,
  informationDomainId: string,
  place: CheckPlace,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Failure)) return error
  const [label] = await listObjectLabels(db, informationDomainId, [place.targetObjectId])
  return new Failure(
    error.code,
    `${label?.code ?? ''} ${place.requirement}: ${error.message.replace(`${place.requirement}: `, '')} Es wurde nichts geändert.`,
    error.fields,
  )
}
