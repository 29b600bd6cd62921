/** A city whose people are reminded: two information domains, an ISB each, and a clock that is set by the hour. No real person. */
import { eq } from 'drizzle-orm'
import { insertDocument } from '../../db/queries/documents.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { insertMeasure } from '../../db/queries/measures.ts'
import {
  insertMembership,
  insertPerson,
  insertUserUnlessKnown,
} from '../../db/queries/organisations.ts'
import type { Store } from '../../db/store.ts'
import type { Actor } from '../../src/access/actor.ts'
import { createOrganisation } from '../../src/access/organisation/actions.ts'
import type { Role } from '../../src/access/role.ts'
import { type Day, dayOf, type Instant } from '../../src/core/day.ts'
import { foldText } from '../../src/core/text.ts'
import type { Deps } from '../../src/deps.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import type { ReminderItem } from '../../src/reminders/reminderItem.ts'
import type { ReminderSettings } from '../../src/reminders/reminderSettings.ts'
import { cityDeps } from '../exports/cast.ts'

export const organisationId = 'aken'
const createdAt = '2025-01-01T08:00:00.000Z'

export type ReminderCity = {
  readonly store: Store
  readonly deps: Deps
  readonly actor: Actor
  readonly kern: InformationDomain
  readonly schule: InformationDomain
  readonly setNow: (instant: Instant) => void
}

/** Ids of accounts; the persons are called like them. */
export const people = {
  isb: { name: 'Ida Sicher', role: 'officer', domain: null },
  isbSchule: { name: 'Siegfried Schulz', role: 'officer', domain: 'schule' },
  edv: { name: 'Edgar Vogt', role: 'technician', domain: null },
  amt: { name: 'Anna Amt', role: 'contributor', domain: 'kern' },
  schulleitung: { name: 'Lehrerin Lenz', role: 'contributor', domain: 'schule' },
  leitung: { name: 'Lea Leitung', role: 'management', domain: null },
} as const
export type PersonId = keyof typeof people

export async function foundReminderCity(
  store: Store,
  settings: Partial<ReminderSettings> = {},
): Promise<ReminderCity> {
  let now = createdAt
  const deps: Deps = {
    ...cityDeps(store, organisationId),
    now: () => now,
    today: () => dayOf(now),
    serverTime: () => now,
  }
  const actor = await createOrganisation(deps, { id: organisationId, name: 'Aken', land: 'ST' })
  const kern = await createInformationDomain(deps, actor, { code: 'KERN', name: 'Kernverwaltung' })
  const schule = await createInformationDomain(deps, actor, { code: 'SCHULE', name: 'Schul-IT' })
  const domainIds = { kern: kern.id, schule: schule.id }
  for (const [id, { name, role, domain }] of Object.entries(people)) {
    await addAccount(store, id, name, role, domain === null ? null : domainIds[domain])
  }
  await addPerson(store, { id: 'extern', name: 'Emil Extern', email: 'extern@firma.example' })
  await addPerson(store, { id: 'stumm', name: 'Stefan Stumm', email: '' })
  await saveSettings(store, settings)
  return {
    ...{ store, deps, actor, kern, schule },
    setNow: (instant) => {
      now = instant
    },
  }
}

export async function saveSettings(
  store: Store,
  settings: Partial<ReminderSettings>,
): Promise<void> {
  const row = {
    ...{ isEnabled: true, at: '06:30', leadDays: {}, officerAfterDays: 7, managementAfterDays: 30 },
    ...{ ownsSchoolHolidays: false, ...settings, organisationId },
  }
  await store.write(organisationId, async (db) => {
    const { reminderSettings } = db.tables
    const target = [reminderSettings.organisationId]
    await db.insert(reminderSettings).values(row).onConflictDoUpdate({ target, set: row })
  })
}

async function addAccount(
  store: Store,
  id: string,
  name: string,
  role: Role,
  informationDomainId: string | null,
): Promise<void> {
  await store.write(organisationId, async (db) => {
    await insertUserUnlessKnown(db, {
      ...{ id, name, email: `${foldText(id)}@aken.example`, createdAt },
      ...{ passwordHash: null, passwordIsOneTime: false },
    })
    const membership = { id: `${id}-role`, userId: id, role, informationDomainId, createdAt }
    await insertMembership(db, membership)
  })
  await addPerson(store, { id: `${id}-person`, name, email: '', userId: id })
}

