/** The delivery record, as a browser sees it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { listMembers } from '../../db/queries/organisations.ts'
import { findReminder } from '../../db/queries/reminderOutbox.ts'
import { addDays } from '../../src/core/day.ts'
import type { ReminderKind } from '../../src/reminders/reminderKind.ts'
import type { ReminderState } from '../../src/reminders/reminderState.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser

beforeEach(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})
afterEach(() => city.close())

describe('the delivery record', () => {
  it('says on top that something could not be delivered, and why in its row', async () => {
    const page = await officer.read('/erinnerungen')

    expect(page).toContain('Eine Erinnerung konnte nicht zugestellt werden')
    expect(page).toMatch(/21\.05\.2025.*isb@aken\.example.*Der Mailserver kennt diese Adresse/s)
  })

  it('tells an empty one what belongs there', async () => {
    await city.aken.deps.store.write('aken', async (db) => {
      await db.delete(db.tables.reminderItem)
      await db.delete(db.tables.reminder)
    })

    const page = await officer.read('/erinnerungen')

    expect(page).toContain('Noch keine Erinnerung')
    expect(await (await city.as('management')).read('/erinnerungen')).not.toContain('Einstellen')
  })

  it('is filtered by state, person, kind and day', async () => {
    await add({ name: 'Petra Muster', kind: 'loan', state: 'sent', day: '2025-05-20' })
    const list = async (query: string) =>
      [...(await officer.read(`/erinnerungen?${query}`)).matchAll(/an (ISB|Petra Muster)</g)].map(
        ([, name]) => name,
      )

    expect(await list('')).toEqual(['ISB', 'Petra Muster'])
    expect(await list('stand=sent')).toEqual(['Petra Muster'])
    expect(await list('person=petra-muster')).toEqual(['Petra Muster'])
    expect(await list('art=review')).toEqual(['ISB'])
    expect(await list('tag=2025-05-20')).toEqual(['Petra Muster'])
    expect(await list('tag=2025-05-20&art=review')).toEqual([])
    expect(await list('stand=verloren&art=x&tag=gestern')).toEqual(['ISB', 'Petra Muster'])
  })

  it('pages what is more than a hundred', async () => {
    for (let n = 0; n < 101; n += 1)
      await add({ name: 'Petra Muster', day: addDays('2024-01-01', n) })

    const first = await officer.read('/erinnerungen')
    const second = await officer.read('/erinnerungen?seite=2')

    expect(first).toContain('1–100 von 102')
    expect(second).toContain('101–102 von 102')
    expect(second).toContain('01.01.2024')
  })

  it('shows everybody else what was sent to them, and nothing more', async () => {
    const technician = await city.as('technician')
    const { userId } = await accountOf('technician@aken.example')
    const own = await add({ name: 'EDV', recipientId: userId, kind: 'warranty' })

    const page = await technician.read('/erinnerungen')

    expect(page).toContain('Ihre Erinnerungen')
    expect(page).not.toContain('isb@aken.example')
    expect((await technician.get(`/erinnerungen/${own}`)).status).toBe(200)
    expect((await technician.get(`/erinnerungen/${city.aken.reminderId}`)).status).toBe(404)
    expect((await technician.post(`/erinnerungen/${own}/zustellung`)).status).toBe(404)
  })

  it('shows nothing of information domains that the person does not see', async () => {
    const id = await add({ name: 'Petra Muster', kind: 'loan', domain: 'SCHULE' })
    const narrow = await city.as('officer', city.aken.otherDomainId)

    expect(await narrow.read('/erinnerungen')).not.toContain('isb@aken.example')
    expect((await narrow.get(`/erinnerungen/${city.aken.reminderId}`)).status).toBe(404)
    expect((await narrow.get(`/erinnerungen/${id}`)).status).toBe(200)
    expect((await narrow.post(`/erinnerungen/${city.aken.reminderId}/zustellung`)).status).toBe(404)
  })
})

describe('a digest', () => {
  it('shows its items, its delivery and what the server said', async () => {
    const page = await officer.read(`/erinnerungen/${city.aken.reminderId}`)

    expect(page).toContain('Die Mail wurde aufgegeben: Der Mailserver kennt diese Adresse nicht.')
    expect(page).toMatch(/href="\/dokumente">Dienstanweisung Aken/)
    expect(page).toContain('30 Tage vorher')
    expect(page).toContain('&lt;1@aken.example&gt;')
  })

  it('is tried again with the same Message-ID, once', async () => {
    const { reminderId } = city.aken
    const first = await officer.post(`/erinnerungen/${reminderId}/zustellung`)
    const second = await officer.post(`/erinnerungen/${reminderId}/zustellung`)
    const found = await city.aken.deps.store.read('aken', (db) => findReminder(db, reminderId))

    expect([first.status, second.status]).toEqual([303, 409])
    expect(found).toMatchObject({
      ...{ state: 'waiting', messageId: '<1@aken.example>', attempts: 0, problem: '' },
    })
    expect(await officer.read('/verlauf')).toContain('Zustellung einer Erinnerung')
  })

  it('is named on the page of what it was about', async () => {
    const { measureId } = city.aken
    await add({ name: 'Petra Muster', kind: 'measure', subjectId: measureId, state: 'sent' })
    await add({ name: 'Karl Muster', kind: 'measure', subjectId: measureId, state: 'waiting' })
    const address = (await officer.read('/massnahmen')).match(/href="(\/massnahmen\/M-[^"]+)"/)?.[1]

    const page = await officer.read(address ?? '')

    expect(page).toContain('Erinnert: am 22.05.2025 an Petra Muster.')
    expect(page).not.toContain('Karl Muster')
  })
})

type Digest = {
  name: string
  recipientId?: string
  kind?: ReminderKind
  subjectId?: string
  state?: ReminderState
  day?: string
  domain?: string
}

async function add(digest: Digest): Promise<string> {
  const { deps } = city.aken
  const id = deps.newId()
  await deps.store.write('aken', (db) => insertDigest(db, id, digest))
  return id
}

async function insertDigest(db: Db, id: string, digest: Digest): Promise<void> {
  const { organisationId } = db
  const { name, kind = 'measure', subjectId = 'x', state = 'sent', day = '2025-05-22' } = digest
  const at = '2025-05-22T04:30:00.000Z'
  await db.insert(db.tables.reminder).values({
    ...{ organisationId, id, day, state, isLate: false, recipientName: name },
    recipientId: digest.recipientId ?? name.toLowerCase().replace(' ', '-'),
    ...{ email: `${name.length}@aken.example`, messageId: `<${id}@aken.example>`, attempts: 1 },
    ...{ nextAttemptAt: at, createdAt: at, sentAt: state === 'sent' ? at : null },
  })
  await db.insert(db.tables.reminderItem).values({
    ...{ organisationId, reminderId: id, position: 1, kind, subjectId, count: 1, title: 'Etwas' },
    ...{ place: '', informationDomainCode: digest.domain ?? 'KERN', path: '/', leadDays: 7 },
    ...{ dueOn: '2025-05-29', originalDueOn: '2025-05-29', responsible: name },
    ...{ reason: 'responsible', onBehalfOf: '', isLate: false },
  })
}

async function accountOf(email: string): Promise<{ userId: string }> {
  const members = await city.aken.deps.store.read('aken', listMembers)
  return members.find((member) => member.email === email) ?? { userId: '' }
}
