/** What an auditor reads: one snapshot, page by page, from one day to another. @module */
import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { readWiba } from '../../../catalog/wiba.ts'
import type { Db } from '../../../db/db.ts'
import { findBlob } from '../../../db/queries/blobs.ts'
import { listProvenChecks } from '../../../db/queries/documents.ts'
import { countMeasureChecks, listMeasures, listServedChecks } from '../../../db/queries/measures.ts'
import { listPersons } from '../../../db/queries/organisations.ts'
import { listSnapshotFiles } from '../../../db/queries/snapshots.ts'
import { listWibaAnswers } from '../../../db/queries/wiba.ts'
import { allow } from '../../access/permissions.ts'
import { Failure } from '../../core/failure.ts'
import { readDocuments } from '../../documents/readDocuments.ts'
import { gatherModelling } from '../../exports/modelling.ts'
import { readSubjectNames } from '../../exports/subjectNames.ts'
import { measureStatuses } from '../../measures/measure.ts'
import { listedMeasures, speakMeasures } from '../../measures/measureList.ts'
import { readMeasure } from '../../measures/readMeasure.ts'
import { readInSnapshot } from '../../snapshots/readInSnapshot.ts'
import { type AuditPage, auditPageLabels } from '../../web/auditAddress.ts'
import { offsetOf, pageOf } from '../../web/Pager.tsx'
import { sendFile } from '../../web/sendFile.ts'
import type { WebEnv } from '../../web/visit.ts'
import { wibaProgress } from '../../wiba/wibaProgress.ts'
import { readFindings } from '../findings/readFindings.ts'
import { type Audit, readAudit } from '../readAudit.ts'
import { renderAudit, renderClosed } from './AuditFrame.tsx'
import { CheckList, CheckPage } from './CheckPages.tsx'
import { checkChoice } from './checkChoice.ts'
import { DocumentList, DocumentPage } from './DocumentPages.tsx'
import { MeasureList, MeasurePage } from './MeasurePages.tsx'
import { MilestonePage } from './MilestonePage.tsx'
import { ModuleList, ModulePage } from './ModulePages.tsx'
import { listedModules, moduleStates } from './moduleStates.ts'
import { ObjectList, ObjectPage } from './ObjectPages.tsx'
import { OverviewPage } from './OverviewPage.tsx'
import { readCheckDetail, readCheckPage } from './readChecks.ts'
import { readObject, readObjects } from './readObjects.ts'
import { readOverview } from './readOverview.ts'
import { readTrail } from './readTrail.ts'
import { TrailPage } from './TrailPage.tsx'
import { WibaPage } from './WibaPage.tsx'
import { wibaLines } from './wibaLines.ts'

type Page = Context<WebEnv>

const pageSize = 100

