/** Milestones: seeded, extended, ticked, and the daily figures that their pace is read from. @module */
import { documentTopics, type TopicDocument } from '../../catalog/documentTopics.ts'
import { readMilestones, type SeedMilestone } from '../../catalog/milestones.ts'
import type { Db } from '../../db/db.ts'
import { insertDocument, listDocuments } from '../../db/queries/documents.ts'
import { recordEvent } from '../../db/queries/events.ts'
import {
  type InformationDomain,
  listInformationDomains,
} from '../../db/queries/informationDomains.ts'
import {
  findMilestone,
  insertExtension,
  insertMilestone,
  insertMilestoneDomains,
  listExtensions,
  listMilestoneDomains,
  listMilestones,
  saveMilestone,
} from '../../db/queries/milestones.ts'
import { saveProgressDay } from '../../db/queries/progress.ts'
import { type Actor, ensureInDomain, isInDomain } from '../access/actor.ts'
import { eventBy } from '../access/eventBy.ts'
import { allow } from '../access/permissions.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { documentKindLabels } from '../documents/document.ts'
import { extendMilestone } from './extendMilestone.ts'
import { readDomainFigures } from './readState.ts'

/**
 * Gives an organisation the milestones of the catalogue that it lacks, with the documents they track.
 * Derived milestones name their information domains; where those do not exist, all there are. Throws
 * `not_found` for an actor who does not cover them.
 */
export async function seedMilestones(deps: Deps, actor: Actor): Promise<void> {
  allow(actor, 'write', 'milestones')
  await deps.store.write(actor.organisationId, async (db) => {
    const known = new Set((await listMilestones(db)).map(({ code }) => code))
    const domains = await listInformationDomains(db)
    for (const seed of readMilestones()) {
      if (!known.has(seed.code)) await createMilestone(deps, actor, db, seed, domains)
    }
  })
}

/** Moves the date of a milestone; the original one stays. Rules and errors: `extendMilestone`. */
export async function moveMilestone(
  deps: Deps,
  actor: Actor,
  code: string,
  input: { newDueOn: Day; reason: string },
): Promise<void> {
  allow(actor, 'extend', 'milestones')
  await deps.store.write(actor.organisationId, async (db) => {
    const stored = await requireMilestone(db, actor, code)
    const extensions = (await listExtensions(db)).filter((each) => each.milestoneId === stored.id)
    const extension = extendMilestone(
      { ...stored, extensions, informationDomainIds: [] },
      { ...input, extendedBy: actor.name, extendedAt: deps.now() },
    )
    await insertExtension(db, { milestoneId: stored.id, ...extension })
    recordEvent(db, eventBy(deps, actor, 'milestone_extended', stored.id, { after: extension }))
  })
}

/** Ticks a milestone that is followed by hand. Throws `invalid` for derived ones and impossible steps. */
export async function tickMilestone(
  deps: Deps,
  actor: Actor,
  code: string,
  input: { stepsDone: number; stepsTotal: number; reachedOn: Day | null },
): Promise<void> {
  allow(actor, 'write', 'milestones')
  await deps.store.write(actor.organisationId, async (db) => {
    const { id, version, progress } = await requireMilestone(db, actor, code)
    if (progress !== 'manual') {
      throw new Failure(
        'invalid',
        'Der Stand dieses Meilensteins ergibt sich aus der Arbeit selbst.',
      )
    }
    if (input.stepsDone < 0 || input.stepsDone > input.stepsTotal) {
      throw new Failure('invalid', 'Es können nicht mehr Schritte erledigt sein, als es gibt.')
    }
    await saveMilestone(db, id, version, input)
    recordEvent(db, eventBy(deps, actor, 'milestone_changed', id, { after: input }))
  })
}

