/** One checklist of WiBA: its questions are answered in their rows, and given to persons. @module */
import { type Context, Hono } from 'hono'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf, pathOf } from '../../web/address.ts'
import { pageDomain } from '../../web/pageDomain.ts'
import { asksForPart, redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type Problems, readAll, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { answerQuestions, assignQuestions } from '../actions.ts'
import { readChecklist, type ChecklistPage as Shown, type WibaRow } from '../readChecklist.ts'
import type { NewWibaReply } from '../storeWibaReplies.ts'
import { type WibaFilter, wibaAnswerForm, wibaFilter, wibaSelectionForm } from '../wibaFilter.ts'
import type { RowDraft, RowFrame } from './rowView.tsx'
import type { SelectionState } from './selectionView.tsx'
import { ChangedRow, ChecklistPage, countsOf } from './views.tsx'

type Visit = Context<WebEnv>

export const checklistRoutes = new Hono<WebEnv>()
  .get('/wiba/:checklist', async (c) => {
    allow(c.var.visit.actor, 'read', 'wiba', ['assigned'])
    return showChecklist(c, pageDomain(c), {})
  })
  .post('/wiba/:checklist/auswahl', saveSelection)
  .post('/wiba/:checklist/:question', saveAnswer)

async function saveAnswer(c: Visit): Promise<Response> {
  const { deps, visit } = c.var
  allow(visit.actor, 'write', 'wiba', ['assigned'])
  const domain = pageDomain(c)
  const question = c.req.param('question') ?? ''
  const { row } = await readRow(c, domain, question)
  if (!row.isWritable) allow(visit.actor, 'write', 'wiba')
  return submit(c, wibaAnswerForm, {
    async save({ antwort, notiz, version }) {
      const reply = { question, answer: antwort, note: notiz, version }
      await answerQuestions(deps, visit.actor, domain.id, [reply])
      return answerRow(c, domain, question)
    },
    again: (values, problems) => answerRow(c, domain, question, { question, values, problems }),
  })
}

async function saveSelection(c: Visit): Promise<Response> {
  const { deps, visit } = c.var
  const { actor } = visit
  allow(actor, 'write', 'wiba')
  const domain = pageDomain(c)
  const chosen = new Set(await readAll(c, 'zeile'))
  const { rows } = await readPage(c, domain)
  const ticked = rows.filter(({ question }) => chosen.has(question.id))
  return submit(c, wibaSelectionForm, {
    async save({ tun, antwort, notiz, person }) {
      if (ticked.length === 0) {
        throw new Failure('invalid', 'Bitte kreuzen Sie mindestens eine Prüffrage an.')
      }
      if (tun === 'zuweisen') {
        const questions = ticked.map(({ question }) => question.id)
        await assignQuestions(deps, actor, domain.id, { questions, responsibleId: person || null })
      } else {
        await answerQuestions(deps, actor, domain.id, repliesTo(ticked, antwort, notiz))
      }
      const count = ticked.length === 1 ? '1 Prüffrage' : `${ticked.length} Prüffragen`
      const done = tun === 'zuweisen' ? 'zugewiesen' : 'beantwortet'
      return redirectTo(c, listAddress(c, domain), `${count} ${done}.`)
    },
    again: (values, problems) =>
      showChecklist(c, domain, { selection: { values, problems: inGerman(problems) } }),
  })
}

/** Throws `invalid` without an answer. */
function repliesTo(
  rows: readonly WibaRow[],
  answer: NewWibaReply['answer'] | undefined,
  note: string,
): NewWibaReply[] {
  if (answer === undefined) {
    const message = 'Bitte wählen Sie eine Antwort.'
    throw new Failure('invalid', message, { antwort: message })
  }
  return rows.map(({ question, stored }) => ({
    question: question.id,
    answer,
    note: note || (stored?.note ?? ''),
    version: stored?.version ?? 0,
  }))
}

/** The row alone for htmx; the list again when something is wrong, else back to the row. */
async function answerRow(
  c: Visit,
  domain: InformationDomain,
  question: string,
  draft?: RowDraft,
): Promise<Response> {
  if (asksForPart(c)) {
    const { page, row } = await readRow(c, domain, question)
    return c.html(
      <ChangedRow row={row} frame={frameOf(c, domain)} draft={draft} counts={countsOf(page)} />,
    )
  }
  if (draft) return showChecklist(c, domain, { draft })
  return redirectTo(c, `${listAddress(c, domain)}#${question}`, 'Gespeichert.')
}

async function showChecklist(
  c: Visit,
  domain: InformationDomain,
  { draft, selection }: { draft?: RowDraft; selection?: SelectionState },
): Promise<Response> {
  const page = await readPage(c, domain)
  const filter = filterOf(c)
  return renderPage(
    c,
    { title: page.checklist.name, path: '/wiba', domain, scripts: ['rowKeys.js', 'wiba.js'] },
    <ChecklistPage
      page={page}
      rows={page.rows.filter((row) => isShown(row, filter, draft))}
      filter={filter}
      frame={frameOf(c, domain)}
      draft={draft}
      selection={selection}
    />,
  )
}

/** A row with something to say is shown whatever the filter says. */
function isShown(
  { question, stored, responsibleId }: WibaRow,
  { antwort, person }: WibaFilter,
  draft: RowDraft | undefined,
): boolean {
  if (draft?.question === question.id) return true
  return (
    (antwort === undefined || (stored?.answer ?? 'open') === antwort) &&
    (person === undefined || (responsibleId ?? 'niemand') === person)
  )
}

function readPage(c: Visit, domain: InformationDomain): Promise<Shown> {
  const { deps, visit } = c.var
  return deps.store.read(visit.actor.organisationId, (db) =>
    readChecklist(db, visit.actor, domain.id, c.req.param('checklist') ?? ''),
  )
}

/** Throws `not_found` for a question that the checklist does not have, or the actor does not see. */
async function readRow(c: Visit, domain: InformationDomain, question: string) {
  const page = await readPage(c, domain)
  const row = page.rows.find((one) => one.question.id === question)
  if (row) return { page, row }
  throw new Failure(
    'not_found',
    'Diese Prüffrage gibt es hier nicht, oder Sie dürfen sie nicht sehen.',
  )
}

function frameOf(c: Visit, domain: InformationDomain): RowFrame {
  const { actor, csrfToken } = c.var.visit
  return {
    domainCode: domain.code,
    checklist: c.req.param('checklist') ?? '',
    csrfToken,
    query: filterOf(c),
    isSelecting: isAllowed(actor, 'write', 'wiba'),
    seesChecks: isAllowed(actor, 'read', 'checks'),
  }
}

function filterOf(c: Visit): WibaFilter {
  return wibaFilter.parse(c.req.query())
}

function listAddress(c: Visit, domain: InformationDomain): string {
  const path = pathOf('/wiba', c.req.param('checklist') ?? '')
  return addressOf(path, { ...filterOf(c), verbund: domain.code })
}

/** The action names its own inputs; the form's fields have German names. */
function inGerman({ fields, ...problems }: Problems): Problems {
  const names: Record<string, string> = { note: 'notiz', responsibleId: 'person' }
  const renamed = Object.entries(fields).map(([name, text]) => [names[name] ?? name, text])
  return { ...problems, fields: Object.fromEntries(renamed) }
}
