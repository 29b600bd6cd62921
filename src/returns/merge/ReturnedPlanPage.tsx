/** What taking a returned workbook over would do, cell by cell, and the conflicts to decide. @module */
import type { Child } from 'hono/jsx'
import { addressOf } from '../../web/address.ts'
import { Button, Form, Hidden, ProblemList } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { Problems } from '../../web/submit.ts'
import type { Decision } from '../planMerge.ts'
import { returnedKindLabels } from '../returnedWorkbook.ts'
import { unknownBase } from './conflictRows.ts'
import { decisionField } from './decisionForm.ts'
import { Notices } from './Notices.tsx'
import {
  conflictForm,
  ListPager,
  type PlanList,
  type PlanPages,
  pageQuery,
  planLists,
  shownOf,
} from './PlanPager.tsx'
import type { AnswerPlan, PlannedCell } from './planAnswers.ts'
import type { ReturnedPage } from './readReturnedPage.ts'

type PlanPageProps = {
  page: ReturnedPage
  plan: AnswerPlan
  query: { verbund: string | undefined }
  csrfToken: string
  problems: Problems | undefined
  shown: PlanPages
}

export function ReturnedPlanPage(props: PlanPageProps) {
  const { page, plan, query, csrfToken, problems } = props
  const { returned } = page
  const path = `/ruecklauf/${returned.id}`
  return (
    <>
      <Heading title={titleOf(plan)} detail={returned.file} lead={leadOf(page, plan)} />
      <ProblemList problems={problems} />
      <Conflicts {...props} />
      {plan.conflicts.length === 0 && plan.answers.length > 0 ? (
        <div class="form-actions">
          <Form
            action={addressOf(`${path}/uebernahme`, query)}
            csrfToken={csrfToken}
            class="inline-form"
          >
            <Hidden values={{ stand: page.digest }} />
            <Button isPrimary>
              {countOf(plan.answers.length, 'Antwort', 'Antworten')} übernehmen
            </Button>
          </Form>
        </div>
      ) : null}
      <Changes {...props} />
      <Held {...props} />
      <Refused {...props} />
      <Notices notices={returned.contents?.notices ?? []} />
      <p class="hash-line muted">
        {returnedKindLabels[returned.kind]}, ausgegeben nach Ereignis{' '}
        {returned.contents?.baseSequence ?? 0}; heute steht das Änderungsprotokoll bei Ereignis{' '}
        {page.head}. SHA-256 der Datei <code class="hash">{returned.fileSha256}</code>
      </p>
      <Form
        action={addressOf(`${path}/verwerfung`, query)}
        csrfToken={csrfToken}
        class="inline-form"
      >
        <Button>Datei verwerfen</Button>
      </Form>
    </>
  )
}

function titleOf({ changes, conflicts, refused }: AnswerPlan): string {
  return [
    `${countOf(changes.length, 'Zelle', 'Zellen')} zu übernehmen`,
    countOf(conflicts.length, 'Konflikt', 'Konflikte'),
    `${refused.length} nicht übernommen`,
  ].join(', ')
}

function leadOf({ person }: ReturnedPage, plan: AnswerPlan): string {
  const whose = person ? `Antworten von ${person}. ` : ''
  const same = plan.same > 0 ? ` ${plan.same} Zellen stehen inzwischen schon genauso da.` : ''
  if (plan.answers.length === 0 && plan.conflicts.length === 0) {
    return `${whose}Die Datei ändert nichts: Alles, was darin steht, ist unverändert oder schon so.${same}`
  }
  return `${whose}Noch ist nichts geändert.${same}`
}

function Conflicts(props: PlanPageProps) {
  const { page, plan, query, csrfToken, shown } = props
  if (plan.conflicts.length === 0) return null
  const path = `/ruecklauf/${page.returned.id}`
  const here = { ...query, ...pageQuery(shown) }
  return (
    <section>
      <h2 id={planLists.conflicts.id}>Konflikte: hier und in der Datei geändert</h2>
      <p class="hint">
        Was Sie nicht entscheiden, bleibt, wie es heute ist; auch die übrigen Zellen derselben
        Antwort warten dann. Sie können auch{' '}
        <a href={addressOf(`${path}/konflikte.xlsx`, query)}>die Konflikte als Arbeitsmappe</a>{' '}
        mitnehmen, ausfüllen und zurückgeben.
      </p>
      <Form
        action={addressOf(`${path}/uebernahme`, query)}
        csrfToken={csrfToken}
        class="form wide"
        id={conflictForm}
      >
        <Hidden values={{ stand: page.digest }} />
        <ConflictTable plan={plan} rows={shownOf(plan.conflicts, shown.conflicts)} />
        <div class="form-actions">
          <Button isPrimary>Übernehmen, was entschieden ist</Button>
          <Button formaction={addressOf(`${path}/entscheidungen`, here)}>
            Entscheidungen nur merken
          </Button>
        </div>
      </Form>
      <ListPager {...{ path, plan, query, shown }} list="conflicts" />
    </section>
  )
}

