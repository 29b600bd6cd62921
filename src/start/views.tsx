import { type Counts, speakFigures } from '../assessment/figures.ts'
import { type Day, germanDay } from '../core/day.ts'
import type { MilestoneReport } from '../milestones/milestoneReport.ts'
import type { DomainFigures, MilestoneEntry } from '../milestones/readState.ts'
import { Heading } from '../web/Heading.tsx'
import { urgencyOf } from '../web/urgency.ts'

type StartPageProps = {
  today: Day
  figures: readonly DomainFigures[]
  milestones: readonly MilestoneEntry[]
}

/** Where the city stands, in words: the figures of each information domain, then the milestones. */
export function StartPage({ today, figures, milestones }: StartPageProps) {
  const [first] = figures
  return (
    <>
      <Heading
        title={
          first
            ? `Basis-Absicherung: ${speakFigures(first.progress.whole.basic)}`
            : 'Basis-Absicherung'
        }
        lead={first ? outlook(first, milestones) : undefined}
      />
      <h2>Informationsverbünde</h2>
      <DomainTable figures={figures} />
      <h2>Meilensteine</h2>
      <MilestoneTable milestones={milestones} today={today} />
    </>
  )
}

/** What follows from the figure: the domain it is about, the date of the Testat, and when it will be reached. */
function outlook({ domain }: DomainFigures, milestones: readonly MilestoneEntry[]): string {
  const goal = milestones.find(({ milestone }) => milestone.progress === 'basis')?.report
  const dueOn = goal?.summary.dueOn ? `Testat am ${germanDay(goal.summary.dueOn)}.` : ''
  return [`${domain.name}.`, dueOn, goal?.details.pace ?? ''].filter(Boolean).join(' ')
}

function DomainTable({ figures }: { figures: readonly DomainFigures[] }) {
  if (figures.length === 0) {
    return <p>Noch kein Informationsverbund: „basislotse domain add KERN Kernverwaltung“.</p>
  }
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Informationsverbund</th>
          <th scope="col" class="number">
            Basis-Anforderungen
          </th>
          <th scope="col" class="number">
            davon im Kommunalprofil (Stand ungeprüft)
          </th>
          <th scope="col" class="number">
            WiBA-Prüffragen mit ja
          </th>
        </tr>
      </thead>
      <tbody>{figures.map(domainRow)}</tbody>
    </table>
  )
}

function domainRow({ domain, progress, wiba }: DomainFigures) {
  return (
    <tr>
      <th scope="row">{domain.name}</th>
      <td class="number" data-label="Basis-Anforderungen">
        {share(progress.whole.basic)}
      </td>
      <td class="number" data-label="davon im Kommunalprofil (Stand ungeprüft)">
        {share(progress.profile.basic)}
      </td>
      <td class="number" data-label="WiBA-Prüffragen mit ja">
        {share({ met: wiba.yes, total: wiba.relevant })}
      </td>
    </tr>
  )
}

function share({ met, total }: Pick<Counts, 'met' | 'total'>): string {
  return total === 0 ? 'noch keine' : `${met} von ${total}`
}

type MilestoneTableProps = { milestones: readonly MilestoneEntry[]; today: Day }

function MilestoneTable({ milestones, today }: MilestoneTableProps) {
  if (milestones.length === 0) return <p>Noch keine Meilensteine.</p>
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Meilenstein</th>
          <th scope="col">Termin</th>
          <th scope="col">Stand</th>
          <th scope="col">Lage</th>
        </tr>
      </thead>
      <tbody>{milestones.map(({ report }) => milestoneRow(report, today))}</tbody>
    </table>
  )
}

function milestoneRow({ summary, details }: MilestoneReport, today: Day) {
  const { dueOn, originalDueOn, state } = summary
  // The original date stands in the column beside.
  const [timing] = details.timing.split(' (ursprünglich')
  return (
    <tr>
      <th scope="row">{summary.title}</th>
      <td data-label="Termin">
        {dueOn ? germanDay(dueOn) : 'fortlaufend'}
        {originalDueOn && originalDueOn !== dueOn ? (
          <small>ursprünglich {germanDay(originalDueOn)}</small>
        ) : null}
      </td>
      <td data-label="Stand">{state === 'ongoing' ? '' : details.progress}</td>
      <td data-label="Lage">
        <span class={urgencyOf(summary, today)}>{timing?.replace('fortlaufend, ', '')}</span>
        {details.pace ? <small>{details.pace}</small> : null}
      </td>
    </tr>
  )
}
