/** Who may use the programming interface: every address, with and without the token that it asks for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDevices } from '../../db/queries/devices.ts'
import { tokenScopes } from '../../src/access/tokenScope.ts'
import { revokeApiToken } from '../../src/access/tokens/actions.ts'
import { foundNeighbour } from '../access/belongings.ts'
import { dumpOf } from '../db/organisationDump.ts'
import { listRoutes } from '../web/listRoutes.ts'
import { logIn } from '../web/logIn.ts'
import { ensureAccount } from '../web/webCity.ts'
import { apiCases, requestOf } from './apiCases.ts'
import { type ApiCity, openApiCity, origin, programOf, type Reply, replyOf } from './apiCity.ts'

const cases = Object.entries(apiCases)

let city: ApiCity

beforeAll(async () => {
  city = await openApiCity()
})
afterAll(() => city.close())

async function send(route: string, headers: Record<string, string>): Promise<Reply> {
  const one = apiCases[route]
  if (!one) throw new Error(route)
  const { path, init } = requestOf(city.aken, route, one)
  const version = one.isVersioned ? { 'if-match': await currentVersion() } : {}
  const all = { ...(init.headers as Record<string, string>), ...version, ...headers }
  return replyOf(await city.app.request(`${origin}${path}`, { ...init, headers: all }))
}

async function currentVersion(): Promise<string> {
  const { store } = city.test
  const devices = await store.read('aken', (db) => listDevices(db))
  return `"${devices.find(({ id }) => id === city.aken.deviceId)?.version}"`
}

/** Without what a request alone moves: when a token was last used. */
async function contentOf() {
  const { apiToken: _, session: __, ...dump } = await dumpOf(city.test.store, 'aken')
  return dump
}

