/** Target objects, checks, milestones, workbooks and the own token; the limit of requests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenLimit } from '../../src/server/api.ts'
import { engines } from '../support/stores.ts'
import { type ApiCity, openApiCity, type Program, placesOf, type Reply } from './apiCity.ts'

describe.each(engines)('what other programs read on %s', (engine) => {
  let city: ApiCity
  let program: Program

  beforeAll(async () => {
    city = await openApiCity(engine)
    program = await city.program()
  })
  afterAll(() => city.close())

  type Item = Readonly<Record<string, unknown>>
  const itemsOf = ({ json }: Reply) => json.items as Item[]
  const all = async (path: string) => {
    const items: Item[] = []
    let next: string | null = path
    while (next !== null) {
      const reply: Reply = await program.get(next)
      items.push(...itemsOf(reply))
      next = reply.json.next as string | null
    }
    return items
  }

  it('target objects come by code, in pages and one by one', async () => {
    const few = await all('/api/v1/target-objects?informationDomain=KERN&limit=2')
    const [laptops] = itemsOf(
      await program.get('/api/v1/target-objects?informationDomain=KERN&code=c001'),
    )
    const one = await program.get(`/api/v1/target-objects/${laptops?.id}`)

    expect(new Set(few.map(({ id }) => id)).size).toBe(few.length)
    expect(few.length).toBeGreaterThan(3)
    expect(laptops).toMatchObject({ code: 'C001', informationDomain: 'KERN' })
    expect(one.headers.get('etag')).toBe(`"${laptops?.version}"`)
  })

  it('checks come with those that nobody has answered, each once', async () => {
    const pages = await all('/api/v1/checks?informationDomain=KERN&targetObject=C001&limit=50')
    const whole = await all('/api/v1/checks?informationDomain=KERN&targetObject=C001&limit=200')
    const keys = pages.map(({ requirement }) => requirement)

    expect(pages).toEqual(whole)
    expect(new Set(keys).size).toBe(keys.length)
    expect(pages.find(({ requirement }) => requirement === 'SYS.2.1.A1')).toMatchObject({
      targetObject: 'C001',
      module: 'SYS.2.1',
      level: 'basic',
    })
    expect(pages.filter(({ status }) => status === 'open').length).toBeGreaterThan(0)
  })

  it('checks are filtered by status, level and module, and the sum is the whole', async () => {
    const path = '/api/v1/checks?informationDomain=KERN&targetObject=C001&limit=200'
    const counts = []
    for (const status of ['open', 'yes', 'partial', 'no', 'dispensable']) {
      counts.push((await all(`${path}&status=${status}`)).length)
    }
    const basic = await all(`${path}&level=basic&module=SYS.2.1`)

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe((await all(path)).length)
    expect(basic.every(({ level, module }) => level === 'basic' && module === 'SYS.2.1')).toBe(true)
    expect(basic.length).toBeGreaterThan(0)
  })

  it('a check that is not modelled there is not there', async () => {
    const { objectId } = city.aken

    const unknown = await program.get(`/api/v1/checks/${objectId}/SYS.9.9.A1`)
    const elsewhere = await program.get(`/api/v1/checks/${objectId}/SYS.3.2.1.A1`)

    expect([unknown.status, elsewhere.status]).toEqual([404, 404])
  })

  it('milestones come with original and current day', async () => {
    const [wiba] = (await all('/api/v1/milestones?limit=3')).filter(({ code }) => code === 'WIBA')
    const one = await program.get('/api/v1/milestones/wiba')

    expect(wiba).toMatchObject({ originalDueOn: '2024-12-31', dueOn: '2025-09-30', extensions: 1 })
    expect(one.json).toEqual(wiba)
    expect((await program.get('/api/v1/milestones/NICHTS')).status).toBe(404)
  })

  it('workbooks are offered and sent, the audit trail is not', async () => {
    const offers = itemsOf(await program.get('/api/v1/exports')).map(({ name }) => name)
    const book = await program.get('/api/v1/exports/devices?informationDomain=KERN')
    const audit = await program.get('/api/v1/exports/audit?informationDomain=KERN')
    const open = await program.get('/api/v1/exports/devices')

    expect(offers).toContain('a4')
    expect(offers).not.toContain('audit')
    expect(book.headers.get('content-type')).toContain('spreadsheetml')
    expect(book.headers.get('content-disposition')).toContain('Geraete_KERN_2025-05-22.xlsx')
    expect(book.text.slice(0, 2)).toBe('PK')
    expect(audit.status).toBe(404)
    expect([open.status, placesOf(open)]).toEqual([400, ['informationDomain']])
  })

  it('a token says what it is', async () => {
    const limited = await city.program(['checks:read'], city.aken.otherDomainId)

    expect((await limited.get('/api/v1/token')).json).toEqual({
      name: 'Abgleich',
      organisation: 'Stadt Aken',
      informationDomains: ['SCHULE'],
      scopes: ['checks:read'],
      expiresOn: '2025-12-31',
    })
  })
})

describe('the limit of requests', () => {
  it('holds for each token, says when it goes on, and then lets go on', async () => {
    const city = await openApiCity()
    const busy = await city.program(['milestones:read'])
    const other = await city.program(['milestones:read'])

    for (let sent = 0; sent < tokenLimit.requests; sent += 1) await busy.get('/api/v1/token')
    const refused = await busy.get('/api/v1/token')
    const neighbour = await other.get('/api/v1/token')
    city.setTime('2025-05-22T10:00:01.000Z')
    const later = await busy.get('/api/v1/token')
    await city.close()

    expect([refused.status, refused.json.type]).toEqual([429, '/api/docs#too-many-requests'])
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.headers.get('ratelimit')).toBe('"token";r=0;t=1')
    expect(refused.headers.get('ratelimit-policy')).toBe('"token";q=600;w=60')
    expect([neighbour.status, later.status]).toEqual([200, 200])
  }, 60_000)

  it('slows down whoever tries tokens', async () => {
    const city = await openApiCity()
    const statuses = []

    for (let tried = 0; tried < 61; tried += 1) {
      const headers = { authorization: `Bearer falsch${tried}` }
      statuses.push(
        (await city.app.request('http://basislotse.test/api/v1/token', { headers })).status,
      )
    }
    const sound = await (await city.program()).get('/api/v1/token')
    await city.close()

    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(401))
    expect([statuses[60], sound.status]).toEqual([429, 200])
  })
})
