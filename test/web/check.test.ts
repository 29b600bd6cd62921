/** The Grundschutz-Check in the browser: its lists, what a click in a row does, several at once, the editor. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findSummary } from '../../catalog/summaries.ts'
import { findCheck } from '../../db/queries/checks.ts'
import { listMembers } from '../../db/queries/organisations.ts'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import { listTargetObjects } from '../../db/queries/targetObjects.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { changeChecks } from '../../src/assessment/actions.ts'
import { createTargetObject } from '../../src/inventory/actions.ts'
import { decideModule } from '../../src/modelling/actions.ts'
import { answerQuestions } from '../../src/wiba/actions.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

const list = '/check/zielobjekte/C001?verbund=KERN'
const htmx = { 'HX-Request': 'true' }

let city: WebCity
let officer: Browser

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})
afterAll(() => city.close())

describe('the overview', () => {
  it('counts Basis requirements by target object, with the figures that everyone shows', async () => {
    const page = await officer.read('/check?verbund=KERN')
    const start = await officer.read('/?verbund=KERN')

    const [, met = '', total = ''] = /(\d+) von (\d+) Basis-Anforderungen erfüllt/.exec(page) ?? []
    expect(Number(met)).toBeGreaterThan(0)
    expect(start).toContain(`${met} von ${total}`)
    expect(rowOf(page, 'C001')).toContain('href="/check/zielobjekte/C001?verbund=KERN"')
  })

  it.each([
    ['baustein', '/check/bausteine/SYS.2.1?verbund=KERN'],
    ['person', '/check/personen/niemand?verbund=KERN'],
  ])('leads by %s to the lists', async (way, link) => {
    const page = await officer.read(`/check?verbund=KERN&nach=${way}`)

    expect(page).toContain(`href="${link}"`)
  })

  it('adds up to the same whole, whatever way it goes', async () => {
    const sums = []
    for (const way of ['zielobjekt', 'baustein', 'person']) {
      const page = await officer.read(`/check?verbund=KERN&nach=${way}`)
      const lines = [...page.matchAll(/(\d+) von (\d+) <span/g)]
      sums.push(lines.map(([, met, total]) => [Number(met), Number(total)]).reduce(add, [0, 0]))
    }

    expect(sums[0]?.[1]).toBeGreaterThan(100)
    expect(sums[1]).toEqual(sums[0])
    expect(sums[2]).toEqual(sums[0])
  })
})

describe('a selection in the overview', () => {
  it('that a missing point leads to counts what the point says, whatever way it goes', async () => {
    const start = await officer.read('/?verbund=KERN')
    const points = [...start.matchAll(/nach=baustein&amp;nur=([^"]+)">(\d+) /g)]

    expect(points.map(([, word]) => word)).toEqual([
      'unerfuellt',
      'ungeplant',
      'ohne-beschreibung',
      'ohne-nachweis',
      'veraltet',
    ])
    for (const [, word, count] of points) {
      for (const way of ['zielobjekt', 'baustein', 'person']) {
        const page = await officer.read(`/check?verbund=KERN&nach=${way}&nur=${word}`)
        const counts = [...page.matchAll(/data-label="(?!Basis)[^"]+">(\d+)</g)]
        const sum = counts.reduce((whole, [, each]) => whole + Number(each), 0)
        expect(sum, `${way} ${word}`).toBe(Number(count))
      }
    }
  })

  it('leads on to lists that show the same checks', async () => {
    const page = await officer.read('/check?verbund=KERN&nur=ohne-nachweis')
    const [, link = ''] = /<th scope="row"><a href="([^"]+)"/.exec(page) ?? []

    const list = await officer.read(link.replaceAll('&amp;', '&'))

    expect(link).toContain('nur=ohne-nachweis')
    expect(rowOf(list, 'A001-APP.3.2.A1')).not.toBe('')
    expect(rowOf(list, 'A001-APP.3.2.A2')).toBe('')
  })

  it('by a word that it does not know shows all', async () => {
    const all = await officer.read('/check?verbund=KERN&nur=unsinn')

    expect(all).toContain('data-label="ungeplant"')
  })
})

describe('a list', () => {
  it('shows a row with its five states, the stored one pressed', async () => {
    const row = rowOf(await officer.read(list), 'C001-SYS.2.1.A6')

    expect([...row.matchAll(/name="status"/g)]).toHaveLength(5)
    expect(pressed(row)).toBe('teilweise')
    expect(row).toContain('Leitung EDV Aken')
    expect(row).toContain('seit 52 Tagen')
  })

  it('says what is missing at an answer', async () => {
    const page = await officer.read(list)

    expect(rowOf(page, 'C001-SYS.2.1.A3')).toContain('„ja“ ohne Beschreibung')
    expect(rowOf(page, 'C001-SYS.2.1.A8')).toContain('ungeplant')
    expect(rowOf(page, 'C001-SYS.2.1.A1')).toContain('veraltet')
  })

  it('asks for the proof where a provider meets it', async () => {
    const row = rowOf(await officer.read('/check/zielobjekte/A001?verbund=KERN'), 'A001-APP.3.2.A1')

    expect(row).toContain('beim Dienstleister KITU')
    expect(row).toContain('ohne gültigen Nachweis des Dienstleisters')
  })

  it.each([
    ['its level', 'stufe=standard', ['SYS.2.1.A9', 'SYS.2.1.A11'], ['SYS.2.1.A1', 'SYS.2.1.A6']],
    ['one state', 'stand=nein', ['SYS.2.1.A8'], ['SYS.2.1.A1', 'SYS.2.1.A6']],
    [
      'several states',
      'stand=unbearbeitet,teilweise,nein',
      ['SYS.2.1.A6', 'SYS.2.1.A8'],
      ['SYS.2.1.A1', 'SYS.2.1.A42'],
    ],
    ['a module', 'baustein=SYS.3.1', ['SYS.3.1.A1'], ['SYS.2.1.A1']],
    ['the order of work', 'reihenfolge=R2', ['SYS.2.1.A1'], ['NET.2.2.A1']],
    ['nobody', 'person=niemand', ['SYS.2.1.A8'], ['SYS.2.1.A6']],
    ['overdue', 'nur=ueberfaellig', ['SYS.2.1.A6'], ['SYS.2.1.A8', 'SYS.2.1.A1']],
    ['unplanned', 'nur=ungeplant', ['SYS.2.1.A8'], ['SYS.2.1.A6']],
    ['undescribed', 'nur=ohne-beschreibung', ['SYS.2.1.A3'], ['SYS.2.1.A1']],
    ['stale', 'nur=veraltet', ['SYS.2.1.A1'], ['SYS.2.1.A10']],
    ['stale after a long time', 'nur=veraltet&monate=120', [], ['SYS.2.1.A1']],
  ])('is filtered by %s', async (_, filter, shown, hidden) => {
    const page = await officer.read(`${list}&${filter}`)

    expect(shown.filter((id) => rowOf(page, `C001-${id}`) === '')).toEqual([])
    expect(hidden.filter((id) => rowOf(page, `C001-${id}`) !== '')).toEqual([])
  })

  it('ignores filters that nobody can have chosen', async () => {
    const page = await officer.read(`${list}&stufe=x&stand=x&nur=x&monate=0&seite=99&zeilen=1`)

    expect(rowOf(page, 'C001-SYS.2.1.A1')).not.toBe('')
  })

  it('is cut into pages of 50, or of 100', async () => {
    const all = '/check/zielobjekte/IV001?verbund=KERN&stufe=alle'
    const rows = async (more: string) =>
      [...(await officer.read(`${all}${more}`)).matchAll(/data-check="([^"]+)"/g)].map(
        ([, id]) => id,
      )

    const first = await rows('')
    const second = await rows('&seite=2')
    const long = await rows('&zeilen=100')

    expect([first.length, second.length, long.length]).toEqual([50, 50, 100])
    expect(long).toEqual([...first, ...second])
  })

  it('shows neither withdrawn requirements nor modules that were left out', async () => {
    const page = await officer.read('/check/zielobjekte/IV001?verbund=KERN&stufe=alle&zeilen=100')

    expect(page).not.toContain('ENTFALLEN')
    expect(page).not.toContain('data-check="CON.9.')
  })

  it('of a module names the target objects', async () => {
    const page = await officer.read('/check/bausteine/SYS.2.1?verbund=KERN')

    expect(rowOf(page, 'C001-SYS.2.1.A1')).toContain('Notebooks')
  })

  it.each([
    '/check/zielobjekte/C999',
    '/check/bausteine/XYZ.1',
    '/check/personen/nobody',
    '/check/zielobjekte/C001/SYS.2.1.A99',
    '/check/zielobjekte/C001/APP.4.3.A1',
    '/check/zielobjekte/C001/SYS.2.1.A5',
  ])('%s is not there', async (address) => {
    const response = await officer.get(`${address}?verbund=KERN`)

    expect(response.status).toBe(404)
  })

  it('offers the management no change', async () => {
    const page = await (await city.as('management')).read(list)

    expect(page).not.toContain('name="status"')
    expect(rowOf(page, 'C001-SYS.2.1.A6')).toContain('<strong>teilweise</strong>')
  })
})

describe('a state', () => {
  let requirement: string
  let number = 0
  const requirements = ['SYS.3.1.A1', 'SYS.3.1.A3', 'SYS.3.1.A9', 'SYS.2.2.3.A1', 'SYS.2.2.3.A2']

  beforeEach(() => {
    requirement = requirements[number % requirements.length] ?? ''
    number += 1
  })

  it('is saved by its button, and leads back to the row', async () => {
    const version = await versionOf(requirement)

    const response = await send(requirement, {
      status: 'yes',
      version,
      zurueck: `${list}&stufe=alle`,
    })

    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(
      `/check/zielobjekte/C001?verbund=KERN&stufe=alle#C001-${requirement}`,
    )
    expect((await stored(requirement))?.status).toBe('yes')
  })

  it('is answered for htmx with the row, the bar and what is read out', async () => {
    const version = await versionOf(requirement)

    const response = await send(requirement, { status: 'yes', version, zurueck: list }, htmx)
    const part = await response.text()

    expect(response.status).toBe(200)
    expect(part.startsWith(`<tr id="C001-${requirement}"`)).toBe(true)
    expect(pressed(part)).toBe('ja')
    expect(part).toContain('<hx-partial hx-target="#stand"')
    expect(part).toMatch(new RegExp(`${requirement}: ja\\. \\d+ von \\d+ erfüllt`))
    expect(part).not.toContain('<!doctype')
  })

  it('entbehrlich saves nothing before its reason is there', async () => {
    const version = await versionOf(requirement)
    const before = await stored(requirement)
    const asked = await send(requirement, { status: 'dispensable', version, zurueck: list }, htmx)
    const part = await asked.text()
    const untouched = await stored(requirement)

    const empty = { status: 'dispensable', version, explanation: ' ', dispensableBecause: '' }
    const refused = await send(requirement, { ...empty, zurueck: list }, htmx)
    const wrong = await refused.text()
    const reasoned = { explanation: 'Kein Akku.', dispensableBecause: 'not_relevant' }
    await send(requirement, { ...empty, ...reasoned })

    expect(part).toContain('Entbehrlich, weil die Anforderung')
    expect(untouched).toEqual(before)
    expect(refused.status).toBe(422)
    expect(wrong).toContain('Bitte begründen Sie, warum die Anforderung entbehrlich ist.')
    expect(wrong).toContain('Bitte wählen Sie, ob die Anforderung hier nicht relevant')
    expect(await stored(requirement)).toMatchObject({ status: 'dispensable', ...reasoned })
  })

  it('entbehrlich opens its fields without JavaScript too', async () => {
    const version = await versionOf(requirement)
    const response = await send(requirement, { status: 'dispensable', version, zurueck: list })

    const page = await officer.read(response.headers.get('location')?.split('#')[0] ?? '')

    expect(rowOf(page, `C001-${requirement}`)).toContain('name="dispensableBecause"')
  })

  it.each(['partial', 'no'])('%s is saved at once and asks for person and date', async (status) => {
    const version = await versionOf(requirement)

    const response = await send(requirement, { status, version, zurueck: list }, htmx)
    const row = await response.text()
    const plan = { responsibleId: city.aken.personId, dueOn: '2025-12-01', explanation: '' }
    const next = String(Number(version) + 1)
    const planned = await send(requirement, { status, version: next, ...plan, zurueck: list }, htmx)

    expect(row).toContain('ungeplant')
    expect(row).toContain('name="dueOn"')
    expect((await planned.text()).split('<hx-partial')[0]).not.toContain('ungeplant')
    expect(await stored(requirement)).toMatchObject({ status, dueOn: '2025-12-01' })
  })

  it('keeps what was written before', async () => {
    const check = await stored('SYS.2.1.A1')

    await send('SYS.2.1.A1', { status: 'no', version: String(check?.version) })
    await send('SYS.2.1.A1', { status: 'yes', version: String((check?.version ?? 0) + 1) })

    expect(await stored('SYS.2.1.A1')).toMatchObject({
      explanation: 'Dienstanweisung Aken',
      interviewed: 'Hauptamt',
      surveyedOn: '2024-02-12',
    })
  })

  it('that somebody else set meanwhile is not overwritten: both are shown', async () => {
    const version = await versionOf(requirement)
    await send(requirement, { status: 'yes', version })
    const before = await stored(requirement)

    const response = await send(requirement, { status: 'no', version, zurueck: list })
    const row = rowOf(await response.text(), `C001-${requirement}`)
    const part = await (
      await send(requirement, { status: 'no', version, zurueck: list }, htmx)
    ).text()

    expect(response.status).toBe(409)
    for (const shown of [row, part]) {
      expect(shown).toMatch(/Jetzt gespeichert<\/dt><dd>ja/)
      expect(shown).toMatch(/Ihre Eingabe<\/dt><dd>nein/)
      expect(shown).toContain(`name="version" value="${before?.version}"`)
    }
    expect(await stored(requirement)).toEqual(before)
  })

  it('met is refused while the management carries the risk', async () => {
    const version = await versionOf('SYS.2.1.A9')

    const response = await send('SYS.2.1.A9', { status: 'yes', version, zurueck: list }, htmx)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Bitte entfernen Sie die Risikoübernahme.')
  })

  it('leads nowhere else than to a list of ours', async () => {
    const version = await versionOf(requirement)

    const response = await send(requirement, {
      status: 'open',
      version,
      zurueck: 'https://evil.example/check/zielobjekte/C001',
    })

    expect(response.headers.get('location')).toMatch(/^\/check\/zielobjekte\/C001/)
  })
})

describe('a suggestion', () => {
  it('is accepted as teilweise, refused without a reason, and decided once', async () => {
    const { deps, actor, domain } = city.aken
    const yes = { answer: 'yes', note: '', version: 0 } as const
    const questions = ['backup-5', 'backup-6', 'backup-7'].map((question) => ({ ...yes, question }))
    await answerQuestions(deps, actor, domain.id, questions)
    const read = () => city.aken.deps.store.read('aken', (db) => listSuggestions(db, domain.id))
    const [first, second] = (await read()).filter(({ state }) => state === 'open')
    const objects = await city.aken.deps.store.read('aken', (db) =>
      listTargetObjects(db, domain.id),
    )
    const codes = new Map(objects.map(({ id, code }) => [id, code]))
    const decide = async (subject = '', suggestionId = '', entscheidung = '') => {
      const [id = '', requirement] = subject.split('/')
      const address = `/check/zielobjekte/${codes.get(id)}/${requirement}/vorschlag?verbund=KERN`
      return officer.post(address, { suggestionId, entscheidung, version: '0' })
    }
    const page = await officer.read(
      '/check/zielobjekte/IV001?verbund=KERN&nur=vorschlag&stufe=alle',
    )

    const accepted = await decide(first?.subject, first?.id, 'annehmen')
    const refused = await decide(second?.subject, second?.id, 'ablehnen')
    const again = await decide(first?.subject, first?.id, 'ablehnen')

    const [object = '', requirement = ''] = first?.subject.split('/') ?? []
    const check = await city.aken.deps.store.read('aken', (db) =>
      findCheck(db, object, requirement),
    )
    const states = new Map((await read()).map(({ id, state }) => [id, state]))
    expect(page).toContain('Vorschlag: teilweise. In WiBA mit „ja“ beantwortet')
    expect([accepted.status, refused.status, again.status]).toEqual([303, 303, 409])
    expect(check).toMatchObject({ status: 'partial', checkedBy: 'officer von Aken' })
    expect([states.get(first?.id ?? ''), states.get(second?.id ?? '')]).toEqual([
      'accepted',
      'refused',
    ])
  })
})

describe('several at once', () => {
  const send = (rows: readonly string[], values: Record<string, string>) => {
    const form = new FormData()
    for (const row of rows) form.append('zeile', row)
    for (const [name, value] of Object.entries({ zurueck: list, ...values })) form.set(name, value)
    return officer.post('/check/auswahl?verbund=KERN', form)
  }

  it('change only the fields that were filled in', async () => {
    const rows = await chosen('SYS.2.1.A6', 'SYS.2.1.A8')
    const before = await stored('SYS.2.1.A6')

    const response = await send(rows, { dueOn: '2026-01-31' })

    expect(response.status).toBe(303)
    expect(await stored('SYS.2.1.A6')).toMatchObject({
      status: before?.status,
      explanation: before?.explanation,
      dueOn: '2026-01-31',
    })
    expect(await stored('SYS.2.1.A8')).toMatchObject({ status: 'no', dueOn: '2026-01-31' })
  })

  it('change all or none, and the row that refuses is named', async () => {
    const rows = await chosen('SYS.2.1.A6', 'SYS.2.1.A42')
    const before = [await stored('SYS.2.1.A6'), await stored('SYS.2.1.A42')]

    const response = await send(rows, { status: 'dispensable' })
    const page = await response.text()

    expect(response.status).toBe(422)
    expect(page).toMatch(/C001 SYS\.2\.1\.A6: .*Es wurde nichts geändert\./)
    expect([await stored('SYS.2.1.A6'), await stored('SYS.2.1.A42')]).toEqual(before)
    expect(rowOf(page, 'C001-SYS.2.1.A6')).toMatch(/type="checkbox"[^>]* checked=""/)
  })

  it('change nothing when one of them was saved meanwhile', async () => {
    const rows = await chosen('SYS.2.1.A6', 'SYS.2.1.A8')
    await send(await chosen('SYS.2.1.A8'), { explanation: 'Zwischendurch.' })
    const before = await stored('SYS.2.1.A6')

    const response = await send(rows, { explanation: 'Zu spät.' })

    expect(response.status).toBe(409)
    expect(await response.text()).toContain('C001 SYS.2.1.A8')
    expect(await stored('SYS.2.1.A6')).toEqual(before)
  })

  it.each([
    ['no row', [], { status: 'yes' }, 'Bitte kreuzen Sie mindestens eine Zeile an.'],
    ['no field', ['C001/SYS.2.1.A6/1'], {}, 'Bitte füllen Sie mindestens ein Feld aus'],
  ])('refuse %s', async (_, rows, values, message) => {
    const response = await send(rows, values)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
  })
})

describe('the editor', () => {
  const address = '/check/zielobjekte/C001/SYS.2.1.A13'

  it('says what must be true, what shows it and what suffices in a small city', async () => {
    const page = await officer.read('/check/zielobjekte/C001/SYS.2.1.A6?verbund=KERN')

    const summary = findSummary('SYS.2.1.A6')
    expect(page).toContain(summary?.summary)
    expect(page).toContain(summary?.evidence)
    expect(page).toContain(`In einer kleinen Stadt: ${summary?.hint} Erster Aufwand: Stunden.`)
  })

  it('saves all about an answer and leads back to the list', async () => {
    const response = await officer.post(`${address}?verbund=KERN`, {
      status: 'partial',
      explanation: 'Noch nicht überall.',
      responsibleId: city.aken.personId,
      dueOn: '2025-09-30',
      surveyedOn: '2025-05-20',
      interviewed: 'EDV',
      version: '0',
      zurueck: `${list}&stufe=standard`,
    })

    expect(response.headers.get('location')).toBe(
      '/check/zielobjekte/C001?verbund=KERN&stufe=standard#C001-SYS.2.1.A13',
    )
    expect(await stored('SYS.2.1.A13')).toMatchObject({
      explanation: 'Noch nicht überall.',
      surveyedOn: '2025-05-20',
      checkedBy: 'officer von Aken',
    })
  })

  it('opens below its row for htmx, and goes away when saved', async () => {
    const open = await officer.get(`${address}?verbund=KERN`, htmx)
    const version = await versionOf('SYS.2.1.A13')
    const values = { status: 'yes', explanation: 'Fertig.', version, zurueck: list }

    const saved = await officer.post(`${address}?verbund=KERN`, values, htmx)
    const part = await saved.text()

    expect(await open.text()).toMatch(/^<tr class="editor-row">/)
    expect(saved.headers.get('HX-Reswap')).toBe('delete')
    expect(part).toContain('hx-target="[id=&quot;C001-SYS.2.1.A13&quot;]"')
  })

  it('shows both values at each field after a stale save', async () => {
    const response = await officer.post(`${address}?verbund=KERN`, {
      status: 'no',
      explanation: 'Meine Worte.',
      version: '1',
    })
    const page = await response.text()

    expect(response.status).toBe(409)
    expect(page).toContain('Meine Worte.')
    expect(page).toContain('Inzwischen gespeichert: <strong>Fertig.</strong>')
    expect(page).toContain(`name="version" value="${await versionOf('SYS.2.1.A13')}"`)
  })

  it('fills in the answer of a like target object, and saves nothing by itself', async () => {
    const { deps, actor, domain } = city.aken
    const targetObjectId = await createTargetObject(deps, actor, domain, {
      prefix: 'C',
      name: 'Rechner im Bürgerbüro',
      kinds: ['system.client.windows'],
      count: 3,
      description: '',
    })
    const decision = { decision: 'modelled', reason: '', providerId: null } as const
    await decideModule(deps, actor, domain, { ...decision, targetObjectId, module: 'SYS.2.1' })
    const place = { targetObjectId, requirement: 'SYS.2.1.A13', version: 0 }
    const answer = { status: 'partial', explanation: 'Nur am Tresen.' } as const
    await changeChecks(deps, actor, domain.id, [place], answer)
    const before = await stored('SYS.2.1.A13')

    const offer = await officer.read(`${address}?verbund=KERN`)
    const filled = await officer.read(`${address}?verbund=KERN&wie=C003`)

    expect(offer).toContain('wie=C003')
    expect(offer).toContain('Rechner im Bürgerbüro')
    expect(filled).toMatch(/<textarea[^>]*name="explanation"[^>]*>\s*Nur am Tresen\./)
    expect(filled).toContain(`name="version" value="${before?.version}"`)
    expect(await stored('SYS.2.1.A13')).toEqual(before)
  })

  it('names documents as evidence', async () => {
    const { documentId } = city.aken
    const save = (values: Record<string, string>) =>
      officer.post(`${address}/nachweise?verbund=KERN`, values)

    const refused = await save({ documentId: '', note: '' })
    const done = await save({ documentId, note: 'Kapitel 2' })
    const page = await officer.read(`${address}?verbund=KERN`)

    expect([refused.status, done.status]).toEqual([422, 303])
    expect(page).toContain('Entwurf des IT-Notfallkonzepts')
    expect(page).toContain('Kapitel 2')
  })

  it('lets the officer propose a risk and the management accept it and take it back', async () => {
    const management = await city.as('management')
    const risky = '/check/zielobjekte/C001/SYS.2.1.A11'
    const riskReason = 'Bis zum Austausch getragen.'
    const version = () => versionOf('SYS.2.1.A11')

    await officer.post(`${risky}/risikovorschlag?verbund=KERN`, {
      riskReason,
      version: await version(),
    })
    const proposed = await management.read(`${risky}?verbund=KERN`)
    const bare = await management.post(`${risky}/risikouebernahme?verbund=KERN`, {
      riskReason: '',
      version: await version(),
    })
    await management.post(`${risky}/risikouebernahme?verbund=KERN`, {
      riskReason,
      version: await version(),
    })
    const accepted = await stored('SYS.2.1.A11')
    await management.post(`${risky}/risikoruecknahme?verbund=KERN`, { version: await version() })

    expect(proposed).toContain(riskReason)
    expect(bare.status).toBe(422)
    expect(accepted).toMatchObject({
      riskAcceptedBy: 'management von Aken',
      riskAcceptedOn: '2025-05-22',
    })
    expect(await stored('SYS.2.1.A11')).toMatchObject({ riskAcceptedOn: null, riskReason })
  })

  it('accepts no risk of a Basis requirement', async () => {
    const management = await city.as('management')
    const version = await versionOf('SYS.2.1.A8')

    const response = await management.post(
      '/check/zielobjekte/C001/SYS.2.1.A8/risikouebernahme?verbund=KERN',
      { riskReason: 'Wird getragen.', version },
    )

    expect(response.status).toBe(422)
    expect((await stored('SYS.2.1.A8'))?.riskAcceptedOn).toBeNull()
  })

  it('tells what happened to the check', async () => {
    const page = await officer.read(`${address}/verlauf?verbund=KERN`)

    expect(page).toContain('teilweise → ja')
    expect(page).toContain('officer von Aken')
  })
})

describe('what is assigned', () => {
  let contributor: Browser
  let technician: Browser

  beforeAll(async () => {
    contributor = await city.as('contributor')
    technician = await city.as('technician')
    for (const [role, requirement] of [
      ['contributor', 'SYS.2.1.A10'],
      ['technician', 'SYS.2.1.A16'],
    ] as const) {
      await assign(role, requirement)
    }
  })

  it('is all that contributors see, across target objects', async () => {
    const page = await contributor.read('/check?verbund=KERN&stufe=alle')

    expect([...page.matchAll(/data-check="([^"]+)"/g)].map(([, id]) => id)).toEqual(['SYS.2.1.A10'])
    expect(page).toContain('Meine Anforderungen')
  })

  it.each([
    '/check/zielobjekte/C001',
    '/check/bausteine/SYS.2.1',
    '/check/personen/niemand',
    '/check/zielobjekte/C001/SYS.2.1.A6',
    '/check/zielobjekte/C001/SYS.2.1.A6/verlauf',
  ])('is no way for contributors to %s', async (address) => {
    const response = await contributor.get(`${address}?verbund=KERN`)

    expect(response.status).toBe(404)
  })

  it('is answered by them in the row and in the editor', async () => {
    const address = '/check/zielobjekte/C001/SYS.2.1.A10'
    const version = await versionOf('SYS.2.1.A10')

    const row = await contributor.post(`${address}/stand?verbund=KERN`, {
      status: 'partial',
      version,
      zurueck: '/check?verbund=KERN',
    })
    const whole = await contributor.post(`${address}?verbund=KERN`, {
      status: 'yes',
      explanation: 'Geregelt.',
      version: await versionOf('SYS.2.1.A10'),
    })

    expect([row.status, whole.status]).toEqual([303, 303])
    expect(row.headers.get('location')).toMatch(/^\/check\?/)
    expect(await stored('SYS.2.1.A10')).toMatchObject({ status: 'yes', explanation: 'Geregelt.' })
  })

  it('is proven by them with a document that they do not open', async () => {
    const { documentId } = city.aken
    const address = '/check/zielobjekte/C001/SYS.2.1.A10'
    const form = { documentId, note: 'Kapitel 4' }
    const before = await contributor.read(`${address}?verbund=KERN`)

    const own = await contributor.post(`${address}/nachweise?verbund=KERN`, form)
    const others = [
      await contributor.post('/check/zielobjekte/C001/SYS.2.1.A6/nachweise?verbund=KERN', form),
      await technician.post('/check/zielobjekte/C001/SYS.2.1.A6/nachweise?verbund=KERN', form),
    ]

    const after = await contributor.read(`${address}?verbund=KERN`)
    expect(before).toContain('Nachweis zuordnen')
    expect(own.status).toBe(303)
    expect(others.map(({ status }) => status)).toEqual([404, 403])
    expect(after).toContain('Kapitel 4')
    expect(after).not.toContain(`href="/dokumente/${documentId}`)
  })

  it.each(['contributor', 'technician'] as const)(
    'is handed on by no %s, and its risk not proposed',
    async (role) => {
      const requirement = role === 'contributor' ? 'SYS.2.1.A10' : 'SYS.2.1.A16'
      const browser = role === 'contributor' ? contributor : technician
      const address = `/check/zielobjekte/C001/${requirement}`
      const before = await stored(requirement)
      const version = String(before?.version)

      const handedOn = await browser.post(`${address}?verbund=KERN`, {
        status: 'yes',
        responsibleId: city.aken.personId,
        version,
      })
      const risk = await browser.post(`${address}/risikovorschlag?verbund=KERN`, {
        riskReason: 'Egal.',
        version,
      })

      expect([handedOn.status, risk.status]).toEqual([403, 403])
      expect(await stored(requirement)).toEqual(before)
    },
  )

  it('is what technicians may change, of all that they see', async () => {
    const page = await technician.read(`${list}&stufe=alle`)

    expect(rowOf(page, 'C001-SYS.2.1.A16')).toContain('name="status"')
    expect(rowOf(page, 'C001-SYS.2.1.A1')).not.toContain('name="status"')
    expect(page).not.toContain('name="responsibleId"')
  })

  it('in one information domain leads to no other', async () => {
    const elsewhere = await city.as('officer', city.aken.otherDomainId)

    const page = await elsewhere.get(list)
    const change = await elsewhere.post('/check/zielobjekte/C001/SYS.2.1.A1/stand?verbund=KERN', {
      status: 'no',
      version: await versionOf('SYS.2.1.A1'),
    })

    expect([page.status, change.status]).toEqual([404, 404])
  })
})

async function send(
  requirement: string,
  values: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const address = `/check/zielobjekte/C001/${requirement}/stand?verbund=KERN`
  return officer.post(address, values, headers)
}

function stored(requirement: string) {
  const { deps, objectId } = city.aken
  return deps.store.read('aken', (db) => findCheck(db, objectId, requirement))
}

async function versionOf(requirement: string): Promise<string> {
  return String((await stored(requirement))?.version ?? 0)
}

function chosen(...requirements: readonly string[]): Promise<string[]> {
  return Promise.all(requirements.map(async (one) => `C001/${one}/${await versionOf(one)}`))
}

async function assign(role: string, requirement: string): Promise<void> {
  const { deps, actor, domain, objectId } = city.aken
  const members = await deps.store.read('aken', listMembers)
  const userId = members.find(({ email }) => email === `${role}@aken.example`)?.userId ?? ''
  const person = await ensurePerson(deps, actor, { name: `Amt ${role}`, userId })
  const place = { targetObjectId: objectId, requirement, version: 0 }
  await changeChecks(deps, actor, domain.id, [place], { responsibleId: person.id })
}

/** The row with this id, or with a link to it in the overview; '' where there is none. */
function rowOf(page: string, id: string): string {
  const rows = page.split('<tr').slice(1)
  return (
    rows.find((row) => row.startsWith(` id="${id}"`)) ??
    rows.find((row) => row.includes(`/check/zielobjekte/${id}?`) && !row.startsWith(' id=')) ??
    ''
  )
}

function pressed(row: string): string | undefined {
  return /aria-pressed="true">([^<]+)</.exec(row)?.[1]
}

function add([met = 0, total = 0]: number[], [more = 0, all = 0]: number[]): number[] {
  return [met + more, total + all]
}
