/** Evidence files: taken in at a check, kept once, found, and deleted with a trace. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBlob } from '../../db/queries/blobs.ts'
import { readEvents } from '../../db/queries/events.ts'
import { type EvidenceFile, listEvidenceFiles } from '../../db/queries/evidenceFiles.ts'
import { buildWorkbook } from '../../src/exports/buildWorkbook.ts'
import { takeSnapshot } from '../../src/snapshots/actions.ts'
import { readInSnapshot } from '../../src/snapshots/readInSnapshot.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

let city: WebCity
let officer: Browser

beforeAll(async () => {
  city = await openWebCity()
  officer = await city.as('officer')
})

afterAll(() => city.close())

const check = '/check/zielobjekte/C001/SYS.2.1.A1'

describe('a file at a check', () => {
  it('is taken in with its source, date and digest', async () => {
    const answer = await upload(check, 'Richtlinie 1', { title: 'Richtlinie im MDM' })

    const file = await stored('Richtlinie im MDM')
    const page = await officer.read(`${check}?verbund=KERN`)
    const detail = await officer.read(`/nachweise/${file.id}`)

    expect(answer.status).toBe(303)
    expect(page).toMatch(/Richtlinie im MDM[\s\S]*Bildschirmfoto, MDM-Konsole, vom 02\.05\.2025/)
    expect(detail).toContain(file.sha256)
    expect(detail).toContain('SYS.2.1.A1')
    expect(file).toMatchObject({ fileName: 'nachweis.txt', mediaType: 'text/plain' })
  })

  it('is not stored twice: the one that is there is offered', async () => {
    await upload(check, 'Richtlinie 2', { title: 'Zuerst da' })

    const again = await upload('/check/zielobjekte/C001/SYS.2.1.A3', 'Richtlinie 2', {})
    const text = await again.text()
    const { sha256, id } = await stored('Zuerst da')
    const attached = await officer.post(
      '/check/zielobjekte/C001/SYS.2.1.A3/nachweisdateien/zuordnung?verbund=KERN',
      { sha256 },
    )
    const detail = await officer.read(`/nachweise/${id}`)

    expect(again.status).toBe(422)
    expect(text).toContain('Diese Datei gibt es schon: „Zuerst da“')
    expect(text).toContain(`value="${sha256}"`)
    expect(attached.status).toBe(303)
    expect(detail).toContain('Belegt 2 Anforderungen')
  })

  it.each([
    ['no file', {}, null, 'Bitte wählen Sie eine Datei.'],
    ['no source', { sourceKind: '' }, 'a', 'Bitte wählen Sie, woher der Nachweis kommt.'],
    ['a day to come', { datedOn: '2099-01-01' }, 'b', 'liegt in der Zukunft'],
    ['an end before its day', { keptUntilOn: '2025-05-01' }, 'c', 'nicht vor seinem eigenen Datum'],
  ])('is refused with %s', async (_, values, text, message) => {
    const answer = await upload(check, text, values)

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(message)
  })

  it('keeps an end on its own day', async () => {
    const answer = await upload(check, 'ein Tag', { title: 'Ein Tag', keptUntilOn: '2025-05-02' })

    expect(answer.status).toBe(303)
  })

  it('is taken from the check and stays', async () => {
    await upload(check, 'lose', { title: 'Wird gelöst' })
    const { id } = await stored('Wird gelöst')

    await officer.post(`${check}/nachweisdateien/${id}/loesung?verbund=KERN`, {})

    expect(await officer.read(`/nachweise/${id}`)).toContain('Belegt 0 Anforderungen')
    expect(await officer.read('/nachweise?verbund=KERN&stand=ohne-pruefung')).toContain(id)
  })

  it('stands in the list and in A.4 with the name that it has in a package', async () => {
    await upload(check, 'für A.4', { title: 'Nachweis für A.4' })
    const { sha256 } = await stored('Nachweis für A.4')

    const list = await officer.read('/check/zielobjekte/C001?verbund=KERN')

    expect(list).toContain('Nachweis für A.4')
    expect(await evidenceCells()).toContain(
      `Nachweis für A.4 (02.05.2025, Datei ${sha256.slice(0, 8)}-nachweis.txt)`,
    )
  })
})

describe('the list of evidence', () => {
  it.each([
    ['anforderung=SYS.2.1', true],
    ['anforderung=sys.2.1.a1', true],
    ['anforderung=SYS.2', true],
    ['anforderung=SYS.2.10', false],
    ['suche=Gesucht', true],
    ['suche=Unauffindbar', false],
    ['stand=abgelaufen', true],
    ['stand=ohne-pruefung', false],
    ['stand=geloescht', false],
  ])('with %s shows the file: %s', async (filter, isShown) => {
    if (!(await find('Gesucht'))) {
      await upload(check, 'gesucht', { title: 'Gesucht', keptUntilOn: '2025-05-03' })
    }

    const page = await officer.read(`/nachweise?verbund=KERN&${filter}`)

    expect(page.includes('>Gesucht</a>')).toBe(isShown)
  })

  it('proposes no end where the setting says nothing else than five years', async () => {
    const page = await officer.read('/nachweise/neu?verbund=KERN')

    expect(page).toMatch(/name="keptUntilOn"[^>]*value="2030-/)
  })
})

describe('deleting evidence', () => {
  it('removes the bytes and leaves name, digest and reason', async () => {
    await upload(check, 'geht weg', { title: 'Geht weg' })
    const { id, sha256 } = await stored('Geht weg')
    const blob = () => city.aken.deps.store.read('aken', (db) => findBlob(db, sha256))
    const before = await blob()

    const unexplained = await officer.post(`/nachweise/${id}/loeschung`, { version: '1' })
    const done = await officer.post(`/nachweise/${id}/loeschung`, {
      reason: 'Frist abgelaufen',
      version: '1',
    })
    const page = await officer.read(`${check}?verbund=KERN`)

    expect([unexplained.status, done.status]).toEqual([422, 303])
    expect([before?.sha256, await blob()]).toEqual([sha256, undefined])
    expect(page).toMatch(/Nachweis gelöscht am \d\d\.\d\d\.\d{4}, weil: Frist abgelaufen/)
    expect((await officer.get(`/nachweise/${id}/datei`)).status).toBe(404)
    expect(await officer.read(`/nachweise/${id}`)).toContain(sha256)
    expect(await officer.read('/nachweise?verbund=KERN&stand=geloescht')).toContain('Geht weg')
    const event = await lastEvent('evidence_file_deleted')
    expect(event).toContain(sha256)
    expect(event).toContain('Frist abgelaufen')
  })

  it('lets the same file come again afterwards', async () => {
    const answer = await upload(check, 'geht weg', { title: 'Ist wieder da' })

    expect(answer.status).toBe(303)
  })

  it('keeps the bytes while a snapshot needs them', async () => {
    await upload(check, 'eingefroren', { title: 'Eingefroren' })
    const { id, sha256 } = await stored('Eingefroren')
    const { deps, actor, domain } = city.aken
    const taken = await takeSnapshot(deps, actor, domain.id, { name: 'Mit Nachweis', note: '' })

    const page = await officer.read(`/nachweise/${id}`)
    await officer.post(`/nachweise/${id}/loeschung`, { reason: 'Irrtum', version: '1' })

    const kept = await deps.store.read('aken', (db) => findBlob(db, sha256))
    const snapshot = { ...taken, organisationId: 'aken' }
    const frozen = await readInSnapshot(deps.store, snapshot, (db) =>
      listEvidenceFiles(db, domain.id),
    )
    expect(page).toContain('ein Stand zum Stichtag')
    expect(kept?.sha256).toBe(sha256)
    expect(frozen.find((file) => file.id === id)?.deletedAt).toBeNull()
  })

  it('is stale after somebody else changed it', async () => {
    await upload(check, 'geändert', { title: 'Geändert' })
    const { id } = await stored('Geändert')
    const change = { title: 'Anders', sourceKind: 'export', datedOn: '2025-05-02', version: '1' }

    const saved = await officer.post(`/nachweise/${id}`, change)
    const stale = await officer.post(`/nachweise/${id}/loeschung`, { reason: 'x', version: '1' })

    expect([saved.status, stale.status]).toEqual([303, 409])
  })
})

describe('who answers only what was assigned to them', () => {
  it('sees and adds to files of those checks alone', async () => {
    const contributor = await city.as('contributor')
    await upload(check, 'fremd', { title: 'Nicht zugewiesen' })
    const { id } = await stored('Nicht zugewiesen')

    const list = await contributor.get('/nachweise?verbund=KERN')
    const page = await contributor.get(`/nachweise/${id}`)
    const file = await contributor.get(`/nachweise/${id}/datei`)
    const adding = await contributor.get('/nachweise/neu?verbund=KERN')

    expect(list.status).toBe(200)
    expect(await list.text()).not.toContain('Nicht zugewiesen')
    expect([page.status, file.status, adding.status]).toEqual([404, 404, 404])
  })
})

async function upload(
  path: string,
  text: string | null,
  values: Readonly<Record<string, string>>,
): Promise<Response> {
  const form = new FormData()
  const fields = { sourceKind: 'screenshot', source: 'MDM-Konsole', datedOn: '2025-05-02' }
  for (const [name, value] of Object.entries({ ...fields, ...values })) form.set(name, value)
  if (text !== null) form.set('file', new File([text], 'nachweis.txt'))
  return officer.post(`${path}/nachweisdateien?verbund=KERN`, form)
}

async function find(title: string): Promise<EvidenceFile | undefined> {
  const { deps, domain } = city.aken
  const files = await deps.store.read('aken', (db) => listEvidenceFiles(db, domain.id))
  return files.find((file) => file.title === title)
}

async function stored(title: string): Promise<EvidenceFile> {
  const found = await find(title)
  if (!found) throw new Error(`${title} was not stored`)
  return found
}

async function lastEvent(kind: string): Promise<string> {
  return city.aken.deps.store.read('aken', async (db) => {
    let last = ''
    for await (const event of readEvents(db)) if (event.kind === kind) last = event.details ?? ''
    return last
  })
}

async function evidenceCells(): Promise<string> {
  const { deps, domain } = city.aken
  return deps.store.read('aken', async (db) => {
    const workbook = await buildWorkbook('a4', db, domain, deps.today())
    const texts: string[] = []
    for (const sheet of workbook.sheets) {
      for await (const row of sheet.rows) texts.push(JSON.stringify(row))
    }
    return texts.join('\n')
  })
}
