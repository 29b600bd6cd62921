/** The outbox as pages and exports show it: what was told to whom when, and what became of it. */
import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  inArray,
  lte,
  max,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Day } from '../../src/core/day.ts'
import type { ReminderItem } from '../../src/reminders/reminderItem.ts'
import type { ReminderKind } from '../../src/reminders/reminderKind.ts'
import type { ReminderState } from '../../src/reminders/reminderState.ts'
import { byCodePoint, type Db, isAmong } from '../db.ts'

export type StoredReminder = {
  readonly id: string
  readonly recipientId: string
  readonly recipientName: string
  readonly email: string
  readonly day: Day
  readonly isLate: boolean
  readonly state: ReminderState
  readonly messageId: string
  readonly attempts: number
  readonly nextAttemptAt: string
  readonly sentAt: string | null
  readonly serverAnswer: string
  readonly problem: string
  readonly createdAt: string
}

/** Whose digests, and which items of them. Undefined: all. */
export type ReminderScope = {
  readonly recipientIds?: readonly string[] | undefined
  /** Items of other information domains do not count; those of the whole organisation do. */
  readonly domainCodes?: readonly string[] | undefined
}

export type ReminderFilter = ReminderScope & {
  readonly state?: ReminderState | undefined
  readonly from?: Day | undefined
  readonly until?: Day | undefined
  readonly recipientId?: string | undefined
  readonly kind?: ReminderKind | undefined
}

/** The latest day first, then by name. */
export async function listReminders(
  db: Db,
  filter: ReminderFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredReminder[]> {
  const { reminder } = db.tables
  return db
    .select(columnsOf(db))
    .from(reminder)
    .where(matches(db, filter))
    .orderBy(desc(reminder.day), byCodePoint(db, reminder.recipientName), reminder.id)
    .limit(limit)
    .offset(offset)
}

export async function countReminders(db: Db, filter: ReminderFilter): Promise<number> {
  return db.$count(db.tables.reminder, matches(db, filter))
}

/** How many are in which state, and when the last one went out. */
export async function countReminderStates(
  db: Db,
  scope: ReminderScope,
): Promise<{ state: ReminderState; count: number; lastSentAt: string | null }[]> {
  const { reminder } = db.tables
  return db
    .select({ state: reminder.state, count: count(), lastSentAt: max(reminder.sentAt) })
    .from(reminder)
    .where(matches(db, scope))
    .groupBy(reminder.state)
}

export async function findReminder(
  db: Db,
  id: string,
  scope: ReminderScope = {},
): Promise<StoredReminder | undefined> {
  const { reminder } = db.tables
  const [found] = await db
    .select(columnsOf(db))
    .from(reminder)
    .where(and(matches(db, scope), eq(reminder.id, id)))
  return found
}

/** Everybody who was ever reminded, by the name they had last. */
export async function listRemindedPeople(
  db: Db,
  scope: ReminderScope,
): Promise<{ recipientId: string; name: string }[]> {
  const { reminder } = db.tables
  const rows = await db
    .select({
      recipientId: reminder.recipientId,
      name: reminder.recipientName,
      lastOn: max(reminder.day),
    })
    .from(reminder)
    .where(matches(db, scope))
    .groupBy(reminder.recipientId, reminder.recipientName)
    .orderBy(byCodePoint(db, reminder.recipientName), reminder.recipientId)
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const known = newest.get(row.recipientId)
    if (!known || (known.lastOn ?? '') < (row.lastOn ?? '')) newest.set(row.recipientId, row)
  }
  return [...newest.values()].map(({ recipientId, name }) => ({ recipientId, name }))
}

/** How many items of which kind each digest has. */
export async function countItemsByKind(
  db: Db,
  reminderIds: readonly string[],
  { domainCodes }: ReminderScope,
): Promise<{ reminderId: string; kind: ReminderKind; count: number; nearestDueOn: Day }[]> {
  const { reminderItem } = db.tables
  const { reminderId, kind, dueOn } = reminderItem
  const rows = await db
    .select({ reminderId, kind, count: count(), nearestDueOn: sql<Day>`min(${dueOn})` })
    .from(reminderItem)
    .where(
      and(
        eq(reminderItem.organisationId, db.organisationId),
        isAmong(db, reminderId, reminderIds),
        inDomains(db, domainCodes),
      ),
    )
    .groupBy(reminderId, kind)
  return rows
}

