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

  it('shows the milestones on a German page', async () => {
    const response = await fetch(server.url)

    const html = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(html.startsWith('<!doctype html><html lang="de">')).toBe(true)
    expect(html).toContain('Testat zur Basis-Absicherung nach BSI IT-Grundschutz')
    expect(html).toContain('Schul-IT')
    expect(html).toContain('Aken')
    expect([...html.matchAll(/<h1>/g)]).toHaveLength(1)
    for (const [, text] of html.matchAll(/<th( [^>]*)?>/g)) expect(text).toContain('scope=')
  })

  it('needs nothing that a strict policy forbids, and says that policy', async () => {
    const response = await fetch(server.url)

    const html = await response.text()
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(html).not.toMatch(/<script|<style| style=| on\w+=/)
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      expect(address).toMatch(/^[/#]/)
      expect((await fetch(new URL(address ?? '', server.url))).status).toBe(200)
    }
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('answers an unknown address in German', async () => {
    const response = await fetch(`${server.url}/gibt-es-nicht`)

    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Diese Seite gibt es nicht')
  })

  it('lets the command line write meanwhile, and shows it', async () => {
    const { code } = await city.run('domain', 'add', 'BAUHOF', 'Städtischer Bauhof')

    expect(code).toBe(0)
    expect(await (await fetch(server.url)).text()).toContain('Städtischer Bauhof')
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
    await fetch(server.url)

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
