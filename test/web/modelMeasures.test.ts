/** Model measures and the starter plan through the front door: who sees them, who adopts them, and what comes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listModelMeasures } from '../../catalog/modelMeasures.ts'
import { listEventsOf } from '../../db/queries/events.ts'
import { listMeasures, listServedChecks, type StoredMeasure } from '../../db/queries/measures.ts'
import { createInformationDomain } from '../../src/inventory/actions.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

const adoption = '/massnahmen/muster/uebernahmen?verbund=KERN'

let city: WebCity
let officer: Browser

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})
afterAll(() => city.close())

describe('the list of model measures', () => {
  it('says how many help here, and offers to adopt them', async () => {
    const page = await officer.read('/massnahmen/muster?verbund=KERN')

    expect(page).toMatch(/<h1>210 Mustermaßnahmen, \d+ helfen hier/)
    expect(page).toContain('value="ARB-01"')
    expect(page).toContain('Ausgewählte übernehmen')
  })

  it.each([
    ['the phase', 'phase=month1', true],
    ['another phase', 'phase=R3', false],
    ['the layer', 'schicht=SYS', true],
    ['another layer', 'schicht=INF', false],
    ['the effort', 'aufwand=days', true],
    ['another effort', 'aufwand=months', false],
    ['no costs', 'kosten=none', true],
    ['high costs', 'kosten=large', false],
    ['what is open here', 'dient=open', true],
    ['what was adopted', 'dient=adopted', false],
    ['a requirement', 'suche=sys.2.1.a1', true],
    ['words of its steps', 'suche=Gruppenrichtlinie+zehn', true],
    ['other words', 'suche=Klärwerk', false],
    ['a filter that is none', 'phase=egal', true],
  ])('filters by %s', async (_, filter, isShown) => {
    const page = await officer.read(`/massnahmen/muster?verbund=KERN&${filter}`)

    expect(page.includes('ARB-01')).toBe(isShown)
  })

  it('shows a model with its steps, costs and what it serves', async () => {
    const page = await officer.read('/massnahmen/muster/ARB-01?verbund=KERN')

    expect(page).toContain('Bildschirmsperre und persönliche Anmeldung überall einschalten')
    expect(page).toContain('Sachkosten einmalig')
    expect(page).toContain('SYS.2.1, ORP.4')
    expect(page).toMatch(/SYS\.2\.1\.A1<\/a> .*offen an/)
    expect((await officer.get('/massnahmen/muster/XXX-99?verbund=KERN')).status).toBe(404)
  })

  it('keeps those of schools for information domains with schools', async () => {
    const town = await officer.read('/massnahmen/muster?verbund=KERN&dient=open')
    const schools = await officer.read('/massnahmen/muster?verbund=SCHULE&dient=open')

    expect(town).not.toContain('nur an Schulen')
    expect(schools).toContain('SCH-01')
    expect(schools).toContain('nur an Schulen')
  })
})

describe('the starter plan', () => {
  it('orders the work in phases, up to a day that it names', async () => {
    const page = await officer.read('/massnahmen/startplan?verbund=KERN')

    expect(page).toMatch(/<h1>Startplan mit \d+ Maßnahmen/)
    expect(page).toContain('Testat zur Basis-Absicherung')
    expect(page).toContain('Danach R3')
    expect(page).toMatch(/Alle \d+ dieser Phase übernehmen/)
  })

  it('names no milestone to whom may not read them', async () => {
    const page = await (await city.as('technician')).read('/massnahmen/startplan?verbund=KERN')

    expect(page).toMatch(/Der Plan reicht bis zum \d\d\.\d\d\.\d{4}\./)
    expect(page).not.toContain('Testat zur Basis-Absicherung')
  })

  it('has nothing to say where nothing is modelled', async () => {
    const { deps, actor } = city.aken
    await createInformationDomain(deps, actor, { code: 'LEER', name: 'Leerer Verbund' })

    const page = await officer.read('/massnahmen/startplan?verbund=LEER')

    expect(page).toContain('Noch kein Plan')
  })
})

describe('adopting', () => {
  it('makes an ordinary measure of one, with day, costs and the open checks it serves', async () => {
    const response = await officer.post(adoption, { einzeln: 'ARB-01', zurueck: '' })
    const measure = await adopted('ARB-01')

    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/massnahmen/${measure?.code}?verbund=KERN`)
    expect(measure).toMatchObject({ status: 'planned', effort: 'days', responsibleId: null })
    expect(measure?.dueOn && measure.dueOn > city.aken.deps.today()).toBe(true)
    expect(await servedBy(measure)).toContain('SYS.2.1.A1')
    const page = await officer.read(`/massnahmen/${measure?.code}?verbund=KERN`)
    expect(page).toContain('/massnahmen/muster/ARB-01')
  })

  it('is told in the audit trail', async () => {
    const measure = await adopted('ARB-01')
    const events = await city.aken.deps.store.read(city.aken.organisationId, (db) =>
      listEventsOf(db, [measure?.id ?? ''], 10),
    )

    expect(events.map(({ kind }) => kind).toSorted()).toEqual([
      'measure_changed',
      'measure_created',
    ])
  })

  it('happens once: the second time leads to the measure that is there', async () => {
    const before = await measures()

    const response = await officer.post(adoption, { einzeln: 'ARB-01', zurueck: '' })

    expect(response.headers.get('location')).toContain((await adopted('ARB-01'))?.code)
    expect(decodeURIComponent(response.headers.get('set-cookie') ?? '')).toContain(
      'Schon früher übernommen',
    )
    expect(await measures()).toHaveLength(before.length)
  })

  it('takes several that are ticked, with who is responsible, and goes back', async () => {
    const form = new FormData()
    for (const key of ['BET-06', 'ARB-02', 'ARB-01']) form.append('muster', key)
    form.set('person', city.aken.personId)
    form.set('zurueck', '/massnahmen/muster?verbund=KERN&phase=month1')

    const response = await officer.post(adoption, form)

    expect(response.headers.get('location')).toBe('/massnahmen/muster?verbund=KERN&phase=month1')
    expect(await adopted('BET-06')).toMatchObject({ responsibleId: city.aken.personId })
    expect(await adopted('ARB-02')).toBeDefined()
    expect((await measures()).filter(({ modelKey }) => modelKey === 'ARB-01')).toHaveLength(1)
  })

  it('takes a whole phase at once', async () => {
    const page = await officer.read('/massnahmen/startplan?verbund=KERN&phase=month2')
    const planned = Number(/Alle (\d+) dieser Phase/.exec(page)?.[1])
    const before = (await measures()).length

    await officer.post(adoption, { phase: 'month2', zurueck: '/massnahmen/startplan?verbund=KERN' })

    const fresh = (await measures()).slice(before)
    const models = new Map(listModelMeasures().map((model) => [model.key, model]))
    expect(planned).toBeGreaterThan(1)
    expect(fresh).toHaveLength(planned)
    expect(fresh.every(({ modelKey }) => models.get(modelKey ?? '')?.quickWinDays === 60)).toBe(
      true,
    )
    const again = await officer.read('/massnahmen/startplan?verbund=KERN&phase=month2')
    expect(again).not.toContain('dieser Phase übernehmen')
  })

  it('leaves what was adopted free to be changed', async () => {
    const measure = await adopted('ARB-02')
    const values = { title: 'Ganz anders', version: String(measure?.version) }

    await officer.post(`/massnahmen/${measure?.code}?verbund=KERN`, values)

    expect(await adopted('ARB-02')).toMatchObject({ title: 'Ganz anders' })
  })

  it.each([
    ['nothing ticked', {}, 'Bitte wählen Sie mindestens eine Mustermaßnahme.'],
    ['an unknown key', { einzeln: 'XXX-99' }, 'Die Mustermaßnahme „XXX-99“ gibt es nicht.'],
    ['an unknown phase', { phase: 'month9' }, 'Bitte wählen Sie mindestens eine Mustermaßnahme.'],
  ])('comes back with %s', async (_, values, message) => {
    const before = await measures()

    const response = await officer.post(adoption, { zurueck: '', ...values })

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
    expect(await measures()).toHaveLength(before.length)
  })

  it('never leads to another site', async () => {
    const form = new FormData()
    for (const key of ['ARB-05', 'ARB-06']) form.append('muster', key)
    form.set('zurueck', 'https://example.org/')

    const response = await officer.post(adoption, form)

    expect(response.headers.get('location')).toBe('/massnahmen/startplan?verbund=KERN')
  })

  it.each([
    ['technician', 200, 403],
    ['management', 200, 403],
    ['contributor', 404, 404],
    ['admin', 404, 404],
  ] as const)('is not for %s', async (role, seen, done) => {
    const browser = await city.as(role)
    const before = await measures()

    const page = await browser.get('/massnahmen/muster?verbund=KERN')
    const response = await browser.post(adoption, { einzeln: 'KON-05', zurueck: '' })

    expect([page.status, response.status]).toEqual([seen, done])
    if (seen === 200) expect(await page.text()).not.toContain('name="muster"')
    expect(await measures()).toHaveLength(before.length)
  })
})

describe('where model measures help', () => {
  it('the check offers those that bring the requirement on', async () => {
    const page = await officer.read('/check/zielobjekte/C001/SYS.2.1.A8?verbund=KERN')

    expect(page).toContain('Passende Mustermaßnahmen')
    expect(page).toContain('/massnahmen/muster/ARB-02')
  })

  it('the list of measures leads to the plan, the form to what fits', async () => {
    const list = await officer.read('/massnahmen?verbund=KERN')
    const form = await officer.read(
      '/massnahmen/neu?verbund=KERN&zielobjekt=C001&anforderung=SYS.2.1.A8',
    )
    const empty = await officer.read('/massnahmen?verbund=SCHULE')

    expect(list).toContain('/massnahmen/startplan?verbund=KERN')
    expect(form).toContain('/massnahmen/muster?verbund=KERN&amp;suche=SYS.2.1.A8')
    expect(empty).toContain('Sie müssen nicht bei null anfangen')
  })
})

async function measures(): Promise<StoredMeasure[]> {
  const { deps, domain, organisationId } = city.aken
  return deps.store.read(organisationId, (db) => listMeasures(db, domain.id))
}

async function adopted(key: string): Promise<StoredMeasure | undefined> {
  return (await measures()).find(({ modelKey }) => modelKey === key)
}

async function servedBy(measure: StoredMeasure | undefined): Promise<string[]> {
  const { deps, organisationId } = city.aken
  const served = await deps.store.read(organisationId, (db) =>
    listServedChecks(db, measure?.id ?? ''),
  )
  return served.map(({ requirement }) => requirement)
}
