/**
 * What routes do with things of another organisation, and of an information domain that the person does not see:
 * nothing, and they tell nothing. All roles at once, so that no refusal comes from a missing right.
 */
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../../src/access/accounts/actions.ts'
import { roles } from '../../src/access/role.ts'
import { createApp } from '../../src/app.ts'
import { type Belongings, foundAken, foundNeighbour } from '../access/belongings.ts'
import { type Dump, dumpOf } from '../db/organisationDump.ts'
import { engines, openTestStore, type TestStore } from '../support/stores.ts'
import { logIn } from './logIn.ts'
import { addressIn, bodyIn, browserCases, type RouteCase } from './routeCases.ts'
import { type Browser, browserOf } from './webCity.ts'

const cases = browserCases.filter(([, { may }]) => may !== 'anybody')
const readings = cases.filter(([route]) => route.startsWith('GET '))
const changes = cases.filter(([route]) => route.startsWith('POST '))

/** Stands in everything of Aken that people read, and in all of its ids. */
const ofAken = /Aken|aken-\d/
/** Names that only things of the core administration bear. */
const ofKern =
  /Meldewesen Aken|Richtlinie Clients|Virenschutz Aken|Melderegister|Dienstanweisung Aken/

/** Whose domain the address names, and whose things; both are never the person's own. */
const mixtures = [
  ['in its information domain', (theirs: Belongings) => theirs],
  [
    'in an own information domain',
    (theirs: Belongings, own: Belongings) => ({ ...theirs, domain: own.domain }),
  ],
] as const

describe.each(engines)('things of another organisation on %s', (engine) => {
  let test: TestStore
  let aken: Belongings
  let untouched: Dump
  let neighbours = 0

  beforeAll(async () => {
    test = await openTestStore(engine)
    aken = await foundAken(test.store)
    untouched = await dumpOf(test.store, 'aken')
  })
  afterAll(() => test.close())

  async function neighbour(): Promise<{ own: Belongings; browser: Browser }> {
    neighbours += 1
    const own = await foundNeighbour(test.store, `nachbar${neighbours}`)
    return { own, browser: await logInAsAll(own) }
  }

  describe.each(mixtures)('%s', (_, mix) => {
    it('are shown by no page', async () => {
      const { own, browser } = await neighbour()
      const wrong: string[] = []

      for (const [route, one] of readings) {
        const address = addressIn(mix(aken, own), route, one)
        const response = await browser.get(address)
        const isNamed = ofAken.test(address)
        const isFine = response.status === 404 || (response.status < 400 && !isNamed)
        if (!isFine) wrong.push(`${response.status} ${address}`)
        if (ofAken.test(shownBy(await response.text(), address))) wrong.push(`told by ${address}`)
      }

      expect(wrong).toEqual([])
      expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
    })

    it.each(changes)('are changed by no %s', async (route, one) => {
      const { own, browser } = await neighbour()
      await browser.token()
      const before = withoutSessions(await dumpOf(test.store, own.organisationId))
      const mixed = mix(aken, own)
      const address = addressIn(mixed, route, one)

      const response = await browser.post(address, bodyIn(mixed, one))

      expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
      if (namesAken(address, mixed, one)) {
        expect(response.status).toBeOneOf([404, 409, 422])
        expect(withoutSessions(await dumpOf(test.store, own.organisationId))).toEqual(before)
      } else {
        expect(response.status).toBeLessThan(500)
      }
    })
  })

  it.each(changes.filter(([, { body }]) => body instanceof Function))(
    'are not lent to an own thing by %s',
    async (route, one) => {
      const { own, browser } = await neighbour()
      await browser.token()
      const before = withoutSessions(await dumpOf(test.store, own.organisationId))
      const address = addressIn(own, route, one)

      const response = await browser.post(address, bodyIn(aken, one))

      expect(await dumpOf(test.store, 'aken')).toEqual(untouched)
      if (!namesAken(address, aken, one)) return
      expect(response.status).toBeOneOf([404, 409, 422])
      expect(withoutSessions(await dumpOf(test.store, own.organisationId))).toEqual(before)
    },
  )
})

describe('things of an information domain that the person does not see', () => {
  let test: TestStore
  let aken: Belongings
  let browser: Browser
  /** As if the things lay in the domain that the person sees. */
  let mixed: Belongings

  beforeAll(async () => {
    test = await openTestStore('sqlite')
    aken = await foundAken(test.store)
    mixed = { ...aken, domain: { ...aken.domain, id: aken.otherDomainId, code: 'SCHULE' } }
    browser = await logInAsAll(aken, aken.otherDomainId)
  })
  afterAll(() => test.close())

  it('are shown by no page', async () => {
    const wrong: string[] = []

    for (const [route, one] of readings) {
      for (const address of [addressIn(aken, route, one), addressIn(mixed, route, one)]) {
        const response = await browser.get(address)
        if (response.status >= 500) wrong.push(`${response.status} ${address}`)
        const told = ofKern.exec(await response.text())
        if (told) wrong.push(`${address} tells ${told[0]}`)
      }
    }

    expect(wrong).toEqual([])
  })

  it.each(changes)('are changed by no %s', async (route, one) => {
    const before = await kernOf(test, aken)

    for (const of of [aken, mixed]) {
      const response = await browser.post(addressIn(of, route, one), bodyIn(of, one))
      expect(response.status).toBeLessThan(500)
    }

    expect(await kernOf(test, aken)).toEqual(before)
  })
})

/** A person with every role, everywhere or in one information domain. */
async function logInAsAll(own: Belongings, informationDomainId?: string): Promise<Browser> {
  const app = createApp(own.deps, pino({ level: 'silent' }))
  const email = `alle@${own.organisationId}.example`
  for (const role of roles) {
    await addUser(own.deps, own.actor, {
      email,
      name: 'Alle Rollen',
      role,
      passwordHash: 'x',
      passwordIsOneTime: false,
      informationDomainId: informationDomainId ?? null,
    })
  }
  return browserOf(app, await logIn(app, own.deps, email))
}

/** Whether what is sent holds an id of Aken. */
function namesAken(address: string, of: Belongings, one: RouteCase): boolean {
  return [address, ...bodyIn(of, one).values()].some((value) => ofAken.test(String(value)))
}

/** What a page says of its own: it may name the address that was asked for. */
function shownBy(page: string, address: string): string {
  return page.replaceAll(encodeURIComponent(address), '').replaceAll(address, '')
}

function withoutSessions({ session: _, ...dump }: Dump): Dump {
  return dump
}

/** Rows that name the core administration, or a thing that does. The trail and sessions go on. */
async function kernOf({ store }: TestStore, { domain }: Belongings): Promise<readonly string[]> {
  const dump = await dumpOf(store, 'aken')
  const goesOn = ['event', 'eventDetail', 'chainHead', 'session']
  const rows = Object.entries(dump).flatMap(([name, lines]) => (goesOn.includes(name) ? [] : lines))
  const things = rows
    .filter((row) => row.includes(`"${domain.id}"`))
    .flatMap((row) => /"id":"([^"]+)"/.exec(row)?.[1] ?? [])
  const names = new Set([domain.id, ...things])
  return rows.filter((row) =>
    [...row.matchAll(/"(aken-\d+)"/g)].some(([, id]) => names.has(id ?? '')),
  )
}
