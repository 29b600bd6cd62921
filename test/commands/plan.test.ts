import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCity, type Place } from '../support/commandLine.ts'

let city: Place

beforeAll(async () => {
  city = await createCity('KERN=Kernverwaltung')
})
afterAll(() => city.remove())

describe('plan', () => {
  it('says so where nothing is modelled yet', async () => {
    const said = await city.run('plan', '--domain', 'KERN')

    expect(said).toMatchObject({ code: 0, err: '' })
    expect(said.out).toContain('Startplan KERN Kernverwaltung: Nichts ist offen')
  })

  it('orders what helps by phase, each with its day', async () => {
    await city.run('model', '--domain', 'KERN', '--apply')

    const { out } = await city.run('plan', '--domain', 'kern')

    const phases = [...out.matchAll(/^(Tag|Danach) [^(]+/gm)].map(([phase]) => phase.trim())
    expect(phases.slice(0, 4)).toEqual([
      'Tag 1 bis 30',
      'Tag 31 bis 60',
      'Tag 61 bis 90',
      'Danach R1',
    ])
    expect(out).toMatch(/^ {2}\d\d\.\d\d\.\d{4} {2}VOR-01 {2}IT-Notfallkarte/m)
  })

  it('gives the same as JSON', async () => {
    const { out } = await city.run('plan', '--domain', 'KERN', '--json')

    const found = JSON.parse(out).find(({ key }: { key: string }) => key === 'VOR-01')
    expect(found).toMatchObject({
      phase: 'month1',
      responsible: 'isb',
      measure: null,
      requirements: expect.arrayContaining(['DER.2.1.A3']),
    })
  })

  it.each([
    ['no information domain', ['plan'], 2],
    ['an unknown one', ['plan', '--domain', 'XXX'], 1],
  ] as const)('refuses %s', async (_, words, code) => {
    expect((await city.run(...words)).code).toBe(code)
  })
})
