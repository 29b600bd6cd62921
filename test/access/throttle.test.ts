import { describe, expect, it } from 'vitest'
import { addMinutes } from '../../src/access/sessions/session.ts'
import { type Attempt, minutesToWait } from '../../src/access/sessions/throttle.ts'

const now = '2025-05-22T10:00:00.000Z'
const own = { account: 'isb@stadt.example', address: '192.0.2.1' }
const next = { ...own, isKnownAddress: false, now }

function failures(count: number, change: Partial<Attempt> = {}, minutesAgo = 1): Attempt[] {
  const at = addMinutes(now, -minutesAgo)
  return Array.from({ length: count }, () => ({ ...own, at, isSuccess: false, ...change }))
}

/** Each from an address, or with an account, of its own. */
function scattered(count: number, field: 'address' | 'account'): Attempt[] {
  return failures(count).map((attempt, index) => ({ ...attempt, [field]: `anders-${index}` }))
}

describe('whoever failed', () => {
  it.each([
    ['4 times here may try', failures(4), {}, 0],
    ['5 times here waits until the first is 15 minutes old', failures(5, {}, 1), {}, 14],
    ['5 times, the last just now, waits 15 minutes', failures(5, {}, 0), {}, 15],
    ['5 times 15 minutes ago may try', failures(5, {}, 15), {}, 0],
    ['5 times with another account may try', failures(5, { account: 'x' }), {}, 0],
    ['5 times from another address may try', failures(5, { address: 'x' }), {}, 0],
    ['49 times from one address may try', scattered(49, 'account'), {}, 0],
    ['50 times from one address waits', scattered(50, 'account'), {}, 14],
    ['99 times everywhere may try', scattered(99, 'address'), {}, 0],
    ['100 times everywhere waits', scattered(100, 'address'), {}, 14],
    [
      '100 times everywhere, but logged in from here before, may try',
      scattered(100, 'address'),
      { isKnownAddress: true },
      0,
    ],
    [
      '4 times and 4 times again after a success may try',
      [...failures(4, {}, 9), ...failures(1, { isSuccess: true }, 8), ...failures(4, {}, 7)],
      {},
      0,
    ],
    [
      '5 times after a success waits',
      [...failures(1, { isSuccess: true }, 8), ...failures(5, {}, 7)],
      {},
      8,
    ],
  ] as const)('%s', (_sentence, attempts, change, minutes) => {
    expect(minutesToWait(attempts, { ...next, ...change })).toBe(minutes)
  })
})
