import { expect, test } from 'vitest'
import { urgencyOf } from '../../src/web/urgency.ts'

const today = '2025-05-22'

test.each([
  ['overdue is late', 'overdue', '2025-05-21', 'late'],
  ['reached is good, also when it was late', 'reached', '2024-01-01', 'good'],
  ['due today is coming', 'due', '2025-05-22', 'soon'],
  ['due in 90 days is coming', 'due', '2025-08-20', 'soon'],
  ['due in 91 days needs no colour', 'due', '2025-08-21', undefined],
  ['ongoing needs no colour', 'ongoing', null, undefined],
] as const)('%s', (_, state, dueOn, urgency) => {
  expect(urgencyOf({ state, dueOn }, today)).toBe(urgency)
})