export const auditRoutes = new Hono<WebEnv>()
  .get('/pruefung/:zugang', (c) =>
    show(c, 'overview', async (audit, db) => {
      const state = await readOverview(db, audit.domain, audit.snapshot)
      if (!state) throw new Failure('not_found', 'Dieser Stand ist leer.')
      return (
        <OverviewPage
          audit={audit}
          organisation={c.var.visit.organisation.name}
          state={state}
          findings={await readFindingsOf(c, audit)}
        />
      )
    }),
  )

  .get('/pruefung/:zugang/zielobjekte', (c) =>
    show(c, 'objects', async (audit, db) => {
      const objects = await readObjects(db, audit.domain.id)
      return <ObjectList audit={audit} objects={objects} page={pageIn(c, objects.length)} />
    }),
  )
  .get('/pruefung/:zugang/zielobjekte/:code', (c) =>
    show(c, 'objects', async (audit, db) => (
      <ObjectPage
        audit={audit}
        detail={await readObject(db, audit.domain.id, c.req.param('code'))}
      />
    )),
  )

  .get('/pruefung/:zugang/bausteine', (c) =>
    show(c, 'modules', async (audit, db) => {
      const states = moduleStates(await gatherModelling(db, audit.domain))
      const { stand, suche } = c.req.query()
      return (
        <ModuleList
          audit={audit}
          states={states}
          listed={listedModules(states, { stand, suche })}
          query={{ stand, suche }}
        />
      )
    }),
  )
  .get('/pruefung/:zugang/bausteine/:id', (c) =>
    show(c, 'modules', async (audit, db) => {
      const states = moduleStates(await gatherModelling(db, audit.domain))
      const state = states.find(({ module }) => module.id === c.req.param('id'))
      if (!state) throw new Failure('not_found', 'Diesen Baustein gibt es im Kompendium nicht.')
      return <ModulePage audit={audit} state={state} />
    }),
  )

  .get('/pruefung/:zugang/check', (c) =>
    show(c, 'checks', async (audit, db) => {
      const { stufe, stand, baustein, zielobjekt, suche } = c.req.query()
      const query = { stufe, stand, baustein, zielobjekt, suche }
      const list = await readCheckPage(db, audit.domain.id, checkChoice(query), (listed) => ({
        offset: offsetOf(pageIn(c, listed)),
        limit: pageSize,
      }))
      return <CheckList audit={audit} list={list} page={pageIn(c, list.listed)} query={query} />
    }),
  )
  .get('/pruefung/:zugang/check/:code/:anforderung', (c) =>
    show(c, 'checks', async (audit, db) => {
      const name = { code: c.req.param('code'), requirement: c.req.param('anforderung') }
      const detail = await readCheckDetail(db, audit.domain.id, name)
      const findings = await readFindingsOf(c, audit)
      return (
        <CheckPage
          audit={audit}
          detail={detail}
          findings={findings.filter(({ finding }) => finding.requirement === name.requirement)}
        />
      )
    }),
  )

  .get('/pruefung/:zugang/massnahmen', (c) =>
    show(c, 'measures', async (audit, db) => {
      const { domain, snapshot } = audit
      const { stand, suche } = c.req.query()
      const measures = await listMeasures(db, domain.id)
      const filter = { state: measureStatuses.find((status) => status === stand), search: suche }
      const listed = listedMeasures(measures, filter, snapshot.takenOn)
      const served = await countMeasureChecks(db, domain.id)
      return (
        <MeasureList
          audit={audit}
          heading={speakMeasures(measures, snapshot.takenOn)}
          listed={listed}
          servedBy={new Map(served.map(({ measureId, checks }) => [measureId, checks]))}
          personName={await readNames(db)}
          page={pageIn(c, listed.length)}
          query={{ stand, suche }}
        />
      )
    }),
  )
  .get('/pruefung/:zugang/massnahmen/:code', (c) =>
    show(c, 'measures', async (audit, db) => {
      const code = c.req.param('code')
      const measures = await listMeasures(db, audit.domain.id)
      const id = measures.find((each) => each.code === code)?.id ?? ''
      const measure = await readMeasure(db, audit.domain.id, id)
      return (
        <MeasurePage
          audit={audit}
          measure={measure}
          responsible={(await readNames(db))(measure.responsibleId)}
          served={await listServedChecks(db, measure.id)}
        />
      )
    }),
  )

  .get('/pruefung/:zugang/dokumente', (c) =>
    show(c, 'documents', async (audit, db) => {
      const documents = await readDocuments(db, audit.domain, audit.snapshot.takenOn)
      return <DocumentList audit={audit} documents={documents} page={pageIn(c, documents.length)} />
    }),
  )
  .get('/pruefung/:zugang/dokumente/:id', (c) =>
    show(c, 'documents', async (audit, db) => {
      const document = await readDocumentIn(db, audit, c.req.param('id'))
      const kept = await readLiving(c, (living) => listSnapshotFiles(living, audit.snapshot.id))
      return (
        <DocumentPage
          audit={audit}
          document={document}
          responsible={(await readNames(db))(document.responsibleId)}
          kept={new Set(kept)}
          proves={await listProvenChecks(db, document.id)}
        />
      )
    }),
  )
  .get('/pruefung/:zugang/dokumente/:id/:number/datei', (c) =>
    withAudit(c, async (audit) => {
      const version = await readInSnapshot(c.var.deps.store, audit.snapshot, async (db) => {
        const { versions } = await readDocumentIn(db, audit, c.req.param('id'))
        return versions.find(({ number }) => String(number) === c.req.param('number'))
      })
      const sha256 = version?.fileSha256 ?? ''
      const blob = await readLiving(c, async (db) => {
        const kept = await listSnapshotFiles(db, audit.snapshot.id)
        return kept.includes(sha256) ? findBlob(db, sha256) : undefined
      })
      if (!version || !blob) throw new Failure('not_found', 'Diese Datei enthält der Stand nicht.')
      const { fileName, mediaType } = version
      return sendFile(c, { fileName, mediaType, data: blob.data })
    }),
  )

  .get('/pruefung/:zugang/wiba', (c) =>
    show(c, 'wiba', async (audit, db) => {
      const answers = await listWibaAnswers(db, audit.domain.id)
      const { checkliste } = c.req.query()
      const listed = wibaLines(checkliste)
      return (
        <WibaPage
          audit={audit}
          progress={wibaProgress(readWiba().checklists, answers)}
          listed={listed}
          answers={new Map(answers.map((answer) => [answer.question, answer]))}
          page={pageIn(c, listed.length)}
          query={{ checkliste }}
        />
      )
    }),
  )

  .get('/pruefung/:zugang/meilensteine', (c) =>
    show(c, 'milestones', async (audit, db) => {
      const state = await readOverview(db, audit.domain, audit.snapshot)
      const entries = state?.milestones ?? []
      return <MilestonePage audit={audit} entries={entries} page={pageIn(c, entries.length)} />
    }),
  )

  .get('/pruefung/:zugang/protokoll', (c) =>
    show(c, 'trail', async (audit, db) => {
      const nameOf = await readSubjectNames(db)
      const wanted = /^\d{1,9}$/.test(c.req.query('vor') ?? '') ? Number(c.req.query('vor')) : 0
      const before = wanted > 0 ? wanted : Number.MAX_SAFE_INTEGER
      const trail = await readLiving(c, (living) =>
        readTrail(living, audit.domain, audit.snapshot, before, nameOf),
      )
      return <TrailPage audit={audit} trail={trail} isFirst={wanted === 0} />
    }),
  )

