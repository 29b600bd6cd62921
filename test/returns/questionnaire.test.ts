import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCheck } from '../../db/queries/checks.ts'
import { listEventsOf } from '../../db/queries/events.ts'
import { findQuestionnaire } from '../../db/queries/questionnaires.ts'
import { createQuestionnaire, makeLink, sendLink } from '../../src/returns/questionnaire/actions.ts'
import { openWebCity, type WebCity } from '../web/webCity.ts'

const origin = 'http://basislotse.test'
const requirement = 'SYS.2.1.A8'
const gone = 'Dieser Link gilt nicht oder nicht mehr.'

describe('questions to a department', () => {
  let city: WebCity
  beforeAll(async () => {
    city = await openWebCity()
  })
  afterAll(() => city.close())

  it('are chosen and put by the ISB, who is shown the link once', async () => {
    const officer = await city.as('officer')
    const { personId } = city.aken

    const form = await officer.read('/fragebogen/neu?verbund=KERN&liste=C001&stand=alle')
    expect(form).toContain('C001/SYS.2.1.A8')
    const created = await officer.post('/fragebogen?verbund=KERN', {
      ...{ art: 'checks', frage: `C001/${requirement}`, title: 'Clients im Bauamt', personId },
      ...{ note: 'Danke!', expiresOn: '2025-06-30' },
    })
    const address = created.headers.get('location') ?? ''
    const shown = await (await officer.post(address.replace('?', '/link?'))).text()

    expect(shown).toMatch(/\/fragen\/aken\.[A-Za-z0-9_-]{43}</)
    expect(await officer.read(address)).not.toMatch(/\/fragen\/aken\./)
    expect(await officer.read('/fragebogen?verbund=KERN')).toContain('Clients im Bauamt')
  })

  it('start from ticked rows of the check and of WiBA, without a script', async () => {
    const officer = await city.as('officer')
    const rows = (names: readonly string[]) => {
      const form = new FormData()
      for (const name of names) form.append('zeile', name)
      return form
    }
    expect(await officer.read('/check/zielobjekte/C001?verbund=KERN')).toContain(
      'formaction="/fragebogen/neu?verbund=KERN&amp;art=checks"',
    )
    expect(await officer.read('/wiba/backup?verbund=KERN')).toContain(
      'formaction="/fragebogen/neu?verbund=KERN&amp;art=wiba&amp;liste=backup"',
    )

    const ofCheck = await officer.post(
      '/fragebogen/neu?verbund=KERN&art=checks',
      rows([`C001/${requirement}/0`, 'C001/SYS.2.1.A6/3', 'Unsinn']),
    )
    const ofWiba = await officer.post(
      '/fragebogen/neu?verbund=KERN&art=wiba&liste=backup',
      rows(['backup-3', 'client-2']),
    )
    const none = await officer.post('/fragebogen/neu?verbund=KERN&art=wiba&liste=backup', rows([]))

    expect(ofCheck.status).toBe(303)
    expect(ticked(await officer.read(ofCheck.headers.get('location') ?? ''))).toEqual([
      'C001/SYS.2.1.A6',
      `C001/${requirement}`,
    ])
    const page = await officer.read(ofWiba.headers.get('location') ?? '')
    expect(ticked(page)).toEqual(['backup-3', 'client-2'])
    expect(none.headers.get('location')).toBe('/fragebogen/neu?verbund=KERN&art=wiba&liste=backup')
    const again = await officer.post('/fragebogen?verbund=KERN', {
      ...{ art: 'wiba', fragen: 'backup-3,client-2', frage: 'client-2', title: '' },
    })
    const shown = await again.text()
    expect(again.status).toBe(422)
    expect(shown).toContain('value="backup-3"')
    expect(ticked(shown)).toEqual(['client-2'])
  })

  it('refuse nothing to ask, nobody to ask and a day that is over', async () => {
    const officer = await city.as('officer')

    const nothing = await officer.post('/fragebogen?verbund=KERN', {
      ...{ art: 'checks', title: 'Leer', personId: city.aken.personId, expiresOn: '2025-06-30' },
    })
    const nobody = await officer.post('/fragebogen?verbund=KERN', {
      ...{ art: 'checks', frage: `C001/${requirement}`, title: '', expiresOn: '2020-01-01' },
    })

    expect([nothing.status, nobody.status]).toEqual([422, 422])
    expect(await nothing.text()).toContain('mindestens eine Frage')
    expect(await nobody.text()).toContain('Bitte wählen Sie, wer antworten soll.')
  })

  it('are answered without a login: saved meanwhile, submitted once, never shown again', async () => {
    const { path } = await put()

    const page = await open(path)
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(await page.text()).toContain('Endgültig abgeben')
    const saved = await send(path, { 'antwort-1': 'partial', 'text-1': 'Es fehlt noch etwas.' })
    expect(saved.status).toBe(303)
    expect(await (await open(path)).text()).toContain('Es fehlt noch etwas.')
    const submitted = await send(`${path}/abgabe`, { 'antwort-1': 'yes', 'text-1': 'Erledigt.' })
    expect(await submitted.text()).toContain('Vielen Dank')

    const again = [await open(path), await send(path, {}), await send(`${path}/abgabe`, {})]
    expect(again.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(await again[0]?.text()).toContain(gone)
  })

  it('say the same of a wrong, a replaced, a withdrawn and an expired link', async () => {
    const replaced = await put()
    await makeLink(city.aken.deps, city.aken.actor, replaced.id)
    const withdrawn = await put()
    const officer = await city.as('officer')
    await officer.post(`/fragebogen/${withdrawn.id}/rueckzug?verbund=KERN`)
    const expired = await put()
    await city.aken.deps.store.write('aken', async (db) => {
      const { questionnaire } = db.tables
      await db.update(questionnaire).set({ expiresOn: '2025-05-21' })
    })

    const wrong = `${expired.path.slice(0, -5)}AAAAA`
    for (const path of [wrong, '/fragen/x', replaced.path, withdrawn.path, expired.path]) {
      const response = await open(path)
      expect([path, response.status]).toEqual([path, 404])
      expect(await response.text()).toContain(gone)
    }
  })

  it('ask for the reason of what is dispensable before they are submitted', async () => {
    const { path } = await put()

    const response = await send(`${path}/abgabe`, { 'antwort-1': 'dispensable', 'text-1': '' })

    expect(response.status).toBe(422)
    const text = await response.text()
    expect(text).toContain('warum die Anforderung entbehrlich ist')
    expect(text).toContain('Bitte begründen Sie das kurz')
    expect((await send(`${path}/abgabe`, {})).status).toBe(422)
  })

  it('come to the ISB as suggestions, and are taken over as the answer of that person', async () => {
    const before = await checkNow()
    const { id, path } = await put()
    await send(`${path}/abgabe`, { 'antwort-1': 'partial', 'text-1': 'Es fehlt der Tausch.' })
    const officer = await city.as('officer')

    expect(await officer.read(`/fragebogen/${id}?verbund=KERN`)).toContain('Zu entscheiden (1)')
    expect(await checkNow()).toEqual(before)
    const decided = await officer.post(`/fragebogen/${id}/entscheidungen?verbund=KERN`, {
      ...{ 'urteil-1': 'accept', 'antwort-1': 'partial', 'text-1': 'Es fehlt der Tausch (ISB).' },
    })

    expect(decided.status).toBe(303)
    expect(await checkNow()).toMatchObject({
      status: 'partial',
      explanation: 'Es fehlt der Tausch (ISB).',
      checkedBy: 'Leitung EDV Aken',
      interviewed: 'Leitung EDV Aken',
      surveyedOn: '2025-05-22',
    })
    expect(await officer.read(`/fragebogen/${id}?verbund=KERN`)).toContain('geändert übernommen')
    const [event] = await events()
    expect(event?.details).toContain('Fragen an die EDV')
  })

  it('are left where the ISB refuses them', async () => {
    const before = await checkNow()
    const { id, path } = await put()
    await send(`${path}/abgabe`, { 'antwort-1': 'no', 'text-1': 'Nein.' })
    const officer = await city.as('officer')

    await officer.post(`/fragebogen/${id}/entscheidungen?verbund=KERN`, { alle: 'refuse' })

    expect(await checkNow()).toEqual(before)
    expect(await officer.read(`/fragebogen/${id}?verbund=KERN`)).toContain('nicht übernommen')
  })

  it('of WiBA are answered and taken over alike', async () => {
    const { deps, actor, domain, personId } = city.aken
    const id = await createQuestionnaire(deps, actor, domain.id, {
      ...{ kind: 'wiba', title: 'Sicherung', personId, note: '', expiresOn: '2025-06-30' },
      questions: ['backup-2'],
    })
    const path = await makeLink(deps, actor, id)
    await send(`${path}/abgabe`, { 'antwort-1': 'not_relevant', 'text-1': 'Macht die KITU.' })
    const officer = await city.as('officer')

    expect(await officer.read(`/fragebogen/${id}?verbund=KERN`)).toContain('WiBA, Backup')
    await officer.post(`/fragebogen/${id}/entscheidungen?verbund=KERN`, { alle: 'accept' })

    const checklist = await officer.read('/wiba/backup?verbund=KERN')
    expect(checklist).toContain('Macht die KITU.')
    const asked = await officer.read(`/fragebogen/${id}?verbund=KERN`)
    expect(asked).toContain('Nr. 2 ')
    expect(asked).not.toContain('backup-2')
  })

  it('go out as a workbook that says where it was issued', async () => {
    const { id } = await put()
    const officer = await city.as('officer')

    const file = await officer.get(`/fragebogen/${id}/fragebogen.xlsx?verbund=KERN`)
    const tables = await city.aken.deps.readUpload(
      new Uint8Array(await file.arrayBuffer()),
      'fragebogen.xlsx',
    )

    expect(tables.map(({ sheet }) => sheet)).toEqual(['Deckblatt', 'Fragen', 'Herkunft'])
    expect(JSON.stringify(tables)).toContain(requirement)
  })

  it('keep only the digest of the link', async () => {
    const { id, path } = await put()

    const stored = await city.aken.deps.store.read('aken', (db) => findQuestionnaire(db, id))

    expect(stored?.tokenHash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(stored)).not.toContain(path.split('.').at(-1))
  })

  it('are not mailed without a mail address, which is said', async () => {
    const { deps, actor } = city.aken
    const { id } = await put()
    const based = { ...deps, baseUrl: 'https://lotse.example' }
    await expect(sendLink(based, actor, id)).rejects.toThrow('keine Mailadresse eingetragen')
  })

  async function put(): Promise<{ id: string; path: string }> {
    const { deps, actor, domain, objectId, personId } = city.aken
    const id = await createQuestionnaire(deps, actor, domain.id, {
      ...{ kind: 'checks', title: 'Fragen an die EDV', personId, note: '' },
      ...{ expiresOn: '2025-06-30', places: [{ targetObjectId: objectId, requirement }] },
    })
    return { id, path: await makeLink(deps, actor, id) }
  }

  async function open(path: string): Promise<Response> {
    return city.app.request(`${origin}${path}`)
  }

  async function send(path: string, values: Record<string, string>): Promise<Response> {
    const headers = { origin, host: 'basislotse.test', 'sec-fetch-site': 'same-origin' }
    const body = new FormData()
    for (const [name, value] of Object.entries(values)) body.set(name, value)
    return city.app.request(`${origin}${path}`, { method: 'POST', headers, body })
  }

  async function checkNow() {
    const { deps, objectId } = city.aken
    return deps.store.read('aken', (db) => findCheck(db, objectId, requirement))
  }

  async function events() {
    const subject = `${city.aken.objectId}/${requirement}`
    return city.aken.deps.store.read('aken', (db) => listEventsOf(db, [subject], 1))
  }
})

/** The questions that are ticked on the page. */
function ticked(page: string): string[] {
  const boxes = page.match(/<input[^>]*name="frage"[^>]*>/g) ?? []
  return boxes
    .filter((box) => / checked/.test(box))
    .map((box) => /value="([^"]*)"/.exec(box)?.[1] ?? '')
}
