/** One A4 page for the management: where we are, what threatens the date, what is to be decided. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { speakFigures } from '../../assessment/figures.ts'
import type { OpenFindings } from '../../audits/findings/findingEntry.ts'
import { type Day, germanDay } from '../../core/day.ts'
import { BurnUpChart } from '../../milestones/chart/BurnUpChart.tsx'
import type { Decision } from '../../milestones/leitung/decisions.ts'
import type { LeitungState } from '../../milestones/leitung/readLeitung.ts'
import { speakOutlook } from '../../milestones/outlook.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { Button } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { domainParameter } from '../../web/pageDomain.ts'
import { MilestoneTable } from '../MilestoneTable.tsx'
import { OpenFindingsLine } from '../OpenFindingsLine.tsx'
import { OutlookLine } from '../OutlookLine.tsx'

type LeitungPageProps = {
  state: LeitungState
  findings: OpenFindings
  organisation: string
  today: Day
  /** Whether the page may be taken along as a report. */
  mayReport: boolean
  csrfToken: string
}

/** What fits on the sheet beside chart and risks. */
const mostMilestones = 7
const mostDecisions = 7

export function LeitungPage(props: LeitungPageProps) {
  const { state, organisation, today, mayReport, csrfToken } = props
  const { whole, risks, milestones, decisions } = state
  const { domain, progress } = whole.figures
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
            {mayReport ? <ReportForm domain={domain} csrfToken={csrfToken} /> : null}
            <LinkButton href={addressOf('/', { [domainParameter]: domain.code })}>
              Zur Startseite
            </LinkButton>
          </>
        }
      />
      <BurnUpChart facts={whole.outlook.chart} summary={speakOutlook(whole.outlook)} />
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
          <OpenFindingsLine findings={props.findings} domainCode={domain.code} />
        </div>
        <div>
          <h2>Was Sie entscheiden können</h2>
          <Decisions decisions={decisions} domain={domain} />
        </div>
      </div>
      <p class="muted">
        Gezählt sind alle Basis-Anforderungen aller modellierten Bausteine. Das Testat erteilt ein
        vom BSI zertifizierter Auditor.
      </p>
    </div>
  )
}

/** The same in two pages with its figures and costs, to take along. */
function ReportForm({ domain, csrfToken }: { domain: InformationDomain; csrfToken: string }) {
  const action = addressOf('/exporte/berichte/management', { [domainParameter]: domain.code })
  return (
    <form method="post" action={action}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <Button>Leitungsbericht als PDF</Button>
    </form>
  )
}

function Decisions({
  decisions,
  domain,
}: {
  decisions: readonly Decision[]
  domain: InformationDomain
}) {
  if (decisions.length === 0) return <p class="muted">Zurzeit wartet nichts auf Sie.</p>
  return (
    <ul class="plain-list">
      {decisions.slice(0, mostDecisions).map((decision) => (
        <li>
          <a href={placeOf(decision, domain)}>{decision.text}</a>
        </li>
      ))}
      {decisions.length > mostDecisions ? (
        <li class="muted">und {decisions.length - mostDecisions} weitere</li>
      ) : null}
    </ul>
  )
}

/** Where it is decided. */
function placeOf({ kind, subject }: Decision, { code }: InformationDomain): string {
  const here = { [domainParameter]: code }
  if (kind === 'approval') return pathOf('/dokumente', subject.documentId)
  if (kind === 'extension') return pathOf('/meilensteine', subject.code)
  if (kind === 'money') return addressOf(pathOf('/massnahmen', subject.code), here)
  const object = pathOf('/check/zielobjekte', subject.objectCode)
  return addressOf(pathOf(object, subject.requirement), here)
}
