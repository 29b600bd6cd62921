/** Makes every file of a package but the letter and the manifest, which tell of the others. @module */
import type { Db } from '../../../db/db.ts'
import { findBlob } from '../../../db/queries/blobs.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import { auditTrail } from '../../../reports/auditTrail.ts'
import type { ReportContext } from '../../../reports/cover.ts'
import { documentList } from '../../../reports/documentList.ts'
import { type OpenPoints, openPointsBook, openPointWords } from '../../../reports/openPoints.ts'
import { eventsName } from '../../../reports/package/pruefe.mjs'
import type { Day } from '../../core/day.ts'
import { Failure } from '../../core/failure.ts'
import { buildWorkbook } from '../buildWorkbook.ts'
import type { ExportName } from '../exportNames.ts'
import { type ReportOptions, reportFiles } from '../reports/reportFiles.ts'
import type { ReportName } from '../reports/reportNames.ts'
import { describeDataFiles, jsonLines, listDataFiles } from './dataFiles.ts'
import { readDomainEvents } from './domainEvents.ts'
import { gatherDocuments, type KeptFile } from './gatherDocuments.ts'
import {
  type ChainCounts,
  chainLines,
  gatherDomainTrail,
  type TrailEnd,
} from './gatherDomainTrail.ts'
import { listEvidenceToKeep } from './listEvidenceToKeep.ts'
import type { DescribedFile, PackageFolder } from './packageFolder.ts'

/** `living` for the audit trail and the bytes of files, `frozen` for everything else. */
export type PackageSources = {
  readonly living: Db
  readonly frozen: Db
  readonly snapshot: TrailEnd & { readonly takenOn: Day }
  readonly domain: InformationDomain
  readonly context: ReportContext
  readonly points: OpenPoints
}

/** The workbooks that are the same as the exports, in the order of the reference documents. */
const workbooks: readonly { name: ExportName; file: string; description: string }[] = [
  { name: 'a1', file: 'A1_Strukturanalyse', description: 'A.1 Strukturanalyse' },
  {
    name: 'a2',
    file: 'A2_Schutzbedarf',
    description: 'A.2 Schutzbedarfsfeststellung, für die Basis-Absicherung nicht gefordert',
  },
  {
    name: 'a3',
    file: 'A3_Modellierung',
    description: 'A.3 Modellierung, mit den ausgelassenen Bausteinen',
  },
  {
    name: 'a4',
    file: 'A4_Grundschutz-Check',
    description: 'A.4 Ergebnis des IT-Grundschutz-Checks',
  },
  { name: 'a6', file: 'A6_Realisierungsplan', description: 'A.6 Realisierungsplan' },
  { name: 'wiba', file: 'WiBA', description: 'Antworten auf die WiBA-Prüffragen und Fortschritt' },
  { name: 'devices', file: 'Geraeteliste', description: 'IT-Geräte je Standort, ohne Inhaber' },
  {
    name: 'deadlines',
    file: 'Fristen',
    description: 'Meilensteine mit allen Terminen und Verlängerungen',
  },
]

const reports: readonly { name: ReportName; description: string; options: ReportOptions }[] = [
  { name: 'management', description: 'Leitungsbericht, zwei Seiten', options: {} },
  {
    name: 'checks',
    description: 'Prüfbericht: jede Basis-Anforderung je Baustein und Zielobjekt',
    options: { levels: ['basic'] },
  },
]

export type MadeFiles = {
  readonly files: readonly DescribedFile[]
  /** How many events have lost their details. */
  readonly erasedDetails: number
}

export async function makeFiles(
  folder: PackageFolder,
  sources: PackageSources,
): Promise<MadeFiles> {
  const files: DescribedFile[] = [
    await folder.addWorkbook(
      'offene-punkte.xlsx',
      'was für ein Testat noch fehlt, mit jeder Stelle',
      openPointsBook(sources.context, sources.points),
    ),
    ...(await makeReports(folder, sources)),
  ]
  const documents = await gatherDocuments(sources.frozen, sources.domain, sources.snapshot.takenOn)
  files.push(
    await folder.addWorkbook(
      'arbeitsmappen/A0_Dokumente.xlsx',
      'A.0 Dokumente mit Freigaben und Nachweisen',
      documentList(sources.context, documents.list),
    ),
    ...(await makeWorkbooks(folder, sources)),
  )
  const trail = await makeTrail(folder, sources)
  files.push(
    trail.workbook,
    ...(await copyFiles(folder, sources, documents.files)),
    ...(await copyFiles(folder, sources, await listEvidenceToKeep(sources.frozen, sources.domain))),
    ...(await makeData(folder, sources)),
    trail.chain,
  )
  return { files, erasedDetails: trail.counts.erasedDetails }
}

