import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertDeputy } from '../../db/queries/deputies.ts'
import { decideReminders } from '../../src/reminders/decision/actions.ts'
import type { PlannedDigest } from '../../src/reminders/plan.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import {
  addDocument,
  addMeasure,
  addPerson,
  deliver,
  foundReminderCity,
  linesOf,
  organisationId,
  personOf,
  type ReminderCity,
  readOutbox,
  saveSettings,
  setMeasure,
} from './reminderCity.ts'

describe.each(engines)('reminders on %s', (engine) => {
  let test: TestStore
  let city: ReminderCity

  beforeEach(async () => {
    test = await openTestStore(engine)
    city = await foundReminderCity(test.store)
  })

  afterEach(() => test.close())

  /** Decides at a time of day in UTC; 08:00 is after half past six in Berlin all the year. */
  const decideOn = async (day: string, time = '08:00') => {
    city.setNow(`${day}T${time}:00.000Z`)
    return decideReminders(city.deps, organisationId)
  }
  const toldOn = async (day: string) =>
    linesOf((await readOutbox(city.store)).filter((digest) => digest.day === day))

  it('go to the responsible person, in a digest of the day', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-06-10', responsibleId: personOf('amt') })
    await addMeasure(city, 'M-2', { dueOn: '2026-06-17', responsibleId: personOf('amt') })

    const decision = await decideOn('2026-06-10')

    expect(decision).toMatchObject({ state: 'decided', digests: 1, items: 2, unheard: 0 })
    const [digest] = await readOutbox(city.store)
    expect(digest).toMatchObject({
      recipientId: 'amt',
      recipientName: 'Anna Amt',
      email: 'amt@aken.example',
      day: '2026-06-10',
      state: 'waiting',
      isLate: false,
      messageId: `<${digest?.id}@basislotse.invalid>`,
    })
    expect(digest?.items[0]).toMatchObject({
      kind: 'measure',
      title: 'Arbeit M-1',
      dueOn: '2026-06-10',
      informationDomainCode: 'KERN',
      responsible: 'Anna Amt',
      path: '/massnahmen/M-1?verbund=KERN',
      leadDays: 0,
    })
    expect(linesOf(digest ? [digest] : [])).toEqual([
      'amt 0: M-1 responsible',
      'amt 7: M-2 responsible',
    ])
  })

  it('go to the person without an account where there is an address, and to the ISB where there is none', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-06-10', responsibleId: 'extern' })
    await addMeasure(city, 'M-2', { dueOn: '2026-06-10', responsibleId: 'stumm' })
    await addMeasure(city, 'M-3', { dueOn: '2026-06-10', domain: 'schule' })

    await decideOn('2026-06-10')

    expect(await toldOn('2026-06-10')).toEqual([
      'extern 0: M-1 responsible',
      'isb 0: M-2 role',
      'isb 0: M-3 role',
      'isbSchule 0: M-3 role',
    ])
  })

  it('come in one mail to whoever shares a mail address, with an account or without', async () => {
    await addPerson(city.store, { id: 'hof', name: 'Bauhof', email: 'Extern@firma.example' })
    await addPerson(city.store, { id: 'amtsstelle', name: 'Amt', email: 'amt@aken.example' })
    await addMeasure(city, 'M-1', { dueOn: '2026-06-10', responsibleId: 'extern' })
    await addMeasure(city, 'M-2', { dueOn: '2026-06-10', responsibleId: 'hof' })
    await addMeasure(city, 'M-3', { dueOn: '2026-06-10', responsibleId: 'amtsstelle' })

    await decideOn('2026-06-10')

    expect(await toldOn('2026-06-10')).toEqual([
      'amt 0: M-3 responsible',
      'extern 0: M-1 responsible',
      'extern 0: M-2 responsible',
    ])
  })

  it('go to nobody who may not see the thing: then the role is told', async () => {
    await addMeasure(city, 'M-1', {
      dueOn: '2026-06-10',
      responsibleId: personOf('schulleitung'),
    })
    await addDocument(city, 'D-1', {
      reviewDueOn: '2026-06-10',
      responsibleId: personOf('amt'),
    })

    await decideOn('2026-06-10')

    expect(await toldOn('2026-06-10')).toEqual(['isb 0: M-1 role', 'isb 0: D-1 role'])
  })

  it('reach the ISB after 7 days and the Leitung after 30, whoever is responsible', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-05-11', responsibleId: personOf('amt') })

    await decideOn('2026-05-18')
    await decideOn('2026-06-10')

    expect(await toldOn('2026-05-18')).toEqual([
      'amt -7: M-1 responsible',
      'isb -7: M-1 officer_escalation',
    ])
    expect(await toldOn('2026-06-10')).toEqual([
      'amt -28: M-1 responsible late',
      'isb -28: M-1 officer_escalation late',
      'leitung -30: M-1 management_escalation',
    ])
  })

  it('are decided once a day, however often it is asked', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-06-10', responsibleId: personOf('amt') })

    const first = await decideOn('2026-06-10')
    await addMeasure(city, 'M-2', { dueOn: '2026-06-10', responsibleId: personOf('amt') })
    const second = await decideOn('2026-06-10', '12:00')

    expect([first.digests, second.digests]).toEqual([1, 0])
    expect(await toldOn('2026-06-10')).toEqual(['amt 0: M-1 responsible'])
  })

  it('wait for the time of day that was set, and for somebody to switch them on', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-06-10', responsibleId: personOf('amt') })

    const early = await decideOn('2026-06-10', '04:29')
    await saveSettings(city.store, { isEnabled: false })
    const off = await decideOn('2026-06-10')
    await saveSettings(city.store, { isEnabled: true })
    const onTime = await decideOn('2026-06-10', '04:30')

    expect([early.state, off.state, onTime.state]).toEqual(['early', 'off', 'decided'])
    expect(onTime.digests).toBe(1)
  })

  it('are told to the deputy, and to who was away once on the first day after, late', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-06-10', responsibleId: personOf('amt') })
    await addMeasure(city, 'M-2', { dueOn: '2026-06-11', responsibleId: personOf('amt') })
    const leave = { fromOn: '2026-06-10', untilOn: '2026-06-12', createdAt: '2026-06-01T08:00:00Z' }
    await city.store.write(organisationId, (db) =>
      insertDeputy(db, { id: 'leave', userId: 'amt', deputyId: 'edv', ...leave }),
    )
    await decideOn('2026-06-09')

    for (const day of ['2026-06-10', '2026-06-11']) {
      await decideOn(day)
      await deliver(city.store, `${day}T08:00:00.000Z`)
    }
    await setMeasure(city, 'M-2', { doneOn: '2026-06-12' })
    await decideOn('2026-06-15')

    const [, , first] = await readOutbox(city.store)
    expect(await toldOn('2026-06-10')).toEqual(['edv 0: M-1 deputy', 'edv 1: M-2 deputy'])
    expect(first?.items[0]?.onBehalfOf).toBe('Anna Amt')
    expect(await toldOn('2026-06-11')).toEqual(['edv 0: M-2 deputy'])
    expect(await toldOn('2026-06-15')).toEqual(['amt 0: M-1 responsible late'])
  })

  it('of a day that nobody delivered go into the next digest, late, and only what is still open', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-06-10', responsibleId: personOf('amt') })
    await addMeasure(city, 'M-2', { dueOn: '2026-06-10', responsibleId: personOf('amt') })
    await decideOn('2026-06-10')

    await setMeasure(city, 'M-2', { doneOn: '2026-06-10' })
    await decideOn('2026-06-11')

    const outbox = await readOutbox(city.store)
    expect(outbox.map(({ day, state }) => `${day} ${state}`)).toEqual([
      '2026-06-10 replaced',
      '2026-06-11 waiting',
    ])
    expect(await toldOn('2026-06-11')).toEqual(['amt 0: M-1 responsible late'])
  })

  it('are left alone while somebody sends the one of an earlier day', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-06-11', responsibleId: personOf('amt') })
    await decideOn('2026-06-10')
    const claim = { claimedBy: 'node', claimEndsAt: '2026-06-11T08:05:00.000Z' }
    await city.store.write(organisationId, async (db) => {
      await db.update(db.tables.reminder).set(claim)
    })

    const during = await decideOn('2026-06-11', '08:00')
    const after = await decideOn('2026-06-11', '08:06')

    expect([during.digests, after.digests]).toEqual([0, 1])
    expect(await toldOn('2026-06-11')).toEqual(['amt 0: M-1 responsible late'])
  })

  it('are the same in a dry run, which writes nothing', async () => {
    await addMeasure(city, 'M-1', { dueOn: '2026-06-10', responsibleId: personOf('amt') })
    city.setNow('2026-06-10T04:00:00.000Z')
    const planned: PlannedDigest[] = []

    const dry = await decideReminders(city.deps, organisationId, {
      isDryRun: true,
      isAsked: true,
      tell: (digest) => planned.push(digest),
    })

    expect(await readOutbox(city.store)).toEqual([])
    const decided = await decideOn('2026-06-10')
    const [stored] = await readOutbox(city.store)
    expect(dry).toEqual(decided)
    expect(planned).toHaveLength(1)
    expect(stored).toMatchObject(planned[0] ?? {})
  })
})
