/** Evidence files: the list, one with the checks that it proves, uploads, downloads, and their end. @module */
import { type Context, Hono } from 'hono'
import { findBlob } from '../../../db/queries/blobs.ts'
import { countFileNeeds } from '../../../db/queries/evidenceFiles.ts'
import { unknownDomain } from '../../access/actor.ts'
import { allow, isAllowed, type Verb } from '../../access/permissions.ts'
import { readRetention } from '../../access/retention/readRetention.ts'
import { Failure } from '../../core/failure.ts'
import { addressOf } from '../../web/address.ts'
import type { FormState } from '../../web/form.tsx'
import { pageOf } from '../../web/Pager.tsx'
import { pageDomain } from '../../web/pageDomain.ts'
import { readUploadedFile } from '../../web/readUploadedFile.ts'
import { redirectTo } from '../../web/redirect.ts'
import { renderPage } from '../../web/renderPage.tsx'
import { sendFile } from '../../web/sendFile.ts'
import { type FormValues, submit } from '../../web/submit.ts'
import type { WebEnv } from '../../web/visit.ts'
import { addEvidenceFile, changeEvidenceFile, deleteEvidenceFile } from './actions.ts'
import { evidencePath } from './CheckFiles.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { EvidenceFormPage, EvidencePage, evidenceAddress } from './EvidencePage.tsx'
import { proposedKeeping } from './evidenceFile.ts'
import { parseEvidenceFilter, passesEvidence } from './evidenceFilter.ts'
import { evidenceDeletionForm, evidenceForm, newEvidenceForm } from './evidenceForm.ts'
import { readEvidence } from './readEvidence.ts'
import { type EvidenceWithChecks, readEvidenceFile } from './readEvidenceFile.ts'

type Page = Context<WebEnv>

const pageSize = 100