/** Reads the page in the snapshot and shows it, or when the access was open. */
async function show(
  c: Page,
  current: AuditPage,
  read: (audit: Audit, db: Db) => Promise<Child>,
): Promise<Response> {
  return withAudit(c, async (audit) => {
    const content = await readInSnapshot(c.var.deps.store, audit.snapshot, (db) => read(audit, db))
    return renderAudit(c, audit, { title: auditPageLabels[current], current }, content)
  })
}

/** An auditor outside the period gets nothing else; whoever looks over the shoulder sees living data anyway. */
async function withAudit(c: Page, work: (audit: Audit) => Promise<Response>): Promise<Response> {
  const { actor } = c.var.visit
  allow(actor, 'read', 'audits', ['snapshot'])
  const id = c.req.param('zugang') ?? ''
  const audit = await readLiving(c, (db) => readAudit(db, actor, id, c.var.today))
  return audit.isOwn && audit.state !== 'open' ? renderClosed(c, audit) : work(audit)
}

function readLiving<Result>(c: Page, work: (db: Db) => Promise<Result>): Promise<Result> {
  return c.var.deps.store.read(c.var.visit.actor.organisationId, work)
}

async function readFindingsOf(c: Page, { domain, snapshot }: Audit) {
  const findings = await readLiving(c, (db) => readFindings(db, domain.id, c.var.today))
  return findings.filter(({ finding }) => finding.snapshotId === snapshot.id)
}

async function readDocumentIn(db: Db, { domain, snapshot }: Audit, id: string) {
  const documents = await readDocuments(db, domain, snapshot.takenOn)
  const found = documents.find((document) => document.id === id)
  if (found) return found
  throw new Failure('not_found', 'Dieses Dokument gibt es in diesem Stand nicht.')
}

async function readNames(db: Db): Promise<(id: string | null) => string> {
  const names = new Map((await listPersons(db)).map(({ id, name }) => [id, name]))
  return (id) => names.get(id ?? '') ?? ''
}

function pageIn(c: Page, total: number) {
  return pageOf(c.req.query('seite'), pageSize, total)
}
