import { addMonths, type Day } from '../../core/day.ts'

export type MonthTick = { readonly day: Day; readonly text: string }

const monthNames = 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez'.split(' ')

/** Whole months, quarters, half-years, years: what people divide a year by. */
const steps = [1, 3, 6, 12, 24, 60, 120]

/** First days of months within the two days, „Jul 24“; at most `most` of them, evenly apart. */
export function monthTicks(from: Day, until: Day, most: number): MonthTick[] {
  const step = steps.find((months) => daysOf(from, until, months).length <= most)
  return step === undefined
    ? []
    : daysOf(from, until, step).map((day) => ({ day, text: word(day) }))
}

function daysOf(from: Day, until: Day, months: number): Day[] {
  const year = Number(from.slice(0, 4))
  const firstYear = year - (months > 12 ? year % (months / 12) : 0)
  const days: Day[] = []
  for (let day = `${firstYear}-01-01`; day <= until; day = addMonths(day, months)) {
    if (day >= from) days.push(day)
  }
  return days
}

function word(day: Day): string {
  return `${monthNames[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(2, 4)}`
}