/** Of the check Basis alone, on which a Testat rests; the workbook A.4 has all levels. */
async function makeReports(
  folder: PackageFolder,
  { frozen, domain, snapshot }: PackageSources,
): Promise<DescribedFile[]> {
  const made: DescribedFile[] = []
  for (const { name, description, options } of reports) {
    const written = reportFiles(name, frozen, domain, snapshot.takenOn, options)
    for await (const file of written) {
      made.push(await folder.addBytes(`berichte/${file.name}`, description, [file.bytes]))
    }
  }
  return made
}

async function makeWorkbooks(
  folder: PackageFolder,
  { frozen, domain, snapshot }: PackageSources,
): Promise<DescribedFile[]> {
  const made: DescribedFile[] = []
  for (const { name, file, description } of workbooks) {
    const workbook = await buildWorkbook(name, frozen, domain, snapshot.takenOn)
    made.push(await folder.addWorkbook(`arbeitsmappen/${file}.xlsx`, description, workbook))
  }
  return made
}

/** The chain first, for it counts what the workbook's cover tells. */
async function makeTrail(
  folder: PackageFolder,
  { living, frozen, snapshot, domain, context }: PackageSources,
) {
  const counts: ChainCounts = { events: 0, erased: 0, erasedDetails: 0 }
  const events = await readDomainEvents(frozen, domain)
  const chain = await folder.addBytes(
    eventsName,
    'die ganze Kette der Ereignisse, für das Prüfprogramm',
    chainLines(living, snapshot, events, counts),
  )
  const trail = await gatherDomainTrail({ living, frozen }, snapshot, events, counts)
  const workbook = await folder.addWorkbook(
    'arbeitsmappen/Aenderungsprotokoll.xlsx',
    'wer wann was an diesem Informationsverbund geändert hat',
    auditTrail(context, trail),
  )
  return { chain, workbook, counts }
}

/** Throws `conflict` where the bytes of a file are gone. */
async function copyFiles(
  folder: PackageFolder,
  { living }: PackageSources,
  kept: readonly KeptFile[],
): Promise<DescribedFile[]> {
  const copied: DescribedFile[] = []
  for (const { name, sha256, description } of kept) {
    const blob = await findBlob(living, sha256)
    if (!blob) {
      throw new Failure(
        'conflict',
        `Die Datei „${description}“ fehlt in der Datenbank. Bitte prüfen Sie sie mit „basislotse verify“ und wenden Sie sich an die Administration.`,
      )
    }
    copied.push(await folder.addBytes(name, description, [blob.data]))
  }
  return copied
}

async function makeData(
  folder: PackageFolder,
  { frozen, domain, points }: PackageSources,
): Promise<DescribedFile[]> {
  const made = [
    await folder.addBytes('daten/felder.json', 'welche Felder die Dateien dieses Ordners haben', [
      describeDataFiles(frozen),
    ]),
    await folder.addBytes('daten/offene-punkte.json', 'die offenen Punkte', openPointLines(points)),
  ]
  for (const { file, title, lines } of listDataFiles(frozen, domain)) {
    made.push(await folder.addBytes(`daten/${file}.json`, title, lines))
  }
  return made
}

/** One row for each, whatever it is about. */
async function* openPointLines(points: OpenPoints): AsyncGenerator<string> {
  yield* jsonLines(allPoints(points))
}

async function* allPoints({ counts, modules, documents, milestones, checks }: OpenPoints) {
  const labelled = <Row extends { point: keyof typeof openPointWords }>(row: Row) => ({
    ...row,
    label: openPointWords[row.point],
  })
  yield counts.filter(({ point }) => point === 'nothing_modelled').map(labelled)
  yield modules.map((module) => labelled({ point: 'undecided_modules', ...module }))
  for await (const part of checks()) yield part.map(labelled)
  yield documents.map(labelled)
  yield milestones.map((milestone) => labelled({ point: 'missed_milestones', ...milestone }))
}
