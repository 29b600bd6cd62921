/** Decides who is told what today, and puts it into the outbox. @module */
import { chunksOf, type Db } from '../../../db/db.ts'
import { insertRecipients, movePointers } from '../../../db/queries/reminderPlans.ts'
import { addDays, type Day, epochDay, timeOf } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import { horizonOf, spanOf } from '../announcement.ts'
import { readDeviceItems } from '../due/readDevices.ts'
import { readGoals } from '../due/readGoals.ts'
import { readWork } from '../due/readWork.ts'
import { openPlan, type Plan, type PlanContext, type PlannedDigest } from '../plan.ts'
import { directoryOf, hiddenPersonIds, type Recipient } from '../recipient.ts'
import { usualLeadDays } from '../reminderSettings.ts'
import { readWorkDays } from './readFreeDays.ts'
import {
  type People,
  readCarried,
  readPeople,
  readSettings,
  readSurroundings,
  type Surroundings,
} from './readPlanBasis.ts'
import { type Decided, storeDigests } from './storeDigests.ts'

/** So many people at once are read for: their digests are in memory together. */
const recipientsPerBatch = 100

/** Each is decided as a whole; a transaction of its own for each costs most of the time on SQLite. */
const recipientsPerTransaction = 25

/** Nothing is stored of a preview, and whoever hears of it keeps little. */
const previewedPerBatch = 1_000

/** Dates that pass and are older than this are of no interest to anybody who was away. */
const passedDays = 92

export type DecideOptions = {
  /** Also before the time of day that was set. */
  readonly isAsked?: boolean
  /** Nothing is written. */
  readonly isDryRun?: boolean
  /** As if every earlier day had been told; for `isDryRun` only. */
  readonly isPreview?: boolean
  /** Nobody else is decided for. */
  readonly onlyFor?: string
  /** Hears of each digest, in the order of the recipients. */
  readonly tell?: (digest: PlannedDigest) => void
}

/** `off` and `early` say why nothing was decided. */
export type Decision = {
  readonly state: 'decided' | 'off' | 'early'
  readonly day: Day
  /** How many digests were made, and what stands in them. */
  readonly digests: number
  readonly items: number
  /** What nobody is told of, because no one is responsible and nobody has the role. */
  readonly unheard: number
}

/**
 * Decides for everybody whose day is not decided yet. Several nodes may run it at the same time, and again at any time
 * after it was broken off: each recipient is decided within one transaction.
 */
export async function decideReminders(
  deps: Deps,
  organisationId: string,
  options: DecideOptions = {},
): Promise<Decision> {
  const day = deps.today()
  const nothing = { day, digests: 0, items: 0, unheard: 0 }
  const settings = await deps.store.read(organisationId, readSettings)
  if (!settings.isEnabled && !options.isDryRun) return { ...nothing, state: 'off' }
  if (!options.isAsked && timeOf(deps.now()) < settings.at) return { ...nothing, state: 'early' }
  const read = <Result>(run: (db: Db) => Promise<Result>) => deps.store.read(organisationId, run)
  const people = await read(async (db) => {
    const found = await readPeople(db, settings, day)
    return options.isPreview ? withoutPointers(found) : found
  })
  const workDaysOf = await readWorkDaysOf(deps, people, day)
  const due = people.recipients.filter(
    (recipient) =>
      isDue(recipient, workDaysOf, day) && (options.onlyFor ?? recipient.id) === recipient.id,
  )
  if (due.length === 0) return { ...nothing, state: 'decided' }
  const now = { today: day, serverTime: deps.serverTime() }
  const surroundings = await read(async (db) => {
    const found = await readSurroundings(db, people, now)
    return options.isPreview ? { ...found, undelivered: new Map() } : found
  })
  if (!options.isDryRun) await keepRecipients(deps, organisationId, people)
  const work = workOf({ ...people, ...surroundings }, due, workDaysOf, day)
  return {
    ...nothing,
    ...(await decideBatches(deps, organisationId, work, options)),
    state: 'decided',
  }
}