/** As they stood in the digest. */
export async function listReminderItems(
  db: Db,
  reminderId: string,
  { domainCodes }: ReminderScope = {},
): Promise<ReminderItem[]> {
  const { reminderItem } = db.tables
  return db
    .select(itemColumnsOf(db))
    .from(reminderItem)
    .where(
      and(
        eq(reminderItem.organisationId, db.organisationId),
        eq(reminderItem.reminderId, reminderId),
        inDomains(db, domainCodes),
      ),
    )
    .orderBy(reminderItem.position)
}

/** Who was told of a thing, and on which day the mail server took it; the last first. */
export type Reminded = { readonly day: Day; readonly recipientName: string }

export async function listReminded(
  db: Db,
  kinds: readonly ReminderKind[],
  subjectId: string,
): Promise<Reminded[]> {
  const { reminder, reminderItem } = db.tables
  const { day, recipientName } = reminder
  return db
    .select({ day, recipientName })
    .from(reminderItem)
    .innerJoin(reminder, itsReminder(db))
    .where(
      and(
        eq(reminderItem.organisationId, db.organisationId),
        inArray(reminderItem.kind, [...kinds]),
        eq(reminderItem.subjectId, subjectId),
        eq(reminder.state, 'sent'),
      ),
    )
    .groupBy(day, recipientName)
    .orderBy(desc(day), byCodePoint(db, recipientName))
}

/** What an export tells on its cover. */
export async function countDelivered(
  db: Db,
  filter: ReminderFilter,
): Promise<{ deliveries: number; items: number; people: number; sent: number; givenUp: number }> {
  const { reminder, reminderItem } = db.tables
  const inState = (state: ReminderState) =>
    sql<number>`coalesce(sum(case when ${reminder.state} = ${state} then 1 else 0 end), 0)`.mapWith(
      Number,
    )
  const [found] = await db
    .select({
      deliveries: count(),
      people: countDistinct(reminder.recipientId),
      sent: inState('sent'),
      givenUp: inState('given_up'),
    })
    .from(reminder)
    .where(matches(db, filter))
  const [told] = await db
    .select({ items: count() })
    .from(reminderItem)
    .innerJoin(reminder, itsReminder(db))
    .where(isDelivered(db, filter))
  return { deliveries: 0, people: 0, sent: 0, givenUp: 0, ...found, items: told?.items ?? 0 }
}

const rowsPerRead = 1_000

/** Every digest, in parts, by day and id. */
export async function* readReminders(
  db: Db,
  filter: ReminderFilter,
): AsyncGenerator<readonly StoredReminder[]> {
  const { reminder } = db.tables
  let last: StoredReminder | undefined
  for (;;) {
    const rows: StoredReminder[] = await db
      .select(columnsOf(db))
      .from(reminder)
      .where(and(matches(db, filter), last && isBehind(db, last)))
      .orderBy(byCodePoint(db, reminder.day), byCodePoint(db, reminder.id))
      .limit(rowsPerRead)
    if (rows.length > 0) yield rows
    last = rows.at(-1)
    if (!last || rows.length < rowsPerRead) return
  }
}

/** An item with the digest that it stood in. */
export type DeliveredItem = { readonly reminder: StoredReminder; readonly item: ReminderItem }

/** Every item with its digest, in parts, by day, id and position. */
export async function* readDeliveredItems(
  db: Db,
  filter: ReminderFilter,
): AsyncGenerator<readonly DeliveredItem[]> {
  const { reminder, reminderItem } = db.tables
  let last: Place | undefined
  for (;;) {
    const rows = await db
      .select({
        reminder: columnsOf(db),
        item: itemColumnsOf(db),
        position: reminderItem.position,
      })
      .from(reminderItem)
      .innerJoin(reminder, itsReminder(db))
      .where(and(isDelivered(db, filter), last && isItemBehind(db, last)))
      .orderBy(byCodePoint(db, reminder.day), byCodePoint(db, reminder.id), reminderItem.position)
      .limit(rowsPerRead)
    if (rows.length > 0) yield rows.map(({ reminder: row, item }) => ({ reminder: row, item }))
    const end = rows.at(-1)
    if (!end || rows.length < rowsPerRead) return
    last = { day: end.reminder.day, id: end.reminder.id, position: end.position }
  }
}

