/** Milestones through the front door: who extends, ticks and reviews, and what never changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findMilestone, listExtensions } from '../../db/queries/milestones.ts'
import { changeMilestone, tickMilestone } from '../../src/milestones/actions.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser
let management: Browser

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
  management = await city.as('management')
})
afterAll(() => city.close())

describe('the list of milestones', () => {
  it('shows the original date beside the extended one, the progress and the pace', async () => {
    const page = await officer.read('/meilensteine')

    expect(page).toContain('30.09.2025')
    expect(page).toContain('ursprünglich 31.12.2024, 1 Verlängerung')
    expect(page).toMatch(/<h1>\d+ von \d+ Meilensteinen erreicht/)
    expect(page).toMatch(/\d+ von \d+ Basis-Anforderungen/)
    expect(page).toContain('Noch kein Tempo')
  })

  it.each([
    ['an area', 'feld=schools', 'SCHULNETZ', 'TESTAT'],
    ['a state', 'lage=ongoing', 'DATENSCHUTZ', 'TESTAT'],
  ])('is filtered by %s', async (_, filter, shown, hidden) => {
    const page = await officer.read(`/meilensteine?${filter}`)

    expect(page).toContain(`/meilensteine/${shown}`)
    expect(page).not.toContain(`/meilensteine/${hidden}`)
  })

  it('leaves out those of other information domains', async () => {
    const browser = await city.as('officer', city.aken.otherDomainId)

    const page = await browser.read('/meilensteine')
    const one = await browser.get('/meilensteine/TESTAT')

    expect(page).toContain('/meilensteine/SCHULNETZ')
    expect(page).not.toContain('/meilensteine/TESTAT')
    expect(one.status).toBe(404)
  })
})

describe('a milestone', () => {
  it.each([
    ['TESTAT', 'href="/check?verbund=KERN"'],
    ['WIBA', 'href="/wiba?verbund=KERN"'],
    ['NOTFALLKONZEPT', 'href="/dokumente/'],
    ['SCHULNETZ', 'Von Hand abgehakt: 0 von 1 Schritten.'],
    ['DATENSCHUTZ', 'wird alle 12 Monate überprüft'],
  ])('%s says what its progress is derived from', async (code, source) => {
    expect(await officer.read(`/meilensteine/${code}`)).toContain(source)
  })

  it('offers the management nothing but to extend it', async () => {
    const page = await management.read('/meilensteine/SCHULNETZ')

    expect(page).toContain('Termin verlängern')
    expect(page).not.toContain('Schritte abhaken')
    expect(page).not.toContain('Bearbeiten')
  })
})

describe('an extension', () => {
  it('keeps the original date and says who extended it why; sent twice it counts once', async () => {
    const values = { newDueOn: '2026-06-30', reason: 'Der Auftrag kam später.', number: '1' }

    const first = await management.post('/meilensteine/TESTAT/verlaengerungen', values)
    const second = await management.post('/meilensteine/TESTAT/verlaengerungen', values)
    const page = await management.read('/meilensteine/TESTAT')

    expect([first.status, second.status]).toEqual([303, 422])
    expect(page).toContain('ursprünglich 30.06.2025')
    expect(page).toContain('Der Auftrag kam später.')
    expect(page).toContain('management von Aken')
    expect(await extensionsOf('TESTAT')).toHaveLength(1)
  })

  it('is refused where somebody else has just extended', async () => {
    const values = { newDueOn: '2026-01-31', reason: 'Neu', number: '1' }

    const response = await officer.post('/meilensteine/WIBA/verlaengerungen', values)

    expect(response.status).toBe(409)
    expect(await response.text()).toContain('inzwischen schon einmal verlängert')
    expect(await extensionsOf('WIBA')).toHaveLength(1)
  })

  it.each([
    ['no reason', { newDueOn: '2026-06-30', reason: ' ' }, 'Bitte begründen Sie'],
    ['no day', { newDueOn: '', reason: 'Grund' }, 'Bitte nennen Sie den neuen Termin.'],
    [
      'a day that does not exist',
      { newDueOn: '2026-02-30', reason: 'Grund' },
      'Diesen Tag gibt es',
    ],
    ['the same day', { newDueOn: '2025-12-31', reason: 'Grund' }, 'Der 31.12.2025 gilt schon.'],
  ])('comes back with %s and keeps what was typed', async (_, wrong, message) => {
    const response = await officer.post('/meilensteine/EAKTE/verlaengerungen', {
      number: '1',
      ...wrong,
    })
    const page = await response.text()

    expect(response.status).toBe(422)
    expect(page).toContain(message)
    if (wrong.reason.trim()) expect(page).toContain('>Grund</textarea>')
  })

  it('is nothing for an ongoing milestone', async () => {
    const response = await officer.post('/meilensteine/DATENSCHUTZ/verlaengerungen', {
      newDueOn: '2026-06-30',
      reason: 'Grund',
      number: '1',
    })

    expect(response.status).toBe(422)
  })
})

describe('steps', () => {
  it('are ticked, and the last one reaches the milestone', async () => {
    const { version } = await stored('EPAYMENT')
    const values = { stepsDone: '2', stepsTotal: '2', version: String(version) }

    const response = await officer.post('/meilensteine/EPAYMENT/schritte', values)
    const page = await officer.read('/meilensteine/EPAYMENT')

    expect(response.status).toBe(303)
    expect(page).toMatch(/erreicht am \d\d\.\d\d\.\d{4}/)
  })

  it.each([
    ['more than there are', { stepsDone: '3', stepsTotal: '2' }, 'nicht mehr Schritte erledigt'],
    ['no number', { stepsDone: 'zwei', stepsTotal: '2' }, 'eine Zahl von Schritten'],
    ['less than none', { stepsDone: '-1', stepsTotal: '2' }, 'eine Zahl von Schritten'],
    [
      'a day to come',
      { stepsDone: '2', stepsTotal: '2', reachedOn: '2199-01-01' },
      'liegt in der Zukunft',
    ],
  ])('come back with %s', async (_, wrong, message) => {
    const { version } = await stored('BUNDID')
    const values = { version: String(version), ...wrong }

    const response = await officer.post('/meilensteine/BUNDID/schritte', values)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
  })

  it('show both values when somebody else ticked meanwhile', async () => {
    const { deps, actor } = city.aken
    const steps = { stepsDone: 3, stepsTotal: 5, reachedOn: null }
    const { version } = await stored('EAKTE')
    await tickMilestone(deps, actor, 'EAKTE', steps)

    const response = await officer.post('/meilensteine/EAKTE/schritte', {
      stepsDone: '1',
      stepsTotal: '5',
      version: String(version),
    })
    const page = await response.text()

    expect(response.status).toBe(409)
    expect(page).toContain('Inzwischen gespeichert: <strong>3</strong>')
    expect(page).toContain(`name="version" value="${version + 1}"`)
    expect((await stored('EAKTE')).stepsDone).toBe(3)
  })

  it('are nothing for what is derived', async () => {
    const response = await officer.post('/meilensteine/TESTAT/schritte', {
      stepsDone: '1',
      stepsTotal: '1',
      version: '1',
    })

    expect(response.status).toBe(422)
  })
})

describe('a review', () => {
  it('is noted, and the next one is due after the interval', async () => {
    const response = await officer.post('/meilensteine/DATENSCHUTZ/ueberpruefungen', {
      lastReviewedOn: '2025-05-20',
    })

    expect(response.status).toBe(303)
    expect(await officer.read('/meilensteine/DATENSCHUTZ')).toContain('20.05.2026')
  })

  it('is never one to come', async () => {
    const response = await officer.post('/meilensteine/DATENSCHUTZ/ueberpruefungen', {
      lastReviewedOn: '2199-05-20',
    })

    expect(response.status).toBe(422)
  })
})

describe('a milestone of one’s own', () => {
  const form = {
    code: 'nis-2',
    title: 'NIS-2 geprüft',
    area: 'security',
    originalDueOn: '2026-03-31',
    progress: 'manual',
  }

  it('is created once, and edited but for its date', async () => {
    const first = await officer.post('/meilensteine', form)
    const second = await officer.post('/meilensteine', form)
    const edited = await officer.post('/meilensteine/NIS-2', {
      title: 'NIS-2 umgesetzt',
      area: 'organisation',
      originalDueOn: '2030-01-01',
      version: '1',
    })

    expect([first.status, second.status, edited.status]).toEqual([303, 409, 303])
    expect(await second.text()).toContain('Den Meilenstein NIS-2 gibt es schon.')
    expect(await stored('NIS-2')).toMatchObject({
      title: 'NIS-2 umgesetzt',
      area: 'organisation',
      originalDueOn: '2026-03-31',
      stepsTotal: 1,
    })
  })

  it.each([
    ['a code with blanks', { code: 'NIS 2' }, 'Großbuchstaben und Ziffern'],
    ['no title', { title: '' }, 'Der Titel fehlt.'],
    ['neither day nor interval', { originalDueOn: '' }, 'entweder einen Termin oder'],
    ['both day and interval', { reviewIntervalMonths: '12' }, 'entweder einen Termin oder'],
    [
      'an interval of no months',
      { originalDueOn: '', reviewIntervalMonths: '0' },
      'Zwischen 1 und 60',
    ],
    ['an area that is none', { area: 'egal' }, 'Bitte wählen Sie ein Handlungsfeld.'],
    ['derived progress of nothing', { progress: 'wiba' }, 'mindestens einen Informationsverbund'],
    ['a document that is none', { progress: 'document' }, 'Bitte wählen Sie das Dokument'],
  ])('comes back with %s', async (_, wrong, message) => {
    const response = await officer.post('/meilensteine', { ...form, code: 'ANDERS', ...wrong })

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
  })

  it('says at once all that is wrong', async () => {
    const wrong = { code: '', title: '', area: '', originalDueOn: '31.02.2026' }

    const text = await (await officer.post('/meilensteine', { ...form, ...wrong })).text()

    expect(text).toContain('Großbuchstaben und Ziffern')
    expect(text).toContain('Der Titel fehlt.')
    expect(text).toContain('Bitte wählen Sie ein Handlungsfeld.')
    expect(text).toContain('Diesen Tag gibt es nicht.')
  })

  it('shows both values when somebody else edited meanwhile', async () => {
    const { deps, actor } = city.aken
    const { version } = await stored('BUNDID')
    const change = { title: 'BundID überall', area: 'digitalisation', version } as const
    await changeMilestone(deps, actor, 'BUNDID', change)

    const response = await officer.post('/meilensteine/BUNDID', {
      title: 'BundID in der App',
      area: 'digitalisation',
      version: String(version),
    })

    expect(response.status).toBe(409)
    expect(await response.text()).toContain(
      'Inzwischen gespeichert: <strong>BundID überall</strong>',
    )
  })
})

async function stored(code: string) {
  const found = await city.aken.deps.store.read('aken', (db) => findMilestone(db, code))
  if (!found) throw new Error(`there is no ${code}`)
  return found
}

async function extensionsOf(code: string) {
  const { id } = await stored(code)
  const all = await city.aken.deps.store.read('aken', listExtensions)
  return all.filter(({ milestoneId }) => milestoneId === id)
}
