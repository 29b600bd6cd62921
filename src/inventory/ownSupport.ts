/** Ends of support that the organisation itself has looked up; they count more than the catalogue. @module */
import type { Day } from '../core/day.ts'
import { foldText, tidy } from '../core/text.ts'

export type OwnSupport = {
  /** As it is recognised: „Windows 11 24H2“. */
  readonly release: string
  readonly releaseKey: string
  /** The last day with security updates. */
  readonly supportUntil: Day
  readonly source: string
  readonly checkedOn: Day
}

/** By which releases are the same. */
export function releaseKeyOf(release: string): string {
  return foldText(tidy(release))
}
