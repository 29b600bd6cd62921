import { describe, expect, test } from 'vitest'
import { compareModelling } from '../../src/modelling/compareModelling.ts'
import { moduleOverview } from '../../src/modelling/moduleOverview.ts'
import type { ModelledObject, StoredDecision } from '../../src/modelling/moduleProposal.ts'
import { aDecision, anObject, domainObject, modelled, modellingOf } from './modellingCast.ts'

const windows = anObject('C001', ['system.laptop', 'system.client.windows'])
const macs = anObject('C002', ['system.laptop', 'system.client.macos'])

function compared(objects: readonly ModelledObject[], decisions: readonly StoredDecision[]) {
  const targetObjects = [domainObject, ...objects]
  const { proposals, leftOver } = modelled(objects, {}, { decisions })
  return compareModelling({ proposals, leftOver, decisions, targetObjects })
}

/** What is stored after a person applied all proposals for these target objects. */
function appliedTo(objects: readonly ModelledObject[]): StoredDecision[] {
  return modelled(objects).proposals.map(({ moduleId, targetObjectId, reason }) =>
    aDecision({ moduleId, targetObjectId, reason }),
  )
}

describe('comparing proposals with what is stored', () => {
  test('at first all is new', () => {
    const { added, gone, conflicting, unchanged } = compared([windows], [])

    expect(added).toHaveLength(24)
    expect([gone, conflicting, unchanged]).toEqual([[], [], []])
  })

  test('a second run changes nothing', () => {
    const comparison = compared([windows], appliedTo([windows]))

    expect(comparison).toMatchObject({ added: [], gone: [], conflicting: [] })
    expect(comparison.unchanged).toHaveLength(24)
  })

  test('a Mac more adds its modules only', () => {
    const { added, gone } = compared([windows, macs], appliedTo([windows]))

    expect(added.map(({ moduleId, code }) => `${moduleId} ${code}`)).toEqual([
      'SYS.2.1 C002',
      'SYS.2.4 C002',
      'SYS.3.1 C002',
    ])
    expect(gone).toEqual([])
  })

  test.each([
    ['that is empty', [windows, { ...macs, count: 0 }], 'C002 hat keine Geräte'],
    ['that is not there', [windows], 'gibt es nicht mehr'],
    [
      'that became another',
      [windows, { ...macs, kinds: ['system.other'] }],
      'kein Zielobjekt der Art',
    ],
  ])('a rule lets go of a target object %s', (_, objects, reason) => {
    const { gone, added } = compared(objects, appliedTo([windows, macs]))

    const macModule = gone.find(({ decision }) => decision.moduleId === 'SYS.2.4')
    expect(macModule?.reason).toContain(reason)
    expect(gone).toHaveLength(3)
    expect(added).toEqual([])
  })

  test.each([
    ['at the target object', 'C001'],
    ['for the whole information domain', 'IV001'],
  ])('a person’s exclusion %s survives and is shown', (_, targetObjectId) => {
    const exclusion = aDecision({
      targetObjectId,
      moduleId: 'SYS.3.1',
      origin: 'person',
      decision: 'left_out',
      reason: 'Die Geräte stehen fest am Platz.',
    })
    const stored = appliedTo([windows]).filter(({ moduleId }) => moduleId !== 'SYS.3.1')

    const { added, gone, conflicting } = compared([windows], [...stored, exclusion])

    expect(added).toEqual([])
    expect(gone).toEqual([])
    expect(conflicting).toHaveLength(1)
    expect(conflicting[0]?.decision).toBe(exclusion)
    expect(conflicting[0]?.reason).toContain('Die Geräte stehen fest am Platz.')
  })

  test('an exclusion for the whole information domain spares a target object with its own yes', () => {
    const decisions = [
      aDecision({
        targetObjectId: 'IV001',
        moduleId: 'SYS.3.1',
        origin: 'person',
        decision: 'left_out',
        reason: 'x',
      }),
      aDecision({ targetObjectId: 'C001', moduleId: 'SYS.3.1', origin: 'person' }),
    ]

    const { conflicting } = compared([windows, macs], decisions)

    expect(conflicting.map(({ proposal }) => proposal.code)).toEqual(['C002'])
  })

  test('a module that a person added or placed at a provider stays without a conflict', () => {
    const decisions = [
      aDecision({ moduleId: 'SYS.4.5', origin: 'person' }),
      aDecision({
        moduleId: 'SYS.2.1',
        origin: 'person',
        decision: 'at_provider',
        providerId: 'D1',
      }),
    ]

    const { conflicting, gone, unchanged } = compared([windows], decisions)

    expect([conflicting, gone]).toEqual([[], []])
    expect(unchanged.map(({ decision, proposal }) => [decision.moduleId, proposal?.code])).toEqual([
      ['SYS.2.1', 'C001'],
      ['SYS.4.5', undefined],
    ])
  })

  test('what only the rules left out comes in when it is proposed', () => {
    const decisions = [aDecision({ decision: 'left_out', reason: 'Kein Zielobjekt.' })]

    const { added, gone } = compared([windows], decisions)

    expect(added.map(({ moduleId }) => moduleId)).toContain('SYS.2.1')
    expect(gone).toEqual([])
  })
})

