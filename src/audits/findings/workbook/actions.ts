/** Findings as a workbook: taken out to be filled in, and taken back. @module */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readCatalog } from '../../../../catalog/readCatalog.ts'
import type { Db } from '../../../../db/db.ts'
import {
  findLastFindingNumber,
  insertFinding,
  listFindings,
  saveFinding,
} from '../../../../db/queries/audits.ts'
import { listActiveModules, listObjectLabels } from '../../../../db/queries/checkLists.ts'
import { recordEvent } from '../../../../db/queries/events.ts'
import { listInformationDomains } from '../../../../db/queries/informationDomains.ts'
import { findingBook } from '../../../../reports/findingBook.ts'
import type { Workbook } from '../../../../reports/sheet.ts'
import { saveWorkbook } from '../../../../reports/workbook/saveWorkbook.ts'
import type { Actor } from '../../../access/actor.ts'
import { eventBy } from '../../../access/eventBy.ts'
import { allow } from '../../../access/permissions.ts'
import { Failure } from '../../../core/failure.ts'
import { compareNaturally } from '../../../core/text.ts'
import type { Deps } from '../../../deps.ts'
import type { Table } from '../../../exchange/table.ts'
import { readReportContext } from '../../../exports/reportContext.ts'
import { storeExportAccess } from '../../../exports/storeExportAccess.ts'
import { readInSnapshot } from '../../../snapshots/readInSnapshot.ts'
import { type Snapshot, speakSnapshot } from '../../../snapshots/snapshot.ts'
import type { FindingRecord } from '../findingEntry.ts'
import { newFinding } from '../newFinding.ts'
import { type FindingPlace, type FindingScope, readFindingScope } from '../readFindingScope.ts'
import { readThings } from '../readThings.ts'
import { type FindingPlan, findingPlanDigest, planFindings } from './planFindings.ts'
import { type FindingRows, readFindingRows } from './readFindingRows.ts'

/**
 * Writes the workbook of a snapshot's findings to a file and notes in the access log that it was taken out. Throws as
 * `enterFinding` for who may not enter any there: the workbook is for filling in.
 */
export async function exportFindings(
  deps: Deps,
  actor: Actor,
  place: FindingPlace,
  file: string,
): Promise<void> {
  allow(actor, 'write', 'findings', ['snapshot'])
  const { snapshot, findings } = await deps.store.read(actor.organisationId, async (db) => {
    const scope = await readFindingScope(db, actor, place, deps.today())
    return { snapshot: scope.snapshot, findings: await findingsOf(db, scope.snapshot) }
  })
  const { code } = await readInSnapshot(deps.store, snapshot, async (db) => {
    const { book, domainCode } = await gatherBook(db, snapshot, findings)
    await saveWorkbook(book, file)
    return { code: domainCode }
  })
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  const what = `${code}/feststellungen (Stand ${snapshot.number}) SHA-256 ${sha256}`
  await deps.store.write(actor.organisationId, (db) => storeExportAccess(db, deps, actor, what))
}

export type ReturnedFindings = {
  readonly tables: readonly Table[]
  readonly file: { readonly name: string; readonly sha256: string }
  /** The digest of the plan that was looked at; undefined: nothing is saved. */
  readonly agreed?: string | undefined
}

/**
 * Plans what a workbook of findings changes, and does it where that is what was agreed to: all of it or nothing. Throws
 * `invalid` for a file without the sheet or with rows that cannot be taken, `conflict` when something was saved since
 * the plan was made, and as `enterFinding`.
 */
export async function takeFindings(
  deps: Deps,
  actor: Actor,
  place: FindingPlace,
  returned: ReturnedFindings,
): Promise<FindingPlan> {
  allow(actor, 'write', 'findings', ['snapshot'])
  const { snapshot } = await deps.store.read(actor.organisationId, (db) =>
    readFindingScope(db, actor, place, deps.today()),
  )
  const things = await readThings(deps.store, snapshot)
  const rows = readFindingRows(returned.tables)
  ensureSheet(rows, returned.file.name)
  const planIn = async (db: Db) => {
    const scope = await readFindingScope(db, actor, place, deps.today())
    const findings = await findingsOf(db, scope.snapshot)
    const { accessId } = scope
    const plan = planFindings(rows, { findings, things, accessId, today: deps.today() })
    return { scope, plan }
  }
  const { agreed } = returned
  if (agreed === undefined) {
    return (await deps.store.read(actor.organisationId, planIn)).plan
  }
  return deps.store.write(actor.organisationId, async (db) => {
    const { scope, plan } = await planIn(db)
    ensureAgreed(plan, agreed)
    await saveAll(deps, actor, db, scope, plan, returned.file)
    return plan
  })
}