export async function addPerson(
  store: Store,
  person: { id: string; name: string; email: string; userId?: string },
): Promise<void> {
  const row = { department: '', userId: null, ...person, nameKey: foldText(person.name), createdAt }
  await store.write(organisationId, (db) => insertPerson(db, row))
}

/** As whom an account is responsible. */
export function personOf(id: PersonId): string {
  return `${id}-person`
}

export type MeasureFacts = {
  readonly dueOn: Day | null
  readonly responsibleId?: string | null
  readonly domain?: 'kern' | 'schule'
}

export async function addMeasure(
  { store, kern, schule }: ReminderCity,
  code: string,
  { dueOn, responsibleId = null, domain = 'kern' }: MeasureFacts,
): Promise<void> {
  const row = {
    ...{ id: code, code, title: `Arbeit ${code}`, description: '', status: 'planned' as const },
    ...{ effort: null, responsibleId, dueOn, doneOn: null, createdAt },
    ...{ personnelOnceCents: 0, personnelYearlyCents: 0, materialOnceCents: 0 },
    ...{ materialYearlyCents: 0, yearlyFromOn: null, yearlyUntilOn: null },
    informationDomainId: domain === 'kern' ? kern.id : schule.id,
  }
  await store.write(organisationId, (db) => insertMeasure(db, row))
}

/** Changes a measure behind the program's back. */
export async function setMeasure(
  { store }: ReminderCity,
  code: string,
  change: { dueOn?: Day; responsibleId?: string | null; doneOn?: Day },
): Promise<void> {
  const status = change.doneOn === undefined ? {} : { status: 'done' as const }
  await store.write(organisationId, async (db) => {
    const { measure } = db.tables
    await db
      .update(measure)
      .set({ ...change, ...status })
      .where(eq(measure.code, code))
  })
}

export async function addDocument(
  { store, kern }: ReminderCity,
  id: string,
  facts: { reviewDueOn: Day; responsibleId: string | null },
): Promise<void> {
  const row = { id, informationDomainId: kern.id, kind: 'policy' as const, title: id, createdAt }
  await store.write(organisationId, (db) => insertDocument(db, { ...row, ...facts }))
}

/** A digest as it lies in the outbox. */
export type StoredDigest = {
  readonly id: string
  readonly recipientId: string
  readonly day: Day
  readonly state: string
  readonly isLate: boolean
  readonly messageId: string
  readonly items: readonly ReminderItem[]
}

/** The outbox, by day and recipient. */
export async function readOutbox(store: Store): Promise<StoredDigest[]> {
  return store.read(organisationId, async (db) => {
    const digests = await db.select().from(db.tables.reminder)
    const items = await db.select().from(db.tables.reminderItem)
    const inOrder = items.toSorted((a, b) => a.position - b.position)
    return digests
      .map((digest) => ({
        ...digest,
        items: inOrder.filter(({ reminderId }) => reminderId === digest.id),
      }))
      .sort((a, b) => (`${a.day} ${a.recipientId}` < `${b.day} ${b.recipientId}` ? -1 : 1))
  })
}

/** „amt 30: M-1“, one line for each item. */
export function linesOf(digests: readonly StoredDigest[]): string[] {
  return digests.flatMap(({ recipientId, items }) =>
    items.map(({ subjectId, leadDays, reason, isLate }) =>
      [`${recipientId} ${leadDays}:`, subjectId, reason, isLate ? 'late' : '']
        .filter(Boolean)
        .join(' '),
    ),
  )
}

/** What the mail server would do: takes every digest that waits. */
export async function deliver(store: Store, sentAt: Instant): Promise<void> {
  await store.write(organisationId, async (db) => {
    const { reminder } = db.tables
    await db.update(reminder).set({ state: 'sent', sentAt }).where(eq(reminder.state, 'waiting'))
  })
}

/** Nobody decided for this person yet. */
export async function keepSchoolHolidays(store: Store, recipientId: string): Promise<void> {
  const row = { recipientId, choices: {}, keepsSchoolHolidays: true, organisationId }
  const unsubscribeToken = recipientId.padEnd(43, 'x')
  await store.write(organisationId, async (db) => {
    await db.insert(db.tables.reminderRecipient).values({ ...row, unsubscribeToken })
  })
}
