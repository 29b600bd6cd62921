import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSchoolHint } from '../../catalog/schoolHints.ts'
import { listDevicesOf, listSites, saveDevice } from '../../db/queries/devices.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})
afterAll(() => city.close())

describe('hints for schools', () => {
  it('stand above the check of a target object of a school, for each of its modules that has one', async () => {
    const page = await officer.read('/check/zielobjekte/M001?verbund=SCHULE')

    expect(page).toMatch(/In der Schule ist es anders: \d+ Hinweise/)
    expect(page).toContain('SYS.3.2.3 <small>')
    expect(page).toContain(findSchoolHint('SYS.3.2.1')?.hint)
  })

  it('stand on the page of one check, open', async () => {
    const page = await officer.read('/check/zielobjekte/M001/SYS.3.2.1.A1?verbund=SCHULE')

    expect(page).toMatch(/<details class="school-hints" open/)
    expect(page).toContain(findSchoolHint('SYS.3.2.1')?.hint)
  })

  it.each([
    ['/modellierung/bausteine/SYS.3.2.1', 'SCHULE', true],
    ['/check/bausteine/SYS.3.2.1', 'SCHULE', true],
    ['/modellierung/bausteine/IND.1', 'SCHULE', false],
    ['/modellierung/bausteine/SYS.2.1', 'KERN', false],
    ['/check/bausteine/SYS.2.1', 'KERN', false],
    ['/check/zielobjekte/C001', 'KERN', false],
    ['/check/personen/niemand', 'SCHULE', false],
  ])('%s of %s: %s', async (path, verbund, isShown) => {
    const page = await officer.read(`${path}?verbund=${verbund}`)

    expect(page.includes('school-hints')).toBe(isShown)
  })

  it('follow a device of the town hall into a school, and nothing else with it', async () => {
    const { deps, objectId } = city.aken
    await deps.store.write('aken', async (db) => {
      const school = (await listSites(db)).find(({ type }) => type === 'school')
      const [device] = await listDevicesOf(db, objectId, 1)
      await saveDevice(db, device?.id ?? '', device?.version ?? 0, { siteId: school?.id ?? null })
    })

    expect(await officer.read('/check/zielobjekte/C001?verbund=KERN')).toContain('school-hints')
    expect(await officer.read('/check/bausteine/SYS.2.1?verbund=KERN')).not.toContain(
      'school-hints',
    )
  })
})
