/** The starter plan: its phases, and the measures of one of them. @module */
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { Person } from '../../../db/queries/organisations.ts'
import { addressOf } from '../../web/address.ts'
import { DayText } from '../../web/DayText.tsx'
import { Form, Hidden } from '../../web/form.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import { speakRange } from './adoptedMeasure.ts'
import { AdoptForm, ModelRows, modelPath, planPath } from './ModelRows.tsx'
import { type PlanHorizon, speakHorizon } from './planHorizon.ts'
import { type PlanPhase, planPhaseLabels, planPhases } from './planPhase.ts'
import type { PlanEntry } from './readStarterPlan.ts'
import { phaseOf } from './starterPlan.ts'

export type StarterPlanProps = {
  domain: InformationDomain
  horizon: PlanHorizon
  entries: readonly PlanEntry[]
  /** The phase whose measures are shown. */
  phase: PlanPhase
  page: PageOf
  persons: readonly Person[]
  mayWrite: boolean
  /** May read milestones. */
  seesGoals: boolean
  csrfToken: string
}

export function StarterPlanPage(props: StarterPlanProps) {
  const { domain, horizon, entries, seesGoals } = props
  const fresh = entries.filter(({ adopted }) => adopted === null)
  return (
    <>
      <Heading
        title={titleOf(entries.length, entries.length - fresh.length)}
        detail={domain.name}
        lead={entries.length === 0 ? undefined : speakHorizon(horizon, seesGoals).join(' ')}
        actions={
          <LinkButton href={addressOf(modelPath, { verbund: domain.code })}>
            Alle Mustermaßnahmen
          </LinkButton>
        }
      />
      {entries.length === 0 ? (
        <NothingOpen domain={domain} />
      ) : (
        <>
          <PhaseTable {...props} />
          <PhaseSection {...props} />
        </>
      )}
    </>
  )
}

function titleOf(total: number, adopted: number): string {
  if (total === 0) return 'Startplan'
  const said = `Startplan mit ${total === 1 ? '1 Maßnahme' : `${total} Maßnahmen`}`
  return adopted === 0 ? said : `${said}, ${adopted} übernommen`
}

function NothingOpen({ domain }: { domain: InformationDomain }) {
  return (
    <Empty title="Noch kein Plan">
      <p>
        Der Startplan ordnet Mustermaßnahmen für alles, was modelliert und noch nicht erfüllt ist:
        zuerst 90 Tage schnelle Erfolge, dann R1, R2, R3. Hier ist nichts offen, oder es ist noch
        nichts modelliert.
      </p>
      <p>
        <a href={addressOf('/modellierung', { verbund: domain.code })}>Zur Modellierung</a>
      </p>
    </Empty>
  )
}

/** Every phase on a line; each links to its measures below. */
function PhaseTable({ domain, horizon, entries, phase }: StarterPlanProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Phasen des Startplans</caption>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">bis</th>
            <th scope="col" class="number">
              Maßnahmen
            </th>
            <th scope="col" class="number">
              übernommen
            </th>
            <th scope="col" class="number">
              noch einmalig
            </th>
            <th scope="col" class="number">
              noch jährlich
            </th>
          </tr>
        </thead>
        <tbody>
          {planPhases.map((each) => {
            const own = entries.filter(({ model }) => phaseOf(model) === each)
            const fresh = own.filter(({ adopted }) => adopted === null)
            return (
              <tr>
                <th scope="row">
                  <a
                    href={`${addressOf(planPath, { verbund: domain.code, phase: each })}#massnahmen`}
                    aria-current={each === phase ? 'true' : undefined}
                  >
                    {planPhaseLabels[each]}
                  </a>
                </th>
                <td data-label="bis" class="nowrap">
                  <DayText day={horizon.windows[each].untilOn} />
                </td>
                <td data-label="Maßnahmen" class="number">
                  {own.length}
                </td>
                <td data-label="übernommen" class="number">
                  {own.length - fresh.length}
                </td>
                <td data-label="noch einmalig" class="number nowrap">
                  {speakRange(sumOf(fresh, 'onceEuro'))}
                </td>
                <td data-label="noch jährlich" class="number nowrap">
                  {speakRange(sumOf(fresh, 'yearlyEuro'))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function PhaseSection(props: StarterPlanProps) {
  const { domain, entries, phase, page, persons, mayWrite, csrfToken } = props
  const verbund = domain.code
  const own = entries.filter(({ model }) => phaseOf(model) === phase)
  const rows = own.slice(offsetOf(page), offsetOf(page) + page.size)
  const fresh = own.filter(({ adopted }) => adopted === null)
  const back = addressOf(planPath, { verbund, phase })
  const table = (
    <ModelRows
      verbund={verbund}
      caption={`Mustermaßnahmen: ${planPhaseLabels[phase]}`}
      entries={rows}
      isDated
      mayWrite={mayWrite}
    />
  )
  return (
    <section>
      <div class="section-head">
        <h2 id="massnahmen">{planPhaseLabels[phase]}</h2>
        {mayWrite && fresh.length > 0 ? (
          <Form
            class="inline"
            action={addressOf(`${modelPath}/uebernahmen`, { verbund })}
            csrfToken={csrfToken}
          >
            <Hidden values={{ phase, zurueck: back }} />
            <button type="submit" class="kern-btn kern-btn--secondary">
              <span class="kern-label">
                {fresh.length === 1
                  ? 'Die eine übernehmen'
                  : `Alle ${fresh.length} dieser Phase übernehmen`}
              </span>
            </button>
          </Form>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p>In dieser Phase ist nichts offen.</p>
      ) : mayWrite && fresh.length > 0 ? (
        <AdoptForm {...{ verbund, csrfToken, back, persons }}>{table}</AdoptForm>
      ) : (
        table
      )}
      <Pager page={page} path={planPath} query={{ verbund, phase }} />
    </section>
  )
}

function sumOf(entries: readonly PlanEntry[], cost: 'onceEuro' | 'yearlyEuro'): [number, number] {
  return entries.reduce<[number, number]>(
    ([from, to], { model }) => [from + model[cost][0], to + model[cost][1]],
    [0, 0],
  )
}
