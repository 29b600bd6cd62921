/** Answers to the IT-Grundschutz-Check, their evidence, and the measures that serve them. @module */
import { readCatalog } from '../../catalog/readCatalog.ts'
import type { Db } from '../../db/db.ts'
import {
  findCheck,
  insertChecks,
  insertEvidenceLink,
  listChecks,
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
import { listModuleDecisions, type StoredDecision } from '../../db/queries/modelling.ts'
import { listPersons } from '../../db/queries/organisations.ts'
import { type Actor, ensureInDomain } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import { readInformationDomain } from '../access/readInformationDomain.ts'
import { readPersons } from '../access/readPersons.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { readDocument } from '../documents/readDocument.ts'
import { groupedBy } from '../inventory/order.ts'
import { readTargetObjects } from '../inventory/readTargetObjects.ts'
import { readMeasure } from '../measures/readMeasure.ts'
import { type Check, openCheck } from './check.ts'
import type { CheckForm } from './checkForm.ts'
import { ensureCheckRules } from './ensureCheckRules.ts'

/** An answer to one requirement; `version` is that of the check the person saw, 0 for none. */
export type CheckAnswer = CheckForm & { targetObjectId: string; requirement: string }

/**
 * Stores the results of checking requirements of one information domain, and who found them when: all
 * or none. What does not change is not written. Throws `not_found` for an unknown target object or person,
 * `invalid` for an answer against the rules or to what is not modelled, `conflict` for a check that was
 * saved by somebody else since.
 */
export async function checkRequirements(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  answers: readonly CheckAnswer[],
): Promise<void> {
  allow(actor, 'write', 'checks', ['assigned'])
  await deps.store.write(actor.organisationId, async (db) => {
    const model = await readModel(db, actor, informationDomainId, answers)
    await readPersons(
      db,
      answers.map(({ responsibleId }) => responsibleId),
    )
    const reachOf = await readReach(db, actor)
    const fresh: Check[] = []
    for (const answer of answers) {
      const before = model.checkOf(answer)
      allow(actor, 'write', 'checks', reachOf(before))
      const after = ensureCheckRules(answered(deps, actor, before, answer))
      if (isSame(before, after)) continue
      if (before.version === 0 && after.version === 0) fresh.push(after)
      else await saveCheck(db, after)
      recordEvent(db, checkEvent(deps, actor, before, after))
    }
    await insertChecks(
      db,
      fresh.map(({ version: _, ...row }) => row),
    )
  })
}

/** The management accepts the risk of an unmet Standard or erhöht requirement. Basis: `invalid`. */
export async function acceptRisk(
  deps: Deps,
  actor: Actor,
  key: { targetObjectId: string; requirement: string },
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
      eventBy(deps, actor, 'risk_accepted', subjectOf(key), { riskReason: input.riskReason }),
    )
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
  keys: readonly { targetObjectId: string; requirement: string }[],
): Promise<void> {
  allow(actor, 'write', 'measures')
  await deps.store.write(actor.organisationId, async (db) => {
    const model = await readModel(db, actor, informationDomainId, keys)
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

/** Takes checks from a measure; the checks stay as they are. Throws `not_found` for an unknown measure. */
export async function releaseChecks(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  measureId: string,
  keys: readonly CheckKey[],
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

/** Names a document as the evidence of a check. Throws `not_found` for what is not there. */
export async function linkEvidence(
  deps: Deps,
  actor: Actor,
  link: { targetObjectId: string; requirement: string; documentId: string; note: string },
): Promise<void> {
  allow(actor, 'write', 'checks')
  await deps.store.write(actor.organisationId, async (db) => {
    await requireCheck(db, actor, link)
    await readDocument(db, actor, link.documentId)
    await insertEvidenceLink(db, link)
    recordEvent(db, eventBy(deps, actor, 'evidence_linked', subjectOf(link), { after: link }))
  })
}

type CheckKey = { targetObjectId: string; requirement: string }

/** Throws `not_found`, also for a check outside the actor's memberships. */
async function requireCheck(
  db: Db,
  actor: Actor,
  { targetObjectId, requirement }: CheckKey,
): Promise<StoredCheck> {
  const check = await findCheck(db, targetObjectId, requirement)
  if (!check) throw new Failure('not_found', `${requirement} wurde hier noch nicht geprüft.`)
  ensureInDomain(actor, check.informationDomainId)
  return check
}

/** The stored checks of the target objects concerned, and which modules count there. */
async function readModel(
  db: Db,
  actor: Actor,
  informationDomainId: string,
  keys: readonly CheckKey[],
) {
  await readInformationDomain(db, actor, informationDomainId)
  const targetObjectIds = [...new Set(keys.map((key) => key.targetObjectId))]
  await readTargetObjects(db, actor, targetObjectIds, informationDomainId)
  const decisions = await listModuleDecisions(db, informationDomainId)
  const active = new Set(decisions.filter(isActive).map(moduleKey))
  const stored = new Map<string, StoredCheck>()
  for (const check of await listChecks(db, targetObjectIds)) stored.set(subjectOf(check), check)
  return {
    checkOf(key: CheckKey): Check {
      const { module, level, withdrawn } = requirementOf(key.requirement)
      if (withdrawn || !active.has(moduleKey({ ...key, module }))) {
        throw new Failure(
          'invalid',
          `${key.requirement} gehört nicht zur Modellierung dieses Zielobjekts. Bitte modellieren Sie zuerst den Baustein ${module}.`,
        )
      }
      return stored.get(subjectOf(key)) ?? openCheck({ ...key, informationDomainId, module, level })
    },
  }
}

/** Which narrow rights an actor has at a check: `assigned` where one of the actor's persons is responsible. */
async function readReach(db: Db, actor: Actor): Promise<(check: Check) => readonly 'assigned'[]> {
  const persons = actor.userId === null ? [] : await listPersons(db)
  const own = new Set(persons.filter(({ userId }) => userId === actor.userId).map(({ id }) => id))
  return ({ responsibleId }) =>
    responsibleId !== null && own.has(responsibleId) ? ['assigned'] : []
}

function requirementOf(id: string) {
  const catalog = readCatalog()
  const requirement = catalog.requirementById(id)
  return { ...requirement, module: id.replace(/\.A\d+$/, '') }
}

function isActive({ decision }: StoredDecision): boolean {
  return decision !== 'left_out'
}

function moduleKey({ targetObjectId, module }: { targetObjectId: string; module: string }): string {
  return `${targetObjectId} ${module}`
}

function subjectOf({ targetObjectId, requirement }: CheckKey): string {
  return `${targetObjectId}/${requirement}`
}

function answered(deps: Deps, actor: Actor, before: Check, answer: CheckAnswer): Check {
  const { targetObjectId: _, requirement: __, version, ...change } = answer
  const isOpen = change.status === 'open'
  return {
    ...before,
    ...change,
    version,
    checkedAt: isOpen ? null : deps.now(),
    checkedBy: isOpen ? null : actor.name,
  }
}

/** The same answer again (checkedAt aside) is no change, so that a repeated save is one event. */
function isSame(before: Check, after: Check): boolean {
  const { checkedAt: _, checkedBy: __, ...old } = before
  const { checkedAt: ___, checkedBy: ____, ...fresh } = after
  return Object.entries(fresh).every(([field, value]) => old[field as keyof typeof old] === value)
}

function checkEvent(deps: Deps, actor: Actor, before: Check, after: Check) {
  const changed = Object.keys(after).filter(
    (field) => field !== 'version' && before[field as keyof Check] !== after[field as keyof Check],
  )
  const pick = (check: Check) =>
    Object.fromEntries(changed.map((field) => [field, check[field as keyof Check]]))
  return eventBy(deps, actor, 'check_saved', subjectOf(after), {
    before: pick(before),
    after: pick(after),
  })
}
