import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readWiba } from '../../catalog/wiba.ts'
import { wibaTextOf } from '../../catalog/wibaTexts.ts'
import { listMembers } from '../../db/queries/organisations.ts'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import { listWibaAnswers } from '../../db/queries/wiba.ts'
import { ensurePerson } from '../../src/access/persons/actions.ts'
import { assignQuestions } from '../../src/wiba/actions.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let opened: WebCity | undefined
let city: WebCity
let officer: Browser
const kern = 'verbund=KERN'

beforeEach(async () => {
  await opened?.close()
  city = await openWebCity()
  opened = city
  officer = await city.as('officer')
})
afterAll(() => opened?.close())

describe('WiBA as a whole', () => {
  it('says how far it is, until when, and lists 19 checklists in the recommended order', async () => {
    const page = await officer.read(`/wiba?${kern}`)

    const names = [...page.matchAll(/href="\/wiba\/([a-z-]+)\?verbund=KERN">/g)]
    expect(page).toContain('<h1>WiBA: 1 von 256 relevanten Prüffragen mit ja')
    expect(page).toContain('(ursprünglich 31.12.2024)')
    expect(names.map(([, key]) => key).filter((key) => key !== 'einlesen')).toHaveLength(20)
    expect(names.map(([, key]) => key)).toContain('luecken')
    expect(page.indexOf('/wiba/backup?')).toBeLessThan(page.indexOf('/wiba/client?'))
  })

  it('lists what the profile asks and WiBA does not touch', async () => {
    const page = await officer.read(`/wiba/luecken?${kern}`)

    expect(page).toContain('<h1>99 von 339 Basis-Anforderungen des Profils berührt WiBA nicht')
    expect([...page.matchAll(/<th scope="row">/g)]).toHaveLength(99)
  })
})

describe('a question', () => {
  const path = `/wiba/backup/backup-5?${kern}`

  it('is answered in its row, and its „ja“ suggests no more than „teilweise“', async () => {
    const response = await officer.post(path, { antwort: 'yes', notiz: 'Neu', version: '0' })

    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/wiba/backup?${kern}#backup-5`)
    expect(await answerTo('backup-5')).toMatchObject({ answer: 'yes', note: 'Neu', version: 1 })
    const proposed = await suggestions()
    expect(proposed.length).toBeGreaterThan(0)
    expect(new Set(proposed.map(({ proposal }) => proposal.status))).toEqual(new Set(['partial']))
  })

  it('is asked in our own words, with what usually suffices', async () => {
    const page = await officer.read(`/wiba/backup?${kern}`)

    for (const { id, topic } of readWiba().checklists[0]?.questions ?? []) {
      expect(page).toContain(topic)
      expect(page).toContain(wibaTextOf(id).question)
      expect(page).toContain(`<small>${wibaTextOf(id).hint}</small>`)
    }
  })

  it('answers htmx with its row and the state of the list', async () => {
    const response = await postPart(path, { antwort: 'no', notiz: '', version: '0' })

    const part = await response.text()
    expect(response.status).toBe(200)
    expect(part).toMatch(/^<tr id="backup-5"/)
    expect(part).toContain('hx-target="#stand"')
    expect(part).not.toContain('<html')
  })

  it('is not relevant only with a note', async () => {
    const bare = await officer.post(path, { antwort: 'not_relevant', notiz: ' ', version: '0' })
    const noted = await officer.post(path, {
      antwort: 'not_relevant',
      notiz: 'Keine Bänder.',
      version: '0',
    })

    expect([bare.status, noted.status]).toEqual([422, 303])
    expect(await bare.text()).toContain('Bitte notieren Sie, warum die Prüffrage')
    expect(await answerTo('backup-5')).toMatchObject({ answer: 'not_relevant' })
  })

  it('is open again when the answer is taken back', async () => {
    await officer.post(`/wiba/backup/backup-1?${kern}`, { antwort: 'open', version: '1' })

    expect(await answerTo('backup-1')).toMatchObject({ answer: null })
  })

  it('that was answered meanwhile shows both values, and overwrites nothing', async () => {
    await officer.post(path, { antwort: 'no', notiz: 'Fehlt noch.', version: '0' })

    const late = await officer.post(path, { antwort: 'yes', notiz: 'Ist da.', version: '0' })

    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toMatch(/Jetzt gespeichert<\/dt><dd>nein, von [^<]+ – Fehlt noch\./)
    expect(page).toMatch(/Ihre Eingabe<\/dt><dd>ja – Ist da\./)
    expect(await answerTo('backup-5')).toMatchObject({ answer: 'no', note: 'Fehlt noch.' })
  })

  it.each([
    ['an unknown answer', path, { antwort: 'vielleicht', version: '0' }, 422],
    ['a note that is too long', path, { antwort: 'yes', notiz: 'x'.repeat(4001) }, 422],
    ['an unknown question', `/wiba/backup/backup-99?${kern}`, { antwort: 'yes' }, 404],
    ['a question of another checklist', `/wiba/client/backup-5?${kern}`, { antwort: 'yes' }, 404],
    ['an unknown checklist', `/wiba/gibt-es-nicht/backup-5?${kern}`, { antwort: 'yes' }, 404],
  ])('is not answered with %s', async (_what, address, values: Record<string, string>, status) => {
    const response = await officer.post(address, values)

    expect(response.status).toBe(status)
    expect(await answerTo('backup-5')).toBeUndefined()
  })
})

