import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertProgressDays } from '../../db/queries/progress.ts'
import { addDays } from '../../src/core/day.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import { today } from '../exports/cast.ts'
import { openWebCity, type WebCity } from './webCity.ts'

let city: WebCity

beforeAll(async () => {
  city = await openWebCity()
  const { deps, actor, domain } = city.aken
  await deps.store.write(actor.organisationId, async (db) => {
    // The clock of this city stands still, as that of the sample city does.
    await db.update(db.tables.organisation).set({ demoDay: today })
    await insertProgressDays(
      db,
      Array.from({ length: 60 }, (_, index) => ({
        informationDomainId: domain.id,
        day: addDays(today, index - 60),
        basicMet: Math.floor(index / 20),
        basicTotal: 300,
        wibaYes: 0,
        wibaTotal: 257,
      })),
    )
  })
})
afterAll(() => city.close())

describe('the start page', () => {
  it('sends a visitor to log in, and remembers where to', async () => {
    const response = await city.visitor.get('/?verbund=KERN')

    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/anmelden?nach=%2F%3Fverbund%3DKERN')
  })

  it('says the state in the first line, and what follows from it in the second', async () => {
    const page = await (await city.as('officer')).read('/?verbund=KERN')

    expect(page.startsWith('<!doctype html><html lang="de">')).toBe(true)
    expect([...page.matchAll(/<h1>/g)]).toHaveLength(1)
    expect(page).toMatch(/<h1>Basis-Absicherung: \d+ von \d+ Basis-Anforderungen<\/h1>/)
    expect(page).toContain('Testat am 30.06.2025.')
    expect(page).toMatch(/<strong class="late">\d+ Tage zu spät<\/strong>/)
  })

  it('draws the way so far with a title, a text and a table of the same figures', async () => {
    const page = await (await city.as('officer')).read('/?verbund=KERN')

    expect(page).toContain('role="img"')
    expect(page).toContain('<title id="verlaufskurve-wide-titel">')
    expect(page).toMatch(/<desc id="verlaufskurve-small-text">Heute sind \d+ von \d+ erfüllt\./)
    expect(page).toContain('30.06.2025 Testat</text>')
    expect(page).toContain('Erfüllte Basis-Anforderungen am Ende jedes Monats und heute')
    expect(page).not.toContain('style=')
  })

  it('shows the milestones with their original date, the extended one and how late they are', async () => {
    const page = await (await city.as('officer')).read('/?verbund=KERN')

    expect(page).toContain('31.12.2024<span class="muted"> verlängert auf 30.09.2025</span>')
    expect(page).toContain('417 Tage überfällig')
    expect(page).toContain('href="/meilensteine/TESTAT"')
  })

  it('lists what is missing before the Testat, with links to where it is closed', async () => {
    const page = await (await city.as('officer')).read('/?verbund=KERN')

    expect(page).toMatch(
      /href="\/check\?verbund=KERN&amp;nach=baustein&amp;nur=unerfuellt">\d+ Basis-Anforderungen sind/,
    )
    expect(page).toMatch(/Vor dem Testat sind noch \d+ Punkte zu klären/)
  })

  it('tells who may read the trail what changed lately', async () => {
    const page = await (await city.as('officer')).read('/')

    expect(page).toContain('Zuletzt geändert')
    expect(page).toContain('href="/verlauf?art=')
  })

  it('offers the page for the management', async () => {
    const page = await (await city.as('management')).read('/?verbund=KERN')

    expect(page).toContain('href="/leitung?verbund=KERN"')
    expect(page).toContain('Freigabe: Entwurf des IT-Notfallkonzepts')
  })

  it('shows the technician the figures and no milestones', async () => {
    const page = await (await city.as('technician')).read('/?verbund=KERN')

    expect(page).toMatch(/Basis-Absicherung: \d+ von \d+/)
    expect(page).not.toContain('Testat am')
    expect(page).not.toContain('/meilensteine')
    expect(page).not.toContain('Zuletzt geändert')
    expect(page).not.toContain('/leitung')
  })

  it('shows the contributor no figures of the whole', async () => {
    const page = await (await city.as('contributor')).read('/')

    expect(page).toContain('Zurzeit wartet nichts auf Ihre Antwort')
    expect(page).not.toMatch(/Basis-Absicherung: \d|Testat am|<svg|Zuletzt geändert/)
  })

  it('tells the auditor what was handed over, and the admin what to do', async () => {
    expect(await (await city.as('auditor')).read('/')).toContain(
      'Ein Stand liegt zur Prüfung bereit',
    )
    const admin = await (await city.as('admin')).read('/')
    expect(admin).toContain('href="/verwaltung"')
    expect(admin).not.toContain('<svg')
  })

  it('keeps to the information domains of the memberships', async () => {
    const narrow = await city.as('officer', city.aken.domain.id)

    expect(await narrow.read('/')).not.toContain('Zuletzt geändert')
    expect((await narrow.get('/?verbund=SCHULE')).status).toBe(404)
  })

  it('begins with the guide where nothing is modelled', async () => {
    const { deps, actor } = city.aken
    await createInformationDomain(deps, actor, { code: 'NEU', name: 'Bauhof' })
    const page = await (await city.as('officer')).read('/?verbund=NEU')

    expect(page).toContain('Bauhof: noch nichts modelliert')
    expect(page).toContain('Als Nächstes')
    expect(page).toContain('npx basislotse import devices geraete.xlsx --domain NEU')
  })

  it('answers an unknown address in German, with a request id', async () => {
    const response = await (await city.as('officer')).get('/gibt-es-nicht')

    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Diese Seite gibt es nicht')
  })
})

describe('the page for the management', () => {
  it('puts state, chart, milestones, risks and decisions on one page', async () => {
    const page = await (await city.as('management')).read('/leitung?verbund=KERN')

    for (const part of ['Stand 22.05.2025', '<svg', 'Meilensteine', 'Was den Termin gefährdet']) {
      expect(page).toContain(part)
    }
    expect(page).toContain('Freigeben: Entwurf des IT-Notfallkonzepts, Version 1')
    expect(page).toContain('Über den Termin: IT-Notfallkonzept, 417 Tage überfällig')
    expect(page).toContain('angenommenes Risiko wird getragen')
  })

  it.each(['technician', 'contributor', 'auditor', 'admin'] as const)(
    'is not there for the role %s',
    async (role) => {
      expect((await (await city.as(role)).get('/leitung')).status).toBe(404)
    },
  )
})
