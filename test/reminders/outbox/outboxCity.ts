/** A city whose outbox holds digests, and a clock that is set by hand. No real person. */
import { saveMailSettings } from '../../../db/queries/mailSettings.ts'
import { createOrganisation } from '../../../src/access/organisation/actions.ts'
import type { Deps } from '../../../src/deps.ts'
import type { Mail } from '../../../src/platform/mail/mail.ts'
import type { MailSettings } from '../../../src/reminders/mailSettings.ts'
import { usualSettings } from '../../../src/reminders/reminderSettings.ts'
import { settingsAt, testMail } from '../../support/sampleMail.ts'
import { type Engine, openTestStore, type TestStore } from '../../support/stores.ts'
import { dueAt, outboxDeps } from './outboxDeps.ts'

type Reader = { email?: string; name?: string }

export type OutboxCity = {
  readonly test: TestStore
  readonly deps: Deps
  /** Puts a digest for `person-NUMBER` into the outbox. */
  readonly add: (number: number, change?: Reader) => Promise<void>
  readonly addAll: (numbers: readonly number[]) => Promise<void>
  /** On or off, for the organisation. */
  readonly switchTo: (isEnabled: boolean) => Promise<void>
  readonly rows: () => Promise<Stored[]>
  /** Kinds and subjects of what the trail says of reminders. */
  readonly events: () => Promise<string[]>
  readonly enter: (port: number, change?: Partial<MailSettings>) => Promise<void>
  /** Sets the clock, minutes after the digests are due. */
  readonly wait: (minutes: number) => void
  readonly close: () => Promise<void>
}

type Stored = Awaited<ReturnType<typeof readRows>>[number]

export async function openOutboxCity(
  engine: Engine = 'sqlite',
  mail: Mail = testMail(),
): Promise<OutboxCity> {
  const test = await openTestStore(engine)
  let minutes = 0
  const deps = outboxDeps(test.store, mail, () => minutes, 'aken')
  await createOrganisation(deps, { id: 'aken', name: 'Stadt Aken', land: 'ST' })
  const addAll = (numbers: readonly number[], { email, name }: Reader = {}) =>
    test.store.write('aken', async (db) => {
      const { reminder, reminderItem } = db.tables
      for (const number of numbers) {
        const id = `reminder-${String(number).padStart(3, '0')}`
        await db.insert(reminder).values({
          organisationId: 'aken',
          id,
          recipientId: `person-${number}`,
          recipientName: name ?? `Jörg Müßig ${number}`,
          email: email ?? `person-${number}@aken.example`,
          day: '2025-05-22',
          isLate: false,
          state: 'waiting',
          messageId: `<${id}@aken.example>`,
          nextAttemptAt: dueAt,
          createdAt: dueAt,
        })
        await db.insert(reminderItem).values({ ...item, organisationId: 'aken', reminderId: id })
      }
    })
  const switchTo = (isEnabled: boolean) =>
    test.store.write('aken', async (db) => {
      const { reminderSettings } = db.tables
      await db.delete(reminderSettings)
      const row = { ...usualSettings, isEnabled, organisationId: 'aken' }
      await db.insert(reminderSettings).values(row)
    })
  await switchTo(true)
  return {
    test,
    deps,
    add: (number, change = {}) => addAll([number], change),
    addAll,
    switchTo,
    rows: () => readRows(test),
    events: () =>
      test.store.read('aken', async (db) => {
        const { event } = db.tables
        const rows = await db.select().from(event).orderBy(event.sequence)
        return rows
          .filter(({ kind }) => kind.startsWith('reminder_'))
          .map(({ kind, subjectId }) => `${kind} ${subjectId}`)
      }),
    enter: (port, change) =>
      test.store.write('aken', (db) => saveMailSettings(db, 0, settingsAt(port, change))),
    wait: (next) => {
      minutes = next
    },
    close: () => test.close(),
  }
}

function readRows({ store }: TestStore) {
  return store.read('aken', (db) =>
    db.select().from(db.tables.reminder).orderBy(db.tables.reminder.id),
  )
}

const item = {
  position: 1,
  kind: 'milestone',
  subjectId: 'testat',
  title: 'Löschkonzept beschließen',
  place: '',
  informationDomainCode: 'KERN',
  dueOn: '2025-05-30',
  originalDueOn: '2025-05-30',
  responsible: '',
  path: '/meilensteine/M10',
  count: 1,
  reason: 'role',
  onBehalfOf: '',
  leadDays: 7,
  isLate: false,
} as const