describe('several questions at once', () => {
  const path = `/wiba/backup/auswahl?${kern}`

  it('are answered, all or none', async () => {
    const missing = await officer.post(path, several('not_relevant', ['backup-4', 'backup-5']))
    const done = await officer.post(path, several('no', ['backup-4', 'backup-5']))

    expect([missing.status, done.status]).toEqual([422, 303])
    expect(await answerTo('backup-4')).toMatchObject({ answer: 'no' })
    expect(await answerTo('backup-5')).toMatchObject({ answer: 'no' })
  })

  it.each([
    ['without a tick', several('yes', []), 'Bitte kreuzen Sie mindestens eine Prüffrage an.'],
    ['without an answer', several('', ['backup-5']), 'Bitte wählen Sie eine Antwort.'],
  ])('are not answered %s', async (_what, form, message) => {
    const response = await officer.post(path, form)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
  })
})

describe('a contributor', () => {
  let contributor: Browser

  beforeEach(async () => {
    contributor = await city.as('contributor')
  })

  it('sees no question before one is assigned', async () => {
    const page = await contributor.read(`/wiba?${kern}`)
    const checklist = await contributor.get(`/wiba/backup?${kern}`)

    expect(page).toContain('Ihnen ist keine Prüffrage zugewiesen')
    expect(checklist.status).toBe(404)
  })

  it('sees and answers what is assigned, and nothing else', async () => {
    await assign('backup-5')

    expect(await contributor.read('/')).toContain('1 Prüffrage wartet auf Ihre Antwort')
    const page = await contributor.read(`/wiba/backup?${kern}`)
    const own = await contributor.post(`/wiba/backup/backup-5?${kern}`, {
      antwort: 'yes',
      version: '0',
    })
    const other = await contributor.post(`/wiba/backup/backup-6?${kern}`, {
      antwort: 'yes',
      version: '0',
    })
    const several = await contributor.post(`/wiba/backup/auswahl?${kern}`, { zeile: 'backup-5' })

    expect([...page.matchAll(/<tr id="([a-z]+-\d+)"/g)].map(([, id]) => id)).toEqual(['backup-5'])
    expect(page).not.toContain('/check/bausteine/')
    expect([own.status, other.status, several.status]).toEqual([303, 404, 404])
    expect(await answerTo('backup-6')).toBeUndefined()
    expect(await contributor.read(`/wiba?${kern}`)).toContain(
      'Alle Ihre Prüffragen sind beantwortet',
    )
  })

  it('sees nothing of the list of gaps and the upload', async () => {
    await assign('backup-5')
    const answers = await Promise.all(
      ['luecken', 'einlesen'].map((page) => contributor.get(`/wiba/${page}?${kern}`)),
    )

    expect(answers.map(({ status }) => status)).toEqual([404, 404])
  })
})

