/** The releases of operating systems that occur among devices. @module */

import { addDays, type Day } from '../../core/day.ts'
import { type DevicePlatform, type SupportState, supportStateLabels } from '../devicePlatform.ts'
import { compareText, groupedBy } from '../order.ts'
import { releaseKeyOf } from '../ownSupport.ts'

export type Release = {
  readonly key: string
  readonly platform: DevicePlatform
  /** Devices that count: neither ordered nor lost nor retired. */
  readonly devices: number
}

export type ReleaseState = SupportState | 'ending'

/** „endet bald“ is time enough to replace devices within a budget. */
export const endingSoonDays = 365

export const releaseStateLabels: Record<ReleaseState, string> = {
  ...supportStateLabels,
  ending: 'endet in den nächsten zwölf Monaten',
}

const stateOrder: readonly ReleaseState[] = ['unsupported', 'ending', 'unknown', 'supported']

export function releaseStateOf(
  { support, supportEndsOn }: DevicePlatform,
  today: Day,
): ReleaseState {
  const isEnding = supportEndsOn !== null && supportEndsOn <= addDays(today, endingSoonDays)
  return support === 'supported' && isEnding ? 'ending' : support
}

type Counted = { readonly platform: DevicePlatform; readonly count: number }

/** What needs somebody comes first. Devices without a stated operating system are of no release. */
export function releasesOf(counted: readonly Counted[], today: Day): Release[] {
  const groups = groupedBy(counted, ({ platform }) => releaseKeyOf(platform.release))
  const releases = [...groups].flatMap(([key, group]) => {
    const [first] = group
    const devices = group.reduce((sum, { count }) => sum + count, 0)
    return first && key !== '' && devices > 0 ? [{ key, platform: first.platform, devices }] : []
  })
  const rank = ({ platform }: Release) => stateOrder.indexOf(releaseStateOf(platform, today))
  return releases.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compareText(a.platform.supportEndsOn ?? '', b.platform.supportEndsOn ?? '') ||
      compareText(a.key, b.key),
  )
}
