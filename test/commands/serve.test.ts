/** The server as a process: its start page, its health, and how it begins and ends. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCity, type Place, type Started, startProgram } from '../support/commandLine.ts'
import { readRows } from '../support/readRows.ts'

let city: Place

beforeAll(async () => {
  city = await createCity()
})

const servers: Started[] = []

afterAll(() => {
  for (const { child } of servers) child.kill('SIGKILL')
  city.remove()
})

/** Starts the server on any free port. */
async function startServer(...words: string[]): Promise<Started & { url: string }> {
  const started = startProgram(['serve', '--port', '0', '--data', city.data, ...words])
  let said = ''
  started.child.stdout?.on('data', (data) => {
    said += String(data)
  })
  servers.push(started)
  await started.says('Basislotse läuft: ')
  return { ...started, url: /http:\/\/\S+/.exec(said)?.[0] ?? '' }
}

describe('the server', () => {
  let server: Awaited<ReturnType<typeof startServer>>

  beforeAll(async () => {
    server = await startServer()
  })

  it('answers /health as JSON', async () => {
    const response = await fetch(`${server.url}/health`)

    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
    expect(response.headers.get('content-type')).toContain('application/json')
  })

  it('sends whoever is not logged in to the login', async () => {
    const response = await fetch(server.url, { redirect: 'manual' })

    expect([response.status, response.headers.get('location')]).toEqual([303, '/anmelden?nach=%2F'])
  })

  it('says a strict policy with every answer', async () => {
    const response = await fetch(server.url, { redirect: 'manual' })

    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('serves style, script and fonts itself, compressed, and nothing else', async () => {
    const style = await fetch(`${server.url}/assets/compact.css`)

    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(style.headers.get('content-encoding')).toBe('gzip')
    expect(await style.text()).toContain('--accent')
    for (const name of ['kern.min.css', 'fonts/fira-sans/FiraSans-Regular.woff2', 'htmx.min.js']) {
      expect((await fetch(`${server.url}/assets/${name}`)).status).toBe(200)
    }
    for (const name of ['..%2f..%2f..%2fpackage.json', 'visit.ts', 'fonts/fira-sans/..%2fx']) {
      expect((await fetch(`${server.url}/assets/${name}`)).status).toBe(404)
    }
  })
})

describe('it begins', () => {
  it('not on a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo

    const { code, err } = await startProgram(['serve', '--port', String(port), '--data', city.data])
      .ended

    expect([code, err.trim()]).toEqual([
      1,
      `Der Anschluss (Port) ${port} ist schon belegt. Mit --port wählen Sie einen anderen.`,
    ])
    other.close()
  })

  it.each([
    [['--port', 'abc'], '„abc“ ist kein Anschluss.'],
    [
      ['--host', '192.0.2.1', '--port', '0'],
      'An der Adresse „192.0.2.1“ kann dieser Rechner nicht lauschen.',
    ],
  ])('not with %j', async (words, text) => {
    const { code, err } = await startProgram(['serve', '--data', city.data, ...words]).ended

    expect(code).toBe(1)
    expect(err).toContain(text)
  })
})

describe('it ends', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('in order at %s', async (signal) => {
    const server = await startServer()
    await fetch(`${server.url}/health`)

    server.child.kill(signal)
    const { code, err } = await server.ended

    expect(code).toBe(0)
    expect(err).not.toContain('Abgebrochen')
    expect((await city.run('verify')).code).toBe(0)
  })

  it('at once after its start, with the figures of the day stored', async () => {
    const server = await startServer()

    server.child.kill('SIGTERM')
    await server.ended

    const days = readRows(city.data, 'SELECT DISTINCT day FROM progress_day')
    expect(days.length).toBeGreaterThan(0)
  })
})