describe('a technician', () => {
  it('reads all, and answers what is assigned only', async () => {
    const technician = await city.as('technician')

    const page = await technician.read(`/wiba/backup?${kern}`)
    const response = await technician.post(`/wiba/backup/backup-5?${kern}`, {
      antwort: 'yes',
      version: '0',
    })

    expect([...page.matchAll(/<tr id="/g)]).toHaveLength(7)
    expect(page).not.toContain('class="choices"')
    expect(response.status).toBe(403)
  })
})

describe('the sheet of the BSI', () => {
  const upload = `/wiba/einlesen?${kern}`

  it('is looked through first, then taken over', async () => {
    const preview = await officer.post(
      upload,
      sheet('Backup;4;x;;2;ja;Täglich\nBackup;1;x;;2;nein;Doch nicht'),
    )
    const before = await answerTo('backup-4')
    const page = await preview.text()
    const done = await officer.post(`/wiba/einlesen/uebernahme?${kern}`, carriedBy(page))

    expect(preview.status).toBe(200)
    expect(page).toContain('<h1>Vorschau: 1 neu, 1 geändert, 0 unverändert, 0 nicht übernommen')
    expect(before).toBeUndefined()
    expect(done.status).toBe(303)
    expect(await answerTo('backup-4')).toMatchObject({ answer: 'yes', note: 'Täglich' })
    expect(await answerTo('backup-1')).toMatchObject({ answer: 'no' })
  })

  it('says of each refused row why, and takes the others', async () => {
    const preview = await officer.post(upload, sheet('Backup;4;x;;2;ja;\nBackup;99;x;;2;ja;'))

    const page = await preview.text()
    expect(page).toContain('1 neu, 0 geändert, 0 unverändert, 1 nicht übernommen')
    expect(page).toContain('„99“ gibt es in „Backup“ nicht (1 bis 7)')
  })

  it('is shown again when somebody answered in between', async () => {
    const preview = await officer.post(upload, sheet('Backup;4;x;;2;ja;'))
    await officer.post(`/wiba/backup/backup-4?${kern}`, { antwort: 'no', version: '0' })

    const late = await officer.post(
      `/wiba/einlesen/uebernahme?${kern}`,
      carriedBy(await preview.text()),
    )

    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Inzwischen hat jemand Prüffragen beantwortet.')
    expect(await answerTo('backup-4')).toMatchObject({ answer: 'no' })
  })

  it.each([
    ['no file', new FormData(), 'Bitte wählen Sie eine Tabelle aus.'],
    ['a list without the columns', fileOf('liste.csv', 'Name;Ort\nA;B\n'), 'class="problems"'],
    ['a broken workbook', fileOf('liste.xlsx', 'PK\u0003\u0004kaputt'), 'class="problems"'],
  ])('is refused in German for %s', async (_what, form, message) => {
    const response = await officer.post(upload, form)

    expect(response.status).toBe(422)
    expect(await response.text()).toContain(message)
  })

  it('of the tool itself is read', async () => {
    const form = new FormData()
    const bytes = readFileSync(new URL('../../samples/wiba-antworten.xlsx', import.meta.url))
    form.set('datei', new File([new Uint8Array(bytes)], 'wiba.xlsx'))

    const preview = await officer.post(upload, form)

    const page = await preview.text()
    const done = await officer.post(`/wiba/einlesen/uebernahme?${kern}`, carriedBy(page))
    expect(done.status).toBe(303)
    expect((await answers()).length).toBeGreaterThan(200)
  })
})

function several(answer: string, questions: readonly string[]): FormData {
  const form = new FormData()
  form.set('tun', 'antworten')
  form.set('antwort', answer)
  for (const question of questions) form.append('zeile', question)
  return form
}

function sheet(rows: string): FormData {
  const head = 'Checkliste WiBA;Nr. in WiBA;Prüffrage WiBA;Hilfsmittel;Aufwand;Umsetzung;Notizen'
  return fileOf('wiba.csv', `${head}\n${rows}\n`)
}

function fileOf(name: string, text: string): FormData {
  const form = new FormData()
  form.set('datei', new File([text], name))
  return form
}

/** What the preview's form carries. */
function carriedBy(page: string): FormData {
  const form = new FormData()
  for (const name of ['name', 'sha256', 'stand', 'tabellen']) {
    const [, value = ''] = new RegExp(`name="${name}" value="([^"]*)"`).exec(page) ?? []
    form.set(
      name,
      value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
    )
  }
  return form
}

async function postPart(address: string, values: Record<string, string>): Promise<Response> {
  return officer.post(address, values, { 'HX-Request': 'true' })
}

async function assign(question: string): Promise<void> {
  const { deps, actor, domain } = city.aken
  const users = await deps.store.read('aken', (db) => listMembers(db))
  const userId = users.find(({ email }) => email === 'contributor@aken.example')?.userId ?? ''
  const person = await ensurePerson(deps, actor, { name: 'contributor von Aken', userId })
  await assignQuestions(deps, actor, domain.id, { questions: [question], responsibleId: person.id })
}

function answers() {
  const { deps, domain } = city.aken
  return deps.store.read('aken', (db) => listWibaAnswers(db, domain.id))
}

async function answerTo(question: string) {
  return (await answers()).find((answer) => answer.question === question)
}

function suggestions() {
  const { deps, domain } = city.aken
  return deps.store.read('aken', (db) => listSuggestions(db, domain.id))
}
