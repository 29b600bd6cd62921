import { germanDay } from '../core/day.ts'
import type { Outlook } from '../milestones/outlook.ts'

/**
 * What follows from the figure: the date of the Testat, and when today's pace leads there. How late that is stands out,
 * in words and colour.
 */
export function OutlookLine({ outlook }: { outlook: Outlook }) {
  const { dueOn, pace } = outlook
  const [, said = pace ?? '', lateness] = /^(.*), ([^,]+)\.$/.exec(pace ?? '') ?? []
  return (
    <>
      {dueOn ? `Testat am ${germanDay(dueOn)}. ` : null}
      {said}
      {lateness ? (
        <>
          , <strong class={lateness.includes('zu spät') ? 'late' : 'good'}>{lateness}</strong>.
        </>
      ) : null}
    </>
  )
}
