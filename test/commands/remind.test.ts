import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listInformationDomains } from '../../db/queries/informationDomains.ts'
import { insertMeasure } from '../../db/queries/measures.ts'
import { insertPerson, listOrganisations } from '../../db/queries/organisations.ts'
import { openStore } from '../../db/store.ts'
import { createCity, type Place } from '../support/commandLine.ts'

let city: Place

beforeEach(async () => {
  city = await createCity('KERN=Kernverwaltung')
  await fill({ isEnabled: true })
})

afterEach(() => city.remove())

/** A measure of a person with a mail address, due today, which is a Thursday; and reminders as they are set. */
async function fill(settings: { isEnabled: boolean }): Promise<void> {
  const store = await openStore({ file: join(city.data, 'basislotse.sqlite') })
  const [organisation] = await store.read('', listOrganisations)
  const organisationId = organisation?.id ?? ''
  const createdAt = '2025-05-01T08:00:00.000Z'
  await store.write(organisationId, async (db) => {
    const { reminderSettings } = db.tables
    await db.update(db.tables.organisation).set({ demoDay: '2025-05-22' })
    const usual = { at: '06:30', leadDays: {}, officerAfterDays: 7, managementAfterDays: 30 }
    await db.insert(reminderSettings).values({ organisationId, ...usual, ...settings })
    const names = { name: 'Bauamt', nameKey: 'bauamt', department: '', email: 'bau@aken.example' }
    await insertPerson(db, { id: 'bau', ...names, userId: null, createdAt })
    const [kern] = await listInformationDomains(db)
    await insertMeasure(db, {
      ...{ id: 'm', code: 'M-001', title: 'Serverraum abschließen', description: '', createdAt },
      ...{ status: 'planned', effort: null, dueOn: '2025-05-22', doneOn: null },
      ...{ personnelOnceCents: 0, personnelYearlyCents: 0, materialOnceCents: 0 },
      ...{ materialYearlyCents: 0, yearlyFromOn: null, yearlyUntilOn: null },
      ...{ responsibleId: 'bau', informationDomainId: kern?.id ?? '' },
    })
  })
  await store.close()
}

async function switchOff(): Promise<void> {
  const store = await openStore({ file: join(city.data, 'basislotse.sqlite') })
  const [organisation] = await store.read('', listOrganisations)
  await store.write(organisation?.id ?? '', async (db) => {
    await db.update(db.tables.reminderSettings).set({ isEnabled: false })
  })
  await store.close()
}

describe('remind', () => {
  it('says how much nobody hears of: the milestones of a city without an ISB', async () => {
    const { out } = await city.run('remind', '--dry-run')

    expect(out).toMatch(/Von \d+ Einträgen erfährt niemand: Es ist niemand verantwortlich/)
  })

  it('says who gets what and why, puts it into the outbox, and does so once a day', async () => {
    const first = await city.run('remind')
    const second = await city.run('remind')

    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain('Aken, 22.05.2025: Bereitgestellt: 1 Mail mit 1 Eintrag.')
    expect(first.out).toContain('Bauamt <bau@aken.example>')
    expect(first.out).toContain(
      '22.05.2025  heute  KERN Maßnahmen  Serverraum abschließen – verantwortlich',
    )
    expect(second.out).toBe('Aken, 22.05.2025: Heute ist niemand an etwas zu erinnern.')
  })

  it('writes nothing in a dry run, and tells programs the same', async () => {
    const dry = await city.run('remind', '--dry-run', '--json')
    const again = await city.run('remind', '--dry-run')
    const real = await city.run('remind', '--json')

    expect(again.out).toContain('Bereitgestellt würden 1 Mail mit 1 Eintrag.')
    expect(JSON.parse(real.out)).toEqual(JSON.parse(dry.out))
    expect(JSON.parse(dry.out)).toMatchObject([
      {
        organisation: 'Aken',
        day: '2025-05-22',
        state: 'decided',
        digests: [{ email: 'bau@aken.example', items: [{ title: 'Serverraum abschließen' }] }],
      },
    ])
  })

  it('does nothing while reminders are switched off, but shows what would be', async () => {
    await switchOff()

    const real = await city.run('remind', '--organisation', 'aken')
    const dry = await city.run('remind', '--dry-run')

    expect(real).toMatchObject({ code: 0 })
    expect(real.out).toContain('Die Erinnerungen sind ausgeschaltet.')
    expect(dry.out).toContain('Bauamt <bau@aken.example>')
  })

  it('names the organisations that there are, and refuses what it does not know', async () => {
    const unknown = await city.run('remind', '--organisation', 'Calbe')
    const wrong = await city.run('remind', '--dryrun')

    expect(unknown).toMatchObject({ code: 1, out: '' })
    expect(unknown.err).toContain('Bekannt sind: „Aken“.')
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toContain('Meinten Sie „--dry-run“?')
  })
})
