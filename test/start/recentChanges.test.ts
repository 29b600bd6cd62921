import { expect, it } from 'vitest'
import { recentChanges } from '../../src/history/recentChanges.ts'

const event = (
  subject: string,
  change: Partial<{ kind: string; at: string; actor: string }> = {},
) => ({
  kind: 'check_saved',
  at: '2025-05-22T08:00:00.000Z',
  actor: 'ISB',
  subject,
  ...change,
})

it('tells events of one kind, person and day as one change', () => {
  const changes = recentChanges([event('A'), event('B'), event('A')], 6)

  expect(changes).toEqual([
    {
      kind: 'check_saved',
      day: '2025-05-22',
      actor: 'ISB',
      subjects: ['A', 'B'],
      more: 0,
      count: 3,
    },
  ])
})

it('names the two things that were changed last and counts the others', () => {
  const [change] = recentChanges(
    ['A', 'B', 'A', 'C', 'D'].map((subject) => event(subject)),
    6,
  )

  expect(change).toMatchObject({ subjects: ['A', 'B'], more: 2, count: 5 })
})

it.each([
  ['another kind', { kind: 'wiba_answered' }],
  ['another person', { actor: 'EDV' }],
  ['another day in Berlin', { at: '2025-05-21T08:00:00.000Z' }],
])('keeps %s apart', (_, change) => {
  expect(recentChanges([event('A'), event('B', change)], 6)).toHaveLength(2)
})

it('stops after as many as are wanted', () => {
  const events = ['ISB', 'EDV', 'ISB', 'EDV'].map((actor) => event('A', { actor }))

  expect(recentChanges(events, 3)).toHaveLength(3)
})
