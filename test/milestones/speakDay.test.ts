import { expect, it } from 'vitest'
import { speakDay } from '../../src/milestones/speakDay.ts'

it.each([
  ['2025-05-18', 'seit 4 Tagen'],
  ['2025-05-20', 'seit 2 Tagen'],
  ['2025-05-21', 'seit gestern'],
  ['2025-05-22', 'heute'],
  ['2025-05-23', 'morgen'],
  ['2025-05-24', 'in 2 Tagen'],
  ['2025-06-30', 'in 39 Tagen'],
])('%s is „%s“ on 22.05.2025', (day, words) => {
  expect(speakDay(day, '2025-05-22')).toBe(words)
})
