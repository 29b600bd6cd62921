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
import { readInformationDomain } from '../access/readInformationDomain.ts'
import type { Day } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { Deps } from '../deps.ts'
import { documentKindLabels } from '../documents/document.ts'
import { readDocument } from '../documents/readDocument.ts'
import {
  ensureMilestoneRules,
  ensureMilestoneTexts,
  type NewMilestone,
} from './ensureMilestoneRules.ts'
import { extendMilestone } from './extendMilestone.ts'
import type { Area } from './milestone.ts'
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
      if (!known.has(seed.code)) await seedMilestone(deps, actor, db, seed, domains)
    }
  })
}

/** Creates a milestone of one's own. Throws `conflict` for a taken code, `invalid`, `not_found`. */
export async function createMilestone(
  deps: Deps,
  actor: Actor,
  input: NewMilestone,
): Promise<void> {
  allow(actor, 'write', 'milestones')
  ensureMilestoneRules(input)
  await deps.store.write(actor.organisationId, async (db) => {
    if (await findMilestone(db, input.code)) {
      throw new Failure('conflict', `Den Meilenstein ${input.code} gibt es schon.`)
    }
    const { informationDomainIds, ...fields } = input
    for (const id of informationDomainIds) await readInformationDomain(db, actor, id)
    if (input.documentId) await readDocument(db, actor, input.documentId)
    const milestone = {
      ...fields,
      id: deps.newId(),
      lastReviewedOn: null,
      stepsDone: 0,
      reachedOn: null,
      createdAt: deps.now(),
    }
    await insertMilestone(db, milestone)
    const milestoneId = milestone.id
    await insertMilestoneDomains(
      db,
      informationDomainIds.map((informationDomainId) => ({ milestoneId, informationDomainId })),
    )
    recordEvent(
      db,
      eventBy(deps, actor, 'milestone_created', milestoneId, {
        after: milestone,
        row: { informationDomainIds },
      }),
    )
  })
}

/** What may be edited; dates are moved by extensions, and what progress is derived from stays. */
export type MilestoneChange = {
  title: string
  area: Area
  /** Of an ongoing milestone; left as it is where it is not given. */
  reviewIntervalMonths?: number | undefined
  version: number
}

/** Throws `not_found`, `invalid`, or `conflict` for a stale version. */
export async function changeMilestone(
  deps: Deps,
  actor: Actor,
  code: string,
  { title, area, reviewIntervalMonths, version }: MilestoneChange,
): Promise<void> {
  allow(actor, 'write', 'milestones')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await requireMilestone(db, actor, code)
    const isOngoing = before.reviewIntervalMonths !== null
    const after = {
      title,
      area,
      ...(isOngoing && reviewIntervalMonths !== undefined ? { reviewIntervalMonths } : {}),
    }
    ensureMilestoneTexts({ ...before, ...after })
    await saveMilestone(db, before.id, version, after)
    recordEvent(db, eventBy(deps, actor, 'milestone_changed', before.id, { before, after }))
  })
}

/**
 * Moves the date of a milestone; the original one stays. Rules and errors: `extendMilestone`. `number` is the one
 * that the extension shall get: `conflict` where somebody else extended meanwhile.
 */
export async function moveMilestone(
  deps: Deps,
  actor: Actor,
  code: string,
  input: { newDueOn: Day; reason: string; number?: number | undefined },
): Promise<void> {
  allow(actor, 'extend', 'milestones')
  await deps.store.write(actor.organisationId, async (db) => {
    const stored = await requireMilestone(db, actor, code)
    const extensions = (await listExtensions(db)).filter((each) => each.milestoneId === stored.id)
    const extension = extendMilestone(
      { ...stored, extensions, informationDomainIds: [] },
      {
        newDueOn: input.newDueOn,
        reason: input.reason,
        extendedBy: actor.name,
        extendedAt: deps.now(),
      },
    )
    if (input.number !== undefined && input.number !== extension.number) {
      throw new Failure('conflict', 'Der Meilenstein wurde inzwischen schon einmal verlängert.')
    }
    await insertExtension(db, { milestoneId: stored.id, ...extension })
    recordEvent(db, eventBy(deps, actor, 'milestone_extended', stored.id, { after: extension }))
  })
}

/**
 * Ticks a milestone that is followed by hand. Throws `invalid` for derived ones, impossible steps and a day to come,
 * `conflict` for a stale version where one is given.
 */
export async function tickMilestone(
  deps: Deps,
  actor: Actor,
  code: string,
  {
    version,
    ...input
  }: {
    stepsDone: number
    stepsTotal: number
    reachedOn: Day | null
    version?: number
  },
): Promise<void> {
  allow(actor, 'write', 'milestones')
  await deps.store.write(actor.organisationId, async (db) => {
    const before = await requireMilestone(db, actor, code)
    if (before.progress !== 'manual') {
      throw new Failure(
        'invalid',
        'Der Stand dieses Meilensteins ergibt sich aus der Arbeit selbst.',
      )
    }
    if (input.stepsDone < 0 || input.stepsDone > input.stepsTotal) {
      const message = 'Es können nicht mehr Schritte erledigt sein, als es gibt.'
      throw new Failure('invalid', message, { stepsDone: message })
    }
    ensureNotToCome('reachedOn', input.reachedOn, deps.today())
    await saveMilestone(db, before.id, version ?? before.version, input)
    recordEvent(db, eventBy(deps, actor, 'milestone_changed', before.id, { before, after: input }))
  })
}

/** Notes that an ongoing milestone was reviewed. Throws `invalid` for one with a date, and for a day to come. */
export async function reviewMilestone(
  deps: Deps,
  actor: Actor,
  code: string,
  reviewedOn: Day,
): Promise<void> {
  allow(actor, 'write', 'milestones')
  ensureNotToCome('lastReviewedOn', reviewedOn, deps.today())
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

async function seedMilestone(
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
  recordEvent(
    db,
    eventBy(deps, actor, 'milestone_created', milestone.id, {
      after: milestone,
      row: { informationDomainIds: concerned.map(({ id }) => id) },
    }),
  )
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

function ensureNotToCome(field: string, day: Day | null, today: Day): void {
  if (day === null || day <= today) return
  const message = 'Der Tag liegt in der Zukunft.'
  throw new Failure('invalid', `Bitte prüfen Sie den Tag. ${message}`, { [field]: message })
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
