/** Devices as other programs list, read, state and change them; and what they are told about bad input. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dumpOf } from '../db/organisationDump.ts'
import { engines } from '../support/stores.ts'
import { type ApiCity, openApiCity, type Program, placesOf, type Reply } from './apiCity.ts'

type Device = Readonly<Record<string, unknown>> & { id: string; version: number }

const devices = '/api/v1/devices'
const upsert = `${devices}/upsert`
const bulk = `${devices}/bulk`
const inKern = { informationDomain: 'KERN' }

describe.each(engines)('devices on %s', (engine) => {
  let city: ApiCity
  let program: Program

  beforeAll(async () => {
    city = await openApiCity(engine)
    program = await city.program(['devices:write'])
  })
  afterAll(() => city.close())

  const create = async (facts: Record<string, unknown>): Promise<Device> => {
    const reply = await program.send('POST', devices, { ...inKern, kind: 'pc', ...facts })
    if (reply.status !== 201) throw new Error(reply.text)
    return reply.json.device as Device
  }
  const itemsOf = ({ json }: Reply) => json.items as Device[]

  describe('a list', () => {
    it('comes in pages that hold everything once, also when others add to it', async () => {
      const seen: string[] = []
      let next: string | null = `${devices}?limit=3`
      while (next !== null) {
        const reply: Reply = await program.get(next)
        seen.push(...itemsOf(reply).map(({ id }) => id))
        if (seen.length === 3) await create({ inventoryNumber: 'SEITE-1' })
        next = reply.json.next as string | null
        expect(reply.headers.get('link')).toBe(next === null ? null : `<${next}>; rel="next"`)
      }

      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBe(itemsOf(await program.get(`${devices}?limit=200`)).length)
    })

    it.each([
      ['informationDomain=SCHULE', ['Aken-0101', 'Aken-0102']],
      ['kind=server', ['Aken-0004']],
      ['status=retired', ['Aken-0006', 'Aken-L5']],
      ['inventoryNumber=aken-0002', ['Aken-0002']],
      ['informationDomain=KERN&targetObject=M001', []],
      ['site=Nirgendwo', []],
    ])('is filtered by %s', async (query, expected) => {
      const reply = await program.get(`${devices}?${query}`)

      expect(itemsOf(reply).map(({ inventoryNumber }) => inventoryNumber)).toEqual(expected)
    })

    it('tells who uses a device to nobody', async () => {
      const reply = await program.get(devices)

      expect(reply.text).not.toContain('Frau Beispiel')
      expect(reply.text).not.toContain('holder')
    })

    it('is searched in what it shows, not in who uses a device', async () => {
      const keys = { ...inKern, inventoryNumber: 'Aken-0001' }
      await program.send('POST', upsert, { ...keys, hostname: 'rh-suche-1' })

      const found = await program.get(`${devices}?q=SUCHE ThinkPad`)
      const byHolder = await program.get(`${devices}?q=Frau`)

      expect(itemsOf(found).map(({ inventoryNumber }) => inventoryNumber)).toEqual(['Aken-0001'])
      expect(itemsOf(byHolder)).toEqual([])
    })

    it.each([
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['limit=100000000000', 'limit'],
      ['limit=viele', 'limit'],
      ['kind=toaster', 'kind'],
      ['notSeenSince=2025-02-30', 'notSeenSince'],
      ['cursor=quatsch', 'cursor'],
      ['cursor=WyJhIiwiYiJd', 'cursor'],
      ['cursor=WyJcdTAwMDAiXQ', 'cursor'],
      ['farbe=rot', 'farbe'],
      ['limit=1&limit=2', 'limit'],
      ['informationDomain=BAUHOF', 'informationDomain'],
      ['targetObject=C001', 'informationDomain'],
    ])('refuses %s and says why', async (query, place) => {
      const reply = await program.get(`${devices}?${query}`)

      expect([reply.status, placesOf(reply)]).toEqual([400, [place]])
    })
  })

  describe('a version', () => {
    it('is the ETag: unchanged says so, and a change needs it', async () => {
      const { id } = await create({ inventoryNumber: 'ETAG-1' })

      const first = await program.get(`${devices}/${id}`)
      const again = await program.get(`${devices}/${id}`, { 'if-none-match': '"1"' })
      const blind = await program.send('PATCH', `${devices}/${id}`, { notes: 'x' })
      const any = await program.send(
        'PATCH',
        `${devices}/${id}`,
        { notes: 'x' },
        { 'if-match': '*' },
      )
      const change = await program.send(
        'PATCH',
        `${devices}/${id}`,
        { notes: 'gesehen' },
        { 'if-match': '"1"' },
      )
      const stale = await program.send(
        'PATCH',
        `${devices}/${id}`,
        { notes: 'zu spät' },
        { 'if-match': '"1"' },
      )

      expect([first.status, first.headers.get('etag')]).toEqual([200, '"1"'])
      expect([again.status, again.text]).toEqual([304, ''])
      expect([blind.status, any.status]).toEqual([428, 428])
      expect([change.status, change.headers.get('etag'), change.json.notes]).toEqual([
        200,
        '"2"',
        'gesehen',
      ])
      expect([stale.status, stale.json.type]).toEqual([412, '/api/docs#stale'])
      expect((await program.get(`${devices}/${id}`)).json.notes).toBe('gesehen')
    })
  })

  describe('a change', () => {
    const patch = (id: string, body: unknown, version: number) =>
      program.send('PATCH', `${devices}/${id}`, body, { 'if-match': `"${version}"` })

    it('empties with null, makes new rooms, and leaves the room behind with the site', async () => {
      const { id } = await create({
        inventoryNumber: 'RAUM-1',
        notes: 'weg',
        mac: '00-11-22-33-44-55',
      })

      await patch(id, { site: 'Stadthaus', room: '2.11', notes: null }, 1)
      const placed = await program.get(`${devices}/${id}`)
      await patch(id, { site: 'Bauhof' }, 2)
      const moved = await program.get(`${devices}/${id}`)

      expect(placed.json).toMatchObject({ room: '2.11', notes: '', mac: '00:11:22:33:44:55' })
      expect(moved.json).toMatchObject({ site: 'Bauhof', room: null, version: 3 })
    })

    it('that changes nothing makes no version', async () => {
      const { id } = await create({ inventoryNumber: 'GLEICH-1', model: 'L14' })

      const reply = await patch(id, { model: 'L14' }, 1)

      expect([reply.status, reply.json.version]).toEqual([200, 1])
    })

    it.each([
      [{ inventoryNumber: 'Aken-0001' }, 409, '#/inventoryNumber'],
      [{ inventoryNumber: null }, 422, '#/inventoryNumber'],
      [{ status: 'retired' }, 409, '#/status'],
      [{ status: 'on_loan' }, 409, '#/status'],
      [{ kind: null }, 422, '#/kind'],
      [{ version: 7 }, 422, '#/version'],
      [{ holder: 'Frau Beispiel' }, 422, '#/holder'],
      [{ targetObject: 'C001' }, 422, '#/targetObject'],
      [{ serial: 'To be filled by O.E.M.' }, 422, '#/serial'],
      [{ mac: 'kein' }, 422, '#/mac'],
      [{ purchasedOn: '31.12.2024' }, 422, '#/purchasedOn'],
    ])('to %j is refused with %i', async (body, status, pointer) => {
      const { id } = await create({ inventoryNumber: `NEIN-${JSON.stringify(body).slice(2, 60)}` })

      const reply = await patch(id, body, 1)

      expect([reply.status, placesOf(reply)]).toEqual([status, [pointer]])
      expect((await program.get(`${devices}/${id}`)).json.version).toBe(1)
    })
  })

  describe('a new device', () => {
    it('says where it is, and is not made twice', async () => {
      const body = { ...inKern, inventoryNumber: 'DOPPELT-1', kind: 'notebook' }

      const first = await program.send('POST', devices, body)
      const second = await program.send('POST', devices, { ...body, inventoryNumber: 'doppelt-1' })

      expect(first.headers.get('location')).toBe(`${devices}/${first.json.id}`)
      expect([first.status, first.headers.get('etag'), first.json.result]).toEqual([
        201,
        '"1"',
        'created',
      ])
      expect([second.status, placesOf(second)]).toEqual([409, ['#/inventoryNumber']])
    })
  })

  describe('an upsert', () => {
    it('knows a device by its inventory number, then by its serial number, whatever its spelling', async () => {
      const { id } = await create({ inventoryNumber: 'UP-1', serial: 'PF 3XK9' })

      const byNumber = await program.send('POST', upsert, {
        ...inKern,
        inventoryNumber: 'up-1',
        os: 'Windows 11',
      })
      const bySerial = await program.send('POST', upsert, {
        ...inKern,
        serial: 'pf3xk9',
        model: 'L14',
      })
      const same = await program.send('POST', upsert, { ...inKern, serial: 'pf3xk9', model: 'L14' })

      expect([byNumber.json.id, bySerial.json.id]).toEqual([id, id])
      expect([byNumber.status, byNumber.json.result, bySerial.json.version]).toEqual([
        200,
        'changed',
        3,
      ])
      expect([same.json.result, same.json.version]).toEqual(['unchanged', 3])
      expect(bySerial.json.device).toMatchObject({ os: 'Windows 11', serial: 'PF 3XK9' })
    })

    it.each(['', 'To be filled by O.E.M.', 'Default string', '0000000', 'System Serial Number'])(
      'never matches by the serial number „%s“',
      async (serial) => {
        const reply = await program.send('POST', upsert, { ...inKern, serial, kind: 'pc' })

        expect([reply.status, placesOf(reply)]).toEqual([422, ['#/serial']])
      },
    )

    it('needs a number, a kind for what is new, and holds to a version that is named', async () => {
      await create({ inventoryNumber: 'UP-2' })
      const ask = (body: object) => program.send('POST', upsert, { ...inKern, ...body })

      const nameless = await ask({ model: 'L14' })
      const kindless = await ask({ inventoryNumber: 'UP-3' })
      const guessed = await ask({ inventoryNumber: 'UP-4', model: 'ThinkPad Notebook' })
      const stale = await ask({ inventoryNumber: 'UP-2', notes: 'x', version: 9 })
      const gone = await ask({ inventoryNumber: 'UP-9', kind: 'pc', version: 1 })

      expect([nameless.status, placesOf(nameless)]).toEqual([422, ['#/inventoryNumber']])
      expect([kindless.status, placesOf(kindless)]).toEqual([422, ['#/kind']])
      expect((guessed.json.device as Device).kind).toBe('notebook')
      expect([stale.status, gone.status]).toEqual([412, 412])
    })

    it('asks for the information domain where the token covers several', async () => {
      const reply = await program.send('POST', upsert, { inventoryNumber: 'UP-5', kind: 'pc' })
      const limited = await city.program(['devices:write'], city.aken.otherDomainId)
      const only = await limited.send('POST', upsert, { inventoryNumber: 'UP-6', kind: 'pc' })

      expect([reply.status, placesOf(reply)]).toEqual([422, ['#/informationDomain']])
      expect((only.json.device as Device).informationDomain).toBe('SCHULE')
    })
  })

  describe('a bulk', () => {
    const many = (count: number, facts: object = {}) =>
      Array.from({ length: count }, (_, n) => ({
        inventoryNumber: `BULK-${n}`,
        kind: 'pc',
        ...facts,
      }))

    it('of 500 is one transaction whose statements do not grow with it', async () => {
      const count = async (items: readonly object[]) => {
        city.statements.length = 0
        const reply = await program.send('POST', bulk, { ...inKern, items })
        return { reply, statements: city.statements.length }
      }

      const few = await count(many(5))
      const created = await count(many(500))
      const changed = await count(many(500, { osVersion: '24H2', site: 'Stadthaus', room: '1.01' }))
      const unchanged = await count(many(500))

      expect(few.reply.json).toMatchObject({ created: 5 })
      expect(created.reply.json).toMatchObject({ created: 495, unchanged: 5, refused: 0 })
      expect(changed.reply.json).toMatchObject({ changed: 500 })
      expect(unchanged.reply.json).toMatchObject({ unchanged: 500 })
      if (engine === 'postgres') return
      expect(created.statements).toBeLessThanOrEqual(few.statements + 10)
      expect(changed.statements).toBeLessThanOrEqual(few.statements + 20)
    }, 60_000)

    it('tells item by item what became of it, and stores the rest', async () => {
      await create({ inventoryNumber: 'EINZELN-1' })
      const items = [
        { inventoryNumber: 'EINZELN-1', model: 'L14' },
        { inventoryNumber: 'EINZELN-2', kind: 'pc' },
        { model: 'nichts' },
        { inventoryNumber: 'Aken-0101', notes: 'x' },
        { inventoryNumber: 'EINZELN-2', kind: 'notebook' },
        { inventoryNumber: 'EINZELN-1', status: 'lost' },
      ]

      const reply = await program.send('POST', bulk, { ...inKern, items })

      expect(reply.json).toMatchObject({ created: 1, changed: 1, refused: 4 })
      expect(itemsOf(reply).map(({ result }) => result)).toEqual([
        'changed',
        'created',
        'refused',
        'refused',
        'refused',
        'refused',
      ])
      expect(itemsOf(reply)[3]?.errors).toMatchObject([{ pointer: '#/items/3/inventoryNumber' }])
    })

    it('of which one item is wrong stores nothing when it is all or nothing', async () => {
      const before = await dumpOf(city.test.store, 'aken')
      const items = [
        { inventoryNumber: 'ALLES-1', kind: 'pc', site: 'Neubau' },
        { inventoryNumber: 'ALLES-2' },
      ]

      const reply = await program.send('POST', bulk, { ...inKern, mode: 'all_or_nothing', items })

      expect([reply.status, placesOf(reply)]).toEqual([422, ['#/items/1/kind']])
      expect(await dumpOf(city.test.store, 'aken')).toEqual(before)
    })

    it.each([
      ['no item', [], '#/items'],
      ['501 items', many(501), '#/items'],
      ['an item that is none', [7], '#/items/0'],
    ])('of %s is refused', async (_, items, pointer) => {
      const reply = await program.send('POST', bulk, { ...inKern, items })

      expect([reply.status, placesOf(reply)]).toEqual([422, [pointer]])
    })
  })

  describe('a body', () => {
    const nested = `${'['.repeat(60_000)}${']'.repeat(60_000)}`

    it.each<readonly [string, string, number, string]>([
      ['that is no JSON', '{"serial": ', 400, 'malformed'],
      ['that is empty', '', 400, 'malformed'],
      ['that nests without end', nested, 400, 'malformed'],
      ['of 10 MB', JSON.stringify({ notes: 'x'.repeat(10_000_000) }), 413, 'too-large'],
      ['just above 1 MB', JSON.stringify({ notes: 'x'.repeat(1_000_000) }), 413, 'too-large'],
      ['that is a list', '[]', 422, 'invalid'],
      ['that is a text', '"hallo"', 422, 'invalid'],
      ['with a prototype', '{"__proto__": {"kind": "pc"}}', 422, 'invalid'],
    ])('%s is refused', async (_, body, status, kind) => {
      const reply = await program.send('POST', devices, body)

      expect([reply.status, reply.json.type]).toEqual([status, `/api/docs#${kind}`])
      expect(reply.headers.get('content-language')).toBe('de')
    })

    it('with wrong types and unknown fields names each of them in German', async () => {
      const reply = await program.send('POST', devices, {
        inventoryNumber: 17,
        kind: 'toaster',
        priceCents: '12,50',
        farbe: 'rot',
        'a/b~c': 1,
        notes: 'mit \u0000 Zeichen',
      })

      expect(placesOf(reply).sort()).toEqual([
        '#/a~1b~0c',
        '#/farbe',
        '#/inventoryNumber',
        '#/kind',
        '#/notes',
        '#/priceCents',
      ])
      expect(reply.text).toContain('Erwartet wird ein Text.')
      expect(reply.text).not.toMatch(/expected|Invalid|Unrecognized/)
    })

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
      'of the type „%s“ is refused',
      async (type) => {
        const reply = await program.send('POST', devices, '{}', { 'content-type': type })

        expect([reply.status, reply.json.type]).toEqual([415, '/api/docs#not-json'])
      },
    )
  })
})
