import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWebCity, type WebCity } from './webCity.ts'

let city: WebCity

beforeAll(async () => {
  city = await openWebCity()
})
afterAll(() => city.close())

describe('the start page', () => {
  it('sends a visitor to log in, and remembers where to', async () => {
    const response = await city.visitor.get('/?verbund=KERN')

    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/anmelden?nach=%2F%3Fverbund%3DKERN')
  })

  it('shows the officer the milestones on a German page', async () => {
    const page = await (await city.as('officer')).read('/')

    expect(page.startsWith('<!doctype html><html lang="de">')).toBe(true)
    expect(page).toContain('Testat zur Basis-Absicherung nach BSI IT-Grundschutz')
    expect([...page.matchAll(/<h1>/g)]).toHaveLength(1)
  })

  it('answers an unknown address in German, with a request id', async () => {
    const response = await (await city.as('officer')).get('/gibt-es-nicht')

    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Diese Seite gibt es nicht')
  })
})
