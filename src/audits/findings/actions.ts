/** Findings: entered by auditors or the officer, worked off by measures, answered. @module */
import type { Db } from '../../../db/db.ts'
import {
  findLastFindingNumber,
  insertFinding,
  type StoredFinding,
  saveFinding,
} from '../../../db/queries/audits.ts'
import { recordEvent } from '../../../db/queries/events.ts'
import { listMeasures } from '../../../db/queries/measures.ts'
import type { Actor } from '../../access/actor.ts'
import { eventBy } from '../../access/eventBy.ts'
import { allow } from '../../access/permissions.ts'
import { createServingMeasure } from '../../assessment/actions.ts'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { findingKindLabels } from '../../core/findingKind.ts'
import type { Deps } from '../../deps.ts'
import { readMeasure } from '../../measures/readMeasure.ts'
import { ensureFindingRules, type FindingStatement, findingCode, findingState } from '../finding.ts'
import { ensureNamed } from './ensureNamed.ts'
import { newFinding } from './newFinding.ts'
import { readFindingOf } from './readFindingOf.ts'
import { type FindingPlace, readFindingScope } from './readFindingScope.ts'
import { readServedPlace } from './readServedPlace.ts'
import { readThings } from './readThings.ts'

/**
 * Returns the finding's id. Throws `not_found` for a snapshot or access that the actor may not write to, `forbidden`
 * outside the period, `invalid` for what the snapshot does not hold.
 */
export async function enterFinding(
  deps: Deps,
  actor: Actor,
  place: FindingPlace,
  statement: FindingStatement,
): Promise<string> {
  allow(actor, 'write', 'findings', ['snapshot'])
  const scope = await deps.store.read(actor.organisationId, (db) =>
    readFindingScope(db, actor, place, deps.today()),
  )
  ensureFindingRules(statement, deps.today())
  ensureNamed(statement, await readThings(deps.store, scope.snapshot))
  const id = deps.newId()
  await deps.store.write(actor.organisationId, async (db) => {
    await readFindingScope(db, actor, place, deps.today())
    const { informationDomainId } = scope.snapshot
    const row = newFinding(statement, {
      id,
      informationDomainId,
      number: (await findLastFindingNumber(db, informationDomainId)) + 1,
      snapshotId: scope.snapshot.id,
      accessId: scope.accessId,
      ...{ createdAt: deps.now(), createdBy: actor.name },
    })
    await insertFinding(db, row)
    recordEvent(db, eventBy(deps, actor, 'finding_entered', id, { after: row }))
  })
  return id
}

/** Throws `conflict` for a stale version, `invalid` for one that was withdrawn or answered. */
export async function changeFinding(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, ...statement }: FindingStatement & { version: number },
): Promise<void> {
  allow(actor, 'write', 'findings', ['snapshot'])
  const { snapshot } = await deps.store.read(actor.organisationId, (db) =>
    readFindingOf(db, actor, id, deps.today()),
  )
  ensureFindingRules(statement, deps.today())
  ensureNamed(statement, await readThings(deps.store, snapshot))
  await deps.store.write(actor.organisationId, async (db) => {
    const { finding: before } = await readFindingOf(db, actor, id, deps.today())
    ensureInForce(before)
    await saveFinding(db, id, version, statement)
    recordEvent(db, eventBy(deps, actor, 'finding_changed', id, { before, after: statement }))
  })
}

/** It stays in the list, with the reason. Its measure goes on. */
export async function withdrawFinding(
  deps: Deps,
  actor: Actor,
  id: string,
  { because, version }: { because: string; version: number },
): Promise<void> {
  allow(actor, 'write', 'findings', ['snapshot'])
  await deps.store.write(actor.organisationId, async (db) => {
    const { finding: before } = await readFindingOf(db, actor, id, deps.today())
    ensureInForce(before)
    const change = { withdrawnOn: deps.today(), withdrawnBecause: because }
    await saveFinding(db, id, version, change)
    recordEvent(db, eventBy(deps, actor, 'finding_withdrawn', id, { after: change }))
  })
}

/** Makes a measure of the finding; it serves the check that the finding names, where that is modelled today. */
export async function planFinding(
  deps: Deps,
  actor: Actor,
  id: string,
  plan: { title: string; dueOn: Day; responsibleId: string | null; version: number },
): Promise<string> {
  allow(actor, 'write', 'findings')
  allow(actor, 'write', 'measures')
  return deps.store.write(actor.organisationId, async (db) => {
    const { finding } = await readFindingOf(db, actor, id, deps.today())
    ensureInForce(finding)
    await ensureWithoutMeasure(db, finding)
    const place = await readServedPlace(db, finding)
    const measureId = await createServingMeasure(
      deps,
      actor,
      finding.informationDomainId,
      { ...measureOf(finding), ...plannedBy(plan) },
      place ? [place] : [],
    )
    await connect(deps, actor, db, finding, plan.version, measureId)
    return measureId
  })
}

