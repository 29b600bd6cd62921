/** Measures through the front door: what each role sees and does, and what comes back of bad input. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMeasures, listServedChecks, type StoredMeasure } from '../../db/queries/measures.ts'
import { listMembers } from '../../db/queries/organisations.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { addDays } from '../../src/core/day.ts'
import { changeMeasure, createMeasure } from '../../src/measures/actions.ts'
import { measure } from '../access/belongings.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})
afterAll(() => city.close())

const form = { title: 'Sicherung prüfen', version: '0' }

describe('the list of measures', () => {
  it('says in its heading what is open and overdue, and what all of it costs', async () => {
    const page = await officer.read('/massnahmen?verbund=KERN')

    expect(page).toMatch(/<h1>\d+ offene Maßnahmen/)
    expect(page).toContain('einmalig 5.800,00 €, jährlich 600,00 €')
    expect(page).toContain('Kosten je Haushaltsjahr')
  })

  it('keeps its filters in the address', async () => {
    const page = await officer.read('/massnahmen?verbund=KERN&stand=done')

    expect(page).toContain('Netzplan Aken')
    expect(page).not.toContain('Virenschutz Aken')
    expect(page).toMatch(/<option value="done" selected/)
  })

  it.each([
    ['who is responsible', 'person=nobody', false],
    ['what is overdue', 'frist=overdue', false],
    ['what has no date', 'frist=unplanned', true],
    ['words', 'suche=ohne+TERMIN', true],
    ['a filter that is none', 'frist=egal', true],
  ])('filters by %s', async (_, filter, isShown) => {
    const page = await officer.read(`/massnahmen?verbund=KERN&${filter}`)

    expect(page.includes('Ohne Termin Aken')).toBe(isShown)
  })

  it('has a board with a column for each state, and a calendar with milestones', async () => {
    const board = await officer.read('/massnahmen?verbund=KERN&ansicht=tafel')
    const june = await officer.read('/massnahmen?verbund=KERN&ansicht=kalender&monat=2025-06')

    expect([...board.matchAll(/id="spalte-(\w+)"/g)].map(([, state]) => state)).toEqual([
      'planned',
      'in_progress',
      'done',
      'dropped',
    ])
    expect(june).toContain('Juni 2025')
    expect(june).toContain('Virenschutz Aken')
    expect(june).toContain('/meilensteine/TESTAT')
  })

  it('shows no milestones to whom may not read them', async () => {
    const june = await (await city.as('technician')).read(
      '/massnahmen?verbund=KERN&ansicht=kalender&monat=2025-06',
    )

    expect(june).toContain('Virenschutz Aken')
    expect(june).not.toContain('TESTAT')
  })
})

describe('a new measure', () => {
  it('is stored with its costs, once, however often it is sent', async () => {
    const code = await newCode()
    const values = { ...form, code, materialOnceCents: '1.149,00', dueOn: '2025-12-31' }

    const first = await officer.post('/massnahmen?verbund=KERN', values)
    const second = await officer.post('/massnahmen?verbund=KERN', values)

    expect([first.status, second.status]).toEqual([303, 409])
    expect(first.headers.get('location')).toBe(`/massnahmen/${code}?verbund=KERN`)
    expect(await second.text()).toContain('Haben Sie zweimal gesendet')
    const stored = (await storedMeasures()).filter(({ title }) => title === form.title)
    expect(stored.map((one) => one.materialOnceCents)).toEqual([114_900])
  })

  it.each([
    ['no title', { title: ' ' }, 'Bitte geben Sie eine Bezeichnung an.'],
    ['an English amount', { personnelOnceCents: '1,149.00' }, 'Das ist kein Betrag in Euro.'],
    ['too much money', { personnelOnceCents: '9999999999999' }, 'zwischen 0 und 1 Milliarde Euro'],
    ['a day that does not exist', { dueOn: '2025-02-30' }, 'Diesen Tag gibt es nicht.'],
    [
      'costs that end before they begin',
      { yearlyFromOn: '2026-01-01', yearlyUntilOn: '2025-01-01' },
      'enden, bevor sie beginnen',
    ],
    ['an effort that is none', { effort: 'ages' }, 'Bitte wählen Sie einen der Aufwände.'],
  ])('comes back with %s, and keeps what was typed', async (_, wrong, message) => {
    const values = { ...form, description: 'Getippt', code: await newCode(), ...wrong }

    const response = await officer.post('/massnahmen?verbund=KERN', values)
    const page = await response.text()

    expect(response.status).toBe(422)
    expect(page).toContain(message)
    expect(page).toContain('aria-invalid="true"')
    expect(page).toContain('Getippt')
  })

  it('serves the check that the address named', async () => {
    const page = await officer.read(
      '/massnahmen/neu?verbund=KERN&zielobjekt=C001&anforderung=SYS.2.1.A13',
    )
    const code = await newCode()
    await officer.post('/massnahmen?verbund=KERN', {
      ...form,
      title: 'Für eine Anforderung',
      code,
      zielobjekt: 'C001',
      anforderung: 'SYS.2.1.A13',
    })

    expect(page).toContain('SYS.2.1.A13 bei C001')
    expect(await servedBy(code)).toEqual(['SYS.2.1.A13'])
  })

  it('is not stored where the check is not modelled', async () => {
    const response = await officer.post('/massnahmen?verbund=KERN', {
      ...form,
      title: 'Für nichts',
      code: await newCode(),
      zielobjekt: 'C001',
      anforderung: 'APP.4.3.A1',
    })

    expect(response.status).toBe(422)
    expect((await storedMeasures()).filter(({ title }) => title === 'Für nichts')).toEqual([])
  })
})

describe('a measure that somebody else saved', () => {
  it('shows both values and overwrites nothing', async () => {
    const { code, id } = await create({ title: 'Firewall' })
    const { deps, actor, domain } = city.aken
    await changeMeasure(deps, actor, domain.id, id, { title: 'Firewall erneuern', version: 1 })

    const response = await officer.post(`/massnahmen/${code}?verbund=KERN`, {
      ...form,
      title: 'Firewall tauschen',
      version: '1',
    })
    const page = await response.text()

    expect(response.status).toBe(409)
    expect(page).toContain('value="Firewall tauschen"')
    expect(page).toContain('Inzwischen gespeichert: <strong>Firewall erneuern</strong>')
    expect(page).toContain('name="version" value="2"')
    expect((await find(code)).title).toBe('Firewall erneuern')
  })
})

describe('the state of a measure', () => {
  it('moves on the board, and the board comes back', async () => {
    const { code } = await create({})
    const board = '/massnahmen?verbund=KERN&ansicht=tafel'

    const response = await report(officer, code, { status: 'in_progress', zurueck: board })

    expect(response.headers.get('location')).toBe(board)
    expect((await find(code)).status).toBe('in_progress')
  })

  it('never leads to another site', async () => {
    const { code } = await create({})

    const response = await report(officer, code, {
      status: 'dropped',
      zurueck: '//evil.example/massnahmen',
    })

    expect(response.headers.get('location')).toBe(`/massnahmen/${code}?verbund=KERN`)
  })

  it('asks for the day when it is done, and offers today', async () => {
    const { code } = await create({})

    const response = await report(officer, code, { status: 'done' })
    const page = await response.text()

    expect(response.status).toBe(422)
    expect(page).toContain('Bitte den Tag der Erledigung nennen.')
    expect(offeredDay(page)).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('is done today at the latest', async () => {
    const { code } = await create({})

    const today = offeredDay(await officer.read(`/massnahmen/${code}?verbund=KERN`))

    const late = await report(officer, code, { status: 'done', doneOn: addDays(today, 1) })
    const onTime = await report(officer, code, { status: 'done', doneOn: today })

    expect([late.status, onTime.status]).toEqual([422, 303])
    expect((await find(code)).doneOn).toBe(today)
  })
})

describe('the checks that a measure serves', () => {
  it('are given one by one or as all open Basis requirements of a module; twice is harmless', async () => {
    const { code } = await create({})
    const address = `/massnahmen/${code}/anforderungen?verbund=KERN`
    const all = { zielobjekt: 'C001', baustein: 'SYS.2.1' }

    await officer.post(address, { zielobjekt: 'C001', anforderung: 'SYS.2.1.A13' })
    const first = await officer.post(address, all)
    const afterFirst = await servedBy(code)
    const second = await officer.post(address, all)

    expect([first.status, second.status]).toEqual([303, 303])
    expect(afterFirst).toContain('SYS.2.1.A6')
    expect(afterFirst).not.toContain('SYS.2.1.A1')
    expect(await servedBy(code)).toEqual(afterFirst)
  })

  it('are taken away again', async () => {
    const { code } = await create({})
    await officer.post(`/massnahmen/${code}/anforderungen?verbund=KERN`, {
      zielobjekt: 'C001',
      anforderung: 'SYS.2.1.A6',
    })

    await officer.post(`/massnahmen/${code}/anforderungen/entfernung?verbund=KERN`, {
      zielobjekt: 'C001',
      anforderung: 'SYS.2.1.A6',
    })

    expect(await servedBy(code)).toEqual([])
  })

  it('cannot be none, nor of an unknown target object', async () => {
    const { code } = await create({})
    const address = `/massnahmen/${code}/anforderungen?verbund=KERN`

    const none = await officer.post(address, { zielobjekt: 'C001' })
    const unknown = await officer.post(address, { zielobjekt: 'C999', baustein: 'SYS.2.1' })

    expect([none.status, unknown.status]).toEqual([422, 404])
  })
})

describe('whoever is responsible', () => {
  it.each(['contributor', 'technician'] as const)(
    'reports on the own measure as %s, and on no other',
    async (role) => {
      const browser = await city.as(role)
      const own = await createFor(role)
      const other = await create({ title: 'Fremd' })

      const page = await browser.read(`/massnahmen/${own.code}?verbund=KERN`)
      const done = await report(browser, own.code, { status: 'done', doneOn: '2025-05-20' })
      const foreign = await report(browser, other.code, { status: 'in_progress' })
      const edit = await browser.post(`/massnahmen/${own.code}?verbund=KERN`, form)

      expect(page).toContain('Stand speichern')
      expect(page).not.toContain('Bearbeiten')
      expect([done.status, (await find(own.code)).status]).toEqual([303, 'done'])
      expect(foreign.status).toBe(role === 'contributor' ? 404 : 403)
      expect(edit.status).toBe(role === 'contributor' ? 404 : 403)
    },
  )

  it('sees nothing else as contributor', async () => {
    const browser = await city.as('contributor')
    const own = await createFor('contributor')
    const other = await create({ title: 'Fremd' })

    const list = await browser.read('/massnahmen?verbund=KERN')
    const foreign = await browser.get(`/massnahmen/${other.code}?verbund=KERN`)

    expect(list).toContain(own.code)
    expect(list).not.toContain('Fremd')
    expect(list).not.toContain('Kosten je Haushaltsjahr')
    expect(foreign.status).toBe(404)
  })

  it('sees in the board buttons at the own cards only, as technician', async () => {
    const own = await createFor('technician')
    const other = await create({ title: 'Fremd' })

    const board = await (await city.as('technician')).read('/massnahmen?verbund=KERN&ansicht=tafel')

    expect(board).toContain(`action="/massnahmen/${own.code}/stand?verbund=KERN"`)
    expect(board).not.toContain(`action="/massnahmen/${other.code}/stand?verbund=KERN"`)
    expect(board).toContain('Fremd')
  })
})

describe('another information domain', () => {
  it('is not shown to whom has no membership in it', async () => {
    const browser = await city.as('officer', city.aken.otherDomainId)

    const list = await browser.get('/massnahmen?verbund=KERN')
    const own = await browser.get('/massnahmen?verbund=SCHULE')
    const one = await browser.get('/massnahmen/M-001?verbund=SCHULE')

    expect([list.status, own.status, one.status]).toEqual([404, 200, 404])
  })
})

function report(browser: Browser, code: string, values: Record<string, string>) {
  return browser.post(`/massnahmen/${code}/stand?verbund=KERN`, { version: '1', ...values })
}

/** Today, as the field offers it. */
function offeredDay(page: string): string {
  return /name="doneOn"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? ''
}

