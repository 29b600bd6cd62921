/** The questionnaire of WiBA as a workbook: issued by page, filled, and come back by page. No real person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWiba } from '../../catalog/wiba.ts'
import { findChainHead, recordEvent } from '../../db/queries/events.ts'
import { insertReturnedWorkbook } from '../../db/queries/returnedWorkbooks.ts'
import { listWibaAnswers } from '../../db/queries/wiba.ts'
import { eventBy } from '../../src/access/eventBy.ts'
import { readIntegrity } from '../../src/history/rows/readIntegrity.ts'
import { createQuestionnaire } from '../../src/returns/questionnaire/actions.ts'
import { answerQuestions } from '../../src/wiba/actions.ts'
import type { WibaAnswer } from '../../src/wiba/wibaAnswer.ts'
import { engines } from '../support/stores.ts'
import { openWebCity, type WebCity } from '../web/webCity.ts'
import { change, type Edit, fill, wibaKeys } from './returnedFile.ts'

const titles = { answer: 'Antwort', note: 'Begründung / Notiz' }

describe.each(engines)('a WiBA questionnaire as a workbook, on %s', (engine) => {
  let city: WebCity
  beforeAll(async () => {
    city = await openWebCity(engine)
  })
  afterAll(() => city.close())

  it('shows our words and what was answered, and says where it was issued', async () => {
    await answer('backup-2', 'no', 'Nur wöchentlich.')
    const bytes = await issue(['backup-1', 'backup-2'])
    const tables = await city.aken.deps.readUpload(new Uint8Array(bytes), 'fragebogen.xlsx')

    expect(tables.map(({ sheet }) => sheet)).toEqual(['Deckblatt', 'Fragen', 'Herkunft'])
    const rows = tables[1]?.rows.map(({ cells }) => cells) ?? []
    expect(rows).toContainEqual([
      ...['Checkliste', 'Nr.', 'Worum es geht', 'Prüffrage', 'Was meist genügt'],
      ...['Antwort', 'Begründung / Notiz'],
    ])
    expect(rows.at(-1)).toEqual([
      ...[
        'Backup',
        expect.objectContaining({ number: 2 }),
        'Sicherungsintervalle',
        expect.any(String),
        expect.any(String),
      ],
      ...['nein', 'Nur wöchentlich.'],
    ])
  })

  it('changes nothing where nobody typed', async () => {
    const page = await bring(await issue(['client-1', 'client-2']))

    expect(page.text).toContain('Die Datei ändert nichts')
    expect(page.text).not.toContain('Hinweis')
  })

  it('is taken over as the answer of the person, told in the trail, and taken back', async () => {
    const bytes = typed(await issue(['client-3', 'client-4', 'client-5']), [
      { at: ['Client', '3'], title: titles.answer, to: 'ja' },
      { at: ['Client', '3'], title: titles.note, to: 'Macht die EDV.' },
      { at: ['Client', '4'], title: titles.answer, to: 'nicht relevant' },
      { at: ['Client', '5'], title: titles.answer, to: 'vielleicht' },
    ])
    const { address, text } = await bring(bytes, city.aken.personId)

    expect(text).toContain('2 Zellen zu übernehmen')
    expect(text).toContain('Client Nr. 3')
    expect(text).toContain('warum die Prüffrage client-4 nicht relevant ist')
    expect(text).toContain('„vielleicht“ ist keine Antwort')
    await takeOver(address, text)
    expect(await stored('client-3')).toMatchObject({
      ...{ answer: 'yes', note: 'Macht die EDV.', answeredBy: 'Leitung EDV Aken' },
    })
    expect(await stored('client-4')).toBeUndefined()
    const officer = await city.as('officer')
    expect(await officer.read('/verlauf')).toContain('Rücklauf übernommen')
    const outcome = await officer.read(address)
    expect(outcome).toContain('Übernommen: 2 Zellen')
    expect(outcome).toContain('Zu WiBA')

    await officer.post(address.replace('?', '/ruecknahme?'))

    expect(await officer.read(address)).toContain('Zurückgenommen: 2 Zellen von 2')
    expect(await stored('client-3')).toMatchObject({ answer: null, note: '' })
  })

  it('leaves on taking back what was changed since, and restores who answered', async () => {
    await answer('client-6', 'no', 'alt')
    await answer('client-7', 'no', 'alt')
    const before = await stored('client-7')
    const { address, text } = await bring(
      typed(await issue(['client-6', 'client-7']), [
        { at: ['Client', '6'], title: titles.note, to: 'neu' },
        { at: ['Client', '7'], title: titles.note, to: 'neu' },
      ]),
      city.aken.personId,
    )
    await takeOver(address, text)
    await answer('client-6', 'no', 'von der ISB')

    const officer = await city.as('officer')
    await officer.post(address.replace('?', '/ruecknahme?'))

    expect(await officer.read(address)).toContain(
      'Client Nr. 6, Begründung / Notiz: seitdem geändert, bleibt so.',
    )
    expect(await stored('client-6')).toMatchObject({ note: 'von der ISB' })
    expect(await stored('client-7')).toMatchObject({
      ...{ answer: 'no', note: 'alt', answeredBy: before?.answeredBy },
      answeredAt: before?.answeredAt,
    })
  })

  it('asks where both sides changed an answer, also in a workbook that comes back', async () => {
    const bytes = typed(await issue(['netze-1', 'netze-2']), [
      { at: ['Netze', '1'], title: titles.answer, to: 'ja' },
      { at: ['Netze', '1'], title: titles.note, to: 'aus dem Amt' },
      { at: ['Netze', '2'], title: titles.answer, to: 'ja' },
    ])
    await answer('netze-1', 'no', '')
    const { address, text } = await bring(bytes)
    expect(text).toContain('1 Zelle zu übernehmen, 1 Konflikt')
    expect(text).toContain('Wartet auf einen Konflikt derselben Antwort')
    const officer = await city.as('officer')
    const conflicts = await officer.get(address.replace('?', '/konflikte.xlsx?'))

    const decided = fill(
      Buffer.from(await conflicts.arrayBuffer()),
      [{ at: ['Netze', '1'], title: 'Entscheidung', to: 'zurückgekommen' }],
      'Konflikte',
      wibaKeys,
    )
    const second = await bring(decided)
    await takeOver(second.address, second.text)

    expect(await stored('netze-1')).toMatchObject({ answer: 'yes', note: 'aus dem Amt' })
    expect(await stored('netze-2')).toBeUndefined()
  })

  it('leaves what was answered meanwhile, and takes the rest', async () => {
    const bytes = typed(await issue(['netze-3', 'netze-4']), [
      { at: ['Netze', '3'], title: titles.answer, to: 'ja' },
    ])
    await answer('netze-4', 'no', 'inzwischen')
    const { address, text } = await bring(bytes)
    await takeOver(address, text)

    expect(await stored('netze-3')).toMatchObject({ answer: 'yes' })
    expect(await stored('netze-4')).toMatchObject({ answer: 'no', note: 'inzwischen' })
  })

  it('is taken whole or not at all', async () => {
    const bytes = typed(await issue(['netze-5', 'netze-6']), [
      { at: ['Netze', '5'], title: titles.answer, to: 'ja' },
      { at: ['Netze', '6'], title: titles.answer, to: 'ja' },
    ])
    const { address, text } = await bring(bytes)
    await answer('netze-6', 'no', '')

    const refused = await takeOver(address, text)

    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Seit der Vorschau')
    expect(await stored('netze-5')).toBeUndefined()
  })

  it('may be sorted, with columns moved, rows gone, added and altered: each is said', async () => {
    const bytes = change(
      await issue(['telefonie-fax-1', 'telefonie-fax-2', 'telefonie-fax-3']),
      (rows) => {
        const at = rows.findIndex((row) => row.includes('Checkliste'))
        const [header = [], first = [], second = []] = rows.slice(at)
        const added = first.with(0, 'Backup').with(1, 1).with(5, 'ja')
        const body = [second.with(5, 'ja').with(3, 'Ganz andere Frage?'), first, added]
        return [...rows.slice(0, at), ...[header, ...body].map((row) => row.toReversed())]
      },
      'Fragen',
    )

    const { text } = await bring(bytes)

    expect(text).toContain('1 Zelle zu übernehmen')
    expect(text).toContain('Die Spalten stehen in anderer Reihenfolge')
    expect(text).toContain('Sie werden an Checkliste und Nummer erkannt')
    expect(text).toContain('1 Zeile fehlt in der Datei')
    expect(text).toContain('Backup Nr. 1 gehört nicht zu diesem Fragebogen')
    expect(text).toMatch(/Spalte „Prüffrage“: Diese Zelle ist geschützt und wurde geändert/)
  })

  it('says a missing column, and takes nothing from it', async () => {
    const bytes = change(
      typed(await issue(['telefonie-fax-4']), [
        { at: ['Telefonie und Fax', '4'], title: titles.answer, to: 'ja' },
      ]),
      (rows) => rows.map((row) => row.filter((_, index) => index !== 5)),
      'Fragen',
    )

    const { text } = await bring(bytes)

    expect(text).toContain('Die Spalte „Antwort“ fehlt. Ihre Antworten gelten als unverändert.')
    expect(text).toContain('Die Datei ändert nichts')
  })

  it.each([
    ['another organisation', 'Kennung der Organisation', 'x', 'anderen Organisation'],
    ['another information domain', 'Kennung des Informationsverbunds', 'x', 'gehört zum'],
    ['a made-up hash', 'SHA-256 des Ereignisses', 'f'.repeat(64), 'gefälscht'],
    ['no part that is answered', 'Gegenstand', 'Steuern', 'nennt nicht'],
    ['the check', 'Gegenstand', 'IT-Grundschutz-Check', 'hat kein Blatt die Spalten'],
  ])('is refused when it names %s', async (_sentence, name, value, message) => {
    const bytes = change(
      await issue(['backup-3']),
      (rows) => rows.map((row) => (row[0] === name ? [name, value] : row)),
      'Herkunft',
    )

    const sent = await send(bytes)

    expect(sent.status).toBe(422)
    expect(await sent.text()).toContain(message)
  })

  it('guesses nothing where older events do not name their information domain', async () => {
    await answer('backup-4', 'no', 'alt')
    const bytes = typed(await issue(['backup-4', 'backup-5']), [
      { at: ['Backup', '4'], title: titles.answer, to: 'ja' },
      { at: ['Backup', '5'], title: titles.answer, to: 'ja' },
    ])
    await city.aken.deps.store.write('aken', async (db) => {
      const before = { answer: 'yes', note: '' }
      const details = { before, after: { answer: 'no', note: '' } }
      const { deps, actor } = city.aken
      recordEvent(db, eventBy(deps, actor, 'wiba_answered', 'backup-4', details))
    })

    const { text } = await bring(bytes)

    expect(text).toContain('1 Zelle zu übernehmen, 1 Konflikt')
    expect(text).toContain('(nicht mehr bekannt)')
    expect(text).toContain('sagt, in welchem Informationsverbund')
    expect(text).toContain('Backup Nr. 4')
  })

  it('is read from those to whom its questions are given, and no other row', async () => {
    const { deps, domain } = city.aken
    const technician = await city.as('technician')
    const bytes = typed(await issue(['backup-6', 'backup-7']), [
      { at: ['Backup', '6'], title: titles.answer, to: 'ja' },
    ])
    const form = new FormData()
    form.set('datei', new File([new Uint8Array(bytes)], 'wiba.xlsx'))

    const refused = await technician.post(`/ruecklauf?verbund=${domain.code}`, form)

    expect([403, 404]).toContain(refused.status)
    expect(
      await deps.store.read('aken', (db) => listWibaAnswers(db, domain.id)),
    ).not.toContainEqual(expect.objectContaining({ question: 'backup-6' }))
  })

  it('names in the trail whose answer it was, so that the rows hold against it', async () => {
    const integrity = () => city.aken.deps.store.readSnapshot('aken', readIntegrity)
    const before = (await integrity()).rows.problems
    const { address, text } = await bring(
      typed(await issue(['mobile-endgeraete-1']), [
        { at: ['Mobile Endgeräte', '1'], title: titles.answer, to: 'ja' },
      ]),
      city.aken.personId,
    )
    await takeOver(address, text)

    expect(await stored('mobile-endgeraete-1')).toMatchObject({ answeredBy: 'Leitung EDV Aken' })
    expect((await integrity()).rows.problems).toEqual(before)
  })

  it('keeps decisions about conflicts while somebody turns the pages', async () => {
    const { deps, actor, domain } = city.aken
    const questions = readWiba().questions.slice(-130)
    const id = deps.newId()
    await deps.store.write('aken', async (db) => {
      const { sequence } = await findChainHead(db)
      const cells = questions.map((question, index) => ({
        ...{ subject: question.id, keys: ['Liste', String(index + 1)] as const, sheet: 'Fragen' },
        ...{ row: index + 1, field: 'note', text: 'aus dem Amt', problem: '' },
      }))
      await insertReturnedWorkbook(db, {
        ...{ id, informationDomainId: domain.id, actorId: 'isb', personId: null },
        ...{ kind: 'questionnaire', file: 'lang.xlsx', fileSha256: '0'.repeat(64) },
        ...{ state: 'waiting', decisions: {}, outcome: null, undoing: null },
        contents: { about: 'wiba', baseSequence: sequence, cells, notices: [], rows: 130 },
        ...{ mergedAt: null, undoneAt: null, receivedAt: deps.now() },
      })
    })
    const known = await deps.store.read('aken', (db) => listWibaAnswers(db, domain.id))
    const versions = new Map(known.map(({ question, version }) => [question, version]))
    const replies = questions.map(({ id: question }) => ({
      ...{ question, answer: 'no' as const, note: 'von der ISB' },
      version: versions.get(question) ?? 0,
    }))
    await answerQuestions(deps, actor, domain.id, replies)
    const officer = await city.as('officer')
    const address = `/ruecklauf/${id}`
    const first = await officer.read(`${address}?verbund=KERN`)
    const decision = `zelle:${questions[0]?.id}/note`

    expect(first).toContain('1–100 von 130')
    expect(first).toContain('Merken und weiter')
    const turned = await officer.post(
      `${address}/entscheidungen?verbund=KERN&seite=2&liste=conflicts`,
      { [decision]: 'returned' },
    )
    expect(turned.headers.get('location')).toBe(`${address}?verbund=KERN&seite=2#konflikte`)
    const second = await officer.read(`${address}?verbund=KERN&seite=2`)
    expect(second).toContain('101–130 von 130')
    const [, stand = ''] = /name="stand" value="([0-9a-f]{64})"/.exec(second) ?? []
    const other = `zelle:${questions[129]?.id}/note`
    await officer.post(`${address}/uebernahme?verbund=KERN`, { stand, [other]: 'returned' })

    expect(await officer.read(`${address}?verbund=KERN`)).toContain('Übernommen: 2 Zellen')
    expect(await stored(questions[0]?.id ?? '')).toMatchObject({ note: 'aus dem Amt' })
    expect(await stored(questions[129]?.id ?? '')).toMatchObject({ note: 'aus dem Amt' })
    expect(await stored(questions[1]?.id ?? '')).toMatchObject({ note: 'von der ISB' })
  })

  async function answer(question: string, reply: WibaAnswer, note: string): Promise<void> {
    const { deps, actor, domain } = city.aken
    const version = (await stored(question))?.version ?? 0
    await answerQuestions(deps, actor, domain.id, [{ question, answer: reply, note, version }])
  }

  async function stored(question: string) {
    const { deps, domain } = city.aken
    const answers = await deps.store.read('aken', (db) => listWibaAnswers(db, domain.id))
    return answers.find((one) => one.question === question)
  }

  async function issue(questions: readonly string[]): Promise<Buffer> {
    const { deps, actor, domain, personId } = city.aken
    const id = await createQuestionnaire(deps, actor, domain.id, {
      ...{ kind: 'wiba', title: 'WiBA im Bauamt', personId, note: '', expiresOn: '2025-06-30' },
      questions,
    })
    const officer = await city.as('officer')
    const file = await officer.get(`/fragebogen/${id}/fragebogen.xlsx?verbund=KERN`)
    expect(file.status).toBe(200)
    return Buffer.from(await file.arrayBuffer())
  }

  async function send(bytes: Buffer, personId = ''): Promise<Response> {
    const form = new FormData()
    form.set('datei', new File([new Uint8Array(bytes)], 'wiba.xlsx'))
    form.set('personId', personId)
    return (await city.as('officer')).post('/ruecklauf?verbund=KERN', form)
  }

  async function bring(bytes: Buffer, personId = '') {
    const sent = await send(bytes, personId)
    const address = sent.headers.get('location') ?? ''
    return { address, text: await (await city.as('officer')).read(address) }
  }

  async function takeOver(address: string, text: string): Promise<Response> {
    const [, stand = ''] = /name="stand" value="([0-9a-f]{64})"/.exec(text) ?? []
    return (await city.as('officer')).post(address.replace('?', '/uebernahme?'), { stand })
  }
})

function typed(bytes: Buffer, edits: readonly Edit[]): Buffer {
  return fill(bytes, edits, 'Fragen', wibaKeys)
}
