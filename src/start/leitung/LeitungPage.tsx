/** One A4 page for the management: where we are, what threatens the date, what is to be decided. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { speakFigures } from '../../assessment/figures.ts'
import { type Day, daysBetween, germanDay } from '../../core/day.ts'
import { BurnUpChart } from '../../milestones/chart/BurnUpChart.tsx'
import type { MilestoneEntry } from '../../milestones/readState.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { domainParameter } from '../../web/pageDomain.ts'
import { MilestoneTable } from '../MilestoneTable.tsx'
import { milestonesOfDomain } from '../milestonesOfDomain.ts'
import { describeOutlook, OutlookLine } from '../OutlookLine.tsx'
import type { LeitungState } from './readLeitung.ts'

type LeitungPageProps = { state: LeitungState; organisation: string; today: Day }

/** What fits on the sheet beside chart and risks. */
const mostMilestones = 7
const mostDecisions = 7

export function LeitungPage({ state, organisation, today }: LeitungPageProps) {
  const { whole, risks } = state
  const { domain, progress } = whole.figures
  const milestones = milestonesOfDomain(whole.milestones ?? [], domain.id, today)
  return (
    <div class="sheet">
      <p class="muted">
        {organisation} · {domain.name} · Stand {germanDay(today)}
      </p>
      <Heading
        title={`Basis-Absicherung: ${speakFigures(progress.whole.basic)}`}
        lead={<OutlookLine outlook={whole.outlook} />}
        actions={
          <>
            <button type="button" class="kern-btn kern-btn--primary" data-print hidden>
              <span class="kern-label">Drucken</span>
            </button>
            <LinkButton href={addressOf('/', { [domainParameter]: domain.code })}>
              Zur Startseite
            </LinkButton>
          </>
        }
      />
      <BurnUpChart facts={whole.outlook.chart} summary={describeOutlook(whole.outlook)} />
      <h2>Meilensteine</h2>
      <MilestoneTable milestones={milestones.slice(0, mostMilestones)} today={today} />
      <div class="columns even">
        <div>
          <h2>Was den Termin gefährdet</h2>
          <ul class="plain-list">
            {risks.map(({ text, detail }) => (
              <li>
                {text}
                {detail ? <small>{detail}</small> : null}
              </li>
            ))}
            {risks.length === 0 ? <li>Die erfassten Daten zeigen nichts.</li> : null}
          </ul>
        </div>
        <div>
          <h2>Was Sie entscheiden können</h2>
          <Decisions state={state} domain={domain} milestones={milestones} today={today} />
        </div>
      </div>
      <p class="muted">
        Gezählt sind alle Basis-Anforderungen aller modellierten Bausteine. Das Testat erteilt ein
        vom BSI zertifizierter Auditor.
      </p>
    </div>
  )
}

function Decisions({
  state: { approvals, proposedRisks },
  domain,
  milestones,
  today,
}: {
  state: LeitungState
  domain: InformationDomain
  milestones: readonly MilestoneEntry[]
  today: Day
}) {
  const decisions = [
    ...approvals.map(({ documentId, title, version }) => ({
      text: `Freigeben: ${title}, Version ${version}`,
      href: pathOf('/dokumente', documentId),
    })),
    ...proposedRisks.map(({ requirement, objectCode, objectName }) => ({
      text: `Risiko annehmen oder ablehnen: ${requirement} bei ${objectCode} ${objectName}`,
      href: addressOf(pathOf(pathOf('/check/zielobjekte', objectCode), requirement), {
        [domainParameter]: domain.code,
      }),
    })),
    ...milestones.flatMap(({ report: { summary } }) =>
      summary.state === 'overdue' && summary.dueOn !== null
        ? [
            {
              text: `Über den Termin: ${summary.title}, ${lateBy(summary.dueOn, today)}`,
              href: pathOf('/meilensteine', summary.code),
            },
          ]
        : [],
    ),
  ]
  if (decisions.length === 0) return <p class="muted">Zurzeit wartet nichts auf Sie.</p>
  return (
    <ul class="plain-list">
      {decisions.slice(0, mostDecisions).map(({ text, href }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
      {decisions.length > mostDecisions ? (
        <li class="muted">und {decisions.length - mostDecisions} weitere auf der Startseite</li>
      ) : null}
    </ul>
  )
}

function lateBy(dueOn: Day, today: Day): string {
  const days = daysBetween(dueOn, today)
  return days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`
}
