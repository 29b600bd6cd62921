import { eventKindLabels } from '../access/eventKind.ts'
import { type Day, germanDay } from '../core/day.ts'
import type { RecentChange } from '../history/recentChanges.ts'
import { speakDay } from '../milestones/speakDay.ts'
import { addressOf } from '../web/address.ts'

const labels: Readonly<Record<string, string>> = eventKindLabels

export function RecentChanges({
  changes,
  today,
}: {
  changes: readonly RecentChange[]
  today: Day
}) {
  return (
    <ul class="plain-list duties">
      {changes.map(({ kind, day, actor, subjects, more, count }) => (
        <li>
          <span>
            <a class="quiet" href={addressOf('/verlauf', { art: kind, von: day, bis: day })}>
              {labels[kind] ?? kind}
              {count > 1 ? ` (${count})` : ''}
            </a>
            <small>
              {subjects.join(', ')}
              {more > 0 ? ` und ${more} weitere` : ''} · {actor}
            </small>
          </span>
          <time datetime={day} title={germanDay(day)} class="muted">
            {day === today ? 'heute' : speakDay(day, today).replace('seit', 'vor')}
          </time>
        </li>
      ))}
    </ul>
  )
}
