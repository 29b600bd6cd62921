import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportNames } from '../../src/exports/reports/reportNames.ts'
import { openWebCity, type WebCity } from './webCity.ts'

/** Where this run puts its files, so that others do not disturb it. */
const folder = mkdtempSync(join(tmpdir(), 'basislotse-test-'))
let city: WebCity

beforeAll(async () => {
  process.env.TMPDIR = folder
  city = await openWebCity()
})
afterAll(async () => {
  await city.close()
  rmSync(folder, { recursive: true, force: true })
})

const actionsOf = (page: string) =>
  [...page.matchAll(/action="\/exporte\/berichte\/(\w+)\?verbund=KERN"/g)].map(([, name]) => name)

describe('reports on the page of exports', () => {
  it('are offered to the officer, all of them', async () => {
    const page = await (await city.as('officer')).read('/exporte?verbund=KERN')

    expect(actionsOf(page)).toEqual([...reportNames])
  })

  it('are offered to the technician as far as they are about devices', async () => {
    const page = await (await city.as('technician')).read('/exporte?verbund=KERN')

    expect(actionsOf(page)).toEqual(['devices'])
  })

  it('come as PDF under their name with the day, and leave no file behind', async () => {
    const response = await (await city.as('management')).post(
      '/exporte/berichte/management?verbund=KERN',
      { fassung: 'archiv' },
    )
    const bytes = Buffer.from(await response.arrayBuffer())

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toMatch(
      /filename="Leitungsbericht_KERN_\d{4}-\d\d-\d\d\.pdf"/,
    )
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.length).toBe(Number(response.headers.get('content-length')))
    await expect.poll(() => readdirSync(folder).filter((name) => /export/.test(name))).toEqual([])
  })

  it('come as ZIP where there is one for each site', async () => {
    const response = await (await city.as('technician')).post(
      '/exporte/berichte/devices?verbund=KERN',
    )
    const bytes = Buffer.from(await response.arrayBuffer())

    expect(response.headers.get('content-type')).toBe('application/zip')
    expect(bytes.toString('latin1')).toContain('Geraeteliste_Rathaus-Aken_KERN_')
  })

  it('stand in the access log in words', async () => {
    const page = await (await city.as('officer')).read('/exporte?verbund=KERN')

    expect(page).toContain('KERN: Leitungsbericht als PDF (für das Archiv)')
  })

  it.each([
    ['technician', 'checks'],
    ['technician', 'management'],
    ['contributor', 'devices'],
    ['admin', 'management'],
  ] as const)('are not there for the role %s: %s', async (role, name) => {
    const response = await (await city.as(role)).post(`/exporte/berichte/${name}?verbund=KERN`)

    expect(response.status).toBe(404)
  })

  it.each([
    ['an unknown report', '/exporte/berichte/a9?verbund=KERN', {}],
    ['an unknown edition', '/exporte/berichte/checks?verbund=KERN', { fassung: 'x' }],
  ])('refuse %s with a sentence', async (_, address, values) => {
    const response = await (await city.as('officer')).post(address, values)

    expect(response.status).toBe(422)
  })
})

it('the page for the management offers its report', async () => {
  const page = await (await city.as('management')).read('/leitung?verbund=KERN')

  expect(actionsOf(page)).toEqual(['management'])
})

it('the page of a site offers its list of devices', async () => {
  const technician = await city.as('technician')
  const list = await technician.read('/standorte?verbund=KERN')
  const [, address = ''] = /href="(\/standorte\/[^"]+)"[^>]*>Rathaus Aken/.exec(list) ?? []

  const page = await technician.read(address.replaceAll('&amp;', '&'))

  expect(actionsOf(page)).toEqual(['devices'])
  expect(page).toContain('Geräteliste als PDF')
})
