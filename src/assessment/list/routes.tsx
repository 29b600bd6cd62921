/** Lists of checks by target object, by module and by person, and what is answered in their rows. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listObjectLabels } from '../../../db/queries/checkLists.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { readSchoolUse } from '../../inventory/readSchoolUse.ts'
import { addressOf } from '../../web/address.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { domainParameter, pageDomain } from '../../web/pageDomain.ts'
import { asksForPart, redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type Problems, readAll, readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { changeChecks, checkRequirements } from '../actions.ts'
import { checkStatuses, checkStatusLabels, isUnplanned } from '../check.ts'
import { checkForm, formValuesOf } from '../checkForm.ts'
import { countWays } from '../overview/countWay.ts'
import { readOverview } from '../overview/readOverview.ts'
import { findSelection } from '../overview/selection.ts'
import { OverviewPage } from '../overview/views.tsx'
import { decideSuggestion } from '../suggestions/actions.ts'
import { readWaitingSuggestions } from '../suggestions/readWaitingSuggestions.ts'
import { bulkForm, changeOf } from './bulkForm.ts'
import { parseSelection, rowIdOf } from './checkAddress.ts'
import { parseCheckFilter, usualLevel } from './checkFilter.ts'
import { type ListAddress, parseListAddress, pathOfList } from './listAddress.ts'
import { readChangedRow } from './readChangedRow.ts'
import { type CheckList, readCheckList } from './readCheckList.ts'
import { readCheckRows } from './readCheckRows.ts'
import { type CheckTarget, readCheckTarget } from './readCheckTarget.ts'
import type { RowDraft } from './row.tsx'
import type { RowFrame } from './rowParts.tsx'
import { type BulkState, ChangedRow, CheckListPage, speakChange } from './views.tsx'

type Visit = Context<WebEnv>

export const checkRoutes = new Hono<WebEnv>()
  .get('/check', (c) =>
    isAllowed(c.var.visit.actor, 'read', 'checks') ? showOverview(c) : showList(c, addressHere(c)),
  )
  .get('/check/zielobjekte/:code', (c) => showList(c, addressHere(c)))
  .get('/check/bausteine/:module', (c) => showList(c, addressHere(c)))
  .get('/check/personen/:person', (c) => showList(c, addressHere(c)))
  .post('/check/zielobjekte/:code/:requirement/stand', saveState)
  .post('/check/zielobjekte/:code/:requirement/vorschlag', saveDecision)
  .post('/check/auswahl', saveSelection)

async function showOverview(c: Visit): Promise<Response> {
  const { deps, today, visit } = c.var
  allow(visit.actor, 'read', 'checks')
  const domain = pageDomain(c)
  const way = countWays.find((each) => each === c.req.query('nach')) ?? 'zielobjekt'
  const { overview, waiting } = await deps.store.read(visit.actor.organisationId, async (db) => ({
    overview: await readOverview(db, {
      informationDomainId: domain.id,
      way,
      selection: findSelection(c.req.query('nur')),
      page: c.req.query('seite'),
      today,
      staleMonths: visit.organisation.staleMonths,
    }),
    waiting: await readWaitingSuggestions(db, domain.id),
  }))
  return renderPage(
    c,
    { title: 'Grundschutz-Check', path: '/check', domain },
    <OverviewPage
      overview={overview}
      waiting={waiting}
      domainCode={domain.code}
      mayImport={isAllowed(c.var.visit.actor, 'write', 'checks')}
    />,
  )
}

/** A list, and in it what a person is about to do in a row or with several. */
async function showList(
  c: Visit,
  address: ListAddress,
  { draft, bulk }: { draft?: RowDraft | undefined; bulk?: BulkState } = {},
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const request = requestOf(c, address)
  const shown = await deps.store.read(visit.actor.organisationId, async (db) => {
    const list = await readCheckList(db, request)
    const { pageSize } = request.filter
    const page = pageOf(address.query.seite, pageSize, list.entries.length)
    const from = offsetOf(page)
    const rows = await readCheckRows(db, list, list.entries.slice(from, from + pageSize))
    const object = [...list.objects.values()].find(({ code }) => code === codeOf(address))
    const isOfSchools = await readSchoolUse(db, domain, object?.id)
    return { list, page, rows, isOfSchools }
  })
  return renderPage(
    c,
    { title: shown.list.title, path: '/check', domain, scripts: ['rowKeys.js', 'check.js'] },
    <CheckListPage
      {...shown}
      address={address}
      frame={frameOf(c, shown.list, address)}
      draft={draft ?? draftOf(address)}
      bulk={bulk}
    />,
  )
}

