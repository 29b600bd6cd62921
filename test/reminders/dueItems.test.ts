/** Each kind of item, as it is read from a city, with a page that it leads to. Today is Thursday, 22.05.2025. */
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { decideReminders } from '../../src/reminders/decision/actions.ts'
import type { ReminderItem } from '../../src/reminders/reminderItem.ts'
import { type ReminderKind, reminderKinds } from '../../src/reminders/reminderKind.ts'
import { engines } from '../support/stores.ts'
import { type Browser, openWebCity, type WebCity } from '../web/webCity.ts'

const today = '2025-05-22'

describe.each(engines)('what is due on %s', (engine) => {
  let city: WebCity
  let officer: Browser

  beforeAll(async () => {
    city = await openWebCity(engine)
    officer = await city.as('officer')
    await city.aken.deps.store.write('aken', (db) => dateEverything(db, city))
  })

  afterAll(() => city.close())

  it('holds every kind, in words, and each leads to a page', async () => {
    const items = await readItems(city)

    expect([...new Set(items.map(({ kind }) => kind))].sort()).toEqual([...reminderKinds].sort())
    const answers = await Promise.all(
      [...new Set(items.map(({ path }) => path))].map(async (path) => {
        const { status } = await officer.get(path)
        return `${status} ${path}`
      }),
    )
    expect(answers.filter((answer) => !answer.startsWith('200'))).toEqual([])
  })

  it.each<[ReminderKind, Partial<ReminderItem>]>([
    [
      'milestone',
      { title: 'Dritte Stufe', path: '/meilensteine/STUFE-3', originalDueOn: '2025-01-31' },
    ],
    ['measure', { informationDomainCode: 'KERN', leadDays: 0 }],
    ['check', { title: 'SYS.2.1.A1 Sichere Authentisierung von Benutzenden', count: 1 }],
    ['stale', { informationDomainCode: 'KERN' }],
    [
      'proof',
      {
        title: 'Testat des Rechenzentrums (gültig bis 22.05.2025)',
        path: '/dienstleister?verbund=KERN',
      },
    ],
    ['review', { informationDomainCode: 'KERN' }],
    ['attestation', { path: '/meilensteine/TESTAT?verbund=KERN' }],
    ['warranty', { title: 'Garantie endet am 22.05.2025: 1 Gerät', count: 1 }],
    ['loan', { responsible: '', count: 1 }],
  ])('tells of a %s', async (kind, expected) => {
    const found = (await readItems(city)).filter((item) => item.kind === kind)

    expect(found).toContainEqual(expect.objectContaining({ ...expected, dueOn: today }))
  })

  it('tells of the end of updates for devices with a day of their own, and for their system', async () => {
    const found = (await readItems(city)).filter(({ kind }) => kind === 'support')

    expect(found.map(({ title }) => title).sort()).toEqual([
      'Support endet am 22.05.2025: 1 Gerät',
      'Windows 11 23H2: keine Updates mehr nach dem 22.05.2025',
    ])
  })

  it('tells of the Zweckbindung of devices with a day of their own, and of programmes', async () => {
    const found = (await readItems(city)).filter(({ kind }) => kind === 'funding')

    expect(found.map(({ title }) => title).sort()).toEqual([
      'DigitalPakt Aken: Zweckbindung endet am 22.05.2025',
      'Zweckbindung endet am 22.05.2025: 1 Gerät',
    ])
  })

  it('leads to the list of the devices whose day it is', async () => {
    const warranty = (await readItems(city)).find(({ kind }) => kind === 'warranty')

    const page = await officer.read(warranty?.path ?? '')

    expect(page).toContain('1 von')
    expect(page).toContain('Garantie endet am')
    expect(await officer.read('/geraete?verbund=KERN&ende=garantie&am=2025-05-23')).toContain(
      '0 von',
    )
  })

  it('names nobody who has lent a device', async () => {
    const loans = (await readItems(city)).filter(({ kind }) => kind === 'loan')

    expect(loans.length).toBeGreaterThan(0)
    expect(JSON.stringify(loans)).not.toMatch(/Mika|Klasse/)
  })

  it('forgets what is lost, reached, met, withdrawn or given back', async () => {
    await city.aken.deps.store.write('aken', async (db) => {
      const { check, device, deviceLoan, document, measure, milestone } = db.tables
      await db.update(device).set({ status: 'lost' })
      await db.update(deviceLoan).set({ returnedOn: today, returnedTo: 'EDV' })
      await db.update(measure).set({ status: 'dropped', doneOn: null })
      await db.update(document).set({ retiredOn: today })
      await db.update(milestone).set({ stepsDone: 1, stepsTotal: 1, reachedOn: today })
      await db.update(check).set({
        ...{ status: 'yes', checkedAt: `${today}T08:00:00.000Z`, checkedBy: 'isb' },
        ...{ providerProofUntil: null, dispensableBecause: null },
      })
    })

    const kinds = new Set((await readItems(city)).map(({ kind }) => kind))

    expect([...kinds].filter((kind) => kind !== 'milestone')).toEqual([])
  })
})

