/** Documents: the list, one with its checklist and versions, uploads and downloads. They lie here because they name checks. @module */
import { type Context, Hono } from 'hono'
import { findBlob } from '../../../db/queries/blobs.ts'
import { listProvenChecks } from '../../../db/queries/documents.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { listMilestones } from '../../../db/queries/milestones.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listReminded } from '../../../db/queries/reminderOutbox.ts'
import { unknownDomain } from '../../access/actor.ts'
import { allow, isAllowed } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { foldText } from '../../core/text.ts'
import {
  approveDocument,
  changeDocument,
  createDocument,
  finishTopic,
  reopenTopic,
  retireDocument,
  writeVersion,
} from '../../documents/actions.ts'
import {
  approvalForm,
  documentForm,
  newDocumentForm,
  openTopicForm,
  retirementForm,
  topicForm,
  versionForm,
} from '../../documents/documentForm.ts'
import { readDocument } from '../../documents/readDocument.ts'
import { type DocumentWithState, readDocuments } from '../../documents/readDocuments.ts'
import { checklistState } from '../../documents/topicsOf.ts'
import { uploadedFile } from '../../documents/uploadedFile.ts'
import { addressOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { sendFile } from '../../web/sendFile.ts'
import { type FormValues, type Problems, readFile, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { DocumentFormPage } from './DocumentForm.tsx'
import { DocumentList, documentPath } from './DocumentList.tsx'
import { approvalFormName, DocumentPage, documentAddress, topicFormName } from './DocumentPage.tsx'

type Page = Context<WebEnv>

const pageSize = 100

export const documentRoutes = new Hono<WebEnv>()
  .get('/dokumente', async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'documents')
    const domain = pageDomain(c)
    const { documents, persons } = await deps.store.read(
      visit.actor.organisationId,
      async (db) => ({
        documents: await readDocuments(db, domain, today),
        persons: await listPersons(db),
      }),
    )
    const names = new Map(persons.map(({ id, name }) => [id, name]))
    const { stand, suche } = c.req.query()
    const listed = documents.filter((one) => passes(one, stand, suche))
    return renderPage(
      c,
      { title: 'Dokumente', path: documentPath, domain },
      <DocumentList
        domain={domain}
        today={today}
        documents={documents}
        listed={listed}
        page={pageOf(c.req.query('seite'), pageSize, listed.length)}
        query={{ stand, suche }}
        personName={(id) => names.get(id ?? '') ?? ''}
        mayWrite={isAllowed(visit.actor, 'write', 'documents')}
      />,
    )
  })

  .get('/dokumente/neu', async (c) => {
    allow(c.var.visit.actor, 'write', 'documents')
    return renderForm(c, pageDomain(c), undefined, { values: {} })
  })

  .post('/dokumente', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'documents')
    const domain = pageDomain(c)
    return submit(c, newDocumentForm, {
      async save(input) {
        const document = { ...input, informationDomainId: domain.id }
        const id = await createDocument(deps, visit.actor, document)
        return redirectTo(c, documentAddress(domain, id), 'Dokument angelegt.')
      },
      again: (values, problems) => renderForm(c, domain, undefined, { values, problems }),
    })
  })

  .get('/dokumente/:id', async (c) => {
    allow(c.var.visit.actor, 'read', 'documents')
    return renderDocument(c, c.req.param('id'))
  })

  .get('/dokumente/:id/bearbeiten', async (c) => {
    allow(c.var.visit.actor, 'write', 'documents')
    const { domain, document } = await readPage(c, c.req.param('id'))
    return renderForm(c, domain, document.id, { values: storedValues(document) })
  })

  .post('/dokumente/:id', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'documents')
    const { domain, document } = await readPage(c, c.req.param('id'))
    return submit(c, documentForm, {
      async save(change) {
        await changeDocument(deps, visit.actor, document.id, change)
        return redirectTo(c, documentAddress(domain, document.id), 'Gespeichert.')
      },
      async again(values, problems) {
        const stored = storedValues((await readPage(c, document.id)).document)
        const goingOn = problems.isStale ? { ...values, version: stored.version ?? '' } : values
        return renderForm(c, domain, document.id, { values: goingOn, problems, stored })
      },
    })
  })

  .post('/dokumente/:id/gueltigkeit', async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'write', 'documents')
    const { domain, document } = await readPage(c, c.req.param('id'))
    return submit(c, retirementForm, {
      async save({ retirement, version }) {
        const retiredOn = retirement === 'retire' ? today : null
        await retireDocument(deps, visit.actor, document.id, { retiredOn, version })
        const said = retiredOn ? 'Dokument zurückgezogen.' : 'Dokument wieder aufgenommen.'
        return redirectTo(c, documentAddress(domain, document.id), said)
      },
      again: (values, problems) => renderDocument(c, document.id, 'other', values, problems),
    })
  })

  .post('/dokumente/:id/themen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'documents')
    const { domain, document } = await readPage(c, c.req.param('id'))
    return submit(c, topicForm, {
      async save({ topic, doneOn, note }) {
        const done = { documentId: document.id, topic, doneOn: doneOn ?? '', note }
        await finishTopic(deps, visit.actor, done)
        const address = `${documentAddress(domain, document.id)}#${topicFormName(topic)}`
        return redirectTo(c, address, 'Thema abgehakt.')
      },
      again: (values, problems) =>
        renderDocument(c, document.id, topicFormName(values.topic ?? ''), values, problems),
    })
  })

  .post('/dokumente/:id/themen/offen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'documents')
    const { domain, document } = await readPage(c, c.req.param('id'))
    return submit(c, openTopicForm, {
      async save({ topic }) {
        await reopenTopic(deps, visit.actor, { documentId: document.id, topic })
        return redirectTo(c, documentAddress(domain, document.id), 'Das Thema ist wieder offen.')
      },
      again: (values, problems) => renderDocument(c, document.id, 'other', values, problems),
    })
  })

  .post('/dokumente/:id/versionen', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'documents')
    const { domain, document } = await readPage(c, c.req.param('id'))
    return submit(c, versionForm, {
      async save({ writtenOn, note, number }) {
        const upload = await readFile(c, 'file')
        const file = upload
          ? uploadedFile(upload.name, new Uint8Array(await upload.arrayBuffer()))
          : undefined
        const version = { documentId: document.id, writtenOn: writtenOn ?? '', note, number, file }
        await writeVersion(deps, visit.actor, version)
        const address = `${documentAddress(domain, document.id)}#versionen`
        return redirectTo(c, address, `Version ${number} angelegt.`)
      },
      again: (values, problems) => renderDocument(c, document.id, 'version', values, problems),
    })
  })

  .post('/dokumente/:id/versionen/:number/freigabe', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'approve', 'documents')
    const { domain, document } = await readPage(c, c.req.param('id'))
    const number = Number(c.req.param('number'))
    return submit(c, approvalForm, {
      async save({ approvedOn }) {
        const approval = { documentId: document.id, number, approvedOn: approvedOn ?? '' }
        await approveDocument(deps, visit.actor, approval)
        const said = `Version ${number} freigegeben.`
        return redirectTo(c, documentAddress(domain, document.id), said)
      },
      again(values, problems) {
        const isOpen = document.versions.some(
          (one) => one.number === number && one.approvedOn === null,
        )
        const name = isOpen ? approvalFormName(number) : 'other'
        return renderDocument(c, document.id, name, values, problems)
      },
    })
  })

  .get('/dokumente/:id/versionen/:number/datei', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'read', 'documents')
    const { document } = await readPage(c, c.req.param('id'))
    const version = document.versions.find(({ number }) => String(number) === c.req.param('number'))
    const sha256 = version?.fileSha256
    const blob = sha256
      ? await deps.store.read(visit.actor.organisationId, (db) => findBlob(db, sha256))
      : undefined
    if (!version || !blob) {
      throw new Failure('not_found', 'Zu dieser Version gibt es keine Datei.')
    }
    return sendFile(c, { ...version, data: blob.data })
  })

