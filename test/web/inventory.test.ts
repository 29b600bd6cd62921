/** The pages of the inventory, asked for as a browser does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listApplications } from '../../db/queries/applications.ts'
import { listGroupRefusals } from '../../db/queries/groupRefusals.ts'
import { listMembers } from '../../db/queries/organisations.ts'
import {
  findTargetObject,
  insertTargetObjects,
  listTargetObjects,
  type TargetObject,
} from '../../db/queries/targetObjects.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { searchTextOf } from '../../src/core/text.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})
afterAll(() => city.close())

const kern = 'verbund=KERN'
const openGroup = 'application|fundtierkartei'
const facts = {
  name: 'Notebooks',
  kind1: 'system.laptop',
  kind2: 'system.client.windows',
  count: '3',
  operatingStatus: 'operation',
}

async function objectOf(code: string): Promise<TargetObject> {
  const { deps, domain, organisationId } = city.aken
  const found = await deps.store.read(organisationId, (db) => findTargetObject(db, domain.id, code))
  if (!found) throw new Error(`no ${code}`)
  return found
}

async function deviceTexts(): Promise<string[]> {
  const { deps, organisationId } = city.aken
  const rows = await deps.store.read(organisationId, async (db) => {
    const { device } = db.tables
    return db.select({ text: device.searchText }).from(device)
  })
  return rows.map(({ text }) => text)
}

async function objects(): Promise<TargetObject[]> {
  const { deps, domain, organisationId } = city.aken
  return deps.store.read(organisationId, (db) => listTargetObjects(db, domain.id))
}

/** More target objects than a page shows. */
async function addManyObjects(): Promise<void> {
  const { deps, organisationId } = city.aken
  const { version: _, ...template } = await objectOf('C001')
  const rows = Array.from({ length: 120 }, (__, index) => {
    const code = `V${String(index + 1).padStart(3, '0')}`
    const name = index === 0 ? 'Waage Müller' : `Anlage ${index}`
    return {
      ...template,
      id: `viele-${index}`,
      code,
      name,
      groupKey: '',
      edited: [],
      responsibleId: null,
      searchText: searchTextOf([code, name]),
      createdAt: '2025-05-22T10:00:00.000Z',
    }
  })
  await deps.store.write(organisationId, (db) => insertTargetObjects(db, rows))
}

describe('the list of target objects', () => {
  beforeAll(addManyObjects)

  it('shows a hundred rows a page and the others on the next', async () => {
    const first = await officer.read(`/zielobjekte?${kern}&art=V`)
    const second = await officer.read(`/zielobjekte?${kern}&art=V&seite=2`)

    expect(first).toContain('1–100 von 120')
    expect(first).not.toContain('>V101<')
    expect(second).toContain('>V101<')
  })

  it.each(['muller', 'Müller', 'MUELLER', 'muller v001'])('finds „Müller“ by %s', async (word) => {
    const page = await officer.read(`/zielobjekte?${kern}&suche=${encodeURIComponent(word)}`)

    expect(page).toContain('Waage Müller')
    expect(page).not.toContain('Anlage 7<')
  })

  it.each(['%', '_', '\\', "'", '100%'])('takes %s as a letter, not as a pattern', async (word) => {
    const page = await officer.read(`/zielobjekte?${kern}&suche=${encodeURIComponent(word)}`)

    expect(page).toContain('Kein Zielobjekt passt')
  })

  it('keeps the filters in the links of the pages', async () => {
    const page = await officer.read(`/zielobjekte?${kern}&art=V&sortierung=name`)

    expect(page).toMatch(
      /href="\/zielobjekte\?verbund=KERN&amp;art=V&amp;sortierung=name&amp;seite=2"/,
    )
  })

  it('counts on after 999', async () => {
    const { deps, organisationId } = city.aken
    const { version: _, ...template } = await objectOf('C001')
    const rows = ['K1000', 'K999', 'K002'].map((code) => ({
      ...template,
      id: code,
      code,
      groupKey: '',
      edited: [],
      searchText: searchTextOf([code]),
      createdAt: '2025-05-22T10:00:00.000Z',
    }))
    await deps.store.write(organisationId, (db) => insertTargetObjects(db, rows))

    const page = await officer.read(`/zielobjekte?${kern}&art=K`)

    const codes = [...page.matchAll(/>(K\d+)</g)].map(([, code]) => code)
    expect(codes).toEqual(['K002', 'K999', 'K1000'])
    expect(
      (await objects()).map(({ code }) => code).filter((code) => code.startsWith('K')),
    ).toEqual(codes)
  })

  it('filters nothing by what it does not know', async () => {
    const page = await officer.read(`/zielobjekte?${kern}&art=QQ&sortierung=unsinn&seite=-3`)

    expect(page).toContain('>C001<')
  })

  it('says how far each is and how many modules it has', async () => {
    const page = await officer.read(`/zielobjekte?${kern}&suche=C001`)

    expect(page).toMatch(/data-label="Bausteine">\s*\d+/)
    expect(page).toMatch(/\d+ von \d+/)
  })
})

