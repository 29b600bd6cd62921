/** One check: its editor in the list or on its own page, what proves it, and the risk that stays. @module */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { allow, isAllowed } from '../../access/permissions.ts'
import { formText } from '../../core/formText.ts'
import { readSchoolUse } from '../../inventory/readSchoolUse.ts'
import { addressOf } from '../../web/address.ts'
import { domainParameter, pageDomain } from '../../web/pageDomain.ts'
import { readUploadedFile } from '../../web/readUploadedFile.ts'
import { asksForPart, redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { type FormValues, readValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import {
  acceptRisk,
  checkRequirements,
  linkEvidence,
  proposeRisk,
  withdrawRisk,
} from '../actions.ts'
import { checkForm, formValuesOf, riskForm } from '../checkForm.ts'
import { addEvidenceFile, attachEvidenceFile, detachEvidenceFile } from '../evidence/actions.ts'
import { attachmentForm, newEvidenceForm } from '../evidence/evidenceForm.ts'
import { checkPath, rowIdOf } from '../list/checkAddress.ts'
import { parseCheckFilter, usualLevel } from '../list/checkFilter.ts'
import { type ListAddress, parseListAddress, pathOfList } from '../list/listAddress.ts'
import { readChangedRow } from '../list/readChangedRow.ts'
import { type CheckTarget, readCheckTarget } from '../list/readCheckTarget.ts'
import { ChangedRow, speakChange } from '../list/views.tsx'
import type { EditorDraft, EditorFrame } from './answerForm.tsx'
import { type CheckEditor, readEditor } from './readEditor.ts'
import { CheckPage, type CheckPageProps, EditorRow } from './views.tsx'

type Visit = Context<WebEnv>

const acceptForm = z.object({
  ...riskForm.shape,
  riskReason: formText(4000).refine(
    (text) => text !== '',
    'Bitte begründen Sie die Risikoübernahme.',
  ),
})

const evidenceForm = z.object({
  documentId: formText(100).refine((id) => id !== '', 'Bitte wählen Sie ein Dokument.'),
  note: formText(500),
})

export const checkEditorRoutes = new Hono<WebEnv>()
  .get('/check/zielobjekte/:code/:requirement', async (c) => showCheck(c, await readTarget(c)))
  .post('/check/zielobjekte/:code/:requirement', saveAnswer)
  .post('/check/zielobjekte/:code/:requirement/nachweise', async (c) => {
    const target = await readTarget(c)
    allow(c.var.visit.actor, 'write', 'checks', target.reach)
    return submit(c, evidenceForm, {
      save: async (form) => {
        await linkEvidence(c.var.deps, c.var.visit.actor, { ...target.place, ...form })
        return backToCheck(c, target, 'Nachweis zugeordnet.')
      },
      again: (values, problems) => showCheck(c, target, { evidence: { values, problems } }),
    })
  })
  .post('/check/zielobjekte/:code/:requirement/nachweisdateien', addFile)
  .post('/check/zielobjekte/:code/:requirement/nachweisdateien/zuordnung', async (c) => {
    const target = await readTarget(c)
    allow(c.var.visit.actor, 'write', 'checks', target.reach)
    return submit(c, attachmentForm, {
      save: async (form) => {
        const { deps, visit } = c.var
        const { informationDomainId } = target.check
        await attachEvidenceFile(deps, visit.actor, informationDomainId, target.place, form)
        return backToCheck(c, target, 'Nachweis zugeordnet.')
      },
      again: (values, problems) =>
        showCheck(c, target, { files: { attachment: { values, problems } } }),
    })
  })
  .post('/check/zielobjekte/:code/:requirement/nachweisdateien/:id/loesung', async (c) => {
    const { deps, visit } = c.var
    const target = await readTarget(c)
    allow(visit.actor, 'write', 'checks', target.reach)
    const { check, place } = target
    const id = c.req.param('id')
    await detachEvidenceFile(deps, visit.actor, check.informationDomainId, place, id)
    return backToCheck(c, target, 'Zuordnung gelöst. Die Datei bleibt unter „Nachweise“.')
  })
  .post('/check/zielobjekte/:code/:requirement/risikovorschlag', async (c) => {
    const target = await readTarget(c)
    allow(c.var.visit.actor, 'propose', 'risks', target.reach)
    return submit(c, riskForm, {
      save: async (form) => {
        await proposeRisk(c.var.deps, c.var.visit.actor, target.place, form)
        return backToCheck(c, target, 'Der Vorschlag liegt der Leitung vor.')
      },
      again: (values, problems) => showCheck(c, target, { risk: { values, problems } }),
    })
  })
  .post('/check/zielobjekte/:code/:requirement/risikouebernahme', async (c) => {
    const target = await readTarget(c)
    allow(c.var.visit.actor, 'accept', 'risks', target.reach)
    return submit(c, acceptForm, {
      save: async (form) => {
        const { deps, today, visit } = c.var
        await acceptRisk(deps, visit.actor, target.place, { ...form, acceptedOn: today })
        return backToCheck(c, target, 'Das Risiko ist übernommen.')
      },
      again: (values, problems) => showCheck(c, target, { risk: { values, problems } }),
    })
  })
  .post('/check/zielobjekte/:code/:requirement/risikoruecknahme', async (c) => {
    const target = await readTarget(c)
    allow(c.var.visit.actor, 'accept', 'risks', target.reach)
    return submit(c, riskForm.pick({ version: true }), {
      save: async (form) => {
        await withdrawRisk(c.var.deps, c.var.visit.actor, target.place, form)
        return backToCheck(c, target, 'Die Risikoübernahme ist zurückgenommen.')
      },
      again: (values, problems) => showCheck(c, target, { risk: { values, problems } }),
    })
  })

/** The same bytes once more come back with the file that is there, to be attached instead. */
async function addFile(c: Visit): Promise<Response> {
  const { deps, visit } = c.var
  const target = await readTarget(c)
  allow(visit.actor, 'write', 'checks', target.reach)
  return submit(c, newEvidenceForm, {
    save: async (form, values) => {
      const file = await readUploadedFile(c)
      const { check, place } = target
      const input = { ...form, file, place }
      const taken = await addEvidenceFile(deps, visit.actor, check.informationDomainId, input)
      if ('id' in taken) return backToCheck(c, target, 'Nachweis hinzugefügt.')
      c.status(422)
      const files = { upload: { values }, existing: taken.existing }
      return showCheck(c, target, { files })
    },
    again: (values, problems) => showCheck(c, target, { files: { upload: { values, problems } } }),
  })
}

async function saveAnswer(c: Visit): Promise<Response> {
  const { deps, visit } = c.var
  const { actor } = visit
  const target = await readTarget(c)
  const { check, place } = target
  allow(actor, 'write', 'checks', target.reach)
  const filled = z.preprocess((given) => ({ ...formValuesOf(check), ...Object(given) }), checkForm)
  return submit(c, filled, {
    save: async (form) => {
      const because = form.status === 'dispensable' ? form.dispensableBecause : null
      await checkRequirements(deps, actor, check.informationDomainId, [
        { ...form, dispensableBecause: because, ...place },
      ])
      return asksForPart(c) ? answerPart(c, target) : backToList(c, target)
    },
    again: (values, problems) => showCheck(c, target, { draft: { values, problems } }),
  })
}

type Drafts = {
  draft?: EditorDraft
  risk?: EditorDraft
  evidence?: EditorDraft
  files?: CheckPageProps['files']
}

/** The editor in place for htmx, else the page of the check. After a stale save it holds the version of now. */
async function showCheck(c: Visit, target: CheckTarget, drafts: Drafts = {}): Promise<Response> {
  const { deps, today, visit } = c.var
  const { actor } = visit
  const { editor, isOfSchools } = await deps.store.read(actor.organisationId, async (db) => {
    const { informationDomainId } = target.check
    const fresh = await readCheckTarget(db, actor, informationDomainId, target)
    return {
      editor: await readEditor(db, actor, fresh),
      isOfSchools: await readSchoolUse(db, pageDomain(c), target.object.id),
    }
  })
  const values = await sentValues(c)
  const address = listAddress(values, target, pageDomain(c).code)
  const isInPlace = asksForPart(c)
  const frame = frameOf(c, address, isInPlace)
  const draft = drafts.draft ? withVersion(editor, drafts.draft) : likeDraft(c, editor)
  if (isInPlace) {
    const columns = address.list.kind === 'object' ? 6 : 7
    return c.html(<EditorRow editor={editor} frame={frame} draft={draft} columns={columns} />)
  }
  const may = {
    write: isAllowed(actor, 'write', 'checks', target.reach),
    link: isAllowed(actor, 'write', 'checks', target.reach),
    propose: isAllowed(actor, 'propose', 'risks'),
    accept: isAllowed(actor, 'accept', 'risks'),
  }
  return renderPage(
    c,
    { title: `${target.requirement} ${target.code}`, path: '/check', domain: pageDomain(c) },
    <CheckPage
      editor={editor}
      frame={frame}
      draft={draft}
      today={today}
      isOfSchools={isOfSchools}
      may={may}
      risk={drafts.risk && withVersion(editor, drafts.risk)}
      evidence={drafts.evidence}
      files={drafts.files}
    />,
  )
}

/** The row as it is now; the editor below it goes away. */
async function answerPart(c: Visit, target: CheckTarget): Promise<Response> {
  const { deps, today, visit } = c.var
  const { actor, organisation } = visit
  const domain = pageDomain(c)
  const address = listAddress(await readValues(c), target, domain.code)
  const filter = parseCheckFilter(address.query, organisation.staleMonths, usualLevel(address.list))
  const request = { informationDomainId: domain.id, list: address.list, filter, today, actor }
  const { list, row } = await deps.store.read(actor.organisationId, (db) =>
    readChangedRow(db, request, target),
  )
  c.header('HX-Reswap', 'delete')
  if (!row) return c.html('')
  const frame = {
    ...frameOf(c, address, false),
    today,
    staleMonths: filter.staleMonths,
    showsObject: address.list.kind !== 'object',
    persons: list.persons.map(({ id, name }) => ({ value: id, label: name })),
  }
  return c.html(
    <ChangedRow list={list} row={row} frame={frame} said={speakChange(row, list)} isApart />,
  )
}

function backToList(c: Visit, target: CheckTarget): Promise<Response> {
  return sentValues(c).then((values) => {
    const { path, query } = listAddress(values, target, pageDomain(c).code)
    return redirectTo(c, `${addressOf(path, query)}#${rowIdOf(target)}`, 'Gespeichert.')
  })
}

async function backToCheck(c: Visit, target: CheckTarget, notice: string): Promise<Response> {
  const code = pageDomain(c).code
  const { path, query } = listAddress(await sentValues(c), target, code)
  const zurueck = addressOf(path, query)
  return redirectTo(c, addressOf(checkPath(target), { verbund: code, zurueck }), notice)
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

/** Values of the form, or of the address where nothing was sent. */
async function sentValues(c: Visit): Promise<FormValues> {
  return c.req.method === 'POST' ? readValues(c) : c.req.query()
}

/** Where the person came from, else the list of the target object, or of one's own. */
function listAddress(values: FormValues, target: CheckTarget, domainCode: string): ListAddress {
  const given = parseListAddress(values.zurueck ?? '')
  if (given) return given
  const list = target.reach.length > 0 ? ({ kind: 'own' } as const) : objectList(target)
  return { list, path: pathOfList(list), query: { [domainParameter]: domainCode } }
}

function objectList({ code }: CheckTarget) {
  return { kind: 'object', code } as const
}

function frameOf(c: Visit, { path, query }: ListAddress, isInPlace: boolean): EditorFrame {
  const { visit } = c.var
  return {
    domainCode: pageDomain(c).code,
    csrfToken: visit.csrfToken,
    returnTo: addressOf(path, query),
    isAssigning: isAllowed(visit.actor, 'write', 'checks'),
    readsDocuments: isAllowed(visit.actor, 'read', 'documents'),
    readsMeasures: isAllowed(visit.actor, 'read', 'measures'),
    isInPlace,
  }
}

/** What was typed stays, and the next save counts from what is stored now. */
function withVersion(editor: CheckEditor, draft: EditorDraft): EditorDraft {
  return { ...draft, values: { ...draft.values, version: String(editor.target.check.version) } }
}

/** „wie bei C002“: its answer in the form; version, person and date stay those of this check. */
function likeDraft(c: Visit, { like }: CheckEditor): EditorDraft | undefined {
  const found = like.find(({ code }) => code === c.req.query('wie'))
  if (!found) return undefined
  const { status, dispensableBecause, explanation, interviewed, surveyedOn } = formValuesOf(found)
  return { values: { status, dispensableBecause, explanation, interviewed, surveyedOn } }
}
