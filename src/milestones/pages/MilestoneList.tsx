/** The list of milestones: what is late, what comes, and how far each is. @module */
import { type Day, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { urgencyOf } from '../../web/urgency.ts'
import { areaLabels, milestoneStateLabels } from '../milestone.ts'
import type { SeenMilestone } from '../readMilestonePages.ts'
import { speakDay } from '../speakDay.ts'

export const milestonePath = '/meilensteine'

export type MilestoneListProps = {
  today: Day
  /** All that the person sees, and those that pass the filters. */
  milestones: readonly SeenMilestone[]
  listed: readonly SeenMilestone[]
  query: Readonly<Record<string, string | undefined>>
  mayWrite: boolean
}

export function MilestoneList(props: MilestoneListProps) {
  const { milestones, listed, today, query, mayWrite } = props
  return (
    <>
      <Heading
        title={headingOf(milestones)}
        lead={milestones.length === 0 ? undefined : leadOf(milestones, today)}
        actions={
          mayWrite ? (
            <LinkButton href={`${milestonePath}/neu`}>Meilenstein anlegen</LinkButton>
          ) : null
        }
      />
      {milestones.length === 0 ? (
        <NoMilestone />
      ) : (
        <>
          <Filters path={milestonePath} keep={{}}>
            <FilterSelect
              name="feld"
              label="Handlungsfeld"
              all="Alle Handlungsfelder"
              value={query.feld}
              options={optionsOf(areaLabels)}
            />
            <FilterSelect
              name="lage"
              label="Lage"
              all="Jede Lage"
              value={query.lage}
              options={optionsOf(milestoneStateLabels)}
            />
          </Filters>
          {listed.length === 0 ? (
            <p>Kein Meilenstein passt zu diesen Filtern.</p>
          ) : (
            <MilestoneTable listed={listed} today={today} />
          )}
        </>
      )}
    </>
  )
}

function headingOf(milestones: readonly SeenMilestone[]): string {
  const late = countOf(milestones, 'overdue')
  const reached = countOf(milestones, 'reached')
  const dated = milestones.length - countOf(milestones, 'ongoing')
  if (milestones.length === 0) return 'Meilensteine'
  const said = `${reached} von ${dated} Meilensteinen erreicht`
  return late === 0 ? said : `${said}, ${late} überfällig`
}

function countOf(milestones: readonly SeenMilestone[], state: string): number {
  return milestones.filter(({ report }) => report.summary.state === state).length
}

/** What comes next; the list below begins with what is late. */
function leadOf(milestones: readonly SeenMilestone[], today: Day): string {
  const next = milestones.find(({ report }) => report.summary.state === 'due')?.report.summary
  if (!next?.dueOn)
    return 'Der ursprüngliche Termin bleibt für immer stehen; ein neuer ist eine Verlängerung.'
  return `Als Nächstes: ${next.title}, fällig ${speakDay(next.dueOn, today)} (${germanDay(next.dueOn)}).`
}

function NoMilestone() {
  return (
    <Empty title="Was hierher gehört">
      <p>
        Ein Meilenstein ist ein Ziel der Stadt mit Termin, etwa das Testat zur Basis-Absicherung,
        oder eine Aufgabe, die fortläuft und regelmäßig überprüft wird.
      </p>
    </Empty>
  )
}

function MilestoneTable({ listed, today }: { listed: readonly SeenMilestone[]; today: Day }) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Meilensteine</caption>
        <thead>
          <tr>
            <th scope="col">Meilenstein</th>
            <th scope="col">Termin</th>
            <th scope="col">Stand</th>
            <th scope="col">Lage</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((one) => (
            <MilestoneLine {...one} today={today} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MilestoneLine({ report, today }: SeenMilestone & { today: Day }) {
  const { summary, details } = report
  const { code, title, dueOn, originalDueOn, state } = summary
  const extensions =
    details.extensions === 1 ? '1 Verlängerung' : `${details.extensions} Verlängerungen`
  return (
    <tr>
      <th scope="row">
        <a href={pathOf(milestonePath, code)}>{title}</a>
        <small>{areaLabels[details.area]}</small>
      </th>
      <td data-label="Termin">
        {dueOn ? germanDay(dueOn) : 'fortlaufend'}
        {originalDueOn && details.extensions > 0 ? (
          <small>
            ursprünglich {germanDay(originalDueOn)}, {extensions}
          </small>
        ) : null}
      </td>
      <td data-label="Stand">{state === 'ongoing' ? '' : details.progress}</td>
      <td data-label="Lage">
        <span class={urgencyOf(summary, today)}>{timingOf(details.timing)}</span>
        {details.pace ? <small>{details.pace}</small> : null}
        {details.note ? <small>{details.note}</small> : null}
      </td>
    </tr>
  )
}

/** The original date and „fortlaufend“ stand in the column beside. */
function timingOf(timing: string): string {
  return (timing.split(' (ursprünglich')[0] ?? '').replace('fortlaufend, ', '')
}

export function optionsOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }))
}

export function milestoneAddress(code: string, part = ''): string {
  return addressOf(`${pathOf(milestonePath, code)}${part}`)
}
