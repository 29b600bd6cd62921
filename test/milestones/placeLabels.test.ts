import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelWish, placeLabels, rowsOf } from '../../src/milestones/chart/placeLabels.ts'

const bounds = { left: 40, right: 360 }
const wishes = fc.array(
  fc.record({
    x: fc.integer({ min: 40, max: 352 }),
    width: fc.integer({ min: 20, max: 250 }),
  }),
  { maxLength: 20 },
)

describe('labels above a chart', () => {
  it('never cover each other, however many there are', () => {
    fc.assert(
      fc.property(wishes, (wanted) => {
        const placed = placeLabels(wanted, bounds)

        expect(placed).toHaveLength(wanted.length)
        for (const [index, one] of placed.entries()) {
          for (const other of placed.slice(index + 1)) {
            if (one.row === other.row)
              expect(one.to <= other.from || other.to <= one.from).toBe(true)
          }
        }
      }),
    )
  })

  it('stay inside the chart', () => {
    fc.assert(
      fc.property(wishes, (wanted) => {
        for (const { to } of placeLabels(wanted, bounds))
          expect(to).toBeLessThanOrEqual(bounds.right)
      }),
    )
  })

  it.each<[string, LabelWish[], number[], string[]]>([
    ['stand in one row where there is room', [at(50), at(200)], [0, 0], ['start', 'start']],
    ['the left of two neighbours stands above', [at(50), at(60)], [1, 0], ['start', 'start']],
    ['two of one day stand above each other', [at(50), at(50)], [0, 1], ['start', 'start']],
    ['at the right end they stand left of their line', [at(340)], [0], ['end']],
    ['nothing needs no row', [], [], []],
  ])('%s', (_, wanted, rows, anchors) => {
    const placed = placeLabels(wanted, bounds)

    expect(placed.map(({ row }) => row)).toEqual(rows)
    expect(placed.map(({ anchor }) => anchor)).toEqual(anchors)
    expect(rowsOf(placed)).toBe(Math.max(0, ...rows.map((row) => row + 1)))
  })
})

function at(x: number): LabelWish {
  return { x, width: 100 }
}
