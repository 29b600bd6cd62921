import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Cells,
  type Decision,
  mergedCells,
  outcomeOf,
  planMerge,
} from '../../src/returns/planMerge.ts'

describe('a cell of a workbook that comes back', () => {
  it.each([
    ['untouched, and unchanged since', 'a', 'a', 'a', 'untouched'],
    ['untouched, and changed in the program since', 'a', 'b', 'a', 'untouched'],
    ['changed in the workbook alone', 'a', 'a', 'c', 'changed'],
    ['changed on both sides alike', 'a', 'b', 'b', 'same'],
    ['changed on both sides differently', 'a', 'b', 'c', 'conflict'],
    ['as it is today, with an unknown base', undefined, 'b', 'b', 'untouched'],
    ['different from today, with an unknown base', undefined, 'b', 'c', 'conflict'],
    ['cleared in the workbook alone', 'a', 'a', '', 'changed'],
    ['cleared in the program, untouched in the workbook', 'a', '', 'a', 'untouched'],
  ])('%s', (_sentence, base, today, returned, outcome) => {
    expect(outcomeOf({ base, today, returned })).toBe(outcome)
  })

  it('that did not come back, or is not there today, changes nothing', () => {
    const plan = planMerge(
      new Map([['gone', 'a']]),
      new Map([['kept', 'a']]),
      new Map([['gone', 'b']]),
    )

    expect(plan).toEqual({ changed: new Map(), conflicts: new Map(), same: 0, untouched: 0 })
  })
})

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const value = fc.constantFrom('', 'ja', 'nein', 'Grüße', '=1+1', 'zwei\nZeilen')
const allCells = fc
  .tuple(...names.map(() => value))
  .map((values): Cells<string> => new Map(names.map((name, index) => [name, values[index] ?? ''])))
const edits = fc
  .dictionary(fc.constantFrom(...names), value)
  .map((made): Cells<string> => new Map(Object.entries(made)))
const decided = fc
  .dictionary(fc.constantFrom(...names), fc.constantFrom<Decision>('today', 'returned'))
  .map((made): Cells<Decision> => new Map(Object.entries(made)))

function edited(cells: Cells<string>, made: Cells<string>): Map<string, string> {
  return new Map([...cells, ...made])
}

describe('the merge of random edits on both sides', () => {
  it('loses nothing: every edit of the workbook is taken over, there already, or a conflict', () => {
    fc.assert(
      fc.property(allCells, edits, edits, (base, here, there) => {
        const today = edited(base, here)
        const plan = planMerge(base, today, edited(base, there))

        for (const [cell, wanted] of there) {
          if (wanted === base.get(cell)) continue
          const isThere = plan.changed.get(cell) === wanted || today.get(cell) === wanted
          expect(isThere || plan.conflicts.get(cell)?.returned === wanted).toBe(true)
        }
      }),
    )
  })

  it('loses nothing of today: what was changed in the program stays unless somebody decides', () => {
    fc.assert(
      fc.property(allCells, edits, edits, (base, here, there) => {
        const today = edited(base, here)
        const merged = mergedCells(today, planMerge(base, today, edited(base, there)))

        for (const [cell, now] of here) {
          if (now !== base.get(cell)) expect(merged.get(cell)).toBe(now)
        }
      }),
    )
  })

  it('invents nothing: every cell holds what somebody wrote, and untouched cells stay', () => {
    fc.assert(
      fc.property(allCells, edits, edits, decided, (base, here, there, decisions) => {
        const today = edited(base, here)
        const returned = edited(base, there)
        const merged = mergedCells(today, planMerge(base, today, returned), decisions)

        expect([...merged.keys()]).toEqual([...today.keys()])
        for (const [cell, now] of merged) {
          expect([today.get(cell), there.get(cell)]).toContain(now)
          if (!there.has(cell)) expect(now).toBe(today.get(cell))
        }
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(allCells, edits, edits, (base, here, there) => {
        const today = edited(base, here)
        const returned = edited(base, there)
        const once = mergedCells(today, planMerge(base, today, returned))
        const again = planMerge(base, once, returned)

        expect(again.changed.size).toBe(0)
        expect(mergedCells(once, again)).toEqual(once)
      }),
    )
  })

  it('comes to the same in either order where two departments do not contradict each other', () => {
    const agreeing = fc
      .tuple(edits, edits)
      .map(([one, other]): [Cells<string>, Cells<string>] => [
        one,
        new Map([...other].map(([cell, made]) => [cell, one.get(cell) ?? made])),
      ])
    fc.assert(
      fc.property(allCells, edits, agreeing, (base, here, [one, other]) => {
        const today = edited(base, here)
        const after = (cells: Cells<string>, made: Cells<string>) =>
          mergedCells(cells, planMerge(base, cells, edited(base, made)))

        expect(after(after(today, one), other)).toEqual(after(after(today, other), one))
      }),
    )
  })

  it('asks about every cell that two departments answer differently, in either order', () => {
    fc.assert(
      fc.property(allCells, edits, edits, (base, one, other) => {
        const after = mergedCells(base, planMerge(base, base, edited(base, one)))
        const second = planMerge(base, after, edited(base, other))

        const wanted = names.filter((cell) => {
          const [a = base.get(cell), b = base.get(cell)] = [one.get(cell), other.get(cell)]
          return a !== base.get(cell) && b !== base.get(cell) && a !== b
        })
        expect([...second.conflicts.keys()].sort()).toEqual(wanted)
      }),
    )
  })

  it('with an unknown base takes nothing over by itself', () => {
    fc.assert(
      fc.property(allCells, edits, (today, there) => {
        const plan = planMerge(new Map(), today, edited(today, there))

        expect(plan.changed.size).toBe(0)
        expect(mergedCells(today, plan)).toEqual(today)
      }),
    )
  })
})
