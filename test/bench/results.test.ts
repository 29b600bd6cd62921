import { describe, expect, it } from 'vitest'
import {
  count,
  limitRow,
  megabytes,
  ratioRow,
  replaceTable,
  resultPage,
  resultTable,
  seconds,
  times,
} from '../../bench/results.ts'

const compared = { subjectMilliseconds: 1234, floorMilliseconds: 823, ratio: 1.499 }

describe('a row of results', () => {
  it.each([
    [1.499, 'eingehalten', 'exactly as promised'],
    [1.498, 'verfehlt', 'just above the promise'],
    [2, 'eingehalten', 'below the promise'],
  ])('with at most %d says %s: %s', (atMost, verdict) => {
    const table = resultTable([ratioRow('Export', compared, { atMost })])

    expect(table.split('\n')[2]).toContain(` ${verdict} `)
  })

  it('without a promise says neither', () => {
    const table = resultTable([ratioRow('Export', compared)])

    expect(table).not.toMatch(/eingehalten|verfehlt/)
  })

  it('shows figures as Germans write them', () => {
    const [what, ...figures] =
      resultTable([ratioRow('Export', compared, { atMost: 1.5, peakBytes: 117_400_000 })])
        .split('\n')[2]
        ?.split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '') ?? []

    expect(what).toBe('Export')
    expect(figures).toEqual([
      '1,23 s',
      '0,82 s',
      '1,50×',
      'höchstens 1,50×',
      'eingehalten',
      '117 MB',
    ])
  })

  it('may have a limit and no floor', () => {
    const row = limitRow('Speicher', { measured: '140 MB', promised: 'unter 150 MB', kept: true })

    expect(row).toMatchObject({ what: 'Speicher', measured: '140 MB', floor: '–', ratio: '–' })
  })
})

describe('figures', () => {
  it('are German', () => {
    expect([count(100_000), times(1.5), seconds(90), megabytes(1_500_000_000)]).toEqual([
      '100.000',
      '1,50×',
      '0,09 s',
      '1.500 MB',
    ])
  })
})

describe('the table in the README', () => {
  const readme = 'davor\n<!-- bench -->\nalt\n<!-- /bench -->\ndanach\n'

  it('stands between its marks', () => {
    expect(replaceTable(readme, '| $& | 1 |')).toBe(
      'davor\n<!-- bench -->\n| $& | 1 |\n<!-- /bench -->\ndanach\n',
    )
  })

  it('is not forced into a text without marks', () => {
    expect(replaceTable('davor\ndanach\n', '| 1 |')).toBeNull()
  })

  it('can be replaced again', () => {
    const once = replaceTable(readme, '| 1 |') ?? ''

    expect(replaceTable(once, '| 1 |')).toBe(once)
  })
})

it('the page says on which machine and how it was measured', () => {
  const machine = { cpu: 'Beispiel 3000', cores: 2, node: '20.19.0', day: '22.05.2025' }

  const page = resultPage([ratioRow('Export', compared)], ['**Export**: so.'], machine)

  expect(page).toContain(
    'am 22.05.2025 mit `npm run bench` auf Beispiel 3000 (2 Kerne), Node 20.19.0',
  )
  expect(page).toContain('| Export ')
  expect(page).toContain('- **Export**: so.')
})