async function readItems({ aken }: WebCity): Promise<ReminderItem[]> {
  const items: ReminderItem[] = []
  await decideReminders(aken.deps, 'aken', {
    ...{ isAsked: true, isDryRun: true },
    tell: (digest) => items.push(...digest.items),
  })
  return items
}

/** Gives each kind something whose day is today. */
async function dateEverything(db: Db, { aken }: WebCity): Promise<void> {
  const { tables } = db
  const { check, document, measure, milestone, organisation } = tables
  await db.update(measure).set({ dueOn: today, status: 'planned', doneOn: null })
  await db.update(document).set({ reviewDueOn: today }).where(eq(document.id, aken.documentId))
  await db.update(organisation).set({ attestationMonths: 24 })
  await db.update(milestone).set({ reachedOn: '2023-05-22' }).where(eq(milestone.code, 'TESTAT'))
  await db.insert(milestone).values({
    ...{ organisationId: 'aken', id: 'stufe', code: 'STUFE-3', title: 'Dritte Stufe' },
    ...{ area: 'schools', originalDueOn: '2025-01-31', progress: 'manual' },
    createdAt: '2024-01-08T10:00:00.000Z',
  })
  await db.insert(tables.milestoneExtension).values({
    ...{ organisationId: 'aken', milestoneId: 'stufe', number: 1, newDueOn: today },
    ...{ reason: 'Der Bau dauert.', extendedBy: 'ISB', extendedAt: '2025-01-20T10:00:00.000Z' },
  })
  const answered = { checkedAt: '2024-05-22T08:00:00.000Z', checkedBy: 'isb' }
  await db.update(check).set(answered)
  const laptopsAuthentication = and(
    eq(check.targetObjectId, aken.objectId),
    eq(check.requirement, 'SYS.2.1.A1'),
  )
  const own = { organisationId: 'aken', informationDomainId: aken.domain.id, module: 'SYS.2.1' }
  const at = { ...own, targetObjectId: aken.objectId, level: 'basic' as const }
  await db
    .insert(check)
    .values(
      [
        { ...at, requirement: 'SYS.2.1.A1', status: 'no' },
        { ...at, requirement: 'SYS.2.1.A3', status: 'yes' },
      ].map((row) => ({ ...row, ...answered, status: row.status as 'no' | 'yes' })),
    )
    .onConflictDoNothing()
  await db
    .update(check)
    .set({ status: 'no', dueOn: today, ...answered })
    .where(laptopsAuthentication)
  await db
    .update(check)
    .set({ providerProof: 'Testat des Rechenzentrums', providerProofUntil: today })
    .where(laptopsAuthentication)
  await dateDevices(db, aken)
}

async function dateDevices(db: Db, aken: WebCity['aken']) {
  const { device, deviceLoan, fundingProgramme, operatingSystemSupport } = db.tables
  await db.update(device).set({ warrantyUntil: null, supportUntil: null, boundUntil: null })
  const named = {
    organisationId: 'aken',
    informationDomainId: aken.domain.id,
    status: 'in_use' as const,
  }
  const rest = { kind: 'notebook' as const, searchText: '', createdAt: '2024-01-08T10:00:00.000Z' }
  await db.insert(device).values([
    { ...named, ...rest, id: 'w', serial: 'W-1', warrantyUntil: today },
    { ...named, ...rest, id: 's', serial: 'S-1', supportUntil: today },
    { ...named, ...rest, id: 'b', serial: 'B-1', boundUntil: today },
    { ...named, ...rest, id: 'p', serial: 'P-1', fundingProgramme: 'DigitalPakt Aken' },
    { ...named, ...rest, id: 'l', serial: 'L-1', warrantyUntil: today, status: 'retired' },
    { ...named, ...rest, id: 'o', serial: 'O-1', os: 'Windows 11 Pro', osVersion: '23H2' },
  ])
  await db
    .update(fundingProgramme)
    .set({ startsOn: '2020-05-23', years: 5 })
    .where(eq(fundingProgramme.id, aken.programmeId))
  await db.insert(operatingSystemSupport).values({
    ...{
      organisationId: 'aken',
      id: 'os',
      release: 'Windows 11 23H2',
      releaseKey: 'windows 11 23h2',
    },
    ...{ supportUntil: today, source: 'Hersteller', checkedOn: today, createdAt: rest.createdAt },
  })
  await db.insert(deviceLoan).values({
    ...{
      organisationId: 'aken',
      id: 'loan-today',
      deviceId: aken.deviceId,
      borrower: 'Mika, Klasse 8a',
    },
    ...{ lentOn: '2025-05-01', dueOn: today, lentBy: 'EDV' },
  })
}