async function saveAll(
  deps: Deps,
  actor: Actor,
  db: Db,
  { snapshot, accessId }: FindingScope,
  { created, changed }: FindingPlan,
  file: ReturnedFindings['file'],
): Promise<void> {
  const { informationDomainId } = snapshot
  let number = await findLastFindingNumber(db, informationDomainId)
  for (const { statement } of created) {
    number += 1
    const id = deps.newId()
    const origin = { createdAt: deps.now(), createdBy: actor.name }
    const place = { id, informationDomainId, number, snapshotId: snapshot.id, accessId }
    const row = newFinding(statement, { ...place, ...origin })
    await insertFinding(db, row)
    recordEvent(db, eventBy(deps, actor, 'finding_entered', id, { after: row }))
  }
  for (const { before, statement } of changed) {
    await saveFinding(db, before.id, before.version, statement)
    recordEvent(
      db,
      eventBy(deps, actor, 'finding_changed', before.id, { before, after: statement }),
    )
  }
  if (created.length + changed.length === 0) return
  const after = {
    ...{ file: file.name, fileSha256: file.sha256 },
    ...{ created: created.length, changed: changed.length },
  }
  recordEvent(db, eventBy(deps, actor, 'findings_taken_over', snapshot.id, { after }))
}

async function findingsOf(db: Db, { id, informationDomainId }: Snapshot): Promise<FindingRecord[]> {
  const findings = await listFindings(db, informationDomainId)
  return findings.filter(({ snapshotId }) => snapshotId === id)
}

async function gatherBook(
  frozen: Db,
  snapshot: Snapshot,
  findings: readonly FindingRecord[],
): Promise<{ book: Workbook; domainCode: string }> {
  const { informationDomainId } = snapshot
  const domains = await listInformationDomains(frozen)
  const domain = domains.find(({ id }) => id === informationDomainId)
  if (!domain) throw new Error(`snapshot ${snapshot.id} lacks its information domain`)
  const active = await listActiveModules(frozen, informationDomainId)
  const modules = [...new Set(active.map(({ module }) => module))].sort(compareNaturally)
  const objects = await listObjectLabels(frozen, informationDomainId)
  const book = findingBook(await readReportContext(frozen, domain), {
    state: speakSnapshot(snapshot),
    findings,
    targetObjects: objects
      .map(({ code, name }) => ({ id: code, title: name }))
      .sort((a, b) => compareNaturally(a.id, b.id)),
    requirements: modules.flatMap((module) =>
      readCatalog()
        .activeRequirements(module)
        .map(({ id, title }) => ({ id, title })),
    ),
  })
  return { book, domainCode: domain.code }
}

function ensureSheet({ sheets }: FindingRows, name: string): void {
  if (sheets.length > 0) return
  throw new Failure(
    'invalid',
    `„${name}“ enthält kein Blatt mit den Spalten „Art“, „Titel“ und „Beschreibung“. Bitte nehmen Sie die Arbeitsmappe, die Sie hier herunterladen.`,
  )
}

function ensureAgreed(plan: FindingPlan, agreed: string): void {
  if (findingPlanDigest(plan) !== agreed) {
    throw new Failure(
      'conflict',
      'Inzwischen wurden Feststellungen gespeichert. Die Vorschau zeigt, was jetzt gilt.',
    )
  }
  if (plan.refused.length > 0) {
    throw new Failure(
      'invalid',
      'Solange Zeilen fehlerhaft sind, wird nichts übernommen. Bitte verbessern Sie die Arbeitsmappe.',
    )
  }
}
