import { type Day, daysBetween, germanDay } from '../core/day.ts'
import type { MilestoneReport } from '../milestones/milestoneReport.ts'
import type { MilestoneEntry } from '../milestones/readState.ts'
import { speakDay } from '../milestones/speakDay.ts'
import { pathOf } from '../web/address.ts'
import { urgencyOf } from '../web/urgency.ts'

type MilestoneTableProps = { milestones: readonly MilestoneEntry[]; today: Day }

/** Each with its original date beside the extended one, how far it is, and how late or early. */
export function MilestoneTable({ milestones, today }: MilestoneTableProps) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Meilenstein</th>
          <th scope="col">Termin</th>
          <th scope="col" class="number">
            Stand
          </th>
          <th scope="col">Lage</th>
        </tr>
      </thead>
      <tbody>{milestones.map(({ report }) => milestoneRow(report, today))}</tbody>
    </table>
  )
}

function milestoneRow({ summary, details }: MilestoneReport, today: Day) {
  const { code, title, dueOn, originalDueOn, done, total, state } = summary
  return (
    <tr>
      <th scope="row">
        <a class="quiet" href={pathOf('/meilensteine', code)}>
          {title}
        </a>
      </th>
      <td data-label="Termin">
        {originalDueOn ? germanDay(originalDueOn) : 'fortlaufend'}
        {dueOn && originalDueOn !== dueOn ? (
          <span class="muted"> verlängert auf {germanDay(dueOn)}</span>
        ) : null}
      </td>
      <td class="number nowrap" data-label="Stand">
        {state === 'ongoing' ? '' : total === 0 ? details.progress : `${done} / ${total}`}
      </td>
      <td data-label="Lage">
        <span class={urgencyOf(summary, today)}>{speakState(summary, details, today)}</span>
      </td>
    </tr>
  )
}

/** „417 Tage überfällig“, „erreicht am 12.03.2024“, „in 39 Tagen“. */
function speakState(
  { state, dueOn }: MilestoneReport['summary'],
  { reachedOn, reviewDueOn }: MilestoneReport['details'],
  today: Day,
): string {
  if (state === 'reached') return reachedOn ? `erreicht am ${germanDay(reachedOn)}` : 'erreicht'
  if (state === 'ongoing' || dueOn === null) {
    return reviewDueOn ? `Überprüfung ${speakDay(reviewDueOn, today)}` : ''
  }
  if (state === 'due') return speakDay(dueOn, today)
  const days = daysBetween(dueOn, today)
  return days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`
}
