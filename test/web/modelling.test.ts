import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { moduleTextOf } from '../../catalog/moduleTexts.ts'
import { listModuleDecisions } from '../../db/queries/modelling.ts'
import { decideModule } from '../../src/modelling/actions.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity | undefined
let officer: Browser
const kern = 'verbund=KERN'

beforeEach(async () => {
  await city?.close()
  city = await openWebCity()
  officer = await city.as('officer')
})
afterAll(() => city?.close())

describe('the list of modules', () => {
  it('says the state of all 111 in its heading, and counts profile and whole side by side', async () => {
    const page = await officer.read(`/modellierung?${kern}`)

    const [, counts] = /<h1>111 Bausteine: ([^<]+)/.exec(page) ?? []
    const sum = [...(counts ?? '').matchAll(/\d+/g)].reduce((all, [n]) => all + Number(n), 0)
    expect(sum).toBe(111)
    expect(page).toContain('Im Kommunalprofil (Stand ungeprüft)')
    expect([...page.matchAll(/bausteine\/[A-Z.0-9]+\?/g)]).toHaveLength(111)
  })

  it('says of each module what it is about; its page says when it applies', async () => {
    const { about, applies } = moduleTextOf('SYS.2.1')

    expect(await officer.read(`/modellierung?${kern}`)).toContain(`<small>${about}</small>`)
    expect(await officer.read(`/modellierung/bausteine/SYS.2.1?${kern}`)).toContain(
      `${about} ${applies}`,
    )
    expect(await officer.read(`/check/bausteine/SYS.2.1?${kern}`)).toContain(`${about} ${applies}`)
  })

  it('shows what the filters let through, and ignores what they do not know', async () => {
    const one = await officer.read(`/modellierung?${kern}&stand=at_provider&schicht=APP`)
    const unknown = await officer.read(`/modellierung?${kern}&stand=unbekannt&schicht=XYZ`)

    expect([...one.matchAll(/bausteine\/([A-Z.0-9]+)\?/g)].map(([, id]) => id)).toEqual(['APP.3.2'])
    expect([...unknown.matchAll(/bausteine\/[A-Z.0-9]+\?/g)]).toHaveLength(111)
  })

  it('names each module that a person decided on as such', async () => {
    const page = await officer.read(`/modellierung?${kern}&herkunft=person`)

    expect([...page.matchAll(/bausteine\/([A-Z.0-9]+)\?/g)].map(([, id]) => id)).toEqual([
      'CON.9',
      'APP.3.2',
    ])
  })

  it('leads an information domain without a model to the proposals', async () => {
    const page = await (await city?.as('officer'))?.read('/modellierung?verbund=SCHULE')

    expect(page).toContain('<h1>111 Bausteine')
  })
})