describe('the walk through the programming interface', () => {
  it('has a case for every address', () => {
    const routes = listRoutes(city.app).filter((route) => / \/api\/v1\//.test(route))

    expect(routes.filter((route) => !route.endsWith('/openapi.json')).sort()).toEqual(
      Object.keys(apiCases).sort(),
    )
  })
})

describe.each(cases)('%s', (route, { scope, answer = 200 }) => {
  it('answers a token with its scope alone', async () => {
    const { text } = await city.issue(scope === null ? ['exports:read'] : [scope])

    const reply = await send(route, { authorization: `Bearer ${text}` })

    expect([reply.status, reply.json.errors]).toEqual([answer, undefined])
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('ratelimit')).toMatch(/^"token";r=\d+;t=\d+$/)
    expect(reply.headers.get('set-cookie')).toBeNull()
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('asks whoever comes without a token for one, and changes nothing', async () => {
    const before = await contentOf()

    const reply = await send(route, {})

    expect([reply.status, reply.json.type]).toEqual([401, '/api/docs#unauthenticated'])
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="Basislotse"')
    expect(await contentOf()).toEqual(before)
  })

  it('does not look at the cookie of a session', async () => {
    const before = await contentOf()
    const email = 'technician@aken.example'
    await ensureAccount(city.aken, email, 'technician')
    const cookie = await logIn(city.app, city.aken.deps, email)
    const page = await city.app.request(`${origin}/hilfe`, { headers: { cookie } })

    const reply = await send(route, { cookie, origin, 'sec-fetch-site': 'same-origin' })

    expect([page.status, reply.status]).toEqual([200, 401])
    const { event, eventDetail, chainHead, accessLog, user, membership, ...rest } = before
    expect(await contentOf()).toMatchObject(rest)
  })

  it.runIf(scope !== null)('refuses a token with every other scope', async () => {
    const others = tokenScopes.filter(
      (one) => one !== scope && !(scope === 'devices:read' && one === 'devices:write'),
    )
    const { text } = await city.issue(others)
    const before = await contentOf()

    const reply = await send(route, { authorization: `Bearer ${text}` })

    expect([reply.status, reply.json.type]).toEqual([403, '/api/docs#forbidden'])
    expect(reply.headers.get('www-authenticate')).toContain('error="insufficient_scope"')
    expect(await contentOf()).toEqual(before)
  })
})

describe('a token', () => {
  const wholeDay = { authorization: '' }

  it.each([
    ['is unknown', async () => `basislotse_aken_${'x'.repeat(43)}`],
    [
      'names another organisation',
      async () => (await city.issue(['devices:read'])).text.replace('_aken_', '_dessau_'),
    ],
    ['is no token', async () => 'geheim'],
    [
      'is revoked',
      async () => {
        const { id, text } = await city.issue(['devices:read'])
        await revokeApiToken(city.aken.deps, city.aken.actor, id)
        return text
      },
    ],
  ])('that %s opens nothing', async (_, tokenOf) => {
    const reply = await send('GET /api/v1/devices', {
      ...wholeDay,
      authorization: `Bearer ${await tokenOf()}`,
    })

    expect(reply.status).toBe(401)
    expect(reply.headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  it('opens until the end of its last day, and not a second longer', async () => {
    const { text } = await city.issue(['devices:read'], { expiresOn: '2025-06-30' })
    const authorization = `Bearer ${text}`

    city.setTime('2025-06-30T21:59:59.000Z')
    const last = await send('GET /api/v1/devices', { authorization })
    city.setTime('2025-06-30T22:00:00.000Z')
    const after = await send('GET /api/v1/devices', { authorization })
    city.setTime('2025-05-22T10:00:00.000Z')

    expect([last.status, after.status]).toEqual([200, 401])
  })

  it('lives at most a year', async () => {
    await expect(city.issue(['devices:read'], { expiresOn: '2026-05-23' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(city.issue(['devices:read'], { expiresOn: '2025-05-21' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(city.issue(['devices:read'], { expiresOn: '2026-05-22' })).resolves.toBeDefined()
  })

  it('is stored as its digest only', async () => {
    const { text } = await city.issue(['devices:read'])

    const dump = JSON.stringify(await dumpOf(city.test.store, 'aken'))

    expect(dump).not.toContain(text)
    expect(dump).not.toContain(text.split('_').slice(2).join('_'))
  })

  it('opens no page of the application', async () => {
    const { text } = await city.issue(tokenScopes)

    for (const path of ['/', '/verwaltung', '/exporte']) {
      const headers = { authorization: `Bearer ${text}` }
      const response = await city.app.request(`${origin}${path}`, { headers })
      expect([path, response.status]).toEqual([path, 303])
    }
  })

  it('is named by the audit trail and notes its last use', async () => {
    const { id, text } = await city.issue(['devices:write'])

    await programOf(city.app, text).send('POST', '/api/v1/devices', {
      informationDomain: 'KERN',
      inventoryNumber: 'SPUR-1',
      kind: 'pc',
    })

    const { event = [], apiToken = [] } = await dumpOf(city.test.store, 'aken')
    expect(event.some((row) => row.includes(`"actorId":"${id}"`))).toBe(true)
    expect(apiToken.find((row) => row.includes(id))).toContain(
      '"lastUsedAt":"2025-05-22T10:00:00.000Z"',
    )
  })
})

describe('things of others', () => {
  it('of another organisation are not there', async () => {
    const other = await foundNeighbour(city.test.store, 'nachbar')
    const program = await city.program()

    for (const path of [
      `/api/v1/target-objects/${other.objectId}`,
      `/api/v1/checks/${other.objectId}/SYS.2.1.A1`,
      `/api/v1/devices/${other.objectId}`,
    ]) {
      expect([path, (await program.get(path)).status]).toEqual([path, 404])
    }
  })

  it('of an information domain that the token does not cover are not there, nor changed', async () => {
    const program = await city.program(tokenScopes, city.aken.otherDomainId)
    const before = await contentOf()

    const device = await program.get(`/api/v1/devices/${city.aken.deviceId}`)
    const change = await program.send(
      'PATCH',
      `/api/v1/devices/${city.aken.deviceId}`,
      { notes: 'x' },
      { 'If-Match': '"1"' },
    )
    const upsert = await program.send('POST', '/api/v1/devices/upsert', {
      inventoryNumber: 'Aken-0001',
      notes: 'x',
    })
    const named = await program.get('/api/v1/devices?informationDomain=KERN')
    const list = await program.get('/api/v1/devices')

    expect([device.status, change.status, upsert.status, named.status]).toEqual([
      404, 404, 409, 400,
    ])
    expect(upsert.text).not.toContain('KERN')
    expect(list.text).toContain('Aken-0101')
    expect(list.text).not.toContain('Aken-0001')
    expect(await contentOf()).toEqual(before)
  })
})

describe('an address that is not there', () => {
  it('is a problem and no page, also with a wrong method', async () => {
    const program = await city.program()

    const nothing = await program.get('/api/v1/nichts')
    const wrong = await program.send('DELETE', `/api/v1/devices/${city.aken.deviceId}`, {})
    const outside = await replyOf(await city.app.request(`${origin}/api/v2/devices`))

    expect([nothing.status, nothing.json.type]).toEqual([404, '/api/docs#not-found'])
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, PATCH'])
    expect([outside.status, outside.json.type]).toEqual([404, '/api/docs#not-found'])
  })

  it('answers the question of a foreign page for leave with none', async () => {
    const response = await city.app.request(`${origin}/api/v1/devices`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })

    expect(response.status).toBe(401)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})
