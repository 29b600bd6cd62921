import { type Day, dayOf, isDay } from '../../core/day.ts'
import { saysNothing } from '../../core/saysNothing.ts'
import { foldText } from '../../core/text.ts'
import { type Cell, cellText } from '../table.ts'
import type { Reading } from './reading.ts'

/** The order in which a list writes day, month and year. */
export const dateFormats = ['DMY', 'MDY', 'YMD'] as const
export type DateFormat = (typeof dateFormats)[number]

export type DayRules = {
  /** Day 0 of serial numbers is 1904-01-01. */
  readonly date1904?: boolean
  /** Stated by the mapping; without it 03/04/2024 is refused. */
  readonly dateFormat?: DateFormat | undefined
}

/** Serial numbers that are taken for dates: 1954-10-03 to 2119-01-10. What lies below may be a year. */
const serials = { from: 20_000, to: 80_000 }
const epochOfSerials = 25_569
const shiftOf1904 = 1_462
const millisecondsPerDay = 86_400_000

/** Two-digit years up to this one belong to the 2000s. */
const lastShortYear = 69

const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mae: 3,
  mrz: 3,
  apr: 4,
  mai: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dez: 12,
  dec: 12,
}

/**
 * The day that a cell of a date column states: real dates, 2021-08-15 (with or without a time), 15.08.2021, 15.8.21,
 * „15. August 2021“, Excel's serial number 44423; null when the cell is empty. Never guesses: 03/04/2024, „08/2021“
 * and days that do not exist are problems.
 */
export function parseDay(cell: Cell | undefined, rules: DayRules = {}): Reading<Day | null> {
  if (cell === null || cell === undefined) return { value: null }
  if (typeof cell === 'object' && 'day' in cell) return existing(cell.day, cell.day)
  const text = withoutWeekday(foldText(cellText(cell)))
  if (saysNothing(text)) return { value: null }
  return (
    readIso(text) ??
    readNumbers(text, rules) ??
    readMonthName(text) ??
    readSerial(text, rules) ??
    readIncomplete(text) ?? {
      problem: `„${cellText(cell)}“ ist kein Datum. Erwartet wird z. B. 31.12.2024`,
    }
  )
}

/** „Montag, 15.08.2022“ */
function withoutWeekday(text: string): string {
  return text.replace(/^(mo|di|mi|do|fr|sa|so)[a-z]*[.,]+ ?/, '')
}

function readIso(text: string): Reading<Day> | undefined {
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:[t ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(z|[+-]\d\d:?\d\d)?)?$/.exec(text)
  const day = parts?.[1]
  if (!parts || day === undefined) return undefined
  if (!isDay(day)) return missing(text)
  return { value: parts[3] === undefined ? day : dayOfZoned(day, parts[2] ?? '', parts[3]) }
}

/** An instant with its zone belongs to the day it was in Germany. */
function dayOfZoned(day: Day, time: string, zone: string): Day {
  const offset = zone === 'z' ? 'Z' : zone.replace(/^([+-]\d\d):?/, '$1:')
  const instant = Date.parse(`${day}T${time.slice(0, 5)}:00${offset}`)
  return Number.isNaN(instant) ? day : dayOf(new Date(instant).toISOString())
}

function readNumbers(text: string, { dateFormat }: DayRules): Reading<Day> | undefined {
  const parts =
    /^(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?:,? \d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?)?$/.exec(
      text,
    )
  if (!parts) return undefined
  const [, first = '', separator = '', second = '', third = ''] = parts
  if (first.length > 2) return dayFrom(text, first, second, third)
  if (third.length !== 2 && third.length !== 4) return undefined
  const [a, b] = [Number(first), Number(second)]
  if (dateFormat === 'YMD') return dayFrom(text, first, second, third)
  if (dateFormat === 'MDY') return dayFrom(text, third, first, second)
  if (dateFormat === 'DMY' || separator === '.') return dayFrom(text, third, second, first)
  if (a > 12 || a === b) return dayFrom(text, third, second, first)
  if (b > 12) return dayFrom(text, third, first, second)
  return {
    problem: `„${text}“ ist mehrdeutig: ${b}. ${monthName(a)} oder ${a}. ${monthName(b)}? Bitte nennen Sie in der Zuordnung (--mapping) "dateFormat": "DMY" oder "MDY"`,
  }
}

/** „15. August 2021“, „15 Aug 21“, „August 15, 2021“ */
function readMonthName(text: string): Reading<Day> | undefined {
  const german = /^(\d{1,2})\.? ?([a-z]{3,})\.? ?(\d{4}|\d\d)$/.exec(text)
  const english = /^([a-z]{3,})\.? (\d{1,2}),? (\d{4})$/.exec(text)
  const [date, word, year] = german
    ? [german[1], german[2], german[3]]
    : [english?.[2], english?.[1], english?.[3]]
  const month = months[word?.slice(0, 3) ?? '']
  if (date === undefined || year === undefined || month === undefined) return undefined
  return dayFrom(text, year, String(month), date)
}

function readSerial(text: string, { date1904 = false }: DayRules): Reading<Day> | undefined {
  if (/^(19|20)\d{6}$/.test(text)) {
    return dayFrom(text, text.slice(0, 4), text.slice(4, 6), text.slice(6))
  }
  if (!/^\d{5}([.,]\d+)?$/.test(text)) return undefined
  const serial = Math.floor(Number(text.replace(',', '.')))
  if (serial < serials.from || serial > serials.to) return undefined
  const days = serial - epochOfSerials + (date1904 ? shiftOf1904 : 0)
  return { value: new Date(days * millisecondsPerDay).toISOString().slice(0, 10) }
}

function readIncomplete(text: string): Reading<Day> | undefined {
  if (/^#+$/.test(text)) {
    return { problem: 'enthält nur ###, weil die Spalte beim Speichern zu schmal war' }
  }
  const year = /^(19|20)\d\d$/.test(text)
  const monthOfYear = /^\d{1,2} ?[./-] ?\d{2,4}$/.test(text) || /^\d{4} ?[./-] ?\d{1,2}$/.test(text)
  const [word = ''] = /^[a-z]{3}/.exec(text) ?? []
  const named = months[word] !== undefined && /^[a-z]+\.? ?\d{2,4}$/.test(text)
  if (!year && !monthOfYear && !named) return undefined
  return { problem: `„${text}“ nennt keinen vollständigen Tag. Erwartet wird z. B. 31.12.2024` }
}

function dayFrom(text: string, year: string, month: string, date: string): Reading<Day> {
  const fullYear =
    year.length > 2 ? year : String(Number(year) + (Number(year) > lastShortYear ? 1900 : 2000))
  return existing(`${fullYear}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, text)
}

function existing(day: Day, text: string): Reading<Day> {
  return isDay(day) ? { value: day } : missing(text)
}

function missing(text: string): Reading<Day> {
  return { problem: `den Tag „${text}“ gibt es nicht` }
}

function monthName(month: number): string {
  return new Intl.DateTimeFormat('de-DE', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, month - 1, 1),
  )
}