type WorkDaysOf = PlanContext['workDaysOf']

type Work = {
  readonly basis: People & Surroundings
  readonly context: Omit<PlanContext, 'carried'>
  /** Who is decided for, without those whose digest of an earlier day is being sent. */
  readonly pending: readonly Recipient[]
  readonly untilOn: Day
  readonly fromOn: Day
  /** What is due from then on or earlier is escalated. */
  readonly escalatedUntil: Day
}

async function readWorkDaysOf(
  deps: Deps,
  { organisation, recipients, schoolHolidays }: People,
  today: Day,
): Promise<WorkDaysOf> {
  const days = { fromOn: firstPointer(recipients, today), untilOn: today }
  return readWorkDays(deps, organisation.land, schoolHolidays, days)
}

/** Whoever works today, is there and was not decided for. */
function isDue(recipient: Recipient, workDaysOf: WorkDaysOf, today: Day): boolean {
  return (
    (recipient.decidedUntilOn ?? '') < today &&
    recipient.deputyId === null &&
    workDaysOf(recipient).isWorkDay(today)
  )
}

function withoutPointers(people: People): People {
  const recipients = people.recipients.map((each) => ({ ...each, decidedUntilOn: null }))
  return { ...people, recipients }
}

function firstPointer(recipients: readonly Recipient[], today: Day): Day {
  const pointers = recipients.flatMap(({ decidedUntilOn }) => decidedUntilOn ?? [])
  return pointers.reduce((a, b) => (a < b ? a : b), today)
}

function workOf(
  basis: People & Surroundings,
  due: readonly Recipient[],
  workDaysOf: WorkDaysOf,
  today: Day,
): Work {
  const { settings, recipients, undelivered } = basis
  const isBusy = ({ id }: Recipient) => undelivered.get(id)?.some(({ isClaimed }) => isClaimed)
  const lastOn = (leadDays: number) => {
    const lasts = [true, false].map((keepsSchoolHolidays) =>
      horizonOf(spanOf(null, today, workDaysOf({ keepsSchoolHolidays })), leadDays),
    )
    return addDays(today, Math.max(...lasts) - epochDay(today))
  }
  return {
    basis,
    context: { today, settings, directory: directoryOf(recipients), workDaysOf },
    pending: due.filter((recipient) => !isBusy(recipient)),
    untilOn: lastOn(longestLeadDays(basis)),
    fromOn: addDays(firstPointer(recipients, today), -passedDays),
    escalatedUntil: lastOn(-Math.min(settings.officerAfterDays, settings.managementAfterDays)),
  }
}

function longestLeadDays({ settings, recipients }: People): number {
  const own = recipients.flatMap(({ choices }) =>
    Object.values(choices).flatMap((choice) => choice?.leadDays ?? []),
  )
  return Math.max(...usualLeadDays, ...Object.values(settings.leadDays).flat(), ...own)
}

async function keepRecipients(
  deps: Deps,
  organisationId: string,
  { newIds }: People,
): Promise<void> {
  if (newIds.length === 0) return
  const rows = newIds.map((recipientId) => ({
    recipientId,
    unsubscribeToken: deps.secrets.newToken(),
  }))
  await deps.store.write(organisationId, (db) => insertRecipients(db, rows))
}

async function decideBatches(
  deps: Deps,
  organisationId: string,
  work: Work,
  options: DecideOptions,
): Promise<Pick<Decision, 'digests' | 'items' | 'unheard'>> {
  const { basis, context, pending } = work
  const read = <Result>(run: (db: Db) => Promise<Result>) => deps.store.read(organisationId, run)
  const carried = await read((db) => readCarried(db, context.today, basis))
  const plan = openPlan({ ...context, carried })
  await read((db) => considerRest(deps, db, work, plan))
  const counts = { digests: 0, items: 0, unheard: plan.unheard() }
  const note = (digest: PlannedDigest) => {
    counts.digests += 1
    counts.items += digest.items.length
    options.tell?.(digest)
  }
  const size = options.isPreview ? previewedPerBatch : recipientsPerBatch
  for (const batch of chunksOf(pending, size)) {
    await read((db) => considerOwn(db, work, plan, batch))
    const planned = batch.map((recipient) => ({ recipient, digest: plan.take(recipient) }))
    if (options.isDryRun) planned.flatMap(({ digest }) => digest ?? []).forEach(note)
    else await storeBatch(deps, organisationId, work, planned, note)
  }
  return counts
}

