import { describe, expect, it } from 'vitest'
import { extendMilestone } from '../../src/milestones/extendMilestone.ts'
import { currentDueOn } from '../../src/milestones/milestone.ts'
import { extensionTo, privacy, testat } from './cast.ts'

const extend = {
  newDueOn: '2025-12-31',
  reason: ' Der Auditor hat erst im Herbst Zeit. ',
  extendedBy: 'Frau Leitung',
  extendedAt: '2025-05-22T08:00:00.000Z',
}

describe('the extension of a milestone', () => {
  it('gives another day and keeps the original one', () => {
    const extension = extendMilestone(testat, extend)
    const extended = { ...testat, extensions: [extension] }

    expect(extension).toEqual({
      ...extend,
      number: 1,
      reason: 'Der Auditor hat erst im Herbst Zeit.',
    })
    expect(currentDueOn(extended)).toBe('2025-12-31')
    expect(extended.originalDueOn).toBe('2025-06-30')
  })

  it('counts on from the last one', () => {
    const extended = { ...testat, extensions: [extensionTo('2025-09-30', 1)] }

    expect(extendMilestone(extended, extend).number).toBe(2)
  })

  it.each([
    ['an earlier day', { newDueOn: '2025-06-01' }],
    ['the day after', { newDueOn: '2025-07-01' }],
    ['a reason of 2000 characters', { reason: 'x'.repeat(2000) }],
  ])('takes %s', (_sentence, change) => {
    expect(extendMilestone(testat, { ...extend, ...change })).toMatchObject(change)
  })

  it('may lead back to the original day', () => {
    const extended = { ...testat, extensions: [extensionTo('2025-09-30')] }

    expect(extendMilestone(extended, { ...extend, newDueOn: '2025-06-30' }).number).toBe(2)
  })

  it.each([
    ['the day that counts already', { newDueOn: '2025-06-30' }, 'newDueOn'],
    ['a day that does not exist', { newDueOn: '2025-06-31' }, 'newDueOn'],
    ['a German date', { newDueOn: '31.12.2025' }, 'newDueOn'],
    ['no reason', { reason: ' \n' }, 'reason'],
    ['2001 characters', { reason: 'x'.repeat(2001) }, 'reason'],
    ['no author', { extendedBy: '' }, 'extendedBy'],
  ])('refuses %s', (_sentence, change, field) => {
    expect(() => extendMilestone(testat, { ...extend, ...change })).toThrow(
      expect.objectContaining({ code: 'invalid', fields: { [field]: expect.any(String) } }),
    )
  })

  it('compares with the last extension, not with the original day', () => {
    const extended = { ...testat, extensions: [extensionTo('2025-12-31')] }

    expect(() => extendMilestone(extended, extend)).toThrow(
      'Der 31.12.2025 gilt schon. Bitte nennen Sie einen anderen Tag.',
    )
  })

  it('does not exist for an ongoing milestone', () => {
    expect(() => extendMilestone(privacy, extend)).toThrow(
      '„Datenschutz evaluieren“ läuft ohne Termin. Bitte ändern Sie den Abstand der Überprüfung.',
    )
  })
})