describe('what contributors see', () => {
  it('is theirs alone: other target objects and applications are not found', async () => {
    const contributor = await city.as('contributor')
    const { deps, actor } = city.aken
    const page = await officer.read('/zielobjekte?verbund=KERN')
    expect(page).toContain('>C001<')
    const empty = await contributor.read(`/zielobjekte?${kern}`)
    const members = await deps.store.read(actor.organisationId, listMembers)
    const userId = members.find(({ email }) => email === 'contributor@aken.example')?.userId
    const person = await ensurePerson(deps, actor, {
      name: 'Fachamt Meldewesen',
      userId: userId ?? '',
    })
    const { version } = await objectOf('A001')
    const saved = await officer.post(`/zielobjekte/A001?${kern}`, {
      ...facts,
      name: 'Meldewesen Aken',
      kind1: 'application.general',
      kind2: '',
      count: '1',
      responsibleId: person.id,
      version: String(version),
    })

    const own = await contributor.read(`/zielobjekte?${kern}`)
    const applications = await contributor.read(`/fachanwendungen?${kern}`)

    expect(empty).toContain('Noch nichts zugeordnet')
    expect(saved.status).toBe(303)
    expect(own).toContain('>A001<')
    expect(own).not.toContain('>C001<')
    expect(applications).toContain('Meldewesen Aken')
    expect(applications).not.toContain('Fundtierkartei')
    // The check of a whole target object is not theirs, so that no button leads there.
    expect(await contributor.read(`/zielobjekte/A001?${kern}`)).not.toContain('/check/zielobjekte')
    expect((await contributor.get(`/zielobjekte/C001?${kern}`)).status).toBe(404)
    expect((await contributor.get(`/zielobjekte/A001/bearbeiten?${kern}`)).status).toBe(404)
    expect((await contributor.get(`/raeume?${kern}`)).status).toBe(404)
  })
})

describe('the page of a target object', () => {
  it('draws its dependencies and says them in a list', async () => {
    const page = await officer.read(`/zielobjekte/A001?${kern}`)

    expect(page).toContain('role="img"')
    expect(page).toContain('<title id="graph-title">Abhängigkeiten von A001</title>')
    expect(page).toContain('wird erbracht von')
    expect(page).toContain('in einem anderen Informationsverbund')
  })

  it('says where a protection need comes from', async () => {
    const own = await officer.read(`/zielobjekte/A001?${kern}`)
    const inherited = await officer.read(`/zielobjekte/D001?${kern}`)

    expect(own).toContain('Melderegister Aken')
    expect(inherited).toContain('(Maximumprinzip)')
    expect(inherited).toContain('In der Basis-Absicherung nicht gefordert')
  })

  it('is not found in another information domain, nor with a code that nobody has', async () => {
    expect((await officer.get('/zielobjekte/C001?verbund=SCHULE')).status).toBe(404)
    expect((await officer.get(`/zielobjekte/C999?${kern}`)).status).toBe(404)
    const other = await city.as('officer', city.aken.otherDomainId)
    expect((await other.get(`/zielobjekte/C001?${kern}`)).status).toBe(404)
  })

  it('tells its history field by field', async () => {
    const page = await officer.read(`/zielobjekte/C001/verlauf?${kern}`)

    expect(page).toContain('Zielobjekt geändert')
    expect(page).toContain('Rathaus und Außenstellen')
  })
})

