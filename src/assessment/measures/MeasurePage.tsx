/** One measure: how far it is, what it costs, and which checks it serves. @module */

import { requirementLevelLabels } from '../../../catalog/requirementLevel.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { ServedCheck } from '../../../db/queries/measures.ts'
import type { Reminded } from '../../../db/queries/reminderOutbox.ts'
import type { Day } from '../../core/day.ts'
import { speakEuro } from '../../core/euro.ts'
import { effortLabels, measureStatuses, measureStatusLabels } from '../../measures/measure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import {
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  RadioField,
  TextArea,
} from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import { RemindedLine } from '../../web/RemindedLine.tsx'
import { checkStatusLabels } from '../check.ts'
import { MeasureDay, measurePath, StatusText } from './MeasureList.tsx'
import type { MeasureDetails } from './readMeasures.ts'

export type MeasurePageProps = {
  domain: InformationDomain
  today: Day
  measure: MeasureDetails
  report: FormState
  /** Of the report: a wrong one keeps the version that it was made from. */
  version: number
  /** Own address to return to after the report, e.g. the board. */
  back: string | undefined
  mayWrite: boolean
  /** The person sees all measures, and those that others made ready. */
  seesAll: boolean
  /** The person may see where checks stand; whom the measure is assigned to sees what it serves. */
  seesChecks: boolean
  titleOf: (requirement: string) => string
  page: PageOf
  /** Empty for who may not see it. */
  reminded: readonly Reminded[]
  csrfToken: string
}

export function MeasurePage(props: MeasurePageProps) {
  const { domain, measure, mayWrite } = props
  const path = pathOf(measurePath, measure.code)
  return (
    <>
      <Heading
        title={measure.title}
        detail={measure.code}
        lead={<MeasureLead {...props} />}
        actions={
          mayWrite ? (
            <LinkButton href={addressOf(`${path}/bearbeiten`, { verbund: domain.code })}>
              Bearbeiten
            </LinkButton>
          ) : null
        }
      />
      <div class="columns">
        <div>
          {measure.description ? (
            <p class={measure.mayReport ? 'lines print-only' : 'lines'}>{measure.description}</p>
          ) : null}
          <ServedChecks {...props} />
        </div>
        <div>
          {measure.mayReport ? <ReportForm {...props} /> : null}
          <MeasureFacts {...props} />
        </div>
      </div>
      <RemindedLine reminded={props.reminded} />
    </>
  )
}

function MeasureLead({ measure, today, seesChecks }: MeasurePageProps) {
  const met = measure.served.filter(({ status }) => status === 'yes' || status === 'dispensable')
  const total = measure.served.length
  const serves = total === 1 ? '1 Anforderung' : `${total} Anforderungen`
  return (
    <>
      <StatusText status={measure.status} />,{' '}
      <MeasureDay measure={measure} today={today} isSentence />
      {measure.responsible ? `, ${measure.responsible}` : ', noch niemand verantwortlich'}. Dient{' '}
      {total === 0 ? 'noch keiner Anforderung' : serves}
      {seesChecks && total > 0 ? `, davon ${met.length} erfüllt` : ''}.
    </>
  )
}

function ReportForm({ domain, measure, report, version, back, csrfToken }: MeasurePageProps) {
  const path = pathOf(measurePath, measure.code)
  return (
    <section class="aside">
      <h2 id="stand">Stand der Arbeit</h2>
      <Form
        action={addressOf(`${path}/stand`, { verbund: domain.code })}
        csrfToken={csrfToken}
        problems={report.problems}
      >
        <Hidden values={{ version, zurueck: back ?? '' }} />
        <RadioField
          state={report}
          name="status"
          label="Stand"
          options={measureStatuses.map((value) => ({ value, label: measureStatusLabels[value] }))}
        />
        <DayField
          state={report}
          name="doneOn"
          label="Erledigt am"
          hint="Gilt nur für den Stand „erledigt“."
        />
        <TextArea
          state={report}
          name="description"
          label="Beschreibung"
          hint="Was zu tun ist und was schon getan wurde."
          isOptional
          rows={5}
          maxlength={4000}
        />
        <FormActions save="Stand speichern" />
      </Form>
    </section>
  )
}

