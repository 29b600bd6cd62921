/** The time in which an auditor reads a snapshot. @module */
import { type Day, germanDay } from '../core/day.ts'
import { Failure } from '../core/failure.ts'

/** Both days included. */
export type AccessPeriod = {
  readonly fromOn: Day
  readonly untilOn: Day
  readonly revokedAt: string | null
}

export const accessStates = ['upcoming', 'open', 'over', 'revoked'] as const
export type AccessState = (typeof accessStates)[number]

export const accessStateLabels: Record<AccessState, string> = {
  upcoming: 'beginnt noch',
  open: 'offen',
  over: 'abgelaufen',
  revoked: 'widerrufen',
}

export function accessState({ fromOn, untilOn, revokedAt }: AccessPeriod, today: Day): AccessState {
  if (revokedAt !== null) return 'revoked'
  if (today < fromOn) return 'upcoming'
  return today <= untilOn ? 'open' : 'over'
}

/** „vom 05.05.2025 bis 30.06.2025“ */
export function speakPeriod({ fromOn, untilOn }: Pick<AccessPeriod, 'fromOn' | 'untilOn'>): string {
  return `vom ${germanDay(fromOn)} bis ${germanDay(untilOn)}`
}

/** Throws `invalid` for a period that ends before it begins. */
export function ensurePeriod({ fromOn, untilOn }: Pick<AccessPeriod, 'fromOn' | 'untilOn'>): void {
  if (fromOn <= untilOn) return
  const message = 'Der letzte Tag liegt vor dem ersten.'
  throw new Failure('invalid', `Bitte prüfen Sie den Zeitraum. ${message}`, { untilOn: message })
}
