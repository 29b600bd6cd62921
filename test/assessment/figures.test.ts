import { describe, expect, it } from 'vitest'
import {
  figureState,
  openCounts,
  percentMet,
  speakFigures,
  sumFigures,
} from '../../src/assessment/figures.ts'

describe('the figures', () => {
  it.each([
    [0, 0, 'basic', 'keine Basis-Anforderung', 'no_requirement', null],
    [0, 1, 'basic', '0 von 1 Basis-Anforderung', 'unmet', 0],
    [1, 1, 'basic', '1 von 1 Basis-Anforderung', 'met', 100],
    [562, 563, 'basic', '562 von 563 Basis-Anforderungen', 'unmet', 99],
    [563, 563, 'basic', '563 von 563 Basis-Anforderungen', 'met', 100],
    [0, 0, 'standard', 'keine Standard-Anforderung', 'no_requirement', null],
    [1, 3, 'high', '1 von 3 Anforderungen bei erhöhtem Schutzbedarf', 'unmet', 33],
  ] as const)('%i of %i at %s read „%s“', (met, total, level, text, state, percent) => {
    expect(speakFigures({ met, total }, level)).toBe(text)
    expect(figureState({ met, total })).toBe(state)
    expect(percentMet({ met, total })).toBe(percent)
  })

  it('of nothing are zero', () => {
    expect(sumFigures([])).toEqual({ ...openCounts(0), distinct: { total: 0, met: 0 } })
  })

  it('of several modules add up, distinct ones too', () => {
    const one = { ...openCounts(3), distinct: { total: 2, met: 1 } }
    const other = { ...openCounts(4), distinct: { total: 4, met: 0 } }

    expect(sumFigures([one, other])).toMatchObject({
      total: 7,
      open: 7,
      distinct: { total: 6, met: 1 },
    })
  })
})