function MeasureFacts({ domain, measure, seesAll }: MeasurePageProps) {
  const euro = (cents: number) => (cents === 0 ? 'keine' : speakEuro(cents))
  return (
    <section class="aside">
      <h2>Plan und Kosten</h2>
      <dl class="facts">
        {measure.modelKey ? (
          <>
            <dt>Mustermaßnahme</dt>
            <dd>
              <ModelKey modelKey={measure.modelKey} domain={domain} seesAll={seesAll} />
            </dd>
          </>
        ) : null}
        <dt>Verantwortlich</dt>
        <dd>{measure.responsible || 'noch niemand'}</dd>
        <dt>Umsetzung bis</dt>
        <dd>
          <DayText day={measure.dueOn} none="kein Termin" />
        </dd>
        <dt>Aufwand</dt>
        <dd>{measure.effort ? effortLabels[measure.effort] : 'nicht geschätzt'}</dd>
        <dt>Personal einmalig</dt>
        <dd>{euro(measure.personnelOnceCents)}</dd>
        <dt>Sachmittel einmalig</dt>
        <dd>{euro(measure.materialOnceCents)}</dd>
        <dt>Personal jährlich</dt>
        <dd>{euro(measure.personnelYearlyCents)}</dd>
        <dt>Sachmittel jährlich</dt>
        <dd>{euro(measure.materialYearlyCents)}</dd>
        {measure.yearlyFromOn || measure.yearlyUntilOn ? (
          <>
            <dt>Jährliche Kosten</dt>
            <dd>
              ab <DayText day={measure.yearlyFromOn ?? measure.dueOn} none="dem Termin" />
              {measure.yearlyUntilOn ? (
                <>
                  {' '}
                  bis <DayText day={measure.yearlyUntilOn} />
                </>
              ) : (
                ', ohne Ende'
              )}
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

function ModelKey({
  modelKey,
  domain,
  seesAll,
}: Pick<MeasurePageProps, 'domain' | 'seesAll'> & { modelKey: string }) {
  if (!seesAll) return <>{modelKey}</>
  const path = pathOf(`${measurePath}/muster`, modelKey)
  return <a href={addressOf(path, { verbund: domain.code })}>{modelKey}</a>
}

function ServedChecks(props: MeasurePageProps) {
  const { domain, measure, mayWrite, seesChecks, page } = props
  const verbund = domain.code
  const path = pathOf(measurePath, measure.code)
  const shown = measure.served.slice(offsetOf(page), offsetOf(page) + page.size)
  return (
    <section>
      <div class="section-head">
        <h2>Dient diesen Anforderungen</h2>
        {mayWrite ? (
          <a href={addressOf(`${path}/anforderungen`, { verbund })}>Anforderungen zuordnen</a>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <p>
          Noch keiner. Im Realisierungsplan (A.6) steht eine Maßnahme bei den Anforderungen, denen
          sie dient.
        </p>
      ) : (
        <div class="table-wrap">
          <table class="cards">
            <caption class="kern-sr-only">Anforderungen, denen die Maßnahme dient</caption>
            <thead>
              <tr>
                <th scope="col">Anforderung</th>
                <th scope="col">Zielobjekt</th>
                {seesChecks ? <th scope="col">Umsetzung</th> : null}
                {mayWrite ? (
                  <th scope="col">
                    <span class="kern-sr-only">Zuordnung</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {shown.map((check) => (
                <ServedLine {...props} check={check} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager page={page} path={path} query={{ verbund }} />
    </section>
  )
}

function ServedLine({
  domain,
  measure,
  mayWrite,
  seesChecks,
  titleOf,
  csrfToken,
  check,
}: MeasurePageProps & { check: ServedCheck }) {
  const verbund = domain.code
  const { requirement, targetObjectCode } = check
  const removal = `${pathOf(measurePath, measure.code)}/anforderungen/entfernung`
  return (
    <tr>
      <th scope="row">
        {seesChecks ? <a href={checkAddress(verbund, check)}>{requirement}</a> : requirement}{' '}
        <small>
          {titleOf(requirement)} · {requirementLevelLabels[check.level]}
        </small>
      </th>
      <td data-label="Zielobjekt">
        {targetObjectCode} {check.targetObjectName}
      </td>
      {seesChecks ? (
        <td data-label="Umsetzung">
          <span class={`state state-${check.status}`}>{checkStatusLabels[check.status]}</span>
        </td>
      ) : null}
      {mayWrite ? (
        <td>
          <form method="post" action={addressOf(removal, { verbund })}>
            <Hidden
              values={{ _csrf: csrfToken, zielobjekt: targetObjectCode, anforderung: requirement }}
            />
            <button
              type="submit"
              class="plain"
              aria-label={`${requirement} bei ${targetObjectCode} entfernen`}
            >
              Entfernen
            </button>
          </form>
        </td>
      ) : null}
    </tr>
  )
}

/** The check's page at this target object, at the requirement. */
function checkAddress(verbund: string, { targetObjectCode, requirement }: ServedCheck): string {
  return `${addressOf(pathOf('/check/zielobjekte', targetObjectCode), { verbund })}#${requirement}`
}
