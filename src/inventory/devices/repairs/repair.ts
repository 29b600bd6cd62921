import type { Day } from '../../../core/day.ts'

/** A device that is away or taken apart for its repair; `endedBy` is null as long as it is. */
export type DeviceRepair = {
  readonly id: string
  readonly deviceId: string
  readonly sentOn: Day
  readonly defect: string
  readonly company: string
  readonly isWarranty: boolean
  readonly sentBy: string
  readonly endedOn: Day | null
  readonly result: string
  readonly costCents: number | null
  readonly endedBy: string | null
}
