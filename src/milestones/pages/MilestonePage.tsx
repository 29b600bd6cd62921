/** One milestone: its dates, what its progress is derived from, and what can be done. @module */
import type { Reminded } from '../../../db/queries/reminderOutbox.ts'
import { speakFigures } from '../../assessment/figures.ts'
import { type Day, dayOf, germanDay } from '../../core/day.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  TextArea,
  TextField,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { RemindedLine } from '../../web/RemindedLine.tsx'
import { urgencyOf } from '../../web/urgency.ts'
import { BurnUpChart } from '../chart/BurnUpChart.tsx'
import { areaLabels } from '../milestone.ts'
import { outlookOf } from '../outlook.ts'
import type { MilestoneDetails } from '../readMilestonePages.ts'
import { milestoneAddress } from './MilestoneList.tsx'

/** The forms of the page; the one that came back holds what was typed. */
export type MilestoneFormName = 'extension' | 'steps' | 'review'

export type MilestonePageProps = MilestoneDetails & {
  today: Day
  forms: Readonly<Record<MilestoneFormName, FormState>>
  mayWrite: boolean
  mayExtend: boolean
  /** Empty for who may not see it. */
  reminded: readonly Reminded[]
  csrfToken: string
}

export function MilestonePage(props: MilestonePageProps) {
  const { report, milestone, today, mayWrite, mayExtend } = props
  const { summary, details } = report
  return (
    <>
      <Heading
        title={summary.title}
        detail={summary.code}
        lead={
          <>
            <span class={urgencyOf(summary, today)}>{details.timing}</span>
            {summary.state === 'ongoing' ? '' : `; ${details.progress}`}. {details.pace}
          </>
        }
        actions={
          mayWrite ? (
            <LinkButton href={milestoneAddress(summary.code, '/bearbeiten')}>Bearbeiten</LinkButton>
          ) : null
        }
      />
      {details.note ? <p>{details.note}</p> : null}
      <Course {...props} />
      <div class="columns">
        <div>
          <ProgressSource {...props} />
          <Dates {...props} />
          <RemindedLine reminded={props.reminded} />
        </div>
        <div>
          {mayWrite && milestone.progress === 'manual' && summary.dueOn ? (
            <StepsForm {...props} />
          ) : null}
          {mayWrite && milestone.reviewIntervalMonths !== null ? <ReviewForm {...props} /> : null}
          {mayExtend && summary.dueOn ? <ExtensionForm {...props} /> : null}
        </div>
      </div>
    </>
  )
}

/** Where the figures come from, with links to the work itself. */
function ProgressSource(props: MilestonePageProps) {
  const { milestone, report } = props
  const { area } = report.details
  return (
    <section>
      <h2>Woraus der Stand folgt</h2>
      {milestone.progress === 'basis' ? <BasisSource {...props} /> : null}
      {milestone.progress === 'wiba' ? <WibaSource {...props} /> : null}
      {milestone.progress === 'document' ? <DocumentSource {...props} /> : null}
      {milestone.progress === 'manual' ? (
        <p>
          {milestone.reviewIntervalMonths === null
            ? `Von Hand abgehakt: ${report.details.progress}.`
            : `Läuft fort und wird alle ${milestone.reviewIntervalMonths} Monate überprüft.`}
        </p>
      ) : null}
      <p class="muted">Handlungsfeld {areaLabels[area]}</p>
    </section>
  )
}

function BasisSource({ figures }: MilestonePageProps) {
  return (
    <ul class="plain-list">
      {figures.map(({ domain, progress, undecidedModules }) => (
        <li>
          <a href={addressOf('/check', { verbund: domain.code })}>
            {speakFigures(progress.whole.basic)}
          </a>{' '}
          im Grundschutz-Check, {domain.name}
          <small>
            davon im Kommunalprofil {speakFigures(progress.profile.basic)}
            {undecidedModules.length > 0 ? (
              <>
                ;{' '}
                <a href={addressOf('/modellierung', { verbund: domain.code })}>
                  {undecidedModules.length === 1
                    ? '1 Baustein ist noch nicht entschieden'
                    : `${undecidedModules.length} Bausteine sind noch nicht entschieden`}
                </a>
              </>
            ) : null}
          </small>
        </li>
      ))}
    </ul>
  )
}

function WibaSource({ figures }: MilestonePageProps) {
  return (
    <ul class="plain-list">
      {figures.map(({ domain, wiba }) => (
        <li>
          <a href={addressOf('/wiba', { verbund: domain.code })}>
            {wiba.yes} von {wiba.relevant} relevanten Prüffragen mit ja
          </a>
          , {domain.name}
        </li>
      ))}
    </ul>
  )
}