/** A state was chosen, or the fields were sent that it asks for. „entbehrlich“ is not saved without its reason. */
async function saveState(c: Visit): Promise<Response> {
  const { deps, visit } = c.var
  const { actor } = visit
  const target = await readTarget(c)
  allow(actor, 'write', 'checks', target.reach)
  const values = await readValues(c)
  const { check, place } = target
  if (values.status === 'dispensable' && values.explanation === undefined) {
    const draft = { rowId: rowIdOf(target), status: 'dispensable' } as const
    return answerRow(c, target, {
      draft,
      said: `${target.requirement}: Bitte begründen Sie „entbehrlich“.`,
    })
  }
  const isButton = values.dueOn === undefined && values.explanation === undefined
  return submit(
    c,
    z.preprocess((given) => ({ ...formValuesOf(check), ...Object(given) }), checkForm),
    {
      save: async (form) => {
        const because = form.status === 'dispensable' ? form.dispensableBecause : null
        const answer = { ...form, dispensableBecause: because, ...place }
        await checkRequirements(deps, actor, check.informationDomainId, [answer])
        const isPlanned = !isUnplanned(form)
        const draft =
          isButton && !isPlanned ? { rowId: rowIdOf(target), status: form.status } : undefined
        return answerRow(c, target, { draft })
      },
      again: (typed, problems) =>
        answerRow(c, target, { draft: wrongDraft(target, typed, problems) }),
    },
  )
}

async function saveDecision(c: Visit): Promise<Response> {
  const { deps, visit } = c.var
  const target = await readTarget(c)
  allow(visit.actor, 'write', 'checks', target.reach)
  return submit(c, decisionForm, {
    save: async ({ suggestionId, entscheidung, version }) => {
      await decideSuggestion(deps, visit.actor, target.check.informationDomainId, {
        suggestionId,
        isAccepted: entscheidung === 'annehmen',
        version,
      })
      return answerRow(c, target, {})
    },
    again: (typed, problems) =>
      answerRow(c, target, { draft: { rowId: rowIdOf(target), values: typed, problems } }),
  })
}

async function saveSelection(c: Visit): Promise<Response> {
  const { deps, visit } = c.var
  const { actor } = visit
  allow(actor, 'write', 'checks', ['assigned'])
  const domain = pageDomain(c)
  const chosen = await readAll(c, 'zeile')
  const address = parseListAddress((await readValues(c)).zurueck ?? '')
  if (!address) throw new Failure('not_found', 'Diese Liste gibt es nicht.')
  return submit(c, bulkForm, {
    save: async (form) => {
      const change = changeOf(form)
      const objects = await deps.store.read(actor.organisationId, (db) =>
        listObjectLabels(db, domain.id),
      )
      const ids = new Map(objects.map(({ code, id }) => [code, id]))
      const places = chosen.flatMap((text) => {
        const one = parseSelection(text)
        const targetObjectId = one && ids.get(one.code)
        return targetObjectId ? [{ ...one, targetObjectId }] : []
      })
      if (places.length === 0) {
        throw new Failure('invalid', 'Bitte kreuzen Sie mindestens eine Zeile an.')
      }
      await changeChecks(deps, actor, domain.id, places, change)
      const count = places.length === 1 ? '1 Anforderung' : `${places.length} Anforderungen`
      return redirectTo(c, addressOf(address.path, address.query), `${count} geändert.`)
    },
    again: (values, problems) => showList(c, address, { bulk: { values, chosen, problems } }),
  })
}

const decisionForm = z.object({
  suggestionId: z.string().min(1),
  entscheidung: z.enum(['annehmen', 'ablehnen'], 'Bitte wählen Sie „Übernehmen“ oder „Ablehnen“.'),
  version: checkForm.shape.version,
})

