import { describe, expect, it } from 'vitest'
import { type DeviceStatus, deviceStatuses } from '../../../src/inventory/device.ts'
import {
  ensureStep,
  followingSteps,
  guardedChange,
  type LifeStep,
  lifeSteps,
  statusWhenFound,
} from '../../../src/inventory/devices/life/lifeSteps.ts'

const stateOf = (status: DeviceStatus, open: 'loan' | 'repair' | '' = '') => ({
  status,
  isLent: open === 'loan',
  isInRepair: open === 'repair',
})

describe('the steps that may follow', () => {
  const cases: readonly (readonly [DeviceStatus, 'loan' | 'repair' | '', readonly LifeStep[]])[] = [
    ['ordered', '', []],
    ['in_stock', '', ['lend', 'send_to_repair', 'report_loss', 'retire']],
    ['in_use', '', ['lend', 'send_to_repair', 'report_loss', 'retire']],
    ['on_loan', 'loan', ['take_back', 'report_loss']],
    // From a list, without a record: it may get one.
    ['on_loan', '', ['lend', 'take_back', 'report_loss']],
    ['in_repair', 'repair', ['end_repair', 'report_loss', 'retire']],
    ['in_repair', '', ['send_to_repair', 'end_repair', 'report_loss', 'retire']],
    ['lost', '', ['find_again', 'retire']],
    ['lost', 'loan', ['find_again', 'retire']],
    ['retired', '', ['withdraw_retirement']],
    // Somebody's list says that it is in use although the loan still runs.
    ['in_use', 'loan', ['take_back', 'report_loss']],
  ]

  it.each(cases)('%s with %s: %s', (status, open, steps) => {
    expect(followingSteps(stateOf(status, open))).toEqual(steps)
  })

  it('cover every state', () => {
    expect(new Set(cases.map(([status]) => status))).toEqual(new Set(deviceStatuses))
  })

  it.each([
    ['retired', 'lend', /ausgesondert/],
    ['lost', 'lend', /verloren/],
    ['ordered', 'retire', /bestellt/],
    ['on_loan', 'retire', /nehmen Sie es zuerst zurück/],
    ['in_repair', 'lend', /beenden Sie sie zuerst/],
    ['in_use', 'find_again', /in Betrieb/],
  ] as const)('%s refuses to %s and says what comes first', (status, step, message) => {
    expect(() => ensureStep(stateOf(status), step)).toThrow(message)
  })

  it('are all possible from somewhere', () => {
    const possible = cases.flatMap(([, , steps]) => steps)

    expect([...new Set(possible)].sort()).toEqual([...lifeSteps].sort())
  })
})

it.each([
  ['loan', 'on_loan'],
  ['repair', 'in_repair'],
  ['', 'in_stock'],
] as const)('a device that is found goes on with its %s: %s', (open, status) => {
  expect(statusWhenFound(stateOf('lost', open), 'in_stock')).toBe(status)
})

it.each([
  ['in_use', 'in_stock', undefined],
  ['lost', 'lost', undefined],
  ['in_use', 'retired', /ausgesondert/],
  ['on_loan', 'in_use', /verliehen/],
] as const)('from %s to %s without its record: %s', (before, after, message) => {
  const obstacle = guardedChange(before, after)

  if (message === undefined) expect(obstacle).toBeUndefined()
  else expect(obstacle).toMatch(message)
})
