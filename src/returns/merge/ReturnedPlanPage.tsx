/** What taking a returned workbook over would do, cell by cell, and the conflicts to decide. @module */
import type { Child } from 'hono/jsx'
import { addressOf } from '../../web/address.ts'
import { Button, Form, Hidden, ProblemList } from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import { offsetOf, type PageOf, Pager } from '../../web/Pager.tsx'
import type { Problems } from '../../web/submit.ts'
import type { Decision } from '../planMerge.ts'
import { returnedKindLabels } from '../returnedWorkbook.ts'
import { unknownBase } from './conflictRows.ts'
import { decisionField } from './decisionForm.ts'
import { Notices } from './Notices.tsx'
import type { AnswerPlan, PlannedCell } from './planAnswers.ts'
import type { ReturnedPage } from './readReturnedPage.ts'

export const conflictPageSize = 50

/** Rows of the other lists; the rest is counted. */
const shownCells = 200

type PlanPageProps = {
  page: ReturnedPage
  plan: AnswerPlan
  query: { verbund: string | undefined }
  csrfToken: string
  problems: Problems | undefined
  /** The conflicts that are shown. */
  shown: PageOf
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
      <Changes plan={plan} />
      <Held plan={plan} />
      <Refused plan={plan} />
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

function Conflicts({ page, plan, query, csrfToken, shown }: PlanPageProps) {
  const { conflicts } = plan
  if (conflicts.length === 0) return null
  const path = `/ruecklauf/${page.returned.id}`
  const rows = conflicts.slice(offsetOf(shown), offsetOf(shown) + shown.size)
  const seite = shown.number === 1 ? undefined : String(shown.number)
  return (
    <section>
      <h2>Konflikte: hier und in der Datei geändert</h2>
      <p class="hint">
        Was Sie nicht entscheiden, bleibt, wie es heute ist; auch die übrigen Zellen derselben
        Antwort warten dann. Sie können auch{' '}
        <a href={addressOf(`${path}/konflikte.xlsx`, query)}>die Konflikte als Arbeitsmappe</a>{' '}
        mitnehmen, ausfüllen und zurückgeben.
      </p>
      <Form action={addressOf(`${path}/uebernahme`, query)} csrfToken={csrfToken} class="form wide">
        <Hidden values={{ stand: page.digest }} />
        <ConflictTable rows={rows} />
        <div class="form-actions">
          <Button isPrimary>Übernehmen, was entschieden ist</Button>
          <Button formaction={addressOf(`${path}/entscheidungen`, { ...query, seite })}>
            Entscheidungen nur merken
          </Button>
        </div>
      </Form>
      <Pager page={shown} path={path} query={query} />
    </section>
  )
}

function ConflictTable({ rows }: { rows: AnswerPlan['conflicts'] }) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Anforderung</th>
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
      aria-label={`${cell.code} ${cell.requirement}, ${cell.title}: was gilt?`}
    >
      {words.map(([value, label]) => (
        <option value={value} selected={value === (cell.decision ?? '')}>
          {label}
        </option>
      ))}
    </select>
  )
}

function Changes({ plan }: { plan: AnswerPlan }) {
  if (plan.changes.length === 0) return null
  return (
    <CellTable
      title="Wird übernommen"
      cells={plan.changes}
      last="Was sich ändert"
      lastOf={(cell) => {
        const mixed = plan.mixed.get(`${cell.targetObjectId}/${cell.requirement}`)
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

function Held({ plan }: { plan: AnswerPlan }) {
  if (plan.held.length === 0) return null
  return (
    <CellTable
      title="Wartet auf einen Konflikt derselben Antwort"
      cells={plan.held}
      last="Zurückgekommen"
      lastOf={(cell) => said(cell.returned)}
    />
  )
}

function Refused({ plan }: { plan: AnswerPlan }) {
  const reasons = new Map(plan.refused.map(({ name, reason }) => [name, reason]))
  if (plan.refused.length === 0) return null
  return (
    <CellTable
      title="Wird nicht übernommen"
      cells={plan.refused}
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

function CellTable({
  title,
  cells,
  last,
  lastOf,
}: {
  title: string
  cells: readonly PlannedCell[]
  last: string
  lastOf: (cell: PlannedCell) => Child
}) {
  const rest = cells.length - shownCells
  return (
    <section>
      <h2>
        {title} ({cells.length.toLocaleString('de-DE')})
      </h2>
      <table class="cards import-rows">
        <thead>
          <tr>
            <th scope="col">Anforderung</th>
            <th scope="col">Stelle</th>
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, shownCells).map((cell) => (
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
      {rest > 0 ? <p class="muted">… und {rest.toLocaleString('de-DE')} weitere.</p> : null}
    </section>
  )
}

function CellHead({ cell }: { cell: PlannedCell }) {
  return (
    <th scope="row">
      {cell.code} {cell.requirement}
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
