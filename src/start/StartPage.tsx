/** The start page: the state in words, the chart, what is due, what changed, what is missing. @module */
import type { Actor } from '../access/actor.ts'
import { isAllowed } from '../access/permissions.ts'
import { speakFigures } from '../assessment/figures.ts'
import { speakWaiting } from '../assessment/suggestions/waiting.ts'
import type { Day } from '../core/day.ts'
import { BurnUpChart } from '../milestones/chart/BurnUpChart.tsx'
import { milestonesOfDomain } from '../milestones/milestonesOfDomain.ts'
import { speakOutlook } from '../milestones/outlook.ts'
import type { DomainState } from '../milestones/readDomainState.ts'
import { addressOf, pathOf } from '../web/address.ts'
import { Heading, LinkButton } from '../web/Heading.tsx'
import { domainParameter } from '../web/pageDomain.ts'
import { DutyList } from './DutyList.tsx'
import { dutyHorizonDays } from './duty.ts'
import { MilestoneTable } from './MilestoneTable.tsx'
import { OpenFindingsLine } from './OpenFindingsLine.tsx'
import { OutlookLine } from './OutlookLine.tsx'
import { Readiness } from './Readiness.tsx'
import { RecentChanges } from './RecentChanges.tsx'
import type { StartState } from './readStart.ts'

type StartPageProps = {
  actor: Actor
  state: StartState
  today: Day
  /** The information domain of the page, or the only one that is seen: whose things are need not be said. */
  domainCode: string | undefined
}

/** For everyone who sees the figures of a whole information domain. */
export function StartPage(props: StartPageProps & { whole: DomainState }) {
  const { actor, state, whole, today } = props
  const { domain } = whole.figures
  return (
    <>
      <StartHeading actor={actor} whole={whole} />
      <BurnUpChart facts={whole.outlook.chart} summary={speakOutlook(whole.outlook)} />
      <div class="columns">
        <div>
          {whole.milestones ? <Milestones whole={whole} today={today} /> : null}
          <h2>Was vor dem Testat fehlt</h2>
          <Readiness gaps={whole.gaps} domainCode={domain.code} />
          <OpenFindingsLine findings={state.findings} domainCode={domain.code} />
        </div>
        <div>
          <DutySection {...props} />
          {state.recent.length > 0 ? <RecentSection {...props} /> : null}
        </div>
      </div>
    </>
  )
}

function StartHeading({ actor, whole }: { actor: Actor; whole: DomainState }) {
  const { domain, progress } = whole.figures
  const { basic } = progress.whole
  const seesMilestones = isAllowed(actor, 'read', 'milestones')
  return (
    <Heading
      title={`Basis-Absicherung: ${speakFigures(basic)}`}
      lead={
        <>
          <OutlookLine outlook={whole.outlook} />
          <small>
            {domain.name}. Davon im Kommunalprofil (Stand ungeprüft):{' '}
            {speakFigures(progress.profile.basic)}.
          </small>
        </>
      }
      actions={
        seesMilestones ? (
          <LinkButton href={addressOf('/leitung', { [domainParameter]: domain.code })}>
            Seite für die Leitung drucken
          </LinkButton>
        ) : null
      }
    />
  )
}

function Milestones({ whole, today }: { whole: DomainState; today: Day }) {
  const all = whole.milestones ?? []
  const shown = milestonesOfDomain(all, whole.figures.domain.id, today)
  return (
    <>
      <h2>Meilensteine</h2>
      {shown.length > 0 ? (
        <MilestoneTable milestones={shown} today={today} />
      ) : (
        <p class="muted">Kein Termin dieses Informationsverbunds.</p>
      )}
      <p>
        <a href="/meilensteine">
          {all.length === 0 ? 'Meilensteine anlegen' : `Alle ${all.length} Meilensteine`}
        </a>
      </p>
    </>
  )
}

/** What waits for the person, on every start page. */
export function DutySection(props: StartPageProps) {
  const { state, today, domainCode } = props
  const { duties, more, assigned, waiting } = state
  return (
    <>
      <h2>Bei mir fällig</h2>
      {duties.length > 0 ? (
        <DutyList duties={duties} today={today} domainCode={domainCode} />
      ) : (
        <p class="muted">Nichts in den nächsten {dutyHorizonDays} Tagen.</p>
      )}
      {assigned.total > 0 ? (
        <p>
          <a href={addressOfOwn(props)}>
            {assigned.total === 1
              ? 'Die Anforderung, für die ich zuständig bin'
              : `Alle ${assigned.total} offenen Anforderungen, für die ich zuständig bin`}
          </a>
          {more > 0 ? (
            <span class="muted"> ({more} davon werden ebenfalls bald fällig)</span>
          ) : null}
        </p>
      ) : null}
      {assigned.questions > 0 ? (
        <p>
          <a href={addressOf('/wiba', { [domainParameter]: domainCode })}>
            {assigned.questions === 1
              ? 'Die Prüffrage aus WiBA, die auf meine Antwort wartet'
              : `Alle ${assigned.questions} Prüffragen aus WiBA, die auf meine Antwort warten`}
          </a>
        </p>
      ) : null}
      {waiting > 0 ? (
        <p>
          <a href={addressOf('/check', { [domainParameter]: domainCode })}>
            {speakWaiting(waiting)}
          </a>
        </p>
      ) : null}
    </>
  )
}

/** The list of a person, for who sees the lists of all; for the others the check is their list. */
function addressOfOwn({ actor, state, domainCode }: StartPageProps): string {
  const { personId } = state.assigned
  const path =
    personId !== undefined && isAllowed(actor, 'read', 'checks')
      ? pathOf('/check/personen', personId)
      : '/check'
  return addressOf(path, { [domainParameter]: domainCode })
}

function RecentSection({ state, today }: StartPageProps) {
  return (
    <>
      <h2>Zuletzt geändert</h2>
      <RecentChanges changes={state.recent} today={today} />
      <p>
        <a href="/verlauf">Zum Verlauf</a>
      </p>
    </>
  )
}
