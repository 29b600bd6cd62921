/** The auditor's own findings. @module */
import { type Context, Hono } from 'hono'
import { allow } from '../../../access/permissions.ts'
import { auditAddress } from '../../../web/auditAddress.ts'
import type { FormState } from '../../../web/form.tsx'
import { pageOf } from '../../../web/Pager.tsx'
import { redirectTo } from '../../../web/redirect.ts'
import { submit } from '../../../web/submit.ts'
import type { WebEnv } from '../../../web/visit.ts'
import { findingForm, newFindingForm, withdrawalForm } from '../../findingForm.ts'
import { changeFinding, enterFinding, withdrawFinding } from '../../findings/actions.ts'
import { findingValues, newFindingValues } from '../../findings/FindingFields.tsx'
import type { FindingEntry } from '../../findings/findingEntry.ts'
import { unknownFinding } from '../../findings/readFindingOf.ts'
import { readFindings } from '../../findings/readFindings.ts'
import { readThings } from '../../findings/readThings.ts'
import { type Audit, readAudit } from '../../readAudit.ts'
import { renderAudit, renderClosed } from '../AuditFrame.tsx'
import { AuditFinding, AuditFindingForm, AuditFindings } from './views.tsx'

type Page = Context<WebEnv>

const frame = { title: 'Feststellungen', current: 'findings' } as const

export const auditFindingRoutes = new Hono<WebEnv>()
  .get('/pruefung/:zugang/feststellungen', (c) =>
    withAudit(c, 'read', async (audit) => {
      const entries = await readOf(c, audit)
      const page = pageOf(c.req.query('seite'), 100, entries.length)
      return renderAudit(
        c,
        audit,
        frame,
        <AuditFindings audit={audit} entries={entries} page={page} today={c.var.today} />,
      )
    }),
  )

  .get('/pruefung/:zugang/feststellungen/neu', (c) =>
    withAudit(c, 'write', (audit) =>
      renderForm(c, audit, undefined, { values: newFindingValues(c.req.query(), c.var.today) }),
    ),
  )

  .post('/pruefung/:zugang/feststellungen', (c) =>
    withAudit(c, 'write', (audit) =>
      submit(c, newFindingForm, {
        async save(statement) {
          const { deps, visit } = c.var
          const place = { accessId: audit.access.id }
          const id = await enterFinding(deps, visit.actor, place, statement)
          return redirectTo(c, addressIn(audit, id), 'Feststellung eingetragen.')
        },
        again: (values, problems) => renderForm(c, audit, undefined, { values, problems }),
      }),
    ),
  )

  .get('/pruefung/:zugang/feststellungen/:id', (c) =>
    withAudit(c, 'read', async (audit) =>
      renderFinding(c, audit, await readEntry(c, audit), { values: {} }),
    ),
  )

  .get('/pruefung/:zugang/feststellungen/:id/bearbeiten', (c) =>
    withAudit(c, 'write', async (audit) => {
      const entry = await readEntry(c, audit)
      return renderForm(c, audit, entry, { values: findingValues(entry.finding) })
    }),
  )

  .post('/pruefung/:zugang/feststellungen/:id', (c) =>
    withAudit(c, 'write', async (audit) => {
      const { finding } = await readEntry(c, audit)
      return submit(c, findingForm, {
        async save(change) {
          await changeFinding(c.var.deps, c.var.visit.actor, finding.id, change)
          return redirectTo(c, addressIn(audit, finding.id), 'Gespeichert.')
        },
        async again(values, problems) {
          const entry = await readEntry(c, audit)
          const stored = findingValues(entry.finding)
          const goingOn = problems.isStale ? { ...values, version: stored.version ?? '' } : values
          return renderForm(c, audit, entry, { values: goingOn, problems, stored })
        },
      })
    }),
  )

  .post('/pruefung/:zugang/feststellungen/:id/ruecknahme', (c) =>
    withAudit(c, 'write', async (audit) => {
      const { finding } = await readEntry(c, audit)
      return submit(c, withdrawalForm, {
        async save(withdrawal) {
          await withdrawFinding(c.var.deps, c.var.visit.actor, finding.id, withdrawal)
          return redirectTo(c, addressIn(audit, finding.id), 'Feststellung zurückgezogen.')
        },
        again: async (values, problems) =>
          renderFinding(c, audit, await readEntry(c, audit), { values, problems }),
      })
    }),
  )

/** An auditor outside the period reads when it was; whoever of the city may, goes on. */
async function withAudit(
  c: Page,
  verb: 'read' | 'write',
  work: (audit: Audit) => Promise<Response>,
): Promise<Response> {
  const { deps, today, visit } = c.var
  allow(visit.actor, verb, 'findings', ['snapshot'])
  const audit = await deps.store.read(visit.actor.organisationId, (db) =>
    readAudit(db, visit.actor, c.req.param('zugang') ?? '', today),
  )
  return audit.isOwn && audit.state !== 'open' ? renderClosed(c, audit) : work(audit)
}

function addressIn({ access }: Audit, id: string): string {
  return auditAddress(access.id, 'findings', [id])
}

async function readOf(c: Page, { domain, snapshot }: Audit): Promise<FindingEntry[]> {
  const { deps, today, visit } = c.var
  const all = await deps.store.read(visit.actor.organisationId, (db) =>
    readFindings(db, domain.id, today),
  )
  return all.filter(({ finding }) => finding.snapshotId === snapshot.id)
}

async function readEntry(c: Page, audit: Audit): Promise<FindingEntry> {
  const found = (await readOf(c, audit)).find(({ finding }) => finding.id === c.req.param('id'))
  if (found) return found
  throw unknownFinding()
}

function renderFinding(
  c: Page,
  audit: Audit,
  entry: FindingEntry,
  withdrawal: FormState,
): Promise<Response> {
  const isInForce = entry.state !== 'withdrawn' && entry.state !== 'answered'
  return renderAudit(
    c,
    audit,
    frame,
    <AuditFinding
      audit={audit}
      entry={entry}
      isWritable={isInForce && audit.isOwn && entry.finding.accessId === audit.access.id}
      withdrawal={withdrawal}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}

async function renderForm(
  c: Page,
  audit: Audit,
  entry: FindingEntry | undefined,
  state: FormState,
): Promise<Response> {
  const things = await readThings(c.var.deps.store, audit.snapshot)
  return renderAudit(
    c,
    audit,
    frame,
    <AuditFindingForm
      audit={audit}
      entry={entry}
      things={things}
      state={state}
      csrfToken={c.var.visit.csrfToken}
    />,
  )
}