describe('the decision on each of the 111 modules', () => {
  const provider = anObject('D001', ['provider.outsourcing'], { name: 'KITU', count: 1 })
  const objects = [windows, macs, provider]

  function overviewOf(decisions: readonly StoredDecision[]) {
    const { rules, profile } = modellingOf()
    const { leftOver } = modelled(objects)
    const targetObjects = [domainObject, ...objects]
    return moduleOverview({ rules, profile, targetObjects, decisions, leftOver })
  }

  function rowOf(moduleId: string, decisions: readonly StoredDecision[]) {
    return overviewOf(decisions).find((row) => row.moduleId === moduleId)
  }

  test('starts undecided, each with a reason', () => {
    const rows = overviewOf([])

    expect(rows).toHaveLength(111)
    for (const { state, reason } of rows) {
      expect(state).toBe('undecided')
      expect(reason).not.toBe('')
    }
  })

  test.each<[string, StoredDecision[], string]>([
    ['modelled', [aDecision()], 'modelled'],
    [
      'modelled here and left out there',
      [aDecision(), aDecision({ targetObjectId: 'C002', decision: 'left_out', reason: 'alt' })],
      'modelled',
    ],
    ['at a provider', [aDecision({ decision: 'at_provider', providerId: 'D001' })], 'at_provider'],
    [
      'left out for all',
      [aDecision({ targetObjectId: 'IV001', decision: 'left_out', reason: 'alt' })],
      'left_out',
    ],
    [
      'decided at a target object that is gone',
      [aDecision({ targetObjectId: 'gone' })],
      'undecided',
    ],
  ])('%s', (_, decisions, state) => {
    expect(rowOf('SYS.2.1', decisions)?.state).toBe(state)
  })

  test('a target object with nothing behind it counts no longer', () => {
    const { rules, profile } = modellingOf()
    const targetObjects = [{ ...windows, count: 0 }]
    const decisions = [aDecision()]
    const rows = moduleOverview({ rules, profile, targetObjects, decisions, leftOver: [] })

    expect(rows.find(({ moduleId }) => moduleId === 'SYS.2.1')?.state).toBe('undecided')
  })

  test('names where, which provider and why not', () => {
    const row = rowOf('SYS.2.1', [
      aDecision({ targetObjectId: 'C002', decision: 'left_out', reason: 'Läuft aus.' }),
      aDecision({ decision: 'at_provider', providerId: 'D001', reason: 'Vertrag' }),
    ])

    expect(row).toMatchObject({
      title: 'Allgemeiner Client',
      priority: 'R2',
      inProfile: true,
      reason: 'Läuft aus.',
      decisions: [
        { code: 'C001', decision: 'at_provider', provider: 'D001 KITU' },
        { code: 'C002', decision: 'left_out', reason: 'Läuft aus.' },
      ],
    })
  })
})