describe('a change by hand', () => {
  it('is kept by the rules and can be given back to them', async () => {
    const edit = await officer.read(`/zielobjekte/C001/bearbeiten?${kern}`)
    const { version, edited } = await objectOf('C001')

    const back = await officer.post(`/zielobjekte/C001/ruecknahmen?${kern}`, {
      field: 'location',
      version: String(version),
    })

    expect(edited).toEqual(['location'])
    expect(edit).toContain('Der Bestand schlüge')
    expect(back.status).toBe(303)
    expect(await objectOf('C001')).toMatchObject({ edited: [], location: 'Rathaus Aken' })
  })

  it('shows both values when somebody saved in the meantime, and overwrites nothing', async () => {
    const before = await objectOf('C001')
    const stale = String(before.version)
    const send = (name: string) =>
      officer.post(`/zielobjekte/C001?${kern}`, {
        ...facts,
        name,
        location: before.location,
        version: stale,
      })
    await send('Laptops der Kollegin')

    const response = await send('Meine Laptops')
    const page = await response.text()

    expect(response.status).toBe(409)
    expect(page).toContain('value="Meine Laptops"')
    expect(page).toContain('Laptops der Kollegin')
    expect((await objectOf('C001')).name).toBe('Laptops der Kollegin')
  })

  it.each([
    ['no name', { name: '' }, 'Bitte geben Sie einen Namen an.'],
    ['no kind', { kind1: '' }, 'Bitte wählen Sie mindestens eine Art.'],
    ['a count that is none', { count: 'viele' }, 'Die Anzahl ist eine ganze Zahl'],
    ['an unknown status', { operatingStatus: 'kaputt' }, 'Bitte wählen Sie den Betriebsstatus.'],
  ])('with %s comes back with what was typed', async (_, wrong, message) => {
    const response = await officer.post(`/zielobjekte?${kern}`, {
      ...facts,
      description: 'bleibt stehen',
      ...wrong,
    })
    const page = await response.text()

    expect(response.status).toBe(422)
    expect(page).toContain(message)
    expect(page).toContain('bleibt stehen')
  })

  it('without a version is told, not broken', async () => {
    const response = await officer.post(`/zielobjekte/C001?${kern}`, facts)

    expect(response.status).toBe(422)
  })

  it('remembers an answer to a question of the modelling', async () => {
    const { version } = await objectOf('C001')

    await officer.post(`/zielobjekte/C001?${kern}`, {
      ...facts,
      'frage-usesVpn': 'yes',
      'frage-erfunden': 'yes',
      version: String(version),
    })

    const { attributes, edited } = await objectOf('C001')
    expect(attributes.usesVpn).toBe(true)
    expect(attributes).not.toHaveProperty('erfunden')
    expect(edited).toContain('attributes.usesVpn')
  })

  it('makes a target object with the prefix of its kind, and somebody new responsible', async () => {
    const response = await officer.post(`/zielobjekte?${kern}`, {
      ...facts,
      name: 'Bürgerservice',
      kind1: 'businessProcess',
      kind2: '',
      count: '1',
      newPerson: 'Leitung Bürgerbüro',
    })

    expect(response.headers.get('location')).toBe('/zielobjekte/GP001?verbund=KERN')
    expect(await officer.read(`/zielobjekte/GP001?${kern}`)).toContain('Leitung Bürgerbüro')
  })
})