/** Notes that an ongoing milestone was reviewed. Throws `invalid` for one with a date. */
export async function reviewMilestone(
  deps: Deps,
  actor: Actor,
  code: string,
  reviewedOn: Day,
): Promise<void> {
  allow(actor, 'write', 'milestones')
  await deps.store.write(actor.organisationId, async (db) => {
    const { id, version, reviewIntervalMonths } = await requireMilestone(db, actor, code)
    if (reviewIntervalMonths === null) {
      throw new Failure('invalid', 'Nur fortlaufende Meilensteine werden überprüft.')
    }
    await saveMilestone(db, id, version, { lastReviewedOn: reviewedOn })
    recordEvent(
      db,
      eventBy(deps, actor, 'milestone_changed', id, { after: { lastReviewedOn: reviewedOn } }),
    )
  })
}

/** Stores today's figures of every information domain: what pace and trend are read from later. */
export async function storeProgress(deps: Deps, organisationId: string): Promise<void> {
  await deps.store.write(organisationId, async (db) => {
    const day = deps.today()
    for (const domain of await listInformationDomains(db)) {
      const { progress, wiba } = await readDomainFigures(db, domain, day)
      await saveProgressDay(db, {
        informationDomainId: domain.id,
        day,
        basicMet: progress.whole.basic.met,
        basicTotal: progress.whole.basic.total,
        wibaYes: wiba.yes,
        wibaTotal: wiba.relevant,
      })
    }
  })
}

async function createMilestone(
  deps: Deps,
  actor: Actor,
  db: Db,
  seed: SeedMilestone,
  domains: readonly InformationDomain[],
): Promise<void> {
  const named = domains.filter(({ code }) => seed.informationDomains.some((each) => each === code))
  const concerned = named.length > 0 || seed.informationDomains.length === 0 ? named : domains
  for (const { id } of concerned) ensureInDomain(actor, id)
  const [first] = concerned
  const documentId =
    seed.documentKind && first
      ? await ensureDocument(deps, actor, db, seed.documentKind, first)
      : null
  const milestone = {
    id: deps.newId(),
    code: seed.code,
    title: seed.title,
    area: seed.area,
    originalDueOn: seed.dueOn,
    reviewIntervalMonths: seed.reviewIntervalMonths,
    lastReviewedOn: null,
    progress: seed.progress,
    documentId,
    stepsDone: 0,
    stepsTotal: seed.dueOn === null ? 0 : 1,
    reachedOn: null,
    createdAt: deps.now(),
  }
  await insertMilestone(db, milestone)
  await insertMilestoneDomains(
    db,
    concerned.map(({ id }) => ({ milestoneId: milestone.id, informationDomainId: id })),
  )
  recordEvent(db, eventBy(deps, actor, 'milestone_created', milestone.id, { after: milestone }))
}

async function ensureDocument(
  deps: Deps,
  actor: Actor,
  db: Db,
  kind: TopicDocument,
  { id: informationDomainId }: InformationDomain,
): Promise<string> {
  const known = (await listDocuments(db, informationDomainId)).find((each) => each.kind === kind)
  if (known) return known.id
  const document = {
    id: deps.newId(),
    informationDomainId,
    kind,
    title: kind === 'policy' ? documentTopics(kind).title : documentKindLabels[kind],
    responsibleId: null,
    reviewDueOn: null,
  }
  await insertDocument(db, { ...document, createdAt: deps.now() })
  recordEvent(db, eventBy(deps, actor, 'document_created', document.id, { after: document }))
  return document.id
}

/** Throws `not_found`, also for a milestone of information domains that the actor does not all cover. */
async function requireMilestone(db: Db, actor: Actor, code: string) {
  const milestone = await findMilestone(db, code)
  const domains = await listMilestoneDomains(db)
  const isCovered = domains.every(
    ({ milestoneId, informationDomainId }) =>
      milestoneId !== milestone?.id || isInDomain(actor, informationDomainId),
  )
  if (milestone && isCovered) return milestone
  throw new Failure(
    'not_found',
    `Den Meilenstein „${code}“ gibt es nicht, oder er gehört zu anderen Informationsverbünden.`,
  )
}
