/** The calendar of measures and milestones: a month with its weeks, on the phone a list. @module */
import {
  MeasureFilters,
  MeasureFrame,
  type MeasureListProps,
  measurePath,
  ViewLinks,
} from '../../assessment/measures/MeasureList.tsx'
import { type Day, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import type { CalendarEntry } from './calendarEntries.ts'
import { type Month, monthOf, shiftMonth, speakMonth, weekdayNames, weeksOf } from './month.ts'

type CalendarProps = MeasureListProps & { month: Month; entries: readonly CalendarEntry[] }

export function CalendarPage(props: CalendarProps) {
  const { month, entries } = props
  const ofMonth = entries.filter(({ day }) => monthOf(day) === month)
  return (
    <MeasureFrame {...props}>
      <ViewLinks {...props} />
      <MeasureFilters {...props} />
      <div class="section-head">
        <h2>
          {speakMonth(month)}{' '}
          <span class="muted">
            {ofMonth.length === 0
              ? 'kein Termin'
              : ofMonth.length === 1
                ? '1 Termin'
                : `${ofMonth.length} Termine`}
          </span>
        </h2>
        <MonthLinks {...props} />
      </div>
      <MonthTable {...props} />
      <MonthList {...props} ofMonth={ofMonth} />
    </MeasureFrame>
  )
}

/** The months around, and the nearest ones with something in them where the months between are empty. */
function MonthLinks({ domain, month, query, today, entries }: CalendarProps) {
  const to = (monat: Month) =>
    addressOf(measurePath, { verbund: domain.code, ansicht: 'kalender', ...query, monat })
  const months = [...new Set(entries.map(({ day }) => monthOf(day)))]
  const earlier = months.filter((one) => one < month).at(-1)
  const later = months.find((one) => one > month)
  const [previous, next] = [shiftMonth(month, -1), shiftMonth(month, 1)]
  return (
    <nav class="months" aria-label="Monat">
      {earlier && earlier !== previous ? (
        <a href={to(earlier)}>Letzter Termin davor: {speakMonth(earlier)}</a>
      ) : null}
      <a href={to(previous)} rel="prev">
        {speakMonth(previous)}
      </a>
      {month === monthOf(today) ? null : <a href={to(monthOf(today))}>Heute</a>}
      <a href={to(next)} rel="next">
        {speakMonth(next)}
      </a>
      {later && later !== next ? (
        <a href={to(later)}>Nächster Termin danach: {speakMonth(later)}</a>
      ) : null}
    </nav>
  )
}

function MonthTable({ month, entries, today, domain }: CalendarProps) {
  return (
    <table class="month">
      <caption class="kern-sr-only">Termine im {speakMonth(month)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <abbr title="Kalenderwoche">KW</abbr>
          </th>
          {weekdayNames.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map(({ number, days }) => (
          <tr>
            <th scope="row">{number}</th>
            {days.map((day) => (
              <td class={dayClass(day, month, today)}>
                <time datetime={day}>{Number(day.slice(8))}</time>
                {day === today ? <span class="muted"> heute</span> : null}
                <EntryList
                  entries={entries.filter((one) => one.day === day)}
                  verbund={domain.code}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same for narrow screens, where seven columns have no room. */
function MonthList({
  ofMonth,
  domain,
  today,
}: CalendarProps & { ofMonth: readonly CalendarEntry[] }) {
  const days = [...new Set(ofMonth.map(({ day }) => day))]
  return (
    <ul class="plain-list month-list">
      {days.map((day) => (
        <li>
          <time datetime={day}>{germanDay(day)}</time>
          {day === today ? <span class="muted"> heute</span> : null}
          <EntryList entries={ofMonth.filter((one) => one.day === day)} verbund={domain.code} />
        </li>
      ))}
    </ul>
  )
}

function EntryList({ entries, verbund }: { entries: readonly CalendarEntry[]; verbund: string }) {
  if (entries.length === 0) return null
  return (
    <ul>
      {entries.map((entry) => (
        <li class={`entry entry-${entry.kind}`}>
          <a href={addressOfEntry(entry, verbund)}>{entry.title}</a>
          <small class={entry.signal}>
            {entry.code} · {entry.note}
          </small>
        </li>
      ))}
    </ul>
  )
}

function addressOfEntry({ kind, code }: CalendarEntry, verbund: string): string {
  return kind === 'measure'
    ? addressOf(pathOf(measurePath, code), { verbund })
    : addressOf(pathOf('/meilensteine', code))
}

function dayClass(day: Day, month: Month, today: Day): string | undefined {
  const classes = [monthOf(day) === month ? '' : 'outside', day === today ? 'today' : '']
  return classes.filter(Boolean).join(' ') || undefined
}