describe('a dependency', () => {
  const link = (from: string, other: string, direction = 'needs') =>
    officer.post(`/zielobjekte/${from}/abhaengigkeiten?${kern}`, {
      other,
      direction,
      relation: 'depends_on',
      reason: 'Gespräch mit der EDV',
    })

  it('is stated, refused the second time and in a circle, and taken back', async () => {
    const stated = await link('GP001', 'A001')
    const twice = await link('GP001', 'A001')
    const circle = await link('A001', 'GP001')
    const itself = await link('A001', 'A001')
    const unknown = await link('A001', 'X999')
    const page = await officer.read(`/zielobjekte/GP001?${kern}`)
    const [, id = ''] = /name="id" value="([^"]+)"/.exec(page) ?? []
    const removed = await officer.post(`/zielobjekte/GP001/abhaengigkeiten/entfernung?${kern}`, {
      id,
    })
    const again = await officer.post(`/zielobjekte/GP001/abhaengigkeiten/entfernung?${kern}`, {
      id,
    })

    expect(stated.status).toBe(303)
    expect([twice.status, circle.status, itself.status, unknown.status]).toEqual([
      422, 422, 422, 422,
    ])
    expect(await twice.text()).toContain('Diese Abhängigkeit gibt es schon.')
    expect(await circle.text()).toContain('A001 → GP001 → A001')
    expect([removed.status, again.status]).toEqual([303, 404])
  })
})

describe('proposals of the inventory', () => {
  it('say what is new, changed and refused', async () => {
    const page = await officer.read(`/zielobjekte/vorschlaege?${kern}`)

    expect(page).toContain('Fundtierkartei')
    expect(page).toContain('Melderegister der Stadt')
    expect(page).toContain('Wird im Juni abgeschaltet.')
  })

  it('are read by management, who can decide nothing', async () => {
    const management = await city.as('management')

    const page = await management.read(`/zielobjekte/vorschlaege?${kern}`)

    expect(page).not.toContain('Übernehmen')
    expect(page).not.toContain('type="checkbox"')
  })

  it('are refused with a reason only, leave the list and come back', async () => {
    const bare = await officer.post(`/zielobjekte/vorschlaege/ablehnungen?${kern}`, {
      gruppe: openGroup,
      reason: ' ',
    })
    await officer.post(`/zielobjekte/vorschlaege/ablehnungen?${kern}`, {
      gruppe: openGroup,
      reason: 'Läuft aus.',
    })
    const twice = await officer.post(`/zielobjekte/vorschlaege/ablehnungen?${kern}`, {
      gruppe: openGroup,
      reason: 'Läuft aus.',
    })
    const page = await officer.read(`/zielobjekte/vorschlaege?${kern}`)
    await officer.post(`/zielobjekte/vorschlaege/ablehnungen/ruecknahme?${kern}`, {
      gruppe: openGroup,
    })

    expect([bare.status, twice.status]).toEqual([422, 404])
    expect(page).toContain('Läuft aus.')
    const { deps, domain, organisationId } = city.aken
    const left = await deps.store.read(organisationId, (db) => listGroupRefusals(db, domain.id))
    expect(left.map(({ groupKey }) => groupKey)).toEqual(['application|altverfahren'])
  })

  it('are not accepted unseen, nor a second time, nor none', async () => {
    const unseen = await officer.post(`/zielobjekte/vorschlaege/annahmen?${kern}`, { alle: '77' })
    const none = await officer.post(`/zielobjekte/vorschlaege/annahmen?${kern}`)
    const unknown = await officer.post(`/zielobjekte/vorschlaege/annahmen?${kern}`, {
      nur: 'group:application|gibt es nicht',
    })

    expect([unseen.status, none.status, unknown.status]).toEqual([409, 422, 409])
  })

  it('are accepted one by one, under another name', async () => {
    const before = (await objects()).length

    const response = await officer.post(`/zielobjekte/vorschlaege/einzelannahmen?${kern}`, {
      gruppe: openGroup,
      name: 'Friedhöfe',
      count: '1',
    })

    const fresh = (await objects()).find(({ groupKey }) => groupKey === openGroup)
    expect(response.status).toBe(303)
    expect(fresh).toMatchObject({ name: 'Friedhöfe', code: 'A002', edited: [] })
    expect((await objects()).length).toBe(before + 1)
  })

  it('go into a target object that somebody made by hand', async () => {
    await officer.post(`/fachanwendungen?${kern}`, { name: 'Gräbersuche', hosting: 'own' })
    const process = await objectOf('GP001')

    await officer.post(`/zielobjekte/vorschlaege/einzelannahmen?${kern}`, {
      gruppe: 'application|graebersuche',
      name: 'egal',
      count: '1',
      intoId: process.id,
    })

    const { deps, domain, organisationId } = city.aken
    const applications = await deps.store.read(organisationId, (db) =>
      listApplications(db, domain.id),
    )
    const found = applications.find(({ name }) => name === 'Gräbersuche')
    expect(found?.targetObjectId).toBe(process.id)
  })

  it('are kept away from what a person wants to stay as it is', async () => {
    const key = 'application|meldewesen aken'
    await officer.post(`/zielobjekte/vorschlaege/beibehaltungen?${kern}`, { gruppe: key })

    const page = await officer.read(`/zielobjekte/vorschlaege?${kern}`)

    expect(page).not.toContain('Melderegister der Stadt')
    expect((await objectOf('A001')).edited).toContain('description')
  })
})

