import { expect, test } from 'vitest'
import {
  addTallies,
  type CheckCounts,
  type CountedCheck,
  metOfCounts,
  startCounting,
} from '../../reports/checkTally.ts'
import { shareOf } from '../../reports/table.ts'
import type { CheckStatus } from '../../reports/words.ts'

function check(targetObjectCode: string, requirementId: string, status: CheckStatus): CountedCheck {
  return {
    targetObjectCode,
    moduleId: 'SYS.2.1',
    level: 'basic',
    inProfile: true,
    requirementId,
    status,
    hints: status === 'no' ? ['unplanned'] : [],
  }
}

function count(checks: readonly CountedCheck[]): CheckCounts {
  const counting = startCounting()
  for (const each of checks) counting.note(each)
  return counting.counts()
}

test.each<[string, readonly CountedCheck[], number]>([
  ['met at its only object', [check('C001', 'A1', 'yes')], 1],
  ['met everywhere', [check('C001', 'A1', 'yes'), check('C002', 'A1', 'dispensable')], 1],
  ['met here, not there', [check('C001', 'A1', 'yes'), check('C002', 'A1', 'partial')], 0],
  ['not met first, met later', [check('C001', 'A1', 'open'), check('C002', 'A1', 'yes')], 0],
])('a distinct requirement that is %s', (_, checks, met) => {
  const { distinctBasic } = count(checks)

  expect(distinctBasic).toEqual({ met, total: 1 })
})

test('checks of one object, module and level make one tally', () => {
  const counts = count([
    check('C001', 'A1', 'yes'),
    check('C001', 'A2', 'no'),
    check('C002', 'A1', 'no'),
  ])

  expect(counts.tallies.length).toBe(2)
  expect(counts.hints.unplanned).toBe(2)
  expect(metOfCounts(addTallies(counts.tallies))).toBe(1)
})

test.each([
  ['nothing to meet is no share', 0, 0, null],
  ['all is all', 7, 7, 1],
  ['almost all is never all', 1834, 1835, 0.999],
  ['a third', 1, 3, 0.333],
])('%s', (_, part, total, share) => {
  expect(shareOf(part, total)).toBe(share)
})
