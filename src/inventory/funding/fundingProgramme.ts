/**
 * Funding programmes: how long they bind what was bought (Zweckbindung), and whether what was bought adds up to what
 * was granted.
 * @module
 */
import { addDays, addMonths, type Day, daysBetween } from '../../core/day.ts'
import { foldText } from '../../core/text.ts'
import type { DeviceStatus } from '../device.ts'

export type FundingProgramme = {
  readonly id: string
  readonly informationDomainId: string
  readonly name: string
  readonly nameKey: string
  /** Number of the grant notice (Zuwendungsbescheid). */
  readonly grantNumber: string
  readonly grantedOn: Day | null
  /** First day of the Zweckbindung. */
  readonly startsOn: Day
  /** How many years it lasts; null while nobody said, as each programme has its own. */
  readonly years: number | null
  readonly grantCents: number
  readonly ownShareCents: number
  readonly note: string
}

/** Devices belong to a programme by its name, as lists spell it. */
export const fundingKey = foldText

/**
 * The last bound day: that before the start comes round for the last time, or the last of its month where that month
 * lacks the day (§§ 187 Abs. 2, 188 Abs. 2 und 3 BGB). Null while the years are not known.
 */
export function boundUntilOf({
  startsOn,
  years,
}: Pick<FundingProgramme, 'startsOn' | 'years'>): Day | null {
  if (years === null) return null
  const round = addMonths(startsOn, years * 12)
  const isMissingDay = round.slice(8) < startsOn.slice(8)
  return isMissingDay ? round : addDays(round, -1)
}

/** The day of the device wins over that of its programme. */
export function boundUntilOfDevice(
  device: { readonly boundUntil: Day | null; readonly fundingProgramme: string },
  programmes: readonly Pick<FundingProgramme, 'nameKey' | 'startsOn' | 'years'>[],
): Day | null {
  if (device.boundUntil !== null) return device.boundUntil
  const key = fundingKey(device.fundingProgramme)
  const programme = key === '' ? undefined : programmes.find(({ nameKey }) => nameKey === key)
  return programme ? boundUntilOf(programme) : null
}

/** Before the end there is time to plan what comes after. */
const warningDays = 365

export type BindingState = 'unknown' | 'running' | 'ending' | 'over'

export function bindingState(boundUntil: Day | null, today: Day): BindingState {
  if (boundUntil === null) return 'unknown'
  const days = daysBetween(today, boundUntil)
  if (days < 0) return 'over'
  return days <= warningDays ? 'ending' : 'running'
}

export type FundedDevice = {
  readonly status: DeviceStatus
  readonly priceCents: number | null
  readonly purchasedOn: Day | null
  readonly boundUntil: Day | null
  readonly fundingProgramme: string
}

/** What was bought against what was granted, and what does not add up. Amounts in euro cents. */
export type FundingBalance = {
  readonly devices: number
  readonly spentCents: number
  /** Grant and own share. */
  readonly plannedCents: number
  /** Positive: more was spent than planned. */
  readonly differenceCents: number
  readonly unpriced: number
  /** Bought before the Zweckbindung begins, or on no known day. */
  readonly early: number
  readonly undated: number
  /** No longer there although the Zweckbindung runs. */
  readonly goneWhileBound: number
}

export function balanceOf(
  programme: FundingProgramme,
  devices: readonly FundedDevice[],
  today: Day,
): FundingBalance {
  const spentCents = devices.reduce((sum, { priceCents }) => sum + (priceCents ?? 0), 0)
  const plannedCents = programme.grantCents + programme.ownShareCents
  const count = (is: (device: FundedDevice) => boolean) => devices.filter(is).length
  return {
    devices: devices.length,
    spentCents,
    plannedCents,
    differenceCents: spentCents - plannedCents,
    unpriced: count(({ priceCents }) => priceCents === null),
    early: count(({ purchasedOn }) => purchasedOn !== null && purchasedOn < programme.startsOn),
    undated: count(({ purchasedOn }) => purchasedOn === null),
    goneWhileBound: count(
      (device) => isGone(device) && today <= (boundUntilOfDevice(device, [programme]) ?? ''),
    ),
  }
}

export function isGone({ status }: Pick<FundedDevice, 'status'>): boolean {
  return status === 'lost' || status === 'retired'
}