async function create(change: Partial<typeof measure | { title: string; responsibleId: string }>) {
  const { deps, actor, domain } = city.aken
  const id = await createMeasure(deps, actor, domain.id, { ...measure, ...change })
  const found = (await storedMeasures()).find((one) => one.id === id)
  if (!found) throw new Error('the measure is not there')
  return found
}

/** For the person of the account that `city.as(role)` logs in. */
async function createFor(role: string): Promise<StoredMeasure> {
  const { deps, actor } = city.aken
  const members = await deps.store.read('aken', listMembers)
  const account = members.find(({ email }) => email === `${role}@aken.example`)
  const person = await ensurePerson(deps, actor, {
    name: `Fachamt ${role}`,
    userId: account?.userId ?? '',
  })
  return create({ title: `Eigene von ${role}`, responsibleId: person.id })
}

function storedMeasures(): Promise<StoredMeasure[]> {
  return city.aken.deps.store.read('aken', (db) => listMeasures(db, city.aken.domain.id))
}

async function find(code: string): Promise<StoredMeasure> {
  const found = (await storedMeasures()).find((one) => one.code === code)
  if (!found) throw new Error(`there is no ${code}`)
  return found
}

async function servedBy(code: string): Promise<string[]> {
  const { id } = await find(code)
  const served = await city.aken.deps.store.read('aken', (db) => listServedChecks(db, id))
  return served.map(({ requirement }) => requirement)
}

/** As the form of a new measure carries it. */
async function newCode(): Promise<string> {
  const page = await officer.read('/massnahmen/neu?verbund=KERN')
  return /name="code" value="([^"]+)"/.exec(page)?.[1] ?? ''
}
