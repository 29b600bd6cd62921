import { describe, expect, test } from 'vitest'
import { planDevices, storedAfter, storedDevice } from './lists.ts'

const header = ['Inventarnr.', 'Seriennummer', 'Geräteart', 'Raum', 'Status']
const row = (number: string | null, serial: string | null, room: string | null = null) => [
  number,
  serial,
  'PC',
  room,
  'aktiv',
]

describe('the same device twice in a list', () => {
  test('that says the same is told and counted as unchanged', () => {
    const plan = planDevices([header, row('0001', 'X1'), row('0001', 'X1')])

    expect(plan).toMatchObject({ unchanged: 1, refused: [] })
    expect(plan.new.length).toBe(1)
    expect(plan.warnings).toEqual([
      'liste.csv, Zeile 3: „0001“ ist doppelt und sagt dasselbe wie Zeile 2.',
    ])
  })

  test('that says something else is refused with the first row and the fields', () => {
    const plan = planDevices([header, row('asl-1', 'X1', 'R 1'), row('ASL-1', 'X2', 'R 2')])

    expect(plan.new.length).toBe(1)
    expect(plan.refused).toEqual([
      {
        file: 'liste.csv',
        sheet: '',
        row: 3,
        column: 'Inventarnr.',
        reason:
          'Die Inventarnummer „ASL-1“ steht schon in Zeile 2, dort mit anderen Angaben bei: Seriennummer, Raum.',
      },
    ])
  })

  test('with and without its inventory number is one device, in either order', () => {
    for (const rows of [
      [row('0001', 'X1'), row(null, 'X1')],
      [row(null, 'X1'), row('0001', 'X1')],
    ]) {
      const plan = planDevices([header, ...rows])

      expect(plan.new.map(({ inventoryNumber }) => inventoryNumber)).toEqual(['0001'])
      expect(plan.unchanged).toBe(1)
    }
  })

  test('is not seen in numbers that differ by a leading zero', () => {
    expect(planDevices([header, row('0001', null), row('001', null)]).new.length).toBe(2)
  })
})

describe('a serial number under two inventory numbers', () => {
  test('joins nothing: both are kept and told once', () => {
    const rows = [header, row('0001', 'X1'), row('0002', 'X1')]

    const plan = planDevices(rows)
    const again = planDevices(rows, storedAfter(plan))

    const told =
      'liste.csv, Zeile 3: Die Seriennummer „X1“ von „0002“ hat auch „0001“ (Zeile 2). Beide bleiben eigene Geräte; bitte prüfen.'
    expect(plan.new.map(({ serial }) => serial)).toEqual(['X1', 'X1'])
    expect(plan.warnings).toEqual([told])
    expect(again).toMatchObject({ new: [], changed: [], unchanged: 2, warnings: [told] })
  })

  test('joins nothing with a device that is stored', () => {
    const existing = [storedDevice('d1', { inventoryNumber: '0001', serial: 'X1' })]

    const plan = planDevices([header, row('0002', 'X1')], { existing })

    expect(plan.new.map(({ inventoryNumber }) => inventoryNumber)).toEqual(['0002'])
    expect(plan.changed).toEqual([])
    expect(plan.warnings).toEqual([
      expect.stringMatching(/„X1“ von „0002“ hat auch „0001“ \(schon erfasst\)/),
    ])
  })

  test('cannot be told apart by a row without inventory number, which is refused', () => {
    const existing = [
      storedDevice('d1', { inventoryNumber: '0001', serial: 'X1' }),
      storedDevice('d2', { inventoryNumber: '0002', serial: 'X1' }),
    ]

    const plan = planDevices([header, row(null, 'X1')], { existing })

    expect(plan.refused).toMatchObject([{ row: 2, column: 'Seriennummer' }])
    expect(plan.refused[0]?.reason).toMatch(/gehört zu mehreren Geräten \(0001, 0002\)/)
  })
})

describe('a stored device without inventory number', () => {
  const existing = [storedDevice('d1', { serial: 'X1', kind: 'pc' })]

  test('gets the one that the list states for its serial number', () => {
    const plan = planDevices([header, row('0001', 'x1')], { existing })

    expect(plan.new).toEqual([])
    expect(plan.changed).toMatchObject([
      { id: 'd1', fields: { inventoryNumber: { before: null, after: '0001' } } },
    ])
  })

  test('gets none if the list states two', () => {
    const plan = planDevices([header, row('0001', 'X1'), row('0002', 'X1')], { existing })

    expect(plan.new.length).toBe(2)
    expect(plan.changed).toEqual([])
    expect(plan.warnings.join('\n')).toMatch(
      /hat auch ein Gerät ohne Inventarnummer \(schon erfasst\)/,
    )
  })

  test('is the one a row without inventory number means', () => {
    const others = [storedDevice('d2', { inventoryNumber: '0002', serial: 'X1' })]

    const plan = planDevices([header, row(null, 'X1')], { existing: [...others, ...existing] })

    expect(plan).toMatchObject({ new: [], changed: [], unchanged: 1, refused: [] })
  })
})

test('placeholders of makers never join devices', () => {
  const rows = [header, row('0001', 'Default string'), row('0002', 'Default string')]

  expect(planDevices(rows).new.map(({ serial }) => serial)).toEqual([null, null])
})
