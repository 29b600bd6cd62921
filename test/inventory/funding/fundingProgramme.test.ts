import { describe, expect, it } from 'vitest'
import {
  balanceOf,
  bindingState,
  boundUntilOf,
  boundUntilOfDevice,
  type FundedDevice,
  fundingKey,
} from '../../../src/inventory/funding/fundingProgramme.ts'
import { listDoubts, speakDifference } from '../../../src/inventory/funding/speakBalance.ts'

const programme = {
  id: 'p',
  informationDomainId: 'd',
  name: 'DigitalPakt',
  nameKey: fundingKey('DigitalPakt'),
  grantNumber: '',
  grantedOn: null,
  startsOn: '2021-03-01',
  years: 5,
  grantCents: 90_000,
  ownShareCents: 10_000,
  note: '',
} as const
const device: FundedDevice = {
  status: 'in_use',
  priceCents: 50_000,
  purchasedOn: '2021-03-01',
  boundUntil: null,
  fundingProgramme: ' DIGITALPAKT ',
}

it.each([
  ['2021-03-01', 5, '2026-02-28'],
  ['2023-03-01', 5, '2028-02-29'],
  ['2024-02-29', 5, '2029-02-28'],
  ['2024-02-29', 4, '2028-02-28'],
  ['2020-01-01', 1, '2020-12-31'],
  ['2020-01-01', null, null],
] as const)('a binding from %s for %s years lasts until %s', (startsOn, years, end) => {
  expect(boundUntilOf({ startsOn, years })).toBe(end)
})

it.each([
  [null, '2025-05-22', 'unknown'],
  ['2025-05-21', '2025-05-22', 'over'],
  ['2025-05-22', '2025-05-22', 'ending'],
  ['2026-05-22', '2025-05-22', 'ending'],
  ['2026-05-23', '2025-05-22', 'running'],
] as const)('until %s it is on %s: %s', (until, today, state) => {
  expect(bindingState(until, today)).toBe(state)
})

it('the day of a device wins, and its programme is found whatever the spelling', () => {
  expect(boundUntilOfDevice(device, [programme])).toBe('2026-02-28')
  expect(boundUntilOfDevice({ ...device, boundUntil: '2024-01-01' }, [programme])).toBe(
    '2024-01-01',
  )
  expect(boundUntilOfDevice({ ...device, fundingProgramme: '' }, [programme])).toBeNull()
})

describe('the balance', () => {
  const doubts = (devices: readonly FundedDevice[], today = '2025-05-22') =>
    listDoubts(balanceOf(programme, devices, today))

  it.each([
    [[device, device], /genau/],
    [[device], /Es fehlen 500,00 €/],
    [[device, device, { ...device, priceCents: 1 }], /0,01 € über/],
  ] as const)('of %j says %s', (devices, sentence) => {
    expect(speakDifference(balanceOf(programme, devices, '2025-05-22'))).toMatch(sentence)
  })

  it('names what an auditor would ask about', () => {
    expect(doubts([{ ...device, priceCents: null }]).join()).toMatch(/1 Gerät ohne Preis/)
    expect(doubts([{ ...device, purchasedOn: '2021-02-28' }]).join()).toMatch(/vor dem Beginn/)
    expect(doubts([{ ...device, status: 'retired' }], '2026-02-28').join()).toMatch(/ausgesondert/)
    expect(doubts([{ ...device, status: 'retired' }], '2026-03-01')).toEqual([])
    expect(doubts([device])).toEqual([])
  })
})
