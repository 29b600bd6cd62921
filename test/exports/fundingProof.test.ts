/** The list for the Verwendungsnachweis as the city hands it in, read back by a reader that is not ours. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retireDevice } from '../../src/inventory/devices/ends/actions.ts'
import { createProgramme } from '../../src/inventory/funding/actions.ts'
import { addDevice, retirement } from '../inventory/devices/lifeDevices.ts'
import { readRowsOf } from '../support/readWorkbook.ts'
import { openWebCity, type WebCity } from '../web/webCity.ts'
import { readBack } from './readBack.ts'

let city: WebCity

beforeAll(async () => {
  city = await openWebCity()
})
afterAll(() => city.close())

const grant = {
  ...{ grantNumber: 'ZB-1', grantedOn: '2024-01-15', startsOn: '2024-02-01', years: 5, note: '' },
  ...{ grantCents: 90_001, ownShareCents: 9_999 },
}

function town() {
  const { deps, actor, domain } = city.aken
  return { deps, actor, kern: domain }
}

async function fund(name: string, prices: Readonly<Record<string, number | null>>) {
  const { deps, actor, kern } = town()
  const id = await createProgramme(deps, actor, kern.id, { ...grant, name })
  const devices: string[] = []
  for (const [number, priceCents] of Object.entries(prices)) {
    const facts = { fundingProgramme: name, priceCents, purchasedOn: '2024-03-01' }
    devices.push(await addDevice(town(), number, facts))
  }
  return { id, devices }
}

async function proofOf(programmeId: string) {
  const officer = await city.as('officer')
  const answer = await officer.post(`/foerderung/${programmeId}/verwendungsnachweis?verbund=KERN`)
  expect(answer.status).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const rows = readBack(bytes).table('Geräte', 'Preis')
  const prices = rows.map(({ Preis }) => cents(Preis))
  return {
    ...readBack(bytes),
    bytes,
    numbers: rows.map((row) => row['Inventar-Nr.']),
    sum: prices.reduce((sum, price) => sum + price, 0),
    total: cents(
      readRowsOf(bytes, 'Geräte')
        .find(([first]) => first === 'Summe')
        ?.at(-1),
    ),
    rows,
  }
}

const cents = (euro: unknown) => Math.round(Number(euro ?? 0) * 100)

describe('the list for the Verwendungsnachweis', () => {
  it('adds up to grant and own share to the cent', async () => {
    const { id } = await fund('Genau', { 'G-1': 33_333, 'G-2': 33_333, 'G-3': 33_334 })

    const proof = await proofOf(id)

    expect([proof.sum, proof.total]).toEqual([100_000, 100_000])
    expect(cents(proof.fact('Zuwendung')) + cents(proof.fact('Eigenanteil'))).toBe(100_000)
    expect(cents(proof.fact('Zuwendung und Eigenanteil'))).toBe(100_000)
    expect(cents(proof.fact('Preise der Geräte'))).toBe(100_000)
    expect(proof.fact('Differenz')).toBe(0)
    expect(proof.texts()).toContain('Die Liste geht auf.')
  })

  it('says what is missing when a device has no price, and lists it none the less', async () => {
    const { id } = await fund('Ohne Preis', { 'P-1': 60_000, 'P-2': null })

    const proof = await proofOf(id)

    expect([proof.sum, proof.total]).toEqual([60_000, 60_000])
    expect(cents(proof.fact('Differenz'))).toBe(-40_000)
    expect(proof.numbers).toEqual(['Aken-P-1', 'Aken-P-2'])
    expect(proof.rows[1]?.Preis).toBeUndefined()
    expect(proof.texts()).toContain('1 Gerät ohne Preis.')
    expect(proof.texts()).not.toContain('Die Liste geht auf.')
  })

  it('keeps a retired device in the sum and names it', async () => {
    const { id, devices } = await fund('Ausgesondert', { 'A-1': 50_000, 'A-2': 50_000 })
    const { deps, actor } = town()
    const because = { boundReason: 'Totalschaden' }
    await retireDevice(deps, actor, devices[0] ?? '', 1, { ...retirement, ...because })

    const proof = await proofOf(id)

    expect([proof.sum, proof.total, proof.fact('Differenz')]).toEqual([100_000, 100_000, 0])
    expect(proof.rows.map(({ Zustand }) => Zustand).toSorted()).toEqual([
      'ausgesondert',
      'in Betrieb',
    ])
    expect(proof.texts()).toContain(
      '1 Gerät verloren oder ausgesondert, obwohl die Zweckbindung läuft.',
    )
  })

  it('holds each device in the list of its own programme alone, however it is spelt', async () => {
    const first = await fund('Pakt Eins', { 'E-1': 100_000 })
    const second = await fund('Pakt Zwei', { 'Z-1': 1 })
    const facts = { fundingProgramme: ' PAKT  zwei', priceCents: 100_000 }
    await addDevice(town(), 'Z-2', facts)

    const [one, two] = [await proofOf(first.id), await proofOf(second.id)]

    expect([one.numbers, one.total]).toEqual([['Aken-E-1'], 100_000])
    expect([two.numbers, two.total]).toEqual([['Aken-Z-1', 'Aken-Z-2'], 100_001])
    expect(cents(two.fact('Differenz'))).toBe(1)
    expect(two.texts()).toContain('Die Preise liegen 0,01 € über Zuwendung und Eigenanteil.')
    expect(two.texts()).toContain('1 Gerät ohne Tag der Anschaffung.')
  })

  it('is empty, and says so, as long as nothing was bought', async () => {
    const { id } = await fund('Leer', {})

    const proof = await proofOf(id)

    expect([proof.fact('Geräte'), proof.sum]).toEqual([0, 0])
    expect(cents(proof.fact('Differenz'))).toBe(-100_000)
  })

  it('is the same bytes for the same data', async () => {
    const { id } = await fund('Zweimal', { 'S-1': 1 })

    const first = await proofOf(id)

    expect((await proofOf(id)).bytes.equals(first.bytes)).toBe(true)
  })
})
