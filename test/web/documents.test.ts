/** Documents through the front door: checklist, versions with files, approval, and files that are refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDocuments, listDocumentVersions } from '../../db/queries/documents.ts'
import { changeDocument, createDocument } from '../../src/documents/actions.ts'
import type { DocumentKind } from '../../src/documents/document.ts'
import { dumpOf } from '../db/organisationDump.ts'
import { refused } from '../documents/uploads.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser
let management: Browser
let count = 0

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
  management = await city.as('management')
})
afterAll(() => city.close())

describe('the list of documents', () => {
  it('shows topics, newest version, approval and what keeps a document from being done', async () => {
    const page = await officer.read('/dokumente?verbund=KERN')

    expect(page).toMatch(/<h1>0 von \d+ Dokumenten vollständig und freigegeben/)
    expect(page).toMatch(/0 von 14/)
    expect(page).toContain('Entwurf des IT-Notfallkonzepts')
  })

  it.each([
    ['what is overdue', 'stand=ueberfaellig', 'Richtlinie Clients Aken', true],
    ['the title, folded', 'suche=RICHTLINIE', 'Richtlinie Clients Aken', true],
    ['what is withdrawn', 'stand=zurueckgezogen', 'Richtlinie Clients Aken', false],
  ])('is filtered by %s', async (_, filter, title, isShown) => {
    expect((await officer.read(`/dokumente?verbund=KERN&${filter}`)).includes(title)).toBe(isShown)
  })

  it('is not there for whom documents are no matter', async () => {
    for (const role of ['contributor', 'technician', 'auditor', 'admin'] as const) {
      expect((await (await city.as(role)).get('/dokumente?verbund=KERN')).status).toBe(404)
    }
  })
})

describe('a document', () => {
  it('is created, and a second one of that title is refused in German', async () => {
    const values = { kind: 'policy', title: 'Leitlinie der Stadt', reviewDueOn: '2026-01-31' }

    const first = await officer.post('/dokumente?verbund=KERN', values)
    const second = await officer.post('/dokumente?verbund=KERN', values)

    expect([first.status, second.status]).toEqual([303, 422])
    expect(await second.text()).toContain('Ein Dokument „Leitlinie der Stadt“ gibt es')
  })

  it.each([
    ['no title', { title: '' }, 'Bitte geben Sie einen Titel an.'],
    ['no kind', { kind: '' }, 'Bitte wählen Sie eine Art.'],
    ['a day that does not exist', { reviewDueOn: '2025-02-30' }, 'Diesen Tag gibt es nicht.'],
  ])('comes back with %s', async (_, wrong, message) => {
    const values = { kind: 'other', title: 'Neu', ...wrong }

    const response = await officer.post('/dokumente?verbund=KERN', values)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
  })

  it('is renamed, and both values stand there when somebody else did meanwhile', async () => {
    const id = await create('other')
    const { deps, actor } = city.aken
    await changeDocument(deps, actor, id, { title: `Regelung ${id}` })

    const response = await officer.post(`/dokumente/${id}`, { title: 'Meine', version: '1' })
    const page = await response.text()
    const again = await officer.post(`/dokumente/${id}`, { title: `Meine ${id}`, version: '2' })

    expect([response.status, again.status]).toEqual([409, 303])
    expect(page).toContain(`Inzwischen gespeichert: <strong>Regelung ${id}</strong>`)
    expect(page).toContain('name="version" value="2"')
    expect((await find(id)).title).toBe(`Meine ${id}`)
  })

  it('is withdrawn and taken up again; in between nothing is added to it', async () => {
    const id = await create('emergency_concept')

    await officer.post(`/dokumente/${id}/gueltigkeit`, { retirement: 'retire', version: '1' })
    const topic = await tick(id, { topic: 'scope' })
    const page = await officer.read(`/dokumente/${id}`)
    const list = await officer.read('/dokumente?verbund=KERN&stand=zurueckgezogen')
    await officer.post(`/dokumente/${id}/gueltigkeit`, { retirement: 'reinstate', version: '2' })

    expect(topic.status).toBe(422)
    expect(page).toContain('Zurückgezogen am')
    expect(list).toContain(id)
    expect((await find(id)).retiredOn).toBe(null)
  })

  it('from which a milestone is derived stays', async () => {
    const page = await officer.read('/meilensteine/NOTFALLKONZEPT')
    const id = /href="\/dokumente\/([^"]+)"/.exec(page)?.[1] ?? ''
    const { version } = await find(id)

    const response = await officer.post(`/dokumente/${id}/gueltigkeit`, {
      retirement: 'retire',
      version: String(version),
    })

    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Stand des Meilensteins')
  })

  it('names the checks that it proves', async () => {
    const documents = await city.aken.deps.store.read('aken', (db) => listDocuments(db))
    const { id } = documents.find(({ title }) => title.startsWith('Richtlinie Clients')) ?? {
      id: '',
    }

    const page = await officer.read(`/dokumente/${id}`)

    expect(page).toContain('Nachweis für 1 Anforderung')
    expect(page).toContain('href="/check/zielobjekte/C001?verbund=KERN"')
  })
})

describe('a topic', () => {
  it('is ticked with day and note, changed, and opened again', async () => {
    const id = await create('emergency_concept')

    const ticked = await tick(id, { topic: 'scope', note: 'Kapitel 1' })
    await tick(id, { topic: 'scope', note: 'Kapitel 2' })
    const page = await officer.read(`/dokumente/${id}`)
    await officer.post(`/dokumente/${id}/themen/offen`, { topic: 'scope' })
    await officer.post(`/dokumente/${id}/themen/offen`, { topic: 'scope' })

    expect(ticked.headers.get('location')).toMatch(/#thema-scope$/)
    expect(page).toMatch(/1 von \d+ Themen/)
    expect(page).toContain('Kapitel 2')
    expect(page).not.toContain('Kapitel 1')
    expect(await officer.read(`/dokumente/${id}`)).toMatch(/0 von \d+ Themen/)
  })

  it.each([
    ['a day to come', { doneOn: '2199-01-01' }, 422, 'liegt in der Zukunft'],
    ['a day that does not exist', { doneOn: '2025-02-30' }, 422, 'Diesen Tag gibt es nicht.'],
    ['no day', { doneOn: '' }, 422, 'Bitte nennen Sie den Tag.'],
    ['a topic that the list does not have', { topic: 'egal' }, 404, 'gehört nicht zur Liste'],
  ])('is refused with %s', async (_, wrong, status, message) => {
    const response = await tick(await create('emergency_concept'), { topic: 'scope', ...wrong })

    expect(response.status).toBe(status)
    expect(await response.text()).toContain(message)
  })
})

describe('a version', () => {
  it('keeps its file, which is saved and never shown', async () => {
    const id = await create('other')

    const written = await upload(id, 1, new File(['%PDF-1.7 Text'], 'Größe „neu“.pdf'))
    const file = await management.get(`/dokumente/${id}/versionen/1/datei`)

    expect(written.status).toBe(303)
    expect(file.status).toBe(200)
    expect(await file.text()).toBe('%PDF-1.7 Text')
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''Gr%C3%B6")
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[ -~]+"; /)
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('cache-control')).toContain('no-store')
  })

  it('shares the bytes of the same file', async () => {
    const before = (await dumpOf(city.aken.deps.store, 'aken')).blob?.length ?? 0
    const id = await create('other')

    await upload(id, 1, new File(['%PDF-1.7 einmal'], 'a.pdf'))
    await upload(id, 2, new File(['%PDF-1.7 einmal'], 'b.pdf'))

    expect((await dumpOf(city.aken.deps.store, 'aken')).blob).toHaveLength(before + 1)
  })

  it('is written once, however often the form is sent', async () => {
    const id = await create('other')

    const first = await upload(id, 1, new File(['%PDF-1.7 x'], 'a.pdf'))
    const second = await upload(id, 1, new File(['%PDF-1.7 y'], 'a.pdf'))

    expect([first.status, second.status]).toEqual([303, 409])
    expect(await second.text()).toContain('Version 1 gibt es inzwischen schon.')
    expect(await versionsOf(id)).toHaveLength(1)
  })

  it.each(refused)('is refused with %s', async (_, name, data) => {
    const id = await create('other')

    const response = await upload(id, 1, new File([Uint8Array.from(data)], name))

    expect(response.status).toBe(422)
    expect(await response.text()).toContain('class="error"')
    expect(await versionsOf(id)).toEqual([])
  })

  it('is refused with a file of 30 MB before it is read, and of more than 25 MB after', async () => {
    const id = await create('other')
    const ofMegabytes = (megabytes: number) =>
      new File([new Uint8Array(megabytes * 1_000_000).fill(65)], 'a.txt')

    const huge = await upload(id, 1, ofMegabytes(30))
    const large = await upload(id, 1, ofMegabytes(25.5))

    expect([huge.status, large.status]).toEqual([413, 422])
    expect(await huge.text()).toContain('höchstens 26 MB')
    expect(await large.text()).toContain('größer als 25 MB')
    expect(await versionsOf(id)).toEqual([])
  })

  it('needs no file, and has none to download then', async () => {
    const id = await create('other')

    await officer.post(`/dokumente/${id}/versionen`, { writtenOn: '2025-05-20', number: '1' })

    expect((await officer.get(`/dokumente/${id}/versionen/1/datei`)).status).toBe(404)
    expect((await officer.get(`/dokumente/${id}/versionen/9/datei`)).status).toBe(404)
  })
})

describe('an approval', () => {
  it('is given by the management to one version, and its file never changes', async () => {
    const id = await create('other')
    await upload(id, 1, new File(['%PDF-1.7 eins'], 'a.pdf'))

    const byOfficer = await approve(officer, id, 1)
    const byManagement = await approve(management, id, 1)
    const again = await approve(management, id, 1)
    await upload(id, 2, new File(['%PDF-1.7 zwei'], 'a.pdf'))

    expect([byOfficer.status, byManagement.status, again.status]).toEqual([403, 303, 409])
    expect(await again.text()).toContain('ist schon freigegeben')
    const [first, second] = await versionsOf(id)
    expect([first?.approvedBy, second?.approvedBy]).toEqual(['management von Aken', null])
    expect(await (await officer.get(`/dokumente/${id}/versionen/1/datei`)).text()).toContain('eins')
  })

  it.each([
    ['before the version was written', '2025-05-19', 'Tag der Freigabe prüfen.'],
    ['to come', '2199-01-01', 'liegt in der Zukunft'],
    ['that does not exist', '2025-02-30', 'Diesen Tag gibt es nicht.'],
  ])('is refused on a day %s', async (_, approvedOn, message) => {
    const id = await create('other')
    await officer.post(`/dokumente/${id}/versionen`, { writtenOn: '2025-05-20', number: '1' })

    const response = await approve(management, id, 1, approvedOn)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
  })

  it('of a version that is not there is not found', async () => {
    expect((await approve(management, await create('other'), 7)).status).toBe(404)
  })
})

describe('a document of another information domain', () => {
  it('is not shown, nor its files', async () => {
    const browser = await city.as('officer', city.aken.otherDomainId)
    const id = city.aken.documentId

    const one = await browser.get(`/dokumente/${id}`)
    const file = await browser.get(`/dokumente/${id}/versionen/1/datei?verbund=SCHULE`)

    expect([one.status, file.status]).toEqual([404, 404])
  })
})

function tick(id: string, values: Record<string, string>) {
  return officer.post(`/dokumente/${id}/themen`, { doneOn: '2025-05-20', ...values })
}

function upload(id: string, number: number, file: File): Promise<Response> {
  const form = new FormData()
  form.set('writtenOn', '2025-05-20')
  form.set('number', String(number))
  form.set('file', file)
  return officer.post(`/dokumente/${id}/versionen`, form)
}

function approve(browser: Browser, id: string, number: number, approvedOn = '2025-05-20') {
  return browser.post(`/dokumente/${id}/versionen/${number}/freigabe`, { approvedOn })
}

async function create(kind: DocumentKind): Promise<string> {
  count += 1
  const { deps, actor, domain } = city.aken
  return createDocument(deps, actor, {
    informationDomainId: domain.id,
    kind,
    title: `Dokument ${count}`,
    responsibleId: null,
    reviewDueOn: null,
  })
}

async function find(id: string) {
  const documents = await city.aken.deps.store.read('aken', (db) => listDocuments(db))
  const found = documents.find((one) => one.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}

async function versionsOf(id: string) {
  const all = await city.aken.deps.store.read('aken', listDocumentVersions)
  return all.filter(({ documentId }) => documentId === id)
}
