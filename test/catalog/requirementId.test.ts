import { describe, expect, it } from 'vitest'
import {
  compareModuleIds,
  compareRequirementIds,
  moduleIdOf,
  parseRequirementId,
} from '../../catalog/requirementId.ts'
import { Failure } from '../../src/core/failure.ts'

describe('identifiers of requirements', () => {
  it.each([
    ['SYS.2.1.A3', 'SYS.2.1', 3],
    ['ISMS.1.A17', 'ISMS.1', 17],
    ['CON.11.1.A1', 'CON.11.1', 1],
  ])('%s belongs to %s and has number %i', (id, moduleId, number) => {
    expect(parseRequirementId(id)).toEqual({ moduleId, number })
    expect(moduleIdOf(id)).toBe(moduleId)
  })

  it.each(['', 'SYS.2.1', 'SYS.2.1.A', 'sys.2.1.a3', 'SYS.2.1.A3 ', 'OPS.2.3A22', 'A3'])(
    'refuses „%s“ with a German message',
    (id) => {
      expect(() => parseRequirementId(id)).toThrow(Failure)
      expect(() => parseRequirementId(id)).toThrow(/keine Kennung einer Anforderung/)
    },
  )
})

describe('official order', () => {
  it('puts modules by layer of the Kompendium, then by number and not by letter', () => {
    const shuffled = ['INF.1', 'SYS.2.1', 'CON.11.1', 'CON.2', 'ISMS.1', 'APP.1.1', 'OPS.1.1.7']

    const sorted = shuffled.toSorted(compareModuleIds)

    expect(sorted).toEqual([
      'ISMS.1',
      'CON.2',
      'CON.11.1',
      'OPS.1.1.7',
      'APP.1.1',
      'SYS.2.1',
      'INF.1',
    ])
  })

  it('puts the shorter identifier first', () => {
    expect(compareModuleIds('NET.1', 'NET.1.1')).toBeLessThan(0)
  })

  it('puts layers of other editions last, by letter', () => {
    expect(['ZZZ.1', 'ASST.2.1', 'INF.1'].toSorted(compareModuleIds)).toEqual([
      'INF.1',
      'ASST.2.1',
      'ZZZ.1',
    ])
  })

  it('puts requirement A2 before A10', () => {
    const sorted = ['SYS.1.1.A10', 'SYS.1.1.A2', 'ORP.1.A15'].toSorted(compareRequirementIds)

    expect(sorted).toEqual(['ORP.1.A15', 'SYS.1.1.A2', 'SYS.1.1.A10'])
  })
})
