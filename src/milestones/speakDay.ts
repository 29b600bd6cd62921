import { type Day, daysBetween } from '../core/day.ts'

/** How far a day is from today: „seit 4 Tagen“, „seit gestern“, „heute“, „morgen“, „in 39 Tagen“. */
export function speakDay(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  const near: Record<number, string> = { [-1]: 'seit gestern', 0: 'heute', 1: 'morgen' }
  return near[days] ?? (days < 0 ? `seit ${-days} Tagen` : `in ${days} Tagen`)
}

/** „1 Tag überfällig“ */
export function speakLate(dueOn: Day, today: Day): string {
  const days = daysBetween(dueOn, today)
  return days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`
}
