/**
 * A list that is read in the browser: sent, columns confirmed, looked through, taken over. Reading, planning and
 * storing go on after the page was answered; what they came to is stored with the upload.
 * @module
 */
import { createHash } from 'node:crypto'
import { type Db, inTurns } from '../../../db/db.ts'
import { listImportMappings } from '../../../db/queries/imports.ts'
import {
  deleteImportUploads,
  findUploadedBytes,
  insertImportUpload,
  listImportUploads,
  listUploadsBefore,
  savePreview,
  saveUploadFrom,
  type UploadChange,
} from '../../../db/queries/importUploads.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { saveRetentionRun } from '../../../db/queries/retention.ts'
import type { Actor } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { readInformationDomain } from '../../access/readInformationDomain.ts'
import { readRetention } from '../../access/retention/readRetention.ts'
import { Failure } from '../../core/failure.ts'
import type { Deps } from '../../deps.ts'
import {
  type ImportInput,
  importApplications,
  importDevices,
  importProviders,
  importRooms,
  type StoredImport,
} from '../actions.ts'
import type { ImportMapping } from '../importMapping.ts'
import type { DeviceImportPlan, ImportPlan } from '../importPlan.ts'
import type { Table } from '../table.ts'
import { browserWords } from './browserWords.ts'
import { readColumns } from './columnReading.ts'
import { previewLists, type UploadPlan, type UploadState } from './importUpload.ts'
import { isInterrupted, workshopOf } from './isInterrupted.ts'
import { likelyKind } from './likelyKind.ts'
import { digestSteps, type Preview, previewPages, previewSteps } from './preview.ts'
import { type OwnUpload, readOwnUpload } from './readOwnUpload.ts'
import { columnSetOf, type UploadKind } from './uploadKind.ts'

/** What one person may have waiting; the oldest gives way. */
const keptUploads = 5

const longestName = 200

type Runner = (deps: Deps, actor: Actor, input: ImportInput) => Promise<ImportPlan<unknown>>

const runners: Record<UploadKind, Runner> = {
  devices: importDevices,
  applications: importApplications,
  rooms: importRooms,
  providers: importProviders,
}

export type SentFile = { readonly name: string; readonly bytes: Uint8Array }

/** Keeps the file and begins to read it. Throws `not_found` for an unknown information domain, `invalid` without content. */
export async function receiveUpload(
  deps: Deps,
  actor: Actor,
  { domainId, kind, file }: { domainId: string; kind: UploadKind; file: SentFile },
): Promise<string> {
  allow(actor, 'write', 'inventory')
  const name = (
    file.name
      .replace(/\p{Cc}/gu, ' ')
      .split(/[\\/]/)
      .at(-1) ?? ''
  ).slice(0, longestName)
  if (file.bytes.length === 0) {
    const message = `Die Datei „${name}“ ist leer.`
    throw new Failure('invalid', message, { datei: message })
  }
  const id = deps.newId()
  const actorId = actor.userId ?? 'system'
  await deps.store.write(actor.organisationId, async (db) => {
    await readInformationDomain(db, actor, domainId)
    const earlier = await listImportUploads(db, actorId)
    await deleteImportUploads(
      db,
      earlier.slice(keptUploads - 1).map((upload) => upload.id),
    )
    await insertImportUpload(db, {
      id,
      informationDomainId: domainId,
      actorId,
      kind,
      file: name || 'Datei',
      fileSha256: createHash('sha256').update(file.bytes).digest('hex'),
      size: file.bytes.length,
      data: file.bytes,
      state: 'reading',
      claimedBy: deps.jobs.owner,
      claimedAt: deps.serverTime(),
      uploadedAt: deps.serverTime(),
    })
  })
  startReading(deps, actor, id)
  return id
}

/** Says what the columns mean and begins to plan. Throws `not_found`; a list that is being stored stays as it is. */
export async function chooseColumns(
  deps: Deps,
  actor: Actor,
  id: string,
  mapping: ImportMapping,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  const begun = await claim(deps, actor, id, ['columns', 'planned'], { state: 'planning', mapping })
  if (begun) startPlanning(deps, actor, id)
}

/** Reads the columns of another sheet, or below another header. Throws `not_found`. */
export async function chooseSheet(
  deps: Deps,
  actor: Actor,
  id: string,
  mapping: Pick<ImportMapping, 'sheet' | 'headerRow'>,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  const begun = await claim(deps, actor, id, ['columns', 'planned'], { state: 'reading', mapping })
  if (begun) startReading(deps, actor, id)
}

/**
 * Begins to take over what the preview with this digest showed. Whoever comes second, or presses twice, starts
 * nothing. Throws `not_found`.
 */
export async function takeOver(
  deps: Deps,
  actor: Actor,
  id: string,
  digest: string,
): Promise<void> {
  allow(actor, 'write', 'inventory')
  const begun = await claim(deps, actor, id, ['planned'], { state: 'storing' })
  if (begun) startStoring(deps, actor, id, digest)
}

