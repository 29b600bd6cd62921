import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readProfile } from '../../catalog/profile.ts'
import { readCatalog } from '../../catalog/readCatalog.ts'
import { type Check, checkStatuses, dispensableReasons } from '../../src/assessment/check.ts'
import {
  computeProgress,
  type DecidedModule,
  openTally,
  readProgress,
  tallyCheck,
} from '../../src/assessment/progress.ts'
import { checkOf, decisions, requirementsOf, today } from './cast.ts'

const profile = new Set(['CON.3'])
const options = { requirementsOf, today }

function progressWith(checks: Check[], decided: readonly DecidedModule[] = decisions) {
  return computeProgress(decided, checks, profile, options)
}

describe('the progress of an information domain', () => {
  it('counts everything as open before anyone has answered', () => {
    const { whole, profile: ofProfile } = progressWith([])

    expect(whole.basic).toMatchObject({ total: 8, open: 8, met: 0, distinct: { total: 5, met: 0 } })
    expect(whole.standard).toMatchObject({ total: 2, open: 2 })
    expect(whole.high).toMatchObject({ total: 1, open: 1 })
    expect(ofProfile.basic).toMatchObject({ total: 2, open: 2, distinct: { total: 2 } })
  })

  it('counts each status, and meets yes and justified dispensable', () => {
    const { whole } = progressWith([
      checkOf('domain', 'CON.3.A1'),
      checkOf('domain', 'CON.3.A2', { status: 'dispensable', dispensableBecause: 'replaced' }),
      checkOf('laptops', 'SYS.2.1.A1', { status: 'partial' }),
      checkOf('laptops', 'SYS.2.1.A3', { status: 'no' }),
      checkOf('laptops', 'SYS.2.1.A8', { status: 'open', checkedAt: null }),
    ])

    expect(whole.basic).toMatchObject({
      total: 8,
      yes: 1,
      dispensable: 1,
      partial: 1,
      no: 1,
      open: 4,
      met: 2,
      unplanned: 2,
    })
  })

  it('does not meet dispensable without a reason', () => {
    const unjustified = checkOf('domain', 'CON.3.A1', { status: 'dispensable', explanation: '' })

    expect(progressWith([unjustified]).whole.basic).toMatchObject({ dispensable: 1, met: 0 })
  })

  it('counts a distinct requirement as met only when it is met everywhere', () => {
    const laptops = checkOf('laptops', 'SYS.2.1.A1')
    const pcs = checkOf('pcs', 'SYS.2.1.A1')

    expect(progressWith([laptops]).whole.basic).toMatchObject({ met: 1, distinct: { met: 0 } })
    expect(progressWith([laptops, pcs]).whole.basic).toMatchObject({ met: 2, distinct: { met: 1 } })
  })

  it('shows what is undescribed, stale or unproven', () => {
    const { whole } = progressWith(
      [
        checkOf('domain', 'CON.3.A1', { explanation: '' }),
        checkOf('domain', 'CON.3.A2', { checkedAt: '2024-05-21T10:00:00.000Z' }),
        checkOf('laptops', 'SYS.2.1.A1'),
      ],
      [
        { targetObjectId: 'domain', module: 'CON.3', decision: 'modelled' },
        { targetObjectId: 'laptops', module: 'SYS.2.1', decision: 'at_provider' },
      ],
    )

    expect(whole.basic).toMatchObject({ met: 3, undescribed: 1, stale: 1, unproven: 1 })
  })

  it('takes another age for stale when it is set', () => {
    const check = checkOf('domain', 'CON.3.A1', { checkedAt: '2025-04-21T10:00:00.000Z' })
    const sharp = computeProgress(decisions, [check], profile, { ...options, staleMonths: 1 })

    expect(progressWith([check]).whole.basic.stale).toBe(0)
    expect(sharp.whole.basic.stale).toBe(1)
  })

  it('keeps a module at a provider in the denominator and a left-out one not', () => {
    const { whole, modules, targetObjects } = progressWith(
      [checkOf('laptops', 'SYS.2.1.A1'), checkOf('pcs', 'SYS.2.1.A1')],
      [
        { targetObjectId: 'laptops', module: 'SYS.2.1', decision: 'at_provider' },
        { targetObjectId: 'pcs', module: 'SYS.2.1', decision: 'left_out' },
      ],
    )

    expect(whole.basic).toMatchObject({ total: 3, met: 1, distinct: { total: 3, met: 1 } })
    expect([...modules.keys()]).toEqual(['SYS.2.1'])
    expect([...targetObjects.keys()]).toEqual(['laptops'])
  })

  it('never counts withdrawn or unknown requirements and inactive target objects', () => {
    const { whole } = progressWith([
      checkOf('domain', 'CON.3.A3'),
      checkOf('domain', 'CON.3.A99'),
      checkOf('printers', 'SYS.2.1.A1'),
      checkOf('domain', 'SYS.2.1.A1'),
    ])

    expect(whole.basic).toMatchObject({ total: 8, open: 8, met: 0 })
  })

  it('counts a decision once that is given twice', () => {
    expect(progressWith([], [...decisions, ...decisions]).whole.basic.total).toBe(8)
  })

  it('shows each module and each target object', () => {
    const { modules, targetObjects } = progressWith([checkOf('laptops', 'SYS.2.1.A1')])

    expect(modules.get('SYS.2.1')?.basic).toMatchObject({ total: 6, met: 1 })
    expect(modules.get('DER.4')?.basic).toMatchObject({ total: 0, met: 0 })
    expect(targetObjects.get('laptops')?.basic).toMatchObject({ total: 3, met: 1, open: 2 })
    expect(targetObjects.get('pcs')?.basic).toMatchObject({ total: 3, met: 0 })
    expect(targetObjects.get('domain')?.standard).toMatchObject({ total: 2 })
  })

  it('can be read while counting goes on', () => {
    const tally = openTally(decisions, options)
    tallyCheck(tally, checkOf('pcs', 'SYS.2.1.A1'))
    const early = readProgress(tally, profile)
    tallyCheck(tally, checkOf('pcs', 'SYS.2.1.A3'))

    expect(early.targetObjects.get('pcs')?.basic.met).toBe(1)
    expect(readProgress(tally, profile).targetObjects.get('pcs')?.basic.met).toBe(2)
  })

  it('knows the whole Kompendium: 563, 867 and 405 in force, 339 Basis in the Kommunalprofil', () => {
    const catalog = readCatalog()
    const everything = catalog.modules.map(({ id }) => ({
      targetObjectId: 'domain',
      module: id,
      decision: 'modelled' as const,
    }))
    const inProfile = new Set(readProfile().modules.map(({ id }) => id))

    const {
      whole,
      profile: ofProfile,
      modules,
    } = computeProgress(everything, [], inProfile, {
      requirementsOf: (module) => catalog.moduleById(module).requirements,
      today,
    })

    expect([whole.basic.total, whole.standard.total, whole.high.total]).toEqual([563, 867, 405])
    expect(ofProfile.basic).toMatchObject({ total: 339, open: 339, distinct: { total: 339 } })
    const withoutBasic = [...modules].filter(([, figures]) => figures.basic.total === 0)
    expect(withoutBasic.map(([id]) => id)).toEqual(['DER.4', 'SYS.3.2.4', 'IND.2.2'])
  })

  it('adds up, whatever the answers are', () => {
    const keys = decisions.flatMap(({ targetObjectId, module }) =>
      requirementsOf(module).map(({ id }) => [targetObjectId, id] as const),
    )
    const answers = fc.array(
      fc.record({
        status: fc.constantFrom(...checkStatuses),
        explanation: fc.constantFrom('', 'weil'),
        dispensableBecause: fc.constantFrom(null, ...dispensableReasons),
      }),
      { minLength: keys.length, maxLength: keys.length },
    )
    fc.assert(
      fc.property(
        answers,
        fc.subarray(['CON.3', 'DER.4', 'SYS.2.1']),
        (changes, profileModules) => {
          const checks = keys.map(([target, id], index) => checkOf(target, id, changes[index]))
          const progress = computeProgress(decisions, checks, new Set(profileModules), options)

          for (const level of ['basic', 'standard', 'high'] as const) {
            const whole = progress.whole[level]
            const parts = [...progress.targetObjects.values()].map((figures) => figures[level])
            const sum = (field: 'total' | 'met' | 'open' | 'unplanned') =>
              parts.reduce((total, part) => total + part[field], 0)
            expect(whole.yes + whole.dispensable + whole.partial + whole.no + whole.open).toBe(
              whole.total,
            )
            expect([sum('total'), sum('met'), sum('open'), sum('unplanned')]).toEqual([
              whole.total,
              whole.met,
              whole.open,
              whole.unplanned,
            ])
            expect(whole.met).toBeLessThanOrEqual(whole.yes + whole.dispensable)
            expect(progress.profile[level].total).toBeLessThanOrEqual(whole.total)
            expect(whole.distinct.met).toBeLessThanOrEqual(whole.distinct.total)
            expect(whole.distinct.met === whole.distinct.total).toBe(whole.met === whole.total)
          }
        },
      ),
    )
  })
})
