import { type Day, germanDay } from '../core/day.ts'
import type { MilestoneReport } from '../milestones/milestoneReport.ts'
import type { MilestoneEntry } from '../milestones/readState.ts'
import { speakStanding } from '../milestones/speakStanding.ts'
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

function milestoneRow(report: MilestoneReport, today: Day) {
  const { summary, details } = report
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
        <span class={urgencyOf(summary, today)}>{speakStanding(report, today)}</span>
      </td>
    </tr>
  )
}
