import type { Organisation } from '../../db/queries/organisations.ts'
import { speakFigures } from '../assessment/figures.ts'
import { type Day, germanDay } from '../core/day.ts'
import type { DomainFigures, MilestoneEntry } from '../milestones/readState.ts'
import { speakWiba } from '../wiba/wibaProgress.ts'

type StartPageProps = {
  organisation: Organisation
  today: Day
  figures: readonly DomainFigures[]
  milestones: readonly MilestoneEntry[]
}

/** Where the city stands, in words: the figures of each information domain, then the milestones. */
export function StartPage({ organisation, today, figures, milestones }: StartPageProps) {
  const pace = milestones.find(({ milestone }) => milestone.progress === 'basis')?.report.details
    .pace
  const [first] = figures
  return (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Start – ${organisation.name} – Basislotse`}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <strong>Basislotse</strong> {organisation.name}
        </header>
        <main>
          {organisation.demoDay ? (
            <p class="banner">
              Beispielstadt mit erfundenen Daten. Ihre Uhr steht am {germanDay(today)}.
            </p>
          ) : null}
          <h1>
            {first
              ? `Basis-Absicherung: ${speakFigures(first.progress.whole.basic)}`
              : 'Basis-Absicherung'}
          </h1>
          {first ? (
            <p class="muted">
              {first.domain.name}. {pace ?? ''}
            </p>
          ) : null}
          <h2>Informationsverbünde</h2>
          <DomainTable figures={figures} />
          <h2>Meilensteine</h2>
          <MilestoneTable milestones={milestones} />
        </main>
      </body>
    </html>
  )
}

function DomainTable({ figures }: { figures: readonly DomainFigures[] }) {
  if (figures.length === 0) {
    return <p>Noch kein Informationsverbund: „basislotse domain add KERN Kernverwaltung“.</p>
  }
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Informationsverbund</th>
            <th scope="col">Basis-Anforderungen</th>
            <th scope="col">davon im Kommunalprofil (Stand ungeprüft)</th>
            <th scope="col">WiBA</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ domain, progress, wiba }) => (
            <tr>
              <th scope="row">{domain.name}</th>
              <td>{speakFigures(progress.whole.basic)}</td>
              <td>{speakFigures(progress.profile.basic)}</td>
              <td>{speakWiba(wiba)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MilestoneTable({ milestones }: { milestones: readonly MilestoneEntry[] }) {
  if (milestones.length === 0) return <p>Noch keine Meilensteine.</p>
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Meilenstein</th>
            <th scope="col">Termin</th>
            <th scope="col">Stand</th>
            <th scope="col">Lage</th>
          </tr>
        </thead>
        <tbody>{milestones.map(milestoneRow)}</tbody>
      </table>
    </div>
  )
}

function milestoneRow({ report: { summary, details } }: MilestoneEntry) {
  return (
    <tr>
      <th scope="row">{summary.title}</th>
      <td>
        {summary.dueOn ? germanDay(summary.dueOn) : 'fortlaufend'}
        {summary.originalDueOn && summary.originalDueOn !== summary.dueOn ? (
          <p class="muted">ursprünglich {germanDay(summary.originalDueOn)}</p>
        ) : null}
      </td>
      <td>{summary.state === 'ongoing' ? '' : details.progress}</td>
      <td class={summary.state}>{details.timing}</td>
    </tr>
  )
}
