/** What is held about a person, shown and taken out as a file. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRowsOf } from '../support/readWorkbook.ts'
import { engines } from '../support/stores.ts'
import { erika, leaveTraces, type Traces } from './erika.ts'
import { openWebCity, type WebCity } from './webCity.ts'

const persons = '/verwaltung/datenschutz/personen'

type Told = {
  person: unknown
  daten: { art: string; tabellen: { tabelle: string; gefundenUeber: string; zeilen: Row[] }[] }[]
  texte: { tabelle: string; spalte: string }[]
  ereignisse: { art: string; durchDiePerson: boolean; einzelheiten: unknown }[]
}
type Row = Record<string, unknown>

const json = { format: 'json' }

describe.each(engines)('the disclosure about a person on %s', (engine) => {
  let city: WebCity
  let traces: Traces

  beforeEach(async () => {
    city = await openWebCity(engine)
    traces = await leaveTraces(city)
  })
  afterEach(() => city.close())

  it('lists everybody with an account or as contact person, once', async () => {
    const page = await (await city.as('admin')).read(persons)

    expect(page.split(`>${erika.name}<`)).toHaveLength(2)
    expect(page).toContain(`${persons}/${traces.userId}`)
  })

  it('holds all that there is, says how it was found, and tells no secret', async () => {
    const admin = await city.as('admin')
    const page = await admin.read(`${persons}/${traces.personId}`)
    const response = await admin.post(`${persons}/${traces.userId}/auskunft`, json)
    const text = await response.text()
    const told: Told = JSON.parse(text)
    const rowsOf = (table: string) =>
      told.daten
        .flatMap(({ tabellen }) => tabellen)
        .filter(({ tabelle }) => tabelle === table)
        .flatMap(({ zeilen }) => zeilen)

    expect(page).toContain('nur über den Namen')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Auskunft_/)
    expect(told.person).toEqual({ name: [erika.name], mailadresse: [erika.email] })
    expect(rowsOf('user')).toMatchObject([{ id: traces.userId, email: erika.email }])
    expect(rowsOf('person')).toMatchObject([{ id: traces.personId, department: 'Bauhof' }])
    expect(rowsOf('membership')).toMatchObject([{ role: 'officer' }])
    expect(rowsOf('session')).toMatchObject([{ address: '192.0.2.1' }])
    expect(rowsOf('accessLog')).toMatchObject([{ subject: 'KERN/a4' }])
    expect(rowsOf('measure')).toMatchObject([{ id: traces.measureId }])
    expect(rowsOf('deviceLoan')).toMatchObject([{ borrower: erika.name, borrowerUnit: 'Bauhof' }])
    const loans = told.daten.flatMap(({ tabellen }) => tabellen)
    expect(loans.find(({ tabelle }) => tabelle === 'deviceLoan')?.gefundenUeber).toMatch(/Name/)
    expect(told.texte).toContainEqual(
      expect.objectContaining({ tabelle: 'check', spalte: 'explanation' }),
    )
    expect(told.ereignisse.filter(({ durchDiePerson }) => durchDiePerson)).not.toHaveLength(0)
    expect(told.ereignisse.map(({ art }) => art)).toContain('Ansprechpartner angelegt')
    expect(text).not.toMatch(/ein-pruefwert|passwordHash|tokenHash|unsubscribeToken/)
  })

  it('says the same in a workbook, in words', async () => {
    const admin = await city.as('admin')
    const response = await admin.post(`${persons}/${traces.userId}/auskunft`, { format: 'xlsx' })
    const bytes = Buffer.from(await response.arrayBuffer())
    const lines = (sheet: string) => readRowsOf(bytes, sheet).map((cells) => cells.join('|'))

    expect(response.headers.get('content-disposition')).toMatch(/Auskunft_.*\.xlsx/)
    expect(lines('Deckblatt').join()).toMatch(/Kopf der Prüfkette\|.*[0-9a-f]{64}/)
    expect(lines('Arten').join()).toContain('Namen an Einträgen')
    const fields = lines('Angaben')
    expect(fields.some((line) => /Maßnahme 1\|.*\|Schränke abschließen\|/.test(line))).toBe(true)
    expect(fields.some((line) => /gleicher Name; bitte prüfen/.test(line))).toBe(true)
    expect(fields.join()).not.toMatch(/ein-pruefwert|passwordHash|tokenHash|unsubscribeToken/)
    expect(lines('Texte').join()).toContain(`Auskunft von ${erika.name}`)
    expect(lines('Ereignisse').join()).toContain('Ansprechpartner angelegt')
  })

  it('leaves others out', async () => {
    const admin = await city.as('admin')
    const text = await (await admin.post(`${persons}/${city.aken.personId}/auskunft`, json)).text()

    expect(JSON.parse(text).ereignisse).not.toHaveLength(0)
    expect(text).not.toContain(erika.email)
  })

  it('is noted in the access log, with the name and the checksum', async () => {
    const officer = await city.as('officer')
    await officer.post(`${persons}/${traces.userId}/auskunft`)

    const page = await officer.read('/exporte?verbund=KERN')

    expect(page).toContain(`Auskunft über eine Person (Art. 15 DSGVO): ${erika.name}`)
  })

  it('is for administration and officer of the whole organisation', async () => {
    const narrow = await city.as('officer', city.aken.domain.id)
    const technician = await city.as('technician')
    const admin = await city.as('admin')

    expect((await narrow.get(persons)).status).toBe(403)
    expect((await narrow.post(`${persons}/${traces.userId}/auskunft`)).status).toBe(403)
    expect((await technician.get(`${persons}/${traces.userId}`)).status).toBe(404)
    expect((await technician.post(`${persons}/${traces.userId}/auskunft`)).status).toBe(404)
    expect((await admin.get(`${persons}/niemand`)).status).toBe(404)
    expect((await city.visitor.get(persons)).status).not.toBe(200)
  })
})