/** What roles look after, and what is overdue for so long that others are told. */
async function considerRest(deps: Deps, db: Db, work: Work, plan: Plan): Promise<void> {
  const { basis, untilOn, fromOn, escalatedUntil, context } = work
  const { names, domains, unreachableIds, organisation } = basis
  const { staleMonths, attestationMonths } = organisation
  const { today } = context
  const options = { today, untilOn, staleMonths, attestationMonths }
  const few = [
    ...(await readGoals(deps.store, db, names, options)),
    ...(await readDeviceItems(db, names, { domains, today, fromOn, untilOn })),
  ]
  for (const open of few) {
    plan.consider(open, 'responsible')
    plan.consider(open, 'rest')
  }
  const scope = {
    unreachableIds: hiddenPersonIds(basis.recipients, unreachableIds),
    orDueUntil: escalatedUntil,
  }
  for await (const open of readWork(db, names, { scope, untilOn, staleMonths })) {
    plan.consider(open, 'rest')
  }
}

/** What the people of the batch, and those they stand in for, are responsible for. */
async function considerOwn(
  db: Db,
  { basis, untilOn }: Work,
  plan: Plan,
  batch: readonly Recipient[],
): Promise<void> {
  const present = new Set(batch.map(({ id }) => id))
  const concerned = basis.recipients.filter(
    ({ id, deputyId }) => present.has(id) || (deputyId !== null && present.has(deputyId)),
  )
  const scope = { personIds: concerned.flatMap(({ personIds }) => personIds) }
  const { staleMonths } = basis.organisation
  for await (const open of readWork(db, basis.names, { scope, untilOn, staleMonths })) {
    plan.consider(open, 'responsible')
  }
}

type Planned = { readonly recipient: Recipient; readonly digest: PlannedDigest | null }

/** `note` hears of what was stored: of the others, somebody else decided. */
async function storeBatch(
  deps: Deps,
  organisationId: string,
  { basis, context: { today } }: Work,
  planned: readonly Planned[],
  note: (digest: PlannedDigest) => void,
): Promise<void> {
  const decided = planned.map(({ recipient, digest }) => ({
    ...{ recipient, digest },
    undelivered: basis.undelivered.get(recipient.id) ?? [],
  }))
  const isQuiet = ({ digest, undelivered }: Decided) => !digest && undelivered.length === 0
  const quiet = decided.filter(isQuiet).map(({ recipient }) => recipient.id)
  const told = decided.filter((each) => !isQuiet(each))
  for (const part of chunksOf(told, recipientsPerTransaction)) {
    const stored = await storeTogether(deps, organisationId, part, today)
    for (const { digest } of stored) if (digest) note(digest)
  }
  if (quiet.length > 0) {
    await deps.store.write(organisationId, (db) => movePointers(db, quiet, today))
  }
}

/** In one transaction, or, where another node is at one of them, each in its own. Returns what was stored. */
async function storeTogether(
  deps: Deps,
  organisationId: string,
  decided: readonly Decided[],
  today: Day,
): Promise<readonly Decided[]> {
  if (await isStored(deps, organisationId, decided, today)) return decided
  const stored: Decided[] = []
  for (const each of decided) {
    if (await isStored(deps, organisationId, [each], today)) stored.push(each)
  }
  return stored
}

async function isStored(
  deps: Deps,
  organisationId: string,
  decided: readonly Decided[],
  today: Day,
): Promise<boolean> {
  try {
    await deps.store.write(organisationId, (db) => storeDigests(db, deps, decided, today))
    return true
  } catch (error) {
    if (error instanceof Failure && error.code === 'conflict') return false
    throw error
  }
}
