import { describe, expect, it } from 'vitest'
import type { Measure } from '../../src/measures/measure.ts'
import { listedMeasures, speakMeasures } from '../../src/measures/measureList.ts'

const today = '2025-05-22'
const base = {
  title: 'Netzplan',
  description: '',
  status: 'planned',
  responsibleId: 'p1',
  dueOn: '2025-06-30',
  doneOn: null,
} as const
type Listed = Pick<
  Measure,
  'code' | 'title' | 'description' | 'status' | 'responsibleId' | 'dueOn' | 'doneOn'
>
const list: Listed[] = [
  { ...base, code: 'M-001', status: 'done', doneOn: '2025-01-01', dueOn: '2025-01-01' },
  { ...base, code: 'M-002', dueOn: null, responsibleId: null },
  { ...base, code: 'M-010', title: 'Schlüssel für Räume' },
  { ...base, code: 'M-009' },
  { ...base, code: 'M-003', dueOn: '2025-05-21', status: 'in_progress' },
  { ...base, code: 'M-004', dueOn: '2025-05-22', status: 'dropped' },
]
const codesOf = (filter: Parameters<typeof listedMeasures>[1]) =>
  listedMeasures(list, filter, today).map(({ code }) => code)

describe('the list of measures', () => {
  it.each([
    ['the order of work: by day, undated after them, then what is over', {}, [3, 9, 10, 2, 1, 4]],
    ['what is open', { state: 'open' }, [3, 9, 10, 2]],
    ['one state', { state: 'dropped' }, [4]],
    ['one person', { person: 'p1' }, [3, 9, 10, 1, 4]],
    ['nobody', { person: 'nobody' }, [2]],
    ['what is overdue, from the day after', { gap: 'overdue' }, [3]],
    ['what is unplanned and open', { gap: 'unplanned' }, [2]],
    ['words without umlauts', { search: 'raume SCHLUSSEL' }, []],
    ['words with umlauts', { search: 'räume SCHLÜSSEL' }, [10]],
    ['a code', { search: 'm-009' }, [9]],
    ['several filters at once', { state: 'open', person: 'p1', gap: 'overdue' }, [3]],
  ] as const)('shows %s', (_, filter, numbers) => {
    expect(codesOf(filter)).toEqual(numbers.map((n) => `M-${String(n).padStart(3, '0')}`))
  })

  it.each([
    ['nothing', [], 'Noch keine Maßnahme'],
    ['only what is over', list.slice(0, 1), 'Keine offene Maßnahme'],
    ['one', list.slice(1, 2), '1 offene Maßnahme'],
    ['several with an overdue one', list, '4 offene Maßnahmen, 1 überfällig'],
  ])('is spoken of: %s', (_, measures, text) => {
    expect(speakMeasures(measures, today)).toBe(text)
  })
})