/** The row that changed, or without htmx the list that it stands in. */
async function answerRow(
  c: Visit,
  target: CheckTarget,
  { draft, said }: { draft?: RowDraft | undefined; said?: string },
): Promise<Response> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const values = await readValues(c)
  const address = parseListAddress(values.zurueck ?? '') ?? ownAddress(target, domain.code)
  if (asksForPart(c)) {
    const { list, row } = await deps.store.read(visit.actor.organisationId, (db) =>
      readChangedRow(db, requestOf(c, address), target),
    )
    if (!row) throw new Failure('not_found', 'Diese Anforderung gibt es hier nicht mehr.')
    const frame = frameOf(c, list, address)
    return c.html(
      <ChangedRow
        list={list}
        row={row}
        frame={frame}
        draft={draft}
        said={said ?? speakChange(row, list)}
      />,
    )
  }
  if (draft?.problems) return showList(c, address, { draft })
  const open = draft?.status && { zeile: draft.rowId, fuer: checkStatusLabels[draft.status] }
  const back = addressOf(address.path, { ...address.query, ...open })
  return redirectTo(c, `${back}#${rowIdOf(target)}`, draft ? undefined : 'Gespeichert.')
}

/** After a stale save only both values are shown; otherwise the fields, with what is wrong at them. */
function wrongDraft(target: CheckTarget, values: RowDraft['values'], problems: Problems): RowDraft {
  const status = checkStatuses.find((each) => each === values?.status)
  const needsFields = status !== 'open' && status !== 'yes'
  return {
    rowId: rowIdOf(target),
    values: values ?? {},
    problems,
    status: needsFields ? status : undefined,
  }
}

async function readTarget(c: Visit): Promise<CheckTarget> {
  const { deps, visit } = c.var
  const domain = pageDomain(c)
  const name = { code: c.req.param('code') ?? '', requirement: c.req.param('requirement') ?? '' }
  allow(visit.actor, 'read', 'checks', ['assigned'])
  return deps.store.read(visit.actor.organisationId, (db) =>
    readCheckTarget(db, visit.actor, domain.id, name),
  )
}

function codeOf({ list }: ListAddress): string | undefined {
  return list.kind === 'object' ? list.code : undefined
}

/** Only whoever reads all checks looks at other lists than their own. */
function requestOf(c: Visit, { list, query }: ListAddress) {
  const { today, visit } = c.var
  const { actor, organisation } = visit
  const kind = isAllowed(actor, 'read', 'checks') || list.kind === 'own' ? list : undefined
  if (kind === undefined) allow(actor, 'read', 'checks')
  allow(actor, 'read', 'checks', list.kind === 'own' ? ['assigned'] : [])
  const filter = parseCheckFilter(query, organisation.staleMonths, usualLevel(list))
  return { informationDomainId: pageDomain(c).id, list, filter, today, actor }
}

function frameOf(c: Visit, list: CheckList, address: ListAddress): RowFrame {
  const { today, visit } = c.var
  const { zeile: _, fuer: __, ...query } = address.query
  return {
    domainCode: pageDomain(c).code,
    csrfToken: visit.csrfToken,
    returnTo: addressOf(address.path, query),
    today,
    staleMonths: list.request.filter.staleMonths,
    showsObject: address.list.kind !== 'object',
    isAssigning: isAllowed(visit.actor, 'write', 'checks'),
    readsDocuments: isAllowed(visit.actor, 'read', 'documents'),
    persons: list.persons.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** The fields of a row that the address opens, for browsers without JavaScript. */
function draftOf({ query: { zeile, fuer } }: ListAddress): RowDraft | undefined {
  const status = checkStatuses.find((each) => checkStatusLabels[each] === fuer)
  return zeile && status ? { rowId: zeile, status } : undefined
}

function addressHere(c: Visit): ListAddress {
  const { pathname, search } = new URL(c.req.url)
  const address = parseListAddress(`${pathname}${search}`)
  if (!address) throw new Failure('not_found', 'Diese Liste gibt es nicht.')
  return { ...address, query: { ...address.query, [domainParameter]: pageDomain(c).code } }
}

function ownAddress({ code }: CheckTarget, domainCode: string): ListAddress {
  const list = { kind: 'object', code } as const
  return { list, path: pathOfList(list), query: { [domainParameter]: domainCode } }
}