export const evidenceRoutes = new Hono<WebEnv>()
  .get('/nachweise', async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'read', 'checks', ['assigned'])
    const domain = pageDomain(c)
    const files = await deps.store.read(visit.actor.organisationId, (db) =>
      readEvidence(db, visit.actor, domain.id),
    )
    const filter = parseEvidenceFilter(c.req.query())
    const listed = files.filter((file) => passesEvidence(file, filter, today))
    const { stand, anforderung, suche } = c.req.query()
    return renderPage(
      c,
      { title: 'Nachweise', path: evidencePath, domain },
      <EvidenceList
        domain={domain}
        today={today}
        files={files}
        listed={listed}
        page={pageOf(c.req.query('seite'), pageSize, listed.length)}
        query={{ stand, anforderung, suche }}
        mayWrite={isAllowed(visit.actor, 'write', 'checks')}
      />,
    )
  })
  .get('/nachweise/neu', async (c) => {
    const { deps, today, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    const { evidenceYears } = await deps.store.read(visit.actor.organisationId, readRetention)
    const keptUntilOn = proposedKeeping(today, evidenceYears)
    return renderNew(c, { values: { datedOn: today, keptUntilOn } })
  })
  .post('/nachweise', async (c) => {
    const { deps, visit } = c.var
    allow(visit.actor, 'write', 'checks')
    const domain = pageDomain(c)
    return submit(c, newEvidenceForm, {
      async save(form, values) {
        const input = { ...form, file: await readUploadedFile(c), place: null }
        const taken = await addEvidenceFile(deps, visit.actor, domain.id, input)
        if ('id' in taken) {
          return redirectTo(c, evidenceAddress(domain, taken.id), 'Nachweis hinzugefügt.')
        }
        c.status(422)
        return renderNew(c, { values }, taken.existing)
      },
      again: (values, problems) => renderNew(c, { values, problems }),
    })
  })
  .get('/nachweise/:id', async (c) => renderFile(c, c.req.param('id')))
  .get('/nachweise/:id/datei', async (c) => {
    const { deps, visit } = c.var
    const { file } = await readPage(c, c.req.param('id'))
    const sha256 = file.fileSha256
    const blob = sha256
      ? await deps.store.read(visit.actor.organisationId, (db) => findBlob(db, sha256))
      : undefined
    if (!blob) throw new Failure('not_found', 'Die Datei dieses Nachweises ist gelöscht.')
    return sendFile(c, { ...file, data: blob.data })
  })
  .get('/nachweise/:id/bearbeiten', async (c) => {
    const { file } = await readPage(c, c.req.param('id'), 'write')
    return renderChange(c, { values: storedValues(file) })
  })
  .post('/nachweise/:id', async (c) => {
    const { deps, visit } = c.var
    const { domain, file } = await readPage(c, c.req.param('id'), 'write')
    return submit(c, evidenceForm, {
      async save({ version, ...change }) {
        await changeEvidenceFile(deps, visit.actor, file.id, version, change)
        return redirectTo(c, evidenceAddress(domain, file.id), 'Gespeichert.')
      },
      async again(values, problems) {
        const stored = storedValues((await readPage(c, file.id)).file)
        const goingOn = problems.isStale ? { ...values, version: stored.version ?? '' } : values
        return renderChange(c, { values: goingOn, problems, stored })
      },
    })
  })
  .post('/nachweise/:id/loeschung', async (c) => {
    const { deps, visit } = c.var
    const { domain, file } = await readPage(c, c.req.param('id'), 'write')
    return submit(c, evidenceDeletionForm, {
      async save(form) {
        await deleteEvidenceFile(deps, visit.actor, file.id, form)
        return redirectTo(c, evidenceAddress(domain, file.id), 'Nachweis gelöscht.')
      },
      again: (values, problems) =>
        renderFile(c, file.id, {
          values,
          problems: { message: problems.message, fields: problems.fields },
        }),
    })
  })

/** The file, in its own information domain: its address needs none. */
async function readPage(c: Page, id: string, verb: Verb = 'read') {
  const { deps, visit } = c.var
  allow(visit.actor, 'read', 'checks', ['assigned'])
  const file = await deps.store.read(visit.actor.organisationId, (db) =>
    readEvidenceFile(db, visit.actor, id, verb),
  )
  const domain = visit.domains.find((each) => each.id === file.informationDomainId)
  if (!domain) throw unknownDomain()
  return { domain, file }
}

async function renderFile(c: Page, id: string, deletion?: FormState): Promise<Response> {
  const { deps, today, visit } = c.var
  const { domain, file } = await readPage(c, id)
  const needs = await deps.store.read(visit.actor.organisationId, (db) =>
    countFileNeeds(db, file.sha256),
  )
  return renderPage(
    c,
    { title: file.title, path: evidencePath, domain },
    <EvidencePage
      domain={domain}
      today={today}
      file={file}
      needs={needs}
      page={pageOf(c.req.query('seite'), pageSize, file.checks.length)}
      deletion={deletion}
      mayWrite={isAllowed(visit.actor, 'write', 'checks')}
      csrfToken={visit.csrfToken}
    />,
  )
}

function storedValues(file: EvidenceWithChecks): FormValues {
  return {
    title: file.title,
    sourceKind: file.sourceKind,
    source: file.source,
    datedOn: file.datedOn,
    keptUntilOn: file.keptUntilOn ?? '',
    note: file.note,
    version: String(file.version),
  }
}

async function renderNew(
  c: Page,
  state: FormState,
  existing?: { id: string; title: string },
): Promise<Response> {
  const domain = pageDomain(c)
  const list = addressOf(evidencePath, { verbund: domain.code })
  return renderPage(
    c,
    { title: 'Nachweis hinzufügen', path: evidencePath, domain },
    <EvidenceFormPage
      domain={domain}
      state={state}
      isNew
      action={list}
      back={list}
      existing={existing}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function renderChange(c: Page, state: FormState): Promise<Response> {
  const { domain, file } = await readPage(c, c.req.param('id') ?? '', 'write')
  const back = evidenceAddress(domain, file.id)
  return renderPage(
    c,
    { title: 'Nachweis bearbeiten', path: evidencePath, domain },
    <EvidenceFormPage
      domain={domain}
      state={state}
      isNew={false}
      action={back}
      back={back}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}
