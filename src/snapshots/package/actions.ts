/** Audit packages (Prüfpaket) taken out of the program. @module */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { listInformationDomains } from '../../../db/queries/informationDomains.ts'
import { listSnapshots } from '../../../db/queries/snapshots.ts'
import type { ReportContext } from '../../../reports/cover.ts'
import {
  type CoverLetter,
  coverLetterText,
  writeCoverLetter,
} from '../../../reports/coverLetter.ts'
import type { OpenPointCount } from '../../../reports/openPoints.ts'
import { type PackageMeta, packageBytes } from '../../../reports/package/writePackage.ts'
import { saveFile } from '../../../reports/saveFile.ts'
import type { Actor } from '../../access/actor.ts'
import { allow } from '../../access/permissions.ts'
import { germanDay } from '../../core/day.ts'
import type { Deps } from '../../deps.ts'
import { gatherOpenPoints } from '../../exports/package/gatherOpenPoints.ts'
import { makeFiles } from '../../exports/package/makeFiles.ts'
import {
  type DescribedFile,
  openPackageFolder,
  type PackageFolder,
} from '../../exports/package/packageFolder.ts'
import { packageName } from '../../exports/package/packageNames.ts'
import { readReportContext } from '../../exports/reportContext.ts'
import { storeExportAccess } from '../../exports/storeExportAccess.ts'
import { takeSnapshot } from '../actions.ts'
import { readInSnapshot } from '../readInSnapshot.ts'
import { readSnapshot } from '../readSnapshot.ts'
import { type Snapshot, speakSnapshot } from '../snapshot.ts'

export type PackageOrder = {
  readonly snapshotId: string
  readonly file: string
  /** `['snapshot']` where it was made sure that the actor, an auditor, may see this very one. */
  readonly reach?: readonly ['snapshot']
  /** Stops the work, and leaves nothing behind. */
  readonly signal?: AbortSignal
}

/** `sha256` in hexadecimal, of the whole file; `files` without the manifest. */
export type WrittenPackage = {
  readonly file: string
  /** What the file should be called; it names the snapshot. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly files: number
  readonly snapshot: Pick<Snapshot, 'id' | 'number' | 'name' | 'takenOn'>
  readonly gaps: readonly OpenPointCount[]
}

/**
 * Writes the package of a snapshot to a file, which appears only when it is complete, and notes in the access log that it
 * was taken out. The same snapshot makes the same bytes. Throws `not_found` for a snapshot that the actor may not see,
 * `invalid` when the file cannot be written, `conflict` when the snapshot or the audit trail were changed past the program.
 */
export async function packageOf(
  deps: Deps,
  actor: Actor,
  { snapshotId, file, reach, signal }: PackageOrder,
): Promise<WrittenPackage> {
  allow(actor, 'read', 'exports', reach)
  allow(actor, 'read', 'snapshots', reach)
  const snapshot = await deps.store.read(actor.organisationId, (db) =>
    readSnapshot(db, actor, snapshotId),
  )
  const folder = await openPackageFolder(signal)
  try {
    const { files, meta, gaps } = await makeAll(deps, snapshot, folder)
    const { bytes, sha256 } = await pack(file, files, meta, signal)
    await deps.store.write(actor.organisationId, (db) =>
      storeExportAccess(
        db,
        deps,
        actor,
        `${meta.informationDomain.code}/paket (${speakSnapshot(snapshot)}) SHA-256 ${sha256}`,
      ),
    )
    const { id, number, name, takenOn } = snapshot
    return {
      file,
      name: packageName(meta.informationDomain.code, snapshot),
      bytes,
      sha256,
      files: files.length,
      snapshot: { id, number, name, takenOn },
      gaps,
    }
  } finally {
    folder.remove()
  }
}

/** Freezes the information domain for a package, under the name or „Prüfpaket 22.05.2025“. */
export async function takeSnapshotForPackage(
  deps: Deps,
  actor: Actor,
  informationDomainId: string,
  name?: string,
): Promise<Omit<Snapshot, 'organisationId'>> {
  allow(actor, 'write', 'snapshots')
  allow(actor, 'read', 'exports')
  const taken = await deps.store.read(actor.organisationId, (db) =>
    listSnapshots(db, informationDomainId),
  )
  const names = new Set(taken.map((snapshot) => snapshot.name))
  return takeSnapshot(deps, actor, informationDomainId, {
    name: name ?? freeName(`Prüfpaket ${germanDay(deps.today())}`, names),
    note: '',
  })
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let count = 2; taken.has(name); count += 1) name = `${wanted} (${count})`
  return name
}