function DocumentSource({ document, report }: MilestonePageProps) {
  if (!document) return <p>Noch ist kein Dokument zugeordnet.</p>
  return (
    <p>
      <a href={pathOf('/dokumente', document.id)}>{document.title}</a>: {report.details.progress}.
      Erreicht ist der Meilenstein, wenn alle Themen bearbeitet sind und die Leitung eine Version
      freigegeben hat, die sie alle enthält.
    </p>
  )
}

/** The stored days of what is counted; documents and steps have none. */
function Course({ milestone, report, days, today }: MilestonePageProps) {
  const { progress } = milestone
  const { summary, details } = report
  if (progress !== 'basis' && progress !== 'wiba') return null
  const now = { day: today, met: summary.done, total: summary.total }
  const { chart } = outlookOf({ days, now, reports: [report], goal: report })
  return (
    <section>
      <h2 class="kern-sr-only">Verlauf</h2>
      <BurnUpChart
        facts={chart}
        summary={[details.progress, details.pace].filter(Boolean).join('. ')}
        subject={progress === 'basis' ? 'Erfüllte Basis-Anforderungen' : 'WiBA-Prüffragen mit ja'}
      />
    </section>
  )
}

/** The original date stands first and stays. */
function Dates({ milestone, report }: MilestonePageProps) {
  const { originalDueOn, extensions, createdAt, lastReviewedOn } = milestone
  if (originalDueOn === null) {
    return (
      <section>
        <h2>Überprüfungen</h2>
        <dl class="facts">
          <dt>Zuletzt überprüft</dt>
          <dd>
            <DayText day={lastReviewedOn} none="noch nie" />
          </dd>
          <dt>Nächste Überprüfung</dt>
          <dd>
            <DayText day={report.details.reviewDueOn} />
          </dd>
        </dl>
      </section>
    )
  }
  return (
    <section>
      <h2>Termine</h2>
      <div class="table-wrap">
        <table class="cards">
          <caption class="kern-sr-only">Ursprünglicher Termin und Verlängerungen</caption>
          <thead>
            <tr>
              <th scope="col">Termin</th>
              <th scope="col">Begründung</th>
              <th scope="col">Festgelegt</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{germanDay(originalDueOn)}</th>
              <td data-label="Begründung">ursprünglicher Termin</td>
              <td data-label="Festgelegt">{germanDay(dayOf(createdAt))}</td>
            </tr>
            {extensions.map(({ newDueOn, reason, extendedBy, extendedAt }) => (
              <tr>
                <th scope="row">{germanDay(newDueOn)}</th>
                <td data-label="Begründung">{reason}</td>
                <td data-label="Festgelegt">
                  {germanDay(dayOf(extendedAt))}
                  <small>{extendedBy}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function ExtensionForm({ milestone, forms, csrfToken }: MilestonePageProps) {
  const state = forms.extension
  return (
    <section class="aside">
      <h2>Termin verlängern</h2>
      <Form
        action={milestoneAddress(milestone.code, '/verlaengerungen')}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ number: milestone.extensions.length + 1 }} />
        <DayField
          state={state}
          name="newDueOn"
          label="Neuer Termin"
          hint="Der ursprüngliche Termin bleibt stehen; Berichte zeigen beide."
        />
        <TextArea
          state={state}
          name="reason"
          label="Begründung"
          hint="Sie steht mit Ihrem Namen und dem Zeitpunkt beim Termin."
          maxlength={2000}
        />
        <FormActions save="Termin verlängern" />
      </Form>
    </section>
  )
}

function StepsForm({ milestone, forms, csrfToken }: MilestonePageProps) {
  const state = forms.steps
  const number = { state, inputmode: 'numeric', size: 4, maxlength: 3 } as const
  return (
    <section class="aside">
      <h2>Schritte abhaken</h2>
      <Form
        action={milestoneAddress(milestone.code, '/schritte')}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '' }} />
        <div class="pair">
          <TextField {...number} name="stepsDone" label="Erledigte Schritte" />
          <TextField {...number} name="stepsTotal" label="Schritte insgesamt" />
        </div>
        <DayField
          state={state}
          name="reachedOn"
          label="Erreicht am"
          hint="Zählt, wenn alle Schritte erledigt sind; ohne Angabe heute."
          isOptional
        />
        <FormActions save="Stand speichern" />
      </Form>
    </section>
  )
}

function ReviewForm({ milestone, forms, csrfToken }: MilestonePageProps) {
  return (
    <section class="aside">
      <h2>Überprüfung festhalten</h2>
      <Form
        action={milestoneAddress(milestone.code, '/ueberpruefungen')}
        csrfToken={csrfToken}
        problems={forms.review.problems}
      >
        <DayField state={forms.review} name="lastReviewedOn" label="Überprüft am" />
        <FormActions save="Überprüfung festhalten" />
      </Form>
    </section>
  )
}