/** Takes up again what a stop of the server interrupted. A list is stored whole or not at all. */
export async function resumeUpload(deps: Deps, actor: Actor, id: string): Promise<void> {
  allow(actor, 'write', 'inventory')
  const upload = await deps.store.read(actor.organisationId, (db) => readOwnUpload(db, actor, id))
  if (!isInterrupted(workshopOf(deps), upload)) return
  if (upload.state === 'reading') {
    if (await claim(deps, actor, id, ['reading'], {})) startReading(deps, actor, id)
  } else if (await claim(deps, actor, id, ['planning', 'storing'], { state: 'planning' })) {
    startPlanning(deps, actor, id)
  }
}

/** Throws `not_found`, and `conflict` while the list is being stored. */
export async function removeUpload(deps: Deps, actor: Actor, id: string): Promise<void> {
  allow(actor, 'write', 'inventory')
  await deps.store.write(actor.organisationId, async (db) => {
    const upload = await readOwnUpload(db, actor, id)
    if (upload.state === 'storing' && !isInterrupted(workshopOf(deps), upload)) {
      throw new Failure(
        'conflict',
        'Die Liste wird gerade übernommen und kann nicht mehr verworfen werden.',
      )
    }
    await deleteImportUploads(db, [id])
  })
}

/** Removes what was sent longer ago than the setting says, usually a day. */
export async function cleanUpUploads(deps: Deps, organisationId: string): Promise<void> {
  const at = deps.serverTime()
  await deps.store.write(organisationId, async (db) => {
    const { uploadHours } = await readRetention(db)
    const before = new Date(Date.parse(at) - uploadHours * 3_600_000).toISOString()
    const old = await listUploadsBefore(db, before)
    if (old.length === 0) return
    await deleteImportUploads(db, old)
    await saveRetentionRun(db, 'uploads', at, old.length)
  })
}

/** Of two who begin, one does. */
async function claim(
  deps: Deps,
  actor: Actor,
  id: string,
  from: readonly UploadState[],
  change: UploadChange,
): Promise<boolean> {
  return deps.store.write(actor.organisationId, async (db) => {
    await readOwnUpload(db, actor, id)
    const claimed = { claimedBy: deps.jobs.owner, claimedAt: deps.serverTime() }
    return saveUploadFrom(db, id, from, { message: '', ...claimed, ...change })
  })
}

function startReading(deps: Deps, actor: Actor, id: string): void {
  deps.jobs.start(id, async (tell) => {
    tell({ step: 'Die Datei wird gelesen', done: 0, total: 0 })
    await settling({ deps, actor, id, from: 'reading', failed: 'failed' }, async () => {
      const { upload, tables } = await readSent(deps, actor, id)
      const remembered = await deps.store.read(actor.organisationId, (db) =>
        listImportMappings(db, upload.kind),
      )
      const chosen = upload.mapping ?? undefined
      const rules = { remembered, mapping: chosen }
      const read = readColumns(tables, columnSetOf(upload.kind), rules)
      const isKnown = read.sheets.some(({ problem }) => problem === '')
      const reading = isKnown ? read : { ...read, likelyKind: likelyKind(tables, upload.kind) }
      const [first] = reading.sheets.filter(({ isRemembered }) => isRemembered)
      const known = remembered.find(
        ({ headerFingerprint }) => headerFingerprint === first?.headerFingerprint,
      )
      const mapping = chosen ?? known?.mapping ?? null
      await save(deps, actor, id, 'reading', { state: 'columns', reading, mapping })
    })
  })
}

function startPlanning(deps: Deps, actor: Actor, id: string): void {
  deps.jobs.start(id, async (tell) => {
    tell({ step: 'Die Datei wird gelesen', done: 0, total: 0 })
    await settling({ deps, actor, id, from: 'planning', failed: 'columns' }, async () => {
      const { upload, domain, tables } = await readSent(deps, actor, id)
      tell({ step: 'Die Zeilen werden mit dem Bestand verglichen', done: 0, total: 0 })
      const plan = await runners[upload.kind](deps, actor, {
        ...inputOf(upload, domain, tables),
        dryRun: true,
      })
      await savePlan(deps, actor, upload, tables, plan, 'planning')
    })
  })
}

