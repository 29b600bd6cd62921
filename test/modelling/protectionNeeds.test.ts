import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ProtectionNeed, protectionNeeds } from '../../src/modelling/protectionNeed.ts'
import { inheritNeeds, type NeedSetting } from '../../src/modelling/protectionNeeds.ts'

type Row = readonly [code: string, effect: NeedSetting['effect'], level: ProtectionNeed]

function settingsOf(rows: readonly Row[]): NeedSetting[] {
  return rows.map(([targetObjectId, effect, level]) => ({
    targetObjectId,
    goal: 'availability',
    effect,
    level,
    reason: 'begründet',
  }))
}

/** The availability needs along „GP001 A001“ (the process needs the application), as „A001 high“. */
function needsAlong(paths: readonly string[], rows: readonly Row[]) {
  const links = paths.flatMap((path) => {
    const codes = path.split(' ')
    return codes.slice(1).map((toId, index) => ({ fromId: codes[index] ?? '', toId }))
  })
  const codes = [...new Set([...paths.join(' ').split(' '), ...rows.map(([code]) => code)])]
  const targetObjects = codes.map((code) => ({ id: code, code }))
  const needs = inheritNeeds({ targetObjects, links, settings: settingsOf(rows) })
  return (code: string) => needs.get(code)?.availability
}

describe('protection needs', () => {
  const chain = ['GP001 A001 S001 R001']

  test.each<[string, readonly string[], Row[], string, ProtectionNeed | null, string]>([
    ['nothing set is not determined', chain, [], 'R001', null, 'undetermined'],
    [
      'a need goes down the whole chain',
      chain,
      [['GP001', 'own', 'high']],
      'R001',
      'high',
      'inherited',
    ],
    ['it does not go up', chain, [['S001', 'own', 'high']], 'A001', null, 'undetermined'],
    [
      'normal is inherited as well',
      chain,
      [['GP001', 'own', 'normal']],
      'S001',
      'normal',
      'inherited',
    ],
    [
      'the highest wins',
      ['A001 S001', 'A002 S001'],
      [
        ['A001', 'own', 'normal'],
        ['A002', 'own', 'very_high'],
      ],
      'S001',
      'very_high',
      'inherited',
    ],
    [
      'a need of its own is a floor',
      chain,
      [
        ['GP001', 'own', 'high'],
        ['S001', 'own', 'normal'],
      ],
      'S001',
      'high',
      'inherited',
    ],
    [
      'a higher one of its own stays',
      chain,
      [
        ['GP001', 'own', 'normal'],
        ['S001', 'own', 'high'],
      ],
      'S001',
      'high',
      'own',
    ],
    [
      'dependency lowers',
      chain,
      [
        ['GP001', 'own', 'very_high'],
        ['A001', 'dependency', 'normal'],
      ],
      'A001',
      'normal',
      'dependency',
    ],
    [
      'what dependency lowered goes on lowered',
      chain,
      [
        ['GP001', 'own', 'very_high'],
        ['A001', 'dependency', 'normal'],
      ],
      'R001',
      'normal',
      'inherited',
    ],
    [
      'cumulation lifts',
      ['A001 S001', 'A002 S001'],
      [
        ['A001', 'own', 'normal'],
        ['A002', 'own', 'normal'],
        ['S001', 'cumulation', 'high'],
      ],
      'S001',
      'high',
      'cumulation',
    ],
    [
      'cumulation does not lower',
      chain,
      [
        ['GP001', 'own', 'very_high'],
        ['S001', 'cumulation', 'high'],
      ],
      'S001',
      'very_high',
      'inherited',
    ],
    [
      'distribution lowers',
      chain,
      [
        ['GP001', 'own', 'high'],
        ['S001', 'distribution', 'normal'],
      ],
      'S001',
      'normal',
      'distribution',
    ],
    [
      'distribution does not lift',
      chain,
      [
        ['GP001', 'own', 'normal'],
        ['S001', 'distribution', 'high'],
      ],
      'S001',
      'normal',
      'inherited',
    ],
    [
      'there is nothing to distribute',
      chain,
      [['S001', 'distribution', 'high']],
      'S001',
      null,
      'undetermined',
    ],
    [
      'a cycle ends',
      ['A001 A002 A001', 'A002 S001'],
      [['A001', 'own', 'high']],
      'S001',
      'high',
      'inherited',
    ],
    ['a cycle does not feed itself', ['A001 A002 A001'], [], 'A002', null, 'undetermined'],
  ])('%s', (_, paths, rows, code, level, origin) => {
    expect(needsAlong(paths, rows)(code)).toMatchObject({ level, origin })
  })

  test('says from whom, and a person’s reason', () => {
    const need = needsAlong(
      ['A002 S001', 'A001 S001', 'S001 R001'],
      [
        ['A001', 'own', 'high'],
        ['A002', 'own', 'high'],
        ['R001', 'distribution', 'normal'],
      ],
    )

    expect(need('S001')).toMatchObject({
      fromId: 'A001',
      reason: 'Geerbt von A001 (Maximumprinzip).',
    })
    expect(need('R001')).toMatchObject({ fromId: null, reason: 'Verteilungseffekt: begründet' })
  })

  test('each goal is on its own', () => {
    const needs = inheritNeeds({
      targetObjects: [{ id: 'S001', code: 'S001' }],
      links: [],
      settings: settingsOf([['S001', 'own', 'high']]),
    })

    expect(needs.get('S001')).toMatchObject({
      availability: { level: 'high' },
      integrity: { level: null },
      confidentiality: { level: null },
    })
  })

  test('a setting without a reason is refused', () => {
    const [setting] = settingsOf([['S001', 'cumulation', 'high']])
    if (!setting) throw new Error('no setting')

    expect(() =>
      inheritNeeds({ targetObjects: [], links: [], settings: [{ ...setting, reason: ' ' }] }),
    ).toThrow('begründen')
  })

  test('for any links, no target object needs less than what depends on it, but for an override', () => {
    const code = fc.integer({ min: 0, max: 9 }).map((number) => `S00${number}`)
    const path = fc.tuple(code, code).map((codes) => codes.join(' '))
    const effect = fc.constantFrom('own', 'cumulation', 'distribution', 'dependency')
    const row = fc.tuple(code, effect, fc.constantFrom(...protectionNeeds))
    const rows = fc.uniqueArray(row, { selector: ([id]) => id, maxLength: 6 })
    const rank = (level: ProtectionNeed | null | undefined) =>
      level ? protectionNeeds.indexOf(level) : -1

    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 25 }), rows, (paths, set) => {
        const need = needsAlong(paths, set)
        const lowered = set.filter(([, e]) => e === 'distribution' || e === 'dependency')

        for (const [from = '', to = ''] of paths.map((p) => p.split(' '))) {
          if (lowered.some(([id]) => id === to)) continue
          expect(rank(need(to)?.level)).toBeGreaterThanOrEqual(rank(need(from)?.level))
        }
        const again = needsAlong(paths.toReversed(), set.toReversed())
        for (const id of paths.join(' ').split(' ')) expect(again(id)).toEqual(need(id))
      }),
      { numRuns: 200 },
    )
  })

  test('a chain of 2,000 target objects is inherited within a second', () => {
    const codes = Array.from({ length: 2000 }, (_, index) => `S${index}`)
    const start = performance.now()

    const need = needsAlong([codes.join(' ')], [['S0', 'own', 'high']])

    expect(need('S1999')?.level).toBe('high')
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