/** An existing measure settles the finding too. Throws `not_found` for one of another information domain. */
export async function linkMeasure(
  deps: Deps,
  actor: Actor,
  id: string,
  { measureId, version }: { measureId: string; version: number },
): Promise<void> {
  allow(actor, 'write', 'findings')
  allow(actor, 'write', 'measures')
  await deps.store.write(actor.organisationId, async (db) => {
    const { finding } = await readFindingOf(db, actor, id, deps.today())
    ensureInForce(finding)
    const { status } = await readMeasure(db, finding.informationDomainId, measureId)
    if (status === 'dropped') {
      const message = 'Diese Maßnahme ist verworfen.'
      throw new Failure('invalid', message, { measureId: message })
    }
    await connect(deps, actor, db, finding, version, measureId)
  })
}

/** Says how it was settled. Throws `invalid` while its measure is not done, or for a day that is still to come. */
export async function answerFinding(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, answer, answeredOn }: { answer: string; answeredOn: Day; version: number },
): Promise<void> {
  allow(actor, 'write', 'findings')
  await deps.store.write(actor.organisationId, async (db) => {
    const { finding: before } = await readFindingOf(db, actor, id, deps.today())
    const state = findingState(before, await findMeasureOf(db, before))
    if (state !== 'settled' && state !== 'answered') throw unsettled()
    ensureDayOfAnswer(before, answeredOn, deps.today())
    const change = { answer, answeredOn, answeredBy: actor.name }
    await saveFinding(db, id, version, change)
    recordEvent(db, eventBy(deps, actor, 'finding_answered', id, { before, after: change }))
  })
}

async function connect(
  deps: Deps,
  actor: Actor,
  db: Db,
  before: StoredFinding,
  version: number,
  measureId: string,
): Promise<void> {
  await saveFinding(db, before.id, version, { measureId })
  const details = { before: { measureId: before.measureId }, after: { measureId } }
  recordEvent(db, eventBy(deps, actor, 'finding_planned', before.id, details))
}

function measureOf(finding: StoredFinding) {
  const { number, kind, title, text } = finding
  return {
    description: `${findingCode(number)}, ${findingKindLabels[kind]}: ${title}\n\n${text}`.slice(
      0,
      4000,
    ),
    status: 'planned' as const,
    effort: null,
    doneOn: null,
    personnelOnceCents: 0,
    personnelYearlyCents: 0,
    materialOnceCents: 0,
    materialYearlyCents: 0,
    yearlyFromOn: null,
    yearlyUntilOn: null,
  }
}

function plannedBy({
  title,
  dueOn,
  responsibleId,
}: {
  title: string
  dueOn: Day
  responsibleId: string | null
}) {
  return { title, dueOn, responsibleId }
}

async function findMeasureOf(db: Db, { informationDomainId, measureId }: StoredFinding) {
  return (await listMeasures(db, informationDomainId)).find(({ id }) => id === measureId)
}

async function ensureWithoutMeasure(db: Db, finding: StoredFinding): Promise<void> {
  const measure = await findMeasureOf(db, finding)
  if (!measure || measure.status === 'dropped') return
  throw new Failure(
    'conflict',
    `Zu dieser Feststellung gibt es schon die Maßnahme ${measure.code}.`,
  )
}

function ensureInForce({ withdrawnOn, answeredOn }: StoredFinding): void {
  if (withdrawnOn === null && answeredOn === null) return
  throw new Failure(
    'invalid',
    withdrawnOn !== null
      ? 'Diese Feststellung ist zurückgezogen und bleibt, wie sie ist.'
      : 'Diese Feststellung ist beantwortet und bleibt, wie sie ist.',
  )
}

function ensureDayOfAnswer({ foundOn }: StoredFinding, answeredOn: Day, today: Day): void {
  if (answeredOn >= foundOn && answeredOn <= today) return
  const message =
    answeredOn > today ? 'Der Tag liegt in der Zukunft.' : 'Der Tag liegt vor der Feststellung.'
  throw new Failure('invalid', `Bitte prüfen Sie den Tag. ${message}`, { answeredOn: message })
}

function unsettled(): Failure {
  return new Failure(
    'invalid',
    'Beantwortet wird eine Feststellung, wenn ihre Maßnahme erledigt ist.',
  )
}
