import { describe, expect, it } from 'vitest'
import { applicableChecks } from '../../src/assessment/applicableChecks.ts'
import { checkOf, decisions, requirementsOf } from './cast.ts'

const stored = checkOf('laptops', 'SYS.2.1.A3', { status: 'no' })
const options = {
  informationDomainId: 'KERN',
  requirementsOf,
  findAnswer: (target: string, requirement: string) =>
    target === 'laptops' && requirement === 'SYS.2.1.A3' ? stored : undefined,
}

describe('the checks that the model asks for', () => {
  it('are all in force, the stored ones as they are and the others open', () => {
    const checks = [...applicableChecks(decisions, options)]

    expect(checks).toHaveLength(11)
    expect(checks.filter(({ status }) => status !== 'open')).toEqual([stored])
    expect(checks.map(({ requirement }) => requirement)).not.toContain('CON.3.A3')
  })

  it('can be limited to a level', () => {
    const checks = [...applicableChecks(decisions, { ...options, levels: ['basic'] })]

    expect(checks).toHaveLength(8)
    expect(new Set(checks.map(({ level }) => level))).toEqual(new Set(['basic']))
  })

  it('include those at a provider and none of a left-out module', () => {
    const checks = applicableChecks(
      [
        { targetObjectId: 'laptops', module: 'SYS.2.1', decision: 'at_provider' },
        { targetObjectId: 'pcs', module: 'SYS.2.1', decision: 'left_out' },
      ],
      options,
    )

    expect([...checks].map(({ targetObjectId }) => targetObjectId)).toEqual([
      'laptops',
      'laptops',
      'laptops',
    ])
  })
})
