/**
 * A page asks the database no more often with many rows than with few. When it does not, the statements that grew are shown:
 * one that stands in a loop over rows.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Role, roles } from '../../src/access/role.ts'
import { growCity } from './growCity.ts'
import { addressIn, browserCases } from './routeCases.ts'
import { openRouteCity, type RouteCity } from './routeCity.ts'

/** A comparison reads every part that differs: that is what it is for. */
const comparison = 'GET /staende/vergleich'

const pages = browserCases.filter(
  ([route, { may }]) => route.startsWith('GET ') && may !== 'anybody' && route !== comparison,
)

/** How often each statement ran, by its text without values. */
type Tally = ReadonlyMap<string, number>

let city: RouteCity
let statements: string[] = []
let few: ReadonlyMap<string, Tally>
let many: ReadonlyMap<string, Tally>

beforeAll(async () => {
  city = await openRouteCity({ onStatement: (sql) => statements.push(shapeOf(String(sql))) })
  few = await tallyAll()
  await growCity(city.aken)
  many = await tallyAll()
}, 300_000)
afterAll(() => city.close())

it.each(roles.flatMap((role) => pages.map(([route]) => [role, route] as const)))(
  '%s asks as often with many rows as with few by %s',
  (role, route) => {
    const before = few.get(keyOf(role, route)) ?? new Map()
    const after = many.get(keyOf(role, route)) ?? new Map()

    const grown = [...after].filter(([shape, times]) => times > (before.get(shape) ?? 0))
    // Fewer is no fault: what the few rows named may stand on another page among many.
    expect(
      countOf(after),
      grown.map(([shape, times]) => `${times} × ${shape}`).join('\n'),
    ).toBeLessThanOrEqual(countOf(before))
  },
)

it('counts at all', () => {
  expect(countOf(few.get(keyOf('officer', 'GET /')) ?? new Map())).toBeGreaterThan(3)
})

async function tallyAll(): Promise<Map<string, Tally>> {
  const tallies = new Map<string, Tally>()
  for (const role of roles) {
    for (const [route, one] of pages) {
      // What is kept between requests is there already, as for everyone but the first.
      const address = addressIn(city.aken, route, one)
      await city.browsers[role].get(address)
      statements = []
      const { status } = await city.browsers[role].get(address)
      expect(status, `${role} ${address}`).toBeLessThan(500)
      tallies.set(keyOf(role, route), tallyOf(statements))
    }
  }
  return tallies
}

function tallyOf(shapes: readonly string[]): Tally {
  const tally = new Map<string, number>()
  for (const shape of shapes) tally.set(shape, (tally.get(shape) ?? 0) + 1)
  return tally
}

function countOf(tally: Tally): number {
  return [...tally.values()].reduce((sum, times) => sum + times, 0)
}

/** A statement without its values; lists of values of any length are the same. */
function shapeOf(sql: string): string {
  return sql
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\b\d+(\.\d+)?\b/g, '?')
    .replace(/\(\?(, ?\?)+\)/g, '(?)')
    .slice(0, 600)
}

function keyOf(role: Role, route: string): string {
  return `${role} ${route}`
}