/** A digest that was given up waits again, with the same Message-ID; whether there was one. */
export async function saveRetry(db: Db, id: string, nextAttemptAt: string): Promise<boolean> {
  const { reminder } = db.tables
  const saved = await db
    .update(reminder)
    .set({
      ...{ state: 'waiting', attempts: 0, nextAttemptAt },
      ...{ claimedBy: null, claimEndsAt: null, problem: '' },
    })
    .where(
      and(
        eq(reminder.organisationId, db.organisationId),
        eq(reminder.id, id),
        eq(reminder.state, 'given_up'),
      ),
    )
    .returning({ id: reminder.id })
  return saved.length > 0
}

type Place = { readonly day: Day; readonly id: string; readonly position: number }

/** In the order of the parts, whatever PostgreSQL's locale is. */
function isBehind(db: Db, { day, id }: Omit<Place, 'position'>): SQL | undefined {
  const { reminder } = db.tables
  const key = db.dialect === 'postgres' ? sql`${reminder.id} collate "C"` : sql`${reminder.id}`
  return or(gt(reminder.day, day), and(eq(reminder.day, day), sql`${key} > ${id}`))
}

function isItemBehind(db: Db, { day, id, position }: Place): SQL | undefined {
  const { reminder, reminderItem } = db.tables
  const isLater = gt(reminderItem.position, position)
  return or(isBehind(db, { day, id }), and(eq(reminder.day, day), eq(reminder.id, id), isLater))
}

function isDelivered(db: Db, filter: ReminderFilter): SQL | undefined {
  return and(
    matches(db, { ...filter, kind: undefined, domainCodes: undefined }),
    inDomains(db, filter.domainCodes),
    filter.kind && eq(db.tables.reminderItem.kind, filter.kind),
  )
}

function columnsOf({ tables: { reminder } }: Db) {
  const { id, recipientId, recipientName, email, day, isLate, state, messageId } = reminder
  const { attempts, nextAttemptAt, sentAt, serverAnswer, problem, createdAt } = reminder
  return {
    ...{ id, recipientId, recipientName, email, day, isLate, state, messageId },
    ...{ attempts, nextAttemptAt, sentAt, serverAnswer, problem, createdAt },
  }
}

function itemColumnsOf({ tables: { reminderItem } }: Db) {
  const { kind, subjectId, title, place, informationDomainCode, dueOn } = reminderItem
  const { originalDueOn, responsible, path, reason, onBehalfOf, leadDays, isLate } = reminderItem
  return {
    ...{ kind, subjectId, title, place, informationDomainCode, dueOn, originalDueOn },
    ...{ responsible, path, count: reminderItem.count, reason, onBehalfOf, leadDays, isLate },
  }
}

function itsReminder({ tables: { reminder, reminderItem } }: Db): SQL | undefined {
  return and(
    eq(reminder.organisationId, reminderItem.organisationId),
    eq(reminder.id, reminderItem.reminderId),
  )
}

function matches(db: Db, filter: ReminderFilter): SQL | undefined {
  const { reminder } = db.tables
  const { recipientIds, state, from, until, recipientId, kind, domainCodes } = filter
  return and(
    eq(reminder.organisationId, db.organisationId),
    recipientIds && isAmong(db, reminder.recipientId, recipientIds),
    state && eq(reminder.state, state),
    from === undefined ? undefined : gte(reminder.day, from),
    until === undefined ? undefined : lte(reminder.day, until),
    recipientId === undefined ? undefined : eq(reminder.recipientId, recipientId),
    kind || domainCodes ? hasItem(db, kind, domainCodes) : undefined,
  )
}

function hasItem(
  db: Db,
  kind: ReminderKind | undefined,
  domainCodes: readonly string[] | undefined,
): SQL {
  const { reminder, reminderItem } = db.tables
  const wanted = and(
    eq(reminderItem.organisationId, db.organisationId),
    eq(reminderItem.reminderId, reminder.id),
    kind && eq(reminderItem.kind, kind),
    inDomains(db, domainCodes),
  )
  return sql`exists (select 1 from ${reminderItem} where ${wanted})`
}

function inDomains(db: Db, domainCodes: readonly string[] | undefined): SQL | undefined {
  const { informationDomainCode } = db.tables.reminderItem
  return (
    domainCodes &&
    or(eq(informationDomainCode, ''), isAmong(db, informationDomainCode, domainCodes))
  )
}