type Made = {
  readonly files: readonly DescribedFile[]
  readonly meta: PackageMeta
  readonly gaps: readonly OpenPointCount[]
}

async function makeAll(deps: Deps, snapshot: Snapshot, folder: PackageFolder): Promise<Made> {
  const { organisationId, informationDomainId, takenOn } = snapshot
  return deps.store.readSnapshot(organisationId, (living) =>
    readInSnapshot(deps.store, snapshot, async (frozen) => {
      const domains = await listInformationDomains(frozen)
      const domain = domains.find(({ id }) => id === informationDomainId)
      if (!domain) throw new Error(`snapshot ${snapshot.id} lacks its information domain`)
      const context = await readReportContext(frozen, domain)
      const points = await gatherOpenPoints(frozen, domain, takenOn)
      const sources = { living, frozen, snapshot, domain, context, points }
      const { files, erasedDetails } = await makeFiles(folder, sources)
      const letter = letterOf(snapshot, context, files, points.counts)
      const letters = [
        await folder.addBytes('Anschreiben.pdf', 'dieses Schreiben', [
          await writeCoverLetter(letter),
        ]),
        await folder.addBytes('Anschreiben.txt', 'dasselbe als Text', [coverLetterText(letter)]),
      ]
      return {
        files: [...letters, ...files],
        meta: metaOf(snapshot, context, erasedDetails),
        gaps: points.counts,
      }
    }),
  )
}

function letterOf(
  { number, name, takenOn, takenAt, contentSha256, chainSequence, chainHash }: Snapshot,
  context: ReportContext,
  files: readonly DescribedFile[],
  gaps: readonly OpenPointCount[],
): CoverLetter {
  const { organisation, informationDomain, editionTitle, programVersion } = context
  return {
    organisation,
    informationDomain,
    snapshot: { number, name, day: takenOn, takenAt, contentSha256 },
    edition: editionTitle,
    programVersion,
    chainHead: chainSequence > 0 ? { sequence: chainSequence, hash: chainHash } : null,
    packageName: packageName(informationDomain.code, { number, takenOn }),
    files,
    // The number has a column of its own.
    gaps: gaps.map(({ text, count }) => ({ count, text: text.replace(/^\d+ /, '') })),
  }
}

function metaOf(snapshot: Snapshot, context: ReportContext, erasedDetails: number): PackageMeta {
  const { number, name, takenOn, takenAt, contentSha256 } = snapshot
  return {
    organisation: { id: snapshot.organisationId, name: context.organisation },
    informationDomain: {
      code: context.informationDomain.code,
      name: context.informationDomain.name,
    },
    snapshot: { number, name, day: takenOn, takenAt, contentSha256 },
    edition: snapshot.edition,
    programVersion: context.programVersion,
    chainHead: { sequence: snapshot.chainSequence, hash: snapshot.chainHash, at: snapshot.chainAt },
    erasedDetails,
  }
}

async function pack(
  file: string,
  files: readonly DescribedFile[],
  meta: PackageMeta,
  signal: AbortSignal | undefined,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* measured() {
    for await (const chunk of packageBytes(files, meta)) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  await saveFile(file, (unfinished) =>
    pipeline(Readable.from(measured(), { objectMode: false }), createWriteStream(unfinished), {
      signal,
    }),
  )
  return { bytes, sha256: hash.digest('hex') }
}
