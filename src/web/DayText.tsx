import { type Day, daysBetween, germanDay } from '../core/day.ts'
import { speakDay } from '../milestones/speakDay.ts'

/**
 * A date that speaks („seit 4 Tagen“), with the day in its title and in print. What is over is late, unless it
 * `isDone`; what comes within `soonDays` (7) is coming. Null is said as `none`.
 */
export function DueText({
  day,
  today,
  isDone,
  soonDays = 7,
  none = 'kein Termin',
}: {
  day: Day | null
  today: Day
  isDone?: boolean
  soonDays?: number
  none?: string
}) {
  if (day === null) return <span class="muted">{none}</span>
  const days = daysBetween(today, day)
  const signal = isDone ? '' : days < 0 ? 'late' : days <= soonDays ? 'soon' : ''
  return (
    <time datetime={day} title={germanDay(day)} class={`due ${signal}`.trim()}>
      {isDone ? germanDay(day) : speakDay(day, today)}
    </time>
  )
}

/** A day as Germans write it; null is said as `none`. */
export function DayText({ day, none = '–' }: { day: Day | null; none?: string }) {
  return day === null ? (
    <span class="muted">{none}</span>
  ) : (
    <time datetime={day}>{germanDay(day)}</time>
  )
}
