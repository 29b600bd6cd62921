/** Tokens of the programming interface in the administration: issued, shown once, listed and revoked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programOf } from '../api/apiCity.ts'
import { type Browser, openWebCity, type WebCity } from './webCity.ts'

const path = '/verwaltung/schnittstelle'

let city: WebCity
let admin: Browser

beforeAll(async () => {
  city = await openWebCity()
  admin = await city.as('admin')
})
afterAll(() => city.close())

function form(values: Record<string, string>, scopes: readonly string[]): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  for (const scope of scopes) data.append('scopes', scope)
  return data
}

const sound = { name: 'Abgleich Intune', informationDomainId: '', expiresOn: '2025-12-31' }

describe('the tokens of the programming interface', () => {
  it('are shown once, open what was ticked, and open nothing once revoked', async () => {
    const issued = await admin.post(path, form(sound, ['devices:read', 'checks:read']))
    const [token = ''] = /basislotse_[\w-]+/.exec(await issued.text()) ?? []
    const program = programOf(city.app, token)

    const own = await program.get('/api/v1/token')
    const list = await admin.read(path)
    const id = /schnittstelle\/([^/"]+)\/widerruf" [\s\S]*?widerrufen: Abgleich Intune/.exec(
      list,
    )?.[1]
    const revoked = await admin.post(`${path}/${id}/widerruf`)
    const after = await program.get('/api/v1/token')
    const again = await admin.post(`${path}/${id}/widerruf`)

    expect(own.json.scopes).toEqual(['devices:read', 'checks:read'])
    expect(issued.headers.get('cache-control')).toBe('no-store')
    expect(list).toContain('Abgleich Intune')
    expect(list).not.toContain(token)
    expect([revoked.status, after.status, again.status]).toEqual([303, 401, 409])
    expect(await admin.read(path)).toContain('widerrufen')
  })

  it.each([
    ['no name', { ...sound, name: ' ' }, ['devices:read'], 'Bitte geben Sie einen Namen an.'],
    ['no scope', sound, [], 'Bitte kreuzen Sie mindestens ein Recht an.'],
    ['an unknown scope', sound, ['alles'], 'id="feld-scopes"'],
    [
      'more than a year',
      { ...sound, expiresOn: '2026-05-23' },
      ['devices:read'],
      'höchstens ein Jahr',
    ],
    [
      'no end',
      { ...sound, expiresOn: '' },
      ['devices:read'],
      'Bitte geben Sie den letzten Tag an.',
    ],
  ])('are not issued with %s, and what was typed stays', async (_, values, scopes, message) => {
    const answer = await admin.post(path, form(values, scopes))
    const page = await answer.text()

    expect(answer.status).toBe(422)
    expect(page).toContain(message)
    expect(page).toContain(`value="${values.name.trim() === '' ? values.name : 'Abgleich Intune'}"`)
    expect(page).not.toMatch(/basislotse_[\w-]{40}/)
  })

  it('of one information domain are issued only by who administers it', async () => {
    const { domain, otherDomainId } = city.aken
    const limited = await city.as('admin', domain.id)

    const own = await limited.post(
      path,
      form({ ...sound, informationDomainId: domain.id }, ['devices:read']),
    )
    const everywhere = await limited.post(path, form(sound, ['devices:read']))
    const other = await limited.post(
      path,
      form({ ...sound, informationDomainId: otherDomainId }, ['devices:read']),
    )

    expect([own.status, everywhere.status, other.status]).toEqual([200, 403, 404])
  })
})
