import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCity, type Place } from '../support/commandLine.ts'

let city: Place

beforeAll(async () => {
  city = await createCity()
  const list = city.write('g.csv', 'Inventarnummer;Typ;Standort\nG-1;Tablet;Nordschule\n')
  await city.run('import', 'devices', list, '--domain', 'SCHULE')
})
afterAll(() => city.remove())

describe('report', () => {
  test.each(['management', 'checks'])(
    '%s writes its file, also before anything is modelled',
    async (name) => {
      const out = city.path(`${name}.pdf`)

      const said = await city.run('report', name, '--domain', 'KERN', '--out', out)

      expect(said).toMatchObject({ code: 0 })
      expect(said.out).toMatch(/SHA-256 [0-9a-f]{64}$/)
      expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-')
    },
  )

  test('devices writes one file per site, or the one that is named', async () => {
    const words = ['report', 'devices', '--domain', 'SCHULE', '--out', city.path('d.pdf')]

    await city.run(...words, '--archive')
    await city.run(...words, '--site', 'nordschule')

    expect(existsSync(city.path('d_Nordschule.pdf'))).toBe(true)
    expect(readFileSync(city.path('d.pdf')).toString('latin1')).toContain('%PDF-1.7')
    expect(readFileSync(city.path('d_Nordschule.pdf')).toString('latin1')).toContain('pdfaid:part')
  })

  test('devices says when there is none', async () => {
    const said = await city.run(
      'report',
      'devices',
      '--domain',
      'KERN',
      '--out',
      city.path('n.pdf'),
    )

    expect(said.out).toContain('Es ist noch kein Gerät erfasst')
    expect(existsSync(city.path('n.pdf'))).toBe(false)
  })

  test.each([
    [['devices', '--site', 'Nordschul'], 1, 'Meinten Sie „Nordschule“?'],
    [['managment'], 1, 'Meinten Sie „management“?'],
    [['checks', '--site', 'Nordschule'], 2, '--site gibt es nur bei „devices“.'],
    [['devices', '--basis'], 2, '--basis gibt es nur bei „checks“.'],
  ] as const)('%j is refused', async (words, code, text) => {
    const said = await city.run(
      'report',
      ...words,
      ...['--domain', 'SCHULE', '--out', city.path('x.pdf')],
    )

    expect(said.code).toBe(code)
    expect(said.err).toContain(text)
  })
})