function passes(
  { retiredOn, state, title }: DocumentWithState,
  stand: string | undefined,
  suche: string | undefined,
): boolean {
  const isRetired = retiredOn !== null
  if (isRetired !== (stand === 'zurueckgezogen')) return false
  if (stand === 'unvollstaendig' && state.isComplete) return false
  if (stand === 'ueberfaellig' && !state.isReviewOverdue) return false
  return foldText(title).includes(foldText(suche ?? ''))
}

/**
 * The document, in its own information domain: its address needs none. Throws `not_found` for what the person may not
 * see.
 */
async function readPage(c: Page, id: string) {
  const { deps, today, visit } = c.var
  const document = await deps.store.read(visit.actor.organisationId, (db) =>
    readDocument(db, visit.actor, id),
  )
  const domain = visit.domains.find((each) => each.id === document.informationDomainId)
  if (!domain) throw unknownDomain()
  return { domain, document: { ...document, state: checklistState(document, today) } }
}

async function renderDocument(
  c: Page,
  id: string,
  name?: string,
  values: FormValues = {},
  problems?: Problems,
): Promise<Response> {
  const { deps, today, visit } = c.var
  const { domain, document } = await readPage(c, id)
  const more = await deps.store.read(visit.actor.organisationId, async (db) => ({
    proven: await listProvenChecks(db, id),
    persons: await listPersons(db),
    milestones: (await listMilestones(db)).filter(({ documentId }) => documentId === id),
    reminded: isAllowed(visit.actor, 'read', 'reminders')
      ? await listReminded(db, ['review'], id)
      : [],
  }))
  // What is shown beside the form says what happened meanwhile: a version or an approval is no field of it.
  const said = problems && { message: problems.message, fields: problems.fields }
  return renderPage(
    c,
    { title: document.title, path: documentPath, domain },
    <DocumentPage
      domain={domain}
      today={today}
      document={document}
      responsible={more.persons.find((one) => one.id === document.responsibleId)?.name ?? ''}
      proven={more.proven}
      milestones={more.milestones}
      page={pageOf(c.req.query('seite'), pageSize, more.proven.length)}
      reminded={more.reminded}
      returned={name ? { name, state: { values, problems: said } } : undefined}
      mayWrite={isAllowed(visit.actor, 'write', 'documents')}
      mayApprove={isAllowed(visit.actor, 'approve', 'documents')}
      csrfToken={visit.csrfToken}
    />,
  )
}

function storedValues(document: DocumentWithState): FormValues {
  return {
    title: document.title,
    responsibleId: document.responsibleId ?? '',
    reviewDueOn: document.reviewDueOn ?? '',
    version: String(document.version),
  }
}

async function renderForm(
  c: Page,
  domain: InformationDomain,
  id: string | undefined,
  state: FormState,
): Promise<Response> {
  const { deps, visit } = c.var
  const persons = await deps.store.read(visit.actor.organisationId, listPersons)
  const list = addressOf(documentPath, { verbund: domain.code })
  return renderPage(
    c,
    { title: id ? 'Dokument bearbeiten' : 'Dokument anlegen', path: documentPath, domain },
    <DocumentFormPage
      domain={domain}
      isNew={id === undefined}
      state={state}
      persons={persons}
      action={id ? documentAddress(domain, id) : list}
      back={id ? documentAddress(domain, id) : list}
      csrfToken={visit.csrfToken}
    />,
  )
}
