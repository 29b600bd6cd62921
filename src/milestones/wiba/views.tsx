/** WiBA as a whole: how far it is, until when, and its checklists in the recommended order. @module */
import { readWiba } from '../../../catalog/wiba.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Day } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { urgencyOf } from '../../web/urgency.ts'
import { effortSpan } from '../../wiba/effort.ts'
import type { WibaAnswers } from '../../wiba/readChecklist.ts'
import { speakAnswers, WibaBar } from '../../wiba/WibaBar.tsx'
import { speakWiba, type WibaProgress, wibaProgress } from '../../wiba/wibaProgress.ts'
import type { MilestoneReport } from '../milestoneReport.ts'

type WibaPageProps = {
  domain: InformationDomain
  wiba: WibaAnswers
  /** The milestone that follows WiBA here; undefined where there is none, or the person sees none. */
  milestone: MilestoneReport | undefined
  today: Day
  /** Whether the person sees all of WiBA, and not only what is theirs. */
  isWhole: boolean
  mayWrite: boolean
  mayExport: boolean
}

export function WibaPage(props: WibaPageProps) {
  const { domain, wiba, isWhole } = props
  if (wiba.checklists.length === 0) return <NothingAssigned />
  const progress = wibaProgress(wiba.checklists, wiba.answers)
  return (
    <>
      <Heading
        title={isWhole ? `WiBA: ${speakWiba(progress)}` : `WiBA: ${ownText(progress)}`}
        lead={<Outlook {...props} />}
        actions={<Actions {...props} />}
      />
      <WibaBar counts={progress} />
      <p class="muted">
        {progress.questions} Prüffragen: {speakAnswers(progress)}
      </p>
      <ChecklistTable domain={domain} wiba={wiba} progress={progress} />
      {isWhole ? (
        <p>
          WiBA berührt nicht alles, was das Kommunalprofil verlangt:{' '}
          <a href={addressOf('/wiba/luecken', { verbund: domain.code })}>was danach noch fehlt</a>
        </p>
      ) : null}
    </>
  )
}

function NothingAssigned() {
  return (
    <>
      <Heading title="Ihnen ist keine Prüffrage zugewiesen" />
      <Empty title="Hier stehen die Prüffragen, die Sie beantworten sollen">
        <p>Die Informationssicherheitsbeauftragten weisen sie in den Checklisten zu.</p>
      </Empty>
    </>
  )
}

function Actions({ domain, mayWrite, mayExport }: WibaPageProps) {
  const query = { verbund: domain.code }
  return (
    <>
      {mayWrite ? (
        <LinkButton href={addressOf('/wiba/einlesen', query)}>Tabelle einlesen</LinkButton>
      ) : null}
      {mayExport ? (
        <LinkButton href={addressOf('/exporte', query)}>Tabelle ausgeben</LinkButton>
      ) : null}
    </>
  )
}

function ownText({ open, questions }: WibaProgress): string {
  if (open === 0) return 'Alle Ihre Prüffragen sind beantwortet'
  const own = questions === 1 ? 'Ihre Prüffrage' : `${open} von ${questions} Ihrer Prüffragen`
  return `${own} ${open === 1 ? 'ist' : 'sind'} offen`
}

/** Until when, and whether the pace is enough. */
function Outlook({ milestone, today, isWhole }: WibaPageProps) {
  if (!milestone) {
    return (
      <>
        {isWhole ? 'Weg in die Basis-Absicherung: 19 Checklisten in empfohlener Reihenfolge.' : ''}
      </>
    )
  }
  const { summary, details } = milestone
  return (
    <>
      {summary.title}: <span class={urgencyOf(summary, today)}>{details.timing}</span>.{' '}
      {details.pace}
    </>
  )
}

type TableProps = { domain: InformationDomain; wiba: WibaAnswers; progress: WibaProgress }

function ChecklistTable({ domain, wiba, progress }: TableProps) {
  const counts = new Map(progress.checklists.map((one) => [one.key, one]))
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Checkliste</th>
            <th scope="col">Fortschritt</th>
            <th scope="col">Antworten</th>
            <th scope="col" class="number">
              Prüffragen
            </th>
            <th scope="col" class="number">
              Aufwand (1–4)
            </th>
          </tr>
        </thead>
        {readWiba().priorityGroups.map(({ priority, meaning }) => {
          const lists = wiba.checklists.filter((one) => one.priority === priority)
          return lists.length === 0 ? null : (
            <tbody>
              <tr class="group">
                <th scope="rowgroup" colspan={5}>
                  {meaning}
                </th>
              </tr>
              {lists.map((list) => {
                const own = counts.get(list.key)
                return own ? checklistRow(domain, list, own) : null
              })}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function checklistRow(
  domain: InformationDomain,
  { key, name, order, questions }: WibaAnswers['checklists'][number],
  counts: WibaProgress['checklists'][number],
) {
  return (
    <tr>
      <th scope="row">
        {order}. <a href={addressOf(pathOf('/wiba', key), { verbund: domain.code })}>{name}</a>
      </th>
      <td data-label="Fortschritt" class="progress">
        <WibaBar counts={counts} />
        {counts.relevant === 0 ? 'keine relevant' : `${counts.yes} von ${counts.relevant} mit ja`}
      </td>
      <td data-label="Antworten">{speakAnswers(counts)}</td>
      <td class="number" data-label="Prüffragen">
        {counts.questions}
      </td>
      <td class="number" data-label="Aufwand (1–4)">
        {effortSpan(questions)}
      </td>
    </tr>
  )
}
