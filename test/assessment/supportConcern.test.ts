import { describe, expect, it } from 'vitest'
import { suggestedStatusOf } from '../../src/assessment/suggestions/checkSuggestion.ts'
import {
  isOpenToSupport,
  isSameConcern,
  type SystemGroup,
  speakSystems,
  suggestForSupport,
  supportConcernOf,
} from '../../src/assessment/suggestions/supportConcern.ts'

const requirement = { id: 'SYS.2.1.A3', because: 'Clients brauchen Updates.' }

const old = (count: number, release = 'Windows 10 21H2', supportEndsOn = '2024-06-11') =>
  group({ count, platform: { release, support: 'unsupported', supportEndsOn } })
const fresh = (count: number, ended = 0, endedOn: string | null = null) =>
  group({ count, ended, endedOn })

function group(change: Partial<SystemGroup>): SystemGroup {
  const platform = {
    release: 'Windows 11 24H2',
    support: 'supported',
    supportEndsOn: '2027-10-12',
  } as const
  return { platform, count: 1, ended: 0, endedOn: null, ...change }
}

const suggest = (groups: readonly SystemGroup[], stated = 0) =>
  suggestForSupport(supportConcernOf(groups, stated), requirement)

describe('devices without updates', () => {
  it.each([
    ['all of them suggest nein', [old(3)], 3, 'no'],
    ['all but one suggest teilweise', [old(3), fresh(1)], 4, 'partial'],
    ['one of many suggests teilweise', [old(1), fresh(11)], 12, 'partial'],
    ['all that are listed of a larger group suggest teilweise', [old(3)], 4, 'partial'],
    ['more than the group was counted with suggest nein', [old(3)], 2, 'no'],
  ] as const)('%s', (_sentence, groups, stated, status) => {
    expect(suggest(groups, stated)?.proposal.status).toBe(status)
  })

  it.each([
    ['none', []],
    ['only supported ones', [fresh(4)]],
    [
      'only unknown ones',
      [group({ platform: { release: 'Android', support: 'unknown', supportEndsOn: null } })],
    ],
  ])('suggest nothing where there are %s', (_sentence, groups) => {
    expect(suggest(groups)).toBeUndefined()
  })

  it('are named with their number, their systems and the last day of support', () => {
    expect(suggest([old(2), old(1, 'Windows 7', '2020-01-14'), fresh(9)])?.reason).toBe(
      '3 von 12 Geräten bekommen keine Updates mehr: 2 mit Windows 10 21H2 (unterstützt bis 11.06.2024), 1 mit Windows 7 (unterstützt bis 14.01.2020). Clients brauchen Updates.',
    )
  })

  it('are one release however lists write it, with the latest day', () => {
    const concern = supportConcernOf(
      [old(1, 'macOS 12', '2024-09-16'), old(2, 'macOS 12', '2024-10-01')],
      0,
    )

    expect(concern.systems).toEqual([{ release: 'macOS 12', endedOn: '2024-10-01', count: 3 }])
  })

  it('count by the day that they state themselves, too', () => {
    expect(suggest([fresh(5, 2, '2025-01-31')])?.reason).toContain(
      '2 von 5 Geräten bekommen keine Updates mehr: 2 mit eigenem Ende der Unterstützung (unterstützt bis 31.01.2025).',
    )
  })

  it('count once when both system and device are beyond support', () => {
    expect(supportConcernOf([{ ...old(2), ended: 2, endedOn: '2023-01-01' }], 0).unsupported).toBe(
      2,
    )
  })

  it('are spoken of as one where there is one', () => {
    expect(suggest([old(1)], 1)?.reason).toBe(
      'Das Gerät bekommt keine Updates mehr: Windows 10 21H2 (unterstützt bis 11.06.2024). Clients brauchen Updates.',
    )
  })

  it('are named up to five systems, the others are counted', () => {
    const systems = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((release) => old(1, release))

    expect(speakSystems(supportConcernOf(systems, 0))).toMatch(/1 mit e \(.*\), 2 mit anderen$/)
  })
})

describe('a decision on a suggestion', () => {
  const decided = suggest([old(2), fresh(2)])

  it.each([
    ['holds while nothing changes', [old(2), fresh(2)], true],
    ['holds when supported devices join', [fresh(7), old(2)], true],
    ['ends when another device is concerned', [old(3), fresh(1)], false],
    ['ends when it turns to nein', [old(2)], false],
    ['ends when the system is another', [old(2, 'Windows 7'), fresh(2)], false],
    ['ends when the day is another', [old(2, 'Windows 10 21H2', '2024-06-12'), fresh(2)], false],
  ])('%s', (_sentence, groups, holds) => {
    const now = suggest(groups)

    expect(decided && now && isSameConcern(decided.proposal, now)).toBe(holds)
  })

  it.each([
    ['open', true],
    ['yes', true],
    ['partial', false],
    ['no', false],
    ['dispensable', false],
  ] as const)('is asked for at a check that is %s: %s', (status, isAsked) => {
    expect(isOpenToSupport(status)).toBe(isAsked)
  })

  it('sets nein only where nein was proposed', () => {
    expect(suggestedStatusOf({ kind: 'check_from_support', proposal: { status: 'no' } })).toBe('no')
    expect(suggestedStatusOf({ kind: 'check_from_support', proposal: { status: 'yes' } })).toBe(
      'partial',
    )
  })
})