describe('a decision', () => {
  const path = `/modellierung/bausteine/SYS.2.1/entscheidungen?${kern}`
  const leavingOut = {
    zielobjekt: 'C001',
    entscheidung: 'left_out',
    begruendung: 'Die Geräte werden ausgemustert.',
    gesehen: 'C001',
    version: '1',
  }

  it('to leave out keeps the answers and says so before', async () => {
    const before = await officer.read(`/modellierung/bausteine/SYS.2.1?${kern}`)

    const response = await officer.post(path, leavingOut)

    expect(before).toMatch(/sind \d+ Anforderungen dieses Bausteins beantwortet\..*inaktiv/)
    expect(response.status).toBe(303)
    expect(await decisionOn('SYS.2.1')).toMatchObject({ decision: 'left_out', origin: 'person' })
  })

  it.each([
    ['to leave out without a reason', { ...leavingOut, begruendung: ' ' }, 'Begründung fehlt.'],
    ['at no provider', { ...leavingOut, entscheidung: 'at_provider' }, 'Dienstleister fehlt.'],
    [
      'at what is no provider',
      { ...leavingOut, entscheidung: 'at_provider', dienstleister: 'A001' },
      'Kein Dienstleister.',
    ],
    [
      'at an unknown target object',
      { ...leavingOut, zielobjekt: 'X999' },
      '„X999“ gibt es in Kernverwaltung nicht.',
    ],
    [
      'of none of the three',
      { ...leavingOut, entscheidung: 'vielleicht' },
      'Bitte wählen Sie eine Entscheidung.',
    ],
  ])('%s comes back with the message at the field', async (_what, values, message) => {
    const response = await officer.post(path, values)

    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain(`<p class="error"`)
    expect(page).toContain(message)
    expect(await decisionOn('SYS.2.1')).toMatchObject({ decision: 'modelled', origin: 'rule' })
  })

  it('that came too late shows what is stored beside what was typed', async () => {
    await officer.post(path, leavingOut)

    const response = await officer.post(path, { ...leavingOut, begruendung: 'Anderer Grund.' })

    expect(response.status).toBe(409)
    const page = await response.text()
    expect(page).toContain('Anderer Grund.')
    expect(page).toContain('Inzwischen gespeichert: <strong>Die Geräte werden ausgemustert.')
  })

  it('of a person is taken back to what the rules say', async () => {
    await officer.post(path, leavingOut)
    const taken = `/modellierung/bausteine/SYS.2.1/ruecknahmen?${kern}`

    const response = await officer.post(taken, { zielobjekt: 'C001', version: '2' })

    expect(response.status).toBe(303)
    expect(await decisionOn('SYS.2.1')).toMatchObject({ decision: 'modelled', origin: 'rule' })
  })

  it('of the rules is nothing that can be taken back', async () => {
    const taken = `/modellierung/bausteine/SYS.2.1/ruecknahmen?${kern}`

    const response = await officer.post(taken, { zielobjekt: 'C001', version: '1' })

    expect(response.status).toBe(422)
    expect(await response.text()).toContain('hat hier keine Person entschieden')
  })
})

describe('proposals', () => {
  it('are accepted one by one, and what is no longer proposed is told', async () => {
    await officer.post(`/modellierung/fragen/usesWlan/antworten?${kern}`, { antwort: 'ja' })
    const page = await officer.read(`/modellierung/vorschlaege?${kern}&baustein=NET.2.2`)
    const keys = [...page.matchAll(/name="vorschlag" value="([^"]+)"/g)].map(([, key]) => key ?? '')
    const [key = ''] = keys

    const first = await officer.post(`/modellierung/vorschlaege?${kern}`, { vorschlag: key })
    const again = await officer.post(`/modellierung/vorschlaege?${kern}`, { vorschlag: key })

    expect(keys.length).toBeGreaterThan(0)
    expect([first.status, again.status]).toEqual([303, 409])
    expect(await again.text()).toContain('Die Vorschläge haben sich inzwischen geändert.')
    expect(await decisionOn('NET.2.2')).toMatchObject({ decision: 'modelled', origin: 'rule' })
  })

  it('are not accepted without a choice', async () => {
    await officer.post(`/modellierung/fragen/usesWlan/antworten?${kern}`, { antwort: 'ja' })

    const response = await officer.post(`/modellierung/vorschlaege?${kern}`)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Bitte wählen Sie mindestens einen Vorschlag aus.')
  })

  it('are accepted all together, but never more than were seen', async () => {
    await officer.post(`/modellierung/fragen/usesWlan/antworten?${kern}`, { antwort: 'ja' })
    const page = await officer.read(`/modellierung/vorschlaege?${kern}`)
    const seen = /name="alle" value="(\d+)"/.exec(page)?.[1] ?? ''

    const other = await officer.post(`/modellierung/vorschlaege?${kern}`, { alle: '1000' })
    const all = await officer.post(`/modellierung/vorschlaege?${kern}`, { alle: seen })

    expect(Number(seen)).toBeGreaterThan(1)
    expect([other.status, all.status]).toEqual([409, 303])
    expect(await officer.read(`/modellierung/vorschlaege?${kern}`)).not.toContain(
      'name="vorschlag"',
    )
  })

  it('that contradict a person wait for a choice, and keep to it', async () => {
    await leaveOutClients()
    const conflict = { baustein: 'SYS.2.1', zielobjekt: 'C001', version: '2' }
    const before = await officer.read(`/modellierung/vorschlaege?${kern}`)

    const kept = await officer.post(`/modellierung/widersprueche?${kern}`, {
      ...conflict,
      wahl: 'bleibt',
    })

    const after = await officer.read(`/modellierung/vorschlaege?${kern}`)
    expect(before).toContain('Im Widerspruch zur Entscheidung einer Person')
    expect(kept.status).toBe(303)
    expect(after).not.toContain('Im Widerspruch zur Entscheidung einer Person')
    expect(after).toContain('1 Entscheidung bleibt bewusst anders als die Regeln')
    expect(await decisionOn('SYS.2.1')).toMatchObject({ decision: 'left_out', origin: 'person' })
  })

  it('that contradict a person are followed when the person says so', async () => {
    await leaveOutClients()

    await officer.post(`/modellierung/widersprueche?${kern}`, {
      baustein: 'SYS.2.1',
      zielobjekt: 'C001',
      version: '2',
      wahl: 'regel',
    })

    expect(await decisionOn('SYS.2.1')).toMatchObject({ decision: 'modelled', origin: 'rule' })
  })

  it('of inventory and rules together change nothing until they are sent', async () => {
    const page = await officer.read('/modellierung/vorschlaege/alles?verbund=SCHULE')
    const response = await officer.post('/modellierung/vorschlaege/alles?verbund=SCHULE')

    expect(page).toContain('<h1>')
    expect(response.status).toBe(303)
  })
})