describe('applications, rooms, networks and providers', () => {
  it('find an application by any of its words, and tell a name that is taken', async () => {
    const page = await officer.read(`/fachanwendungen?${kern}&suche=grabersuche`)
    const taken = await officer.post(`/fachanwendungen?${kern}`, { name: 'GRÄBERSUCHE' })

    expect(page).toContain('Gräbersuche')
    expect(page).not.toContain('Meldewesen Aken')
    expect(taken.status).toBe(422)
    expect(await taken.text()).toContain('Dieser Name ist schon vergeben.')
  })

  it('show both values of an application after a stale save', async () => {
    const { applicationId } = city.aken
    const save = (name: string) =>
      officer.post(`/fachanwendungen/${applicationId}?${kern}`, { name, version: '1' })
    await save('Friedhof und Gräber')

    const response = await save('Friedhof')

    expect(response.status).toBe(409)
    expect(await response.text()).toContain('Inzwischen gespeichert: <strong>Friedhof und Gräber')
  })

  it('say what kind a room is', async () => {
    const { roomId } = city.aken
    const before = await officer.read(`/raeume?${kern}`)
    const wrong = await officer.post(`/raeume/${roomId}?${kern}`, {
      kind: 'system.pc',
      version: '1',
    })
    const saved = await officer.post(`/raeume/${roomId}?${kern}`, {
      kind: 'room.archive',
      version: '1',
    })
    const stale = await officer.post(`/raeume/${roomId}?${kern}`, {
      kind: 'room.office',
      version: '1',
    })

    expect(before).toContain('(aus dem Namen)')
    expect([wrong.status, saved.status, stale.status]).toEqual([422, 303, 409])
    expect(await officer.read(`/raeume?${kern}`)).toContain('Datenträgerarchiv')
  })

  it('say what a site is called, what it is and which network is usual there', async () => {
    const { siteId } = city.aken
    const named = { name: 'Rathaus am Markt', type: 'administration', defaultZone: 'management' }
    const before = await officer.read(`/standorte?${kern}`)

    const nameless = await officer.post(`/standorte/${siteId}?${kern}`, {
      ...named,
      name: ' ',
      version: '1',
    })
    const saved = await officer.post(`/standorte/${siteId}?${kern}`, { ...named, version: '1' })
    const stale = await officer.post(`/standorte/${siteId}?${kern}`, {
      ...named,
      name: 'Altes Rathaus',
      version: '1',
    })

    expect(before).toContain('Rathaus Aken')
    expect([nameless.status, saved.status, stale.status]).toEqual([422, 303, 409])
    expect(await stale.text()).toContain('Inzwischen gespeichert: <strong>Rathaus am Markt')
    expect(await officer.read(`/standorte?${kern}&suche=markt`)).toContain('Managementnetz')
    expect(await deviceTexts()).toContainEqual(expect.stringContaining('rathaus am markt'))
  })

  it('add a site, but no second one of that name', async () => {
    const site = { name: 'Bauhof  Süd', type: 'other', defaultZone: '' }

    const first = await officer.post(`/standorte?${kern}`, site)
    const second = await officer.post(`/standorte?${kern}`, { ...site, name: 'BAUHOF SÜD' })

    expect([first.status, second.status]).toEqual([303, 422])
    expect(await second.text()).toContain('So heißt schon ein anderer Standort.')
    expect(await officer.read(`/standorte?${kern}&art=other`)).toContain('Bauhof Süd')
  })

  it('do not show sites where only another information domain has devices', async () => {
    const page = await officer.read('/standorte?verbund=SCHULE')

    expect(page).not.toContain(`/standorte/${city.aken.siteId}?`)
    expect((await officer.get(`/standorte/${city.aken.siteId}?verbund=SCHULE`)).status).toBe(404)
  })

  it('do not show rooms of sites where only another information domain has devices', async () => {
    const page = await officer.read('/raeume?verbund=SCHULE')

    expect(page).not.toContain(`/raeume/${city.aken.roomId}?`)
    expect((await officer.get(`/raeume/${city.aken.roomId}?verbund=SCHULE`)).status).toBe(404)
  })

  it('show networks with what is connected, and providers with proofs that ended', async () => {
    const networks = await officer.read(`/netze?${kern}`)
    const providers = await officer.read(`/dienstleister?${kern}`)

    expect(networks).toContain('NZ001')
    expect(providers).toContain('Testat KITU')
    expect(providers).toContain('abgelaufen am 31.12.2024')
  })

  it('let the EDV write and the Leitung read', async () => {
    const technician = await city.as('technician')
    const management = await city.as('management')

    const written = await technician.post(`/dienstleister?${kern}`, {
      ...facts,
      name: 'Neuer Anbieter',
      kind1: 'provider.cloud',
      kind2: '',
      count: '1',
    })
    const refused = await management.post(`/dienstleister?${kern}`, facts)

    expect(written.headers.get('location')).toMatch(/\/zielobjekte\/D00\d/)
    expect(refused.status).toBe(403)
    expect(await management.read(`/dienstleister?${kern}`)).toContain('Neuer Anbieter')
  })
})

describe('protection needs', () => {
  const needs = { 'integrity-version': '1', 'availability-version': '0' }

  it('are set with a reason, and both values shown when stale', async () => {
    const path = `/zielobjekte/C001/schutzbedarf?${kern}`
    const first = { ...needs, 'integrity-version': '0', 'confidentiality-version': '0' }
    const bare = await officer.post(path, { ...first, 'confidentiality-level': 'high' })
    const set = { 'confidentiality-level': 'high', 'confidentiality-reason': 'Personaldaten' }
    const saved = await officer.post(path, { ...first, ...set })
    const stale = await officer.post(path, { ...first, ...set, 'confidentiality-level': 'normal' })
    const page = await officer.read(`/zielobjekte/C001?${kern}`)
    const taken = await officer.post(path, { ...first, 'confidentiality-version': '1' })

    expect([bare.status, saved.status, stale.status, taken.status]).toEqual([422, 303, 409, 303])
    expect(page).toContain('Personaldaten')
    expect(await officer.read(`/zielobjekte/C001?${kern}`)).not.toContain('Personaldaten')
  })
})
