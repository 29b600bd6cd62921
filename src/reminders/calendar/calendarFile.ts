/** Due dates as an iCalendar file (RFC 5545): all-day events, which begin and end with the day wherever it is read. @module */
import {
  ICalCalendar,
  ICalCalendarMethod,
  ICalCategory,
  ICalEventTransparency,
} from 'ical-generator'
import { type Day, epochDay, type Instant } from '../../core/day.ts'
import { factsOf, fullTitleOf, linkOf, nounOf, shorten } from '../mail/itemWords.ts'
import type { DueItem } from '../reminderItem.ts'

export type CalendarContext = {
  readonly organisationId: string
  readonly name: string
  readonly baseUrl: string | undefined
  /** Of the state that is shown. The same day, the same bytes. */
  readonly day: Day
}

export const calendarMediaType = 'text/calendar; charset=utf-8'

/** How often a program should look for changes. */
const refreshSeconds = 6 * 60 * 60

/** Sequence numbers count the days from here: a date that was moved has a higher one the next day. */
const firstDay = '2024-01-01'

export function calendarFile(items: readonly DueItem[], context: CalendarContext): string {
  const calendar = new ICalCalendar({
    name: shorten(context.name, 120),
    prodId: { company: 'Basislotse', product: 'Termine', language: 'DE' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
    x: { 'X-WR-TIMEZONE': 'Europe/Berlin' },
  })
  const midnight = `${context.day}T00:00:00.000Z`
  for (const item of items) calendar.createEvent(eventOf(item, context, midnight))
  return `${calendar.toString()}\r\n`
}

function eventOf(item: DueItem, context: CalendarContext, stamp: Instant) {
  const { organisationId, day } = context
  const link = linkOf(item.path, context)
  const facts = factsOf(item, { withPlace: true })
  return {
    id: `${item.kind}.${item.subjectId}@${organisationId}.basislotse`.replace(/[^\w.@-]/g, '_'),
    sequence: Math.max(0, epochDay(day) - epochDay(firstDay)),
    stamp: new Date(stamp),
    start: new Date(`${item.dueOn}T00:00:00.000Z`),
    allDay: true,
    summary: fullTitleOf(item),
    description: [...facts, link].filter((line) => line !== '').join('\n'),
    categories: [new ICalCategory({ name: nounOf(item) })],
    /** It takes nobody's time of the day. */
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(link === '' ? {} : { url: link }),
  }
}