describe('a question', () => {
  const page = `/modellierung/fragen/usesWlan?${kern}`

  it('says what each answer would change, and models nothing by itself', async () => {
    const before = await officer.read(page)

    const response = await officer.post(`/modellierung/fragen/usesWlan/antworten?${kern}`, {
      antwort: 'ja',
      notiz: 'Nur im Rathaus.',
    })

    const after = await officer.read(page)
    expect(before).toMatch(/Bei ja<\/dt><dd>Vorgeschlagen wird NET\.2\.2/)
    expect(response.status).toBe(303)
    expect(await decisionOn('NET.2.2')).not.toMatchObject({ decision: 'modelled' })
    expect(after).toContain('Daraus ergeben sich Vorschläge.')
    expect(after).toContain('Nur im Rathaus.')
  })

  it('is answered for single target objects, and answered otherwise later', async () => {
    const rows = `/modellierung/fragen/usesWlan/einzeln?${kern}`

    await officer.post(rows, { 'antwort-C001': 'ja', 'notiz-C001': 'WLAN im Rathaus' })
    const first = await officer.read(page)
    await officer.post(rows, { 'antwort-C001': 'nein', 'notiz-C001': 'Abgeschaltet' })

    expect(first).toContain('WLAN im Rathaus')
    expect(await officer.read(page)).toContain('Abgeschaltet')
  })

  it.each([
    ['antworten', { antwort: 'vielleicht' }, 'Bitte antworten Sie mit ja oder nein.'],
    ['einzeln', { 'antwort-X999': 'ja' }, '„X999“ betrifft diese Frage nicht.'],
    [
      'einzeln',
      { 'antwort-C001': 'ja', 'notiz-C001': 'x'.repeat(2001) },
      'Höchstens 2000 Zeichen.',
    ],
  ])('is not answered by %s with %o', async (form, values: Record<string, string>, message) => {
    const response = await officer.post(`/modellierung/fragen/usesWlan/${form}?${kern}`, values)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
  })

  it('keeps what somebody else answered meanwhile, and shows both', async () => {
    const rows = `/modellierung/fragen/usesWlan/einzeln?${kern}`
    const seen = versionIn(await officer.read(page))
    await officer.post(rows, { 'antwort-C001': 'ja', 'notiz-C001': 'Rathaus', ...seen })
    const mine = { 'antwort-C001': 'nein', 'notiz-C001': 'Abgeschaltet' }

    const stale = await officer.post(rows, { ...mine, ...seen })

    const shown = await stale.text()
    expect(stale.status).toBe(409)
    expect(shown).toContain('Inzwischen hat jemand anders geantwortet.')
    expect(shown).toMatch(
      /<option value="nein" selected[^>]*>nein<\/option><\/select><p class="stored">Inzwischen gespeichert: <strong>ja</,
    )
    expect(shown).toMatch(
      /value="Abgeschaltet"[^>]*\/><p class="stored">Inzwischen gespeichert: <strong>Rathaus</,
    )
    expect(await officer.read(page)).not.toContain('Abgeschaltet')

    const again = await officer.post(rows, { ...mine, ...versionIn(shown) })

    expect(again.status).toBe(303)
    expect(await officer.read(page)).toContain('Abgeschaltet')
  })

  it('leaves alone what nobody touched, whatever somebody else answered there', async () => {
    const rows = `/modellierung/fragen/usesWlan/einzeln?${kern}`
    await officer.post(rows, { 'antwort-C001': 'ja', 'notiz-C001': 'Rathaus' })
    const seen = await officer.read(page)
    const untouched = {
      'antwort-C001': 'ja',
      'notiz-C001': 'Rathaus',
      'war-C001': /name="war-C001" value="([^"]*)"/.exec(seen)?.[1] ?? '',
      ...versionIn(seen),
    }
    const theirs = { 'antwort-C001': 'nein', 'notiz-C001': 'Abgeschaltet', ...versionIn(seen) }
    await officer.post(rows, theirs)

    const answer = await officer.post(rows, untouched)

    expect(answer.status).toBe(303)
    expect(await officer.read(page)).toContain('Abgeschaltet')
  })

  it('lets pass what somebody else answered just so', async () => {
    const rows = `/modellierung/fragen/usesWlan/einzeln?${kern}`
    const same = {
      'antwort-C001': 'ja',
      'notiz-C001': 'Rathaus',
      ...versionIn(await officer.read(page)),
    }

    const both = [await officer.post(rows, same), await officer.post(rows, same)]

    expect(both.map(({ status }) => status)).toEqual([303, 303])
  })

  it('is not answered for all when somebody answered since it was shown', async () => {
    const all = `/modellierung/fragen/usesWlan/antworten?${kern}`
    const [, offen = ''] = /name="offen" value="(\d+)"/.exec(await officer.read(page)) ?? []
    await officer.post(all, { antwort: 'ja', offen })

    const stale = await officer.post(all, { antwort: 'nein', offen })

    expect(Number(offen)).toBeGreaterThan(0)
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain(
      'Inzwischen hat jemand anders geantwortet. Offen ist nichts mehr; Ihre Antwort „nein“ ist nicht gespeichert.',
    )
  })

  it('that the rules do not know is not there', async () => {
    const response = await officer.get(`/modellierung/fragen/gibtEsNicht?${kern}`)

    expect(response.status).toBe(404)
  })
})