function ConflictTable({ plan, rows }: { plan: AnswerPlan; rows: AnswerPlan['conflicts'] }) {
  return (
    <div class="table-wrap">
      <table class="cards conflicts">
        <thead>
          <tr>
            <th scope="col">{subjectWord(plan)}</th>
            <th scope="col">Ausgegeben</th>
            <th scope="col">Heute</th>
            <th scope="col">Zurückgekommen</th>
            <th scope="col">Was gilt?</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((cell) => (
            <tr>
              <CellHead cell={cell} />
              <td data-label="Ausgegeben">{cell.base === null ? unknownBase : said(cell.base)}</td>
              <td data-label="Heute">{said(cell.today)}</td>
              <td data-label="Zurückgekommen">{said(cell.returned)}</td>
              <td data-label="Was gilt?">
                <DecisionField cell={cell} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const decisionLabels: Record<Decision | '', string> = {
  '': 'noch nicht entscheiden',
  today: 'heute',
  returned: 'zurückgekommen',
}

function DecisionField({ cell }: { cell: AnswerPlan['conflicts'][number] }) {
  const words = Object.entries(decisionLabels)
  return (
    <select
      class="kern-form-input__input"
      name={decisionField(cell.name)}
      aria-label={`${cell.label}, ${cell.title}: was gilt?`}
    >
      {words.map(([value, label]) => (
        <option value={value} selected={value === (cell.decision ?? '')}>
          {label}
        </option>
      ))}
    </select>
  )
}

function Changes(props: PlanPageProps) {
  const { plan } = props
  return (
    <CellTable
      {...props}
      list="changes"
      last="Was sich ändert"
      lastOf={(cell) => {
        const mixed = plan.mixed.get(cell.subject)
        return (
          <>
            <del>{said(cell.today)}</del> <span aria-hidden="true">→</span>
            <span class="kern-sr-only"> wird </span> <ins>{said(cell.returned)}</ins>
            {mixed ? (
              <small class="soon">Im Programm inzwischen geändert: {mixed.join(', ')}</small>
            ) : null}
          </>
        )
      }}
    />
  )
}

function Held(props: PlanPageProps) {
  return (
    <CellTable
      {...props}
      list="held"
      last="Zurückgekommen"
      lastOf={(cell) => said(cell.returned)}
    />
  )
}

function Refused(props: PlanPageProps) {
  const reasons = new Map(props.plan.refused.map(({ name, reason }) => [name, reason]))
  return (
    <CellTable
      {...props}
      list="refused"
      last="Grund"
      lastOf={({ name, returned }) => (
        <>
          {reasons.get(name)}
          <small>Zurückgekommen: {said(returned)}</small>
        </>
      )}
    />
  )
}

function CellTable(
  props: PlanPageProps & {
    list: Exclude<PlanList, 'conflicts'>
    last: string
    lastOf: (cell: PlannedCell) => Child
  },
) {
  const { page, plan, query, shown, list, last, lastOf } = props
  const cells: readonly PlannedCell[] = plan[list]
  if (cells.length === 0) return null
  const { id, label } = planLists[list]
  return (
    <section>
      <h2 id={id}>
        {label} ({cells.length.toLocaleString('de-DE')})
      </h2>
      <table class="cards import-rows">
        <thead>
          <tr>
            <th scope="col">{subjectWord(plan)}</th>
            <th scope="col">Stelle</th>
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>
          {shownOf(cells, shown[list]).map((cell) => (
            <tr>
              <CellHead cell={cell} />
              <td data-label="Stelle" class="nowrap">
                Zeile {cell.row}
                <small>{cell.sheet}</small>
              </td>
              <td data-label={last}>{lastOf(cell)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ListPager {...{ plan, query, shown, list }} path={`/ruecklauf/${page.returned.id}`} />
    </section>
  )
}

function subjectWord({ about }: AnswerPlan): string {
  return about === 'wiba' ? 'Prüffrage' : 'Anforderung'
}

function CellHead({ cell }: { cell: PlannedCell }) {
  return (
    <th scope="row">
      {cell.label}
      <small>{cell.title}</small>
    </th>
  )
}

function said(text: string): string {
  return text === '' ? 'leer' : text
}

function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('de-DE')} ${count === 1 ? one : many}`
}
