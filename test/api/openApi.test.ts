/** The OpenAPI document: every route is in it, it is sound by the rules of OpenAPI 3.1, and people can read it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenScopes } from '../../src/access/tokenScope.ts'
import { listRoutes } from '../web/listRoutes.ts'
import { type ApiCity, openApiCity, origin } from './apiCity.ts'
import { documentProblems } from './documentProblems.ts'

type Json = Readonly<Record<string, unknown>>

let city: ApiCity
let document: Json

beforeAll(async () => {
  city = await openApiCity()
  document = (await (await city.app.request(`${origin}/api/v1/openapi.json`)).json()) as Json
})
afterAll(() => city.close())

describe('the document', () => {
  it('names every route of the programming interface, and no other', () => {
    const routes = listRoutes(city.app)
      .filter((route) => / \/api\/v1\//.test(route) && !route.endsWith('/openapi.json'))
      .map((route) => route.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}'))
    const named = Object.entries(document.paths as Record<string, Json>).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    )

    expect(named.sort()).toEqual(routes.sort())
  })

  it('is sound', () => {
    expect(documentProblems(document)).toEqual([])
  })

  it.each([
    [
      'an open reference',
      {
        paths: {
          '/x': {
            get: { ...minimal(), responses: { 200: { $ref: '#/components/responses/nothing' } } },
          },
        },
      },
    ],
    ['a parameter of the path that is not described', { paths: { '/x/{id}': { get: minimal() } } }],
    ['two operations of one name', { paths: { '/x': { get: minimal(), post: minimal() } } }],
    [
      'an answer without a description',
      { paths: { '/x': { get: { ...minimal(), responses: { 200: {} } } } } },
    ],
    ['another version', { openapi: '2.0' }],
    ['an unknown type', { components: { schemas: { X: { type: 'text' } } } }],
    [
      'a field that is required and not there',
      { components: { schemas: { X: { type: 'object', properties: {}, required: ['a'] } } } },
    ],
  ])('with %s would be found', (_, change) => {
    expect(documentProblems({ ...document, ...change })).not.toEqual([])
  })

  it('says of each field of a device what it is', () => {
    const { schemas } = document.components as { schemas: Record<string, Json> }

    expect(schemas.Device).toMatchObject({ type: 'object', additionalProperties: false })
    expect(Object.keys(schemas.Device?.properties as Json)).toContain('lastSeenAt')
    expect(Object.keys(schemas.Device?.properties as Json)).not.toContain('holder')
  })
})

describe('the page', () => {
  it('shows every operation, every scope and every problem, without a login and without scripts of its own', async () => {
    const response = await city.app.request(`${origin}/api/docs`)
    const page = await response.text()
    const operations = Object.values(document.paths as Record<string, Record<string, Json>>)

    expect(response.status).toBe(200)
    for (const operation of operations.flatMap((item) => Object.values(item))) {
      expect(page).toContain(`id="${operation.operationId}"`)
    }
    for (const scope of tokenScopes) expect(page).toContain(`<code>${scope}</code>`)
    expect(page).toContain('id="stale"')
    expect(page).not.toMatch(/<script(?![^>]*src=)| style="/)
  })

  it('has a target for every link within it', async () => {
    const page = await (await city.app.request(`${origin}/api/docs`)).text()
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))

    const broken = [...page.matchAll(/href="#([^"]+)"/g)].filter(([, id]) => !ids.has(id ?? ''))

    expect(broken.map(([link]) => link)).toEqual([])
  })
})

function minimal(): Json {
  return {
    operationId: 'x',
    summary: 'x',
    tags: ['x'],
    parameters: [],
    responses: { 200: { description: 'x' } },
  }
}