describe('who only reads', () => {
  it('sees no button that changes anything', async () => {
    const management = await city?.as('management')
    for (const path of [
      '',
      '/bausteine/SYS.2.1',
      '/zielobjekte/C001',
      '/vorschlaege',
      '/fragen/usesWlan',
    ]) {
      const page = (await management?.read(`/modellierung${path}?${kern}`)) ?? ''
      const [, main = ''] = page.split('<main')
      expect(main, path).not.toContain('method="post"')
    }
  })
})

/** The version of C001's row, as its form carries it. */
function versionIn(html: string): Record<string, string> {
  const [, version = ''] = /name="version-C001" value="(\d+)"/.exec(html) ?? []
  return { 'version-C001': version }
}

async function leaveOutClients(): Promise<void> {
  if (!city) throw new Error('no city')
  const { deps, actor, domain, objectId } = city.aken
  await decideModule(deps, actor, domain, {
    targetObjectId: objectId,
    module: 'SYS.2.1',
    decision: 'left_out',
    reason: 'Die Geräte werden ausgemustert.',
    providerId: null,
  })
}

/** The decision on a module, at C001 where it is decided there. */
async function decisionOn(module: string) {
  if (!city) throw new Error('no city')
  const { deps, domain, objectId, organisationId } = city.aken
  const all = await deps.store.read(organisationId, (db) => listModuleDecisions(db, domain.id))
  const ofModule = all.filter((decision) => decision.module === module)
  return ofModule.find(({ targetObjectId }) => targetObjectId === objectId) ?? ofModule[0] ?? {}
}
