/**
 * Who may use which route: every route of the application is tried by a visitor and by each role alone, against the
 * table of rights. A route without a case in routeCases.ts makes the walk fail by its name.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '../../src/access/permissions.ts'
import { type Role, roles } from '../../src/access/role.ts'
import { type Dump, dumpOf } from '../db/organisationDump.ts'
import { listRoutes } from './listRoutes.ts'
import { addressIn, bodyIn, browserCases, type RouteCase, routeCases } from './routeCases.ts'
import { openRouteCity, type RouteCity } from './routeCity.ts'

const origin = 'http://basislotse.test'
const cases = browserCases
const readings = cases.filter(([route]) => route.startsWith('GET '))
const changes = cases.filter(([route]) => route.startsWith('POST '))
const guarded = ([, { may }]: readonly [string, RouteCase]) => may !== 'anybody'

let city: RouteCity

beforeAll(async () => {
  city = await openRouteCity()
})
afterAll(() => city.close())

describe('the walk through the routes', () => {
  it('has a case for every route', () => {
    const missing = listRoutes(city.app).filter((route) => !(route in routeCases))

    expect(missing, howToAdd(missing)).toEqual([])
  })

  it('knows no route that is not there', () => {
    const routes = listRoutes(city.app)

    expect(Object.keys(routeCases).filter((route) => !routes.includes(route))).toEqual([])
  })

  it('changes nothing but by POST', () => {
    const pages = listRoutes(city.app).filter((route) => routeCases[route]?.may !== 'token')

    expect(pages.filter((route) => !/^(GET|POST) /.test(route))).toEqual([])
  })
})

describe('a visitor', () => {
  it.each(readings.filter(guarded))('is sent to log in by %s', async (route, one) => {
    const address = addressIn(city.aken, route, one)

    const response = await city.app.request(`${origin}${address}`)

    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/anmelden?nach=${encodeURIComponent(address)}`)
  })

  it.each(changes.filter(guarded))('changes nothing by %s', async (route, one) => {
    const before = await dumpOf(city.store, 'aken')

    const response = await post(city, route, one, { cookie: '' })

    expect([303, 401]).toContain(response.status)
    if (response.status === 303) {
      expect(response.headers.get('location')).toMatch(/^\/anmelden\?/)
    }
    expect(await dumpOf(city.store, 'aken')).toEqual(before)
  })
})

describe('each role', () => {
  it.each(readings)('sees by %s what its rights say', async (route, one) => {
    const address = addressIn(city.aken, route, one)

    const answers = await Promise.all(
      roles.map(async (role) => [role, (await city.browsers[role].get(address)).status]),
    )

    expect(Object.fromEntries(answers)).toEqual(expectedOf(one, 200))
  })

  it.each(changes)('does by %s what its rights say', async (route, one) => {
    const wanted = expectedOf(one, 303)
    const answers: Partial<Record<Role, number>> = {}
    const before = settled(await dumpOf(city.store, 'aken'))

    for (const role of roles) {
      const copy = await city.copy()
      const response = await copy.browsers[role].post(
        addressIn(copy.aken, route, one),
        bodyIn(copy.aken, one),
      )
      answers[role] = response.status
      const isRefused = wanted[role] === 403 || wanted[role] === 404
      const after = settled(await dumpOf(copy.store, 'aken'))
      if (isRefused) expect(after, `${role} is refused, yet changes`).toEqual(before)
      await copy.close()
    }

    expect(answers).toEqual(wanted)
  })
})

describe.skipIf(changes.length === 0)('a form', () => {
  it.each(changes.filter(guarded))(
    'without the token of the session is refused by %s',
    async (route, one) => {
      const before = await dumpOf(city.store, 'aken')

      for (const role of roles) {
        const cookie = city.cookies[role]
        const bare = await post(city, route, one, { cookie })
        const foreign = await post(city, route, one, { cookie, token: 'abgefangen' })
        expect([role, bare.status, foreign.status]).toEqual([role, 403, 403])
      }

      expect(settled(await dumpOf(city.store, 'aken'))).toEqual(settled(before))
    },
  )

  it.each(changes)('from another site is refused by %s', async (route, one) => {
    const before = await dumpOf(city.store, 'aken')

    for (const role of roles) {
      const cookie = city.cookies[role]
      const token = await city.browsers[role].token()
      const headers = [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]
      for (const site of headers) {
        const response = await post(city, route, one, { cookie, token, site })
        expect([role, response.status]).toEqual([role, 403])
      }
    }

    expect(settled(await dumpOf(city.store, 'aken'))).toEqual(settled(before))
  })
})

type Request = {
  cookie: string
  token?: string
  site?: Readonly<Record<string, string>>
}

/** The sound form of the case, with these and no other proofs of where it comes from. */
async function post(
  { app, aken }: RouteCity,
  route: string,
  one: RouteCase,
  { cookie, token, site = { 'sec-fetch-site': 'same-origin' } }: Request,
): Promise<Response> {
  const body = bodyIn(aken, one)
  if (token) body.set('_csrf', token)
  return app.request(`${origin}${addressIn(aken, route, one)}`, {
    method: 'POST',
    headers: { cookie, host: 'basislotse.test', ...site },
    body,
  })
}

/** What each role is answered with, by the table of rights. */
function expectedOf({ may, reach = [], answer }: RouteCase, sound: number): Record<Role, number> {
  const statusOf = (role: Role): number => {
    if (typeof may === 'string') return answer ?? sound
    const [verb, subject] = may
    const grants = permissions[subject][role] ?? {}
    const holds = (one: typeof verb) => {
      const scope = grants[one]
      return scope === 'all' || reach.some((narrow) => narrow === scope)
    }
    if (holds(verb)) return answer ?? sound
    return holds('read') ? 403 : 404
  }
  return Object.fromEntries(roles.map((role) => [role, statusOf(role)])) as Record<Role, number>
}

/** Without what a request alone moves: when a session was last seen. */
function settled({ session: _, ...dump }: Dump): Dump {
  return dump
}

function howToAdd(missing: readonly string[]): string {
  const lines = missing.map((route) => {
    const at = route.includes(':') ? ", at: ({ objectId }) => '…'" : ''
    const body = route.startsWith('POST') ? ", body: { feld: 'Wert' }" : ''
    return `  '${route}': { may: ['${body ? 'write' : 'read'}', 'inventory']${at}${body} },`
  })
  return `These routes have no case. Add to routeCases in test/web/routeCases.ts:\n${lines.join('\n')}\n`
}