function startStoring(deps: Deps, actor: Actor, id: string, digest: string): void {
  deps.jobs.start(id, async (tell) => {
    tell({ step: 'Die Datei wird gelesen', done: 0, total: 0 })
    await settling({ deps, actor, id, from: 'storing', failed: 'planned' }, async () => {
      const { upload, domain, tables } = await readSent(deps, actor, id)
      tell({ step: 'Die Zeilen werden noch einmal verglichen', done: 0, total: 0 })
      let outdated: ImportPlan<unknown> | undefined
      let total = 0
      const storing = runners[upload.kind](deps, actor, {
        ...inputOf(upload, domain, tables),
        dryRun: false,
        tell: (done) => tell({ step: 'Die Zeilen werden übernommen', done, total }),
        async confirm(plan) {
          total = plan.new.length + plan.changed.length
          tell({ step: 'Die Zeilen werden übernommen', done: 0, total })
          if ((await inTurns(digestSteps(plan))) === digest) return
          outdated = plan
          throw new Failure('conflict', 'outdated')
        },
        finish: (db, plan, ids) => finishUpload(db, upload, plan, ids),
      })
      try {
        await storing
      } catch (error) {
        if (!outdated) throw error
        await savePlan(deps, actor, upload, tables, outdated, 'storing', outdatedMessage)
      }
    })
  })
}

const outdatedMessage =
  'Seit der Vorschau hat sich der Bestand geändert, zum Beispiel durch eine andere Liste. Es wurde nichts übernommen. Die Vorschau zeigt, was jetzt gilt; bitte sehen Sie sie noch einmal durch.'

async function readSent(deps: Deps, actor: Actor, id: string) {
  const { upload, domain, bytes } = await deps.store.read(actor.organisationId, async (db) => {
    const found = await readOwnUpload(db, actor, id)
    return {
      upload: found,
      domain: await readInformationDomain(db, actor, found.informationDomainId),
      bytes: await findUploadedBytes(db, id),
    }
  })
  if (!bytes)
    throw new Failure(
      'invalid',
      'Die Datei liegt nicht mehr vor. Bitte laden Sie sie noch einmal hoch.',
    )
  return { upload, domain, tables: await deps.readUpload(bytes, upload.file) }
}

function inputOf(upload: OwnUpload, domain: InformationDomain, tables: readonly Table[]) {
  return {
    domain,
    tables,
    file: { name: upload.file, sha256: upload.fileSha256 },
    mapping: upload.mapping ?? undefined,
    strict: false,
  }
}

async function savePlan(
  deps: Deps,
  actor: Actor,
  { id, kind }: OwnUpload,
  tables: readonly Table[],
  plan: ImportPlan<unknown>,
  from: UploadState,
  message = '',
): Promise<void> {
  const preview = await inTurns(previewSteps(kind, plan, tables))
  const pages = previewPages(preview)
  const shown = summaryOf(deps, plan, preview, await inTurns(digestSteps(plan)))
  await deps.store.write(actor.organisationId, async (db) => {
    const isMine = await saveUploadFrom(db, id, [from], {
      state: 'planned',
      plan: shown,
      message,
      ...released,
    })
    if (isMine) await savePreview(db, id, previewLists, pages)
  })
}

/** Warnings beyond these are more than anybody reads on a page. */
const keptWarnings = 500

function summaryOf(
  deps: Deps,
  plan: ImportPlan<unknown>,
  preview: Preview,
  digest: string,
): UploadPlan {
  return {
    counts: {
      refused: plan.refused.length,
      changed: plan.changed.length,
      new: plan.new.length,
      missing: preview.missing.length,
      same: plan.unchanged,
    },
    digest,
    warnings: plan.warnings.slice(0, keptWarnings).map(browserWords),
    sheets: plan.sheets,
    at: deps.now(),
    day: deps.today(),
  }
}

/** In the transaction that stores the list: the file goes, what was refused can be fetched for a day. */
async function finishUpload(
  db: Db,
  { id, plan: seen }: OwnUpload,
  plan: ImportPlan<unknown> | DeviceImportPlan,
  ids: StoredImport,
): Promise<void> {
  await saveUploadFrom(db, id, ['storing'], {
    state: 'stored',
    data: null,
    result: ids,
    plan: seen && { ...seen, warnings: plan.warnings.slice(0, keptWarnings).map(browserWords) },
    ...released,
  })
  await savePreview(db, id, ['changed', 'new', 'same'], [])
}

const released = { claimedBy: null, claimedAt: null } as const

type Settling = {
  readonly deps: Deps
  readonly actor: Actor
  readonly id: string
  readonly from: UploadState
  readonly failed: UploadState
}

/** What goes wrong is said on the upload's page; what is a bug is thrown on, for the log. */
async function settling(
  { deps, actor, id, from, failed }: Settling,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isTold = error instanceof Failure
    const message = isTold
      ? browserWords(error.message)
      : 'Dabei ist ein interner Fehler aufgetreten. Es wurde nichts übernommen. Bitte versuchen Sie es noch einmal.'
    await save(deps, actor, id, from, { state: failed, message })
    if (!isTold) throw error
  }
}

async function save(
  deps: Deps,
  actor: Actor,
  id: string,
  from: UploadState,
  change: UploadChange,
): Promise<void> {
  await deps.store.write(actor.organisationId, (db) =>
    saveUploadFrom(db, id, [from], { ...change, ...released }),
  )
}
