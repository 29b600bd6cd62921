/**
 * A.0 Dokumente: the controlled documents with their approval and their files, what they prove, and evidence files.
 * Source: BSI-FACTS 5.4 (A.0 Richtlinien); the columns are ours.
 * @module
 */
import type { Day } from '../src/core/day.ts'
import { fact, type ReportContext, workbookOf } from './cover.ts'
import type { Sheet, Workbook } from './sheet.ts'
import { day, id, int, sheetOf, text } from './table.ts'

export type DocumentLine = {
  readonly kind: string
  readonly title: string
  readonly responsible: string
  /** Number of the approved version; null without one. */
  readonly approvedVersion: number | null
  readonly approvedOn: Day | null
  readonly approvedBy: string
  readonly topicsDone: number
  readonly topicsTotal: number
  readonly reviewDueOn: Day | null
  readonly isReviewOverdue: boolean
  readonly retiredOn: Day | null
  /** One sentence: how far it is. */
  readonly state: string
}

export type VersionLine = {
  readonly title: string
  readonly number: number
  readonly writtenOn: Day
  readonly note: string
  readonly approvedOn: Day | null
  readonly approvedBy: string
  /** As it was uploaded; '' where the version has no file here. */
  readonly fileName: string
  /** Where it lies in the package; '' where it is not in it. */
  readonly place: string
  /** Hexadecimal, or ''. */
  readonly sha256: string
}

export type ProofLine = {
  readonly title: string
  readonly targetObjectCode: string
  readonly targetObjectName: string
  readonly requirementId: string
  readonly status: string
  readonly note: string
}

/** A file that proves checks and is no controlled document. */
export type EvidenceLine = {
  readonly title: string
  /** „Bildschirmfoto“ */
  readonly kind: string
  readonly source: string
  readonly datedOn: Day
  readonly keptUntilOn: Day | null
  /** The checks that it proves, „C001 SYS.2.1.A3“. */
  readonly checks: readonly string[]
  readonly fileName: string
  /** '' where its bytes were deleted. */
  readonly place: string
  readonly sha256: string
  /** When and why its bytes went; '' while they are there. */
  readonly deleted: string
}

export type DocumentList = {
  readonly documents: readonly DocumentLine[]
  readonly versions: readonly VersionLine[]
  readonly proofs: readonly ProofLine[]
  readonly evidence: readonly EvidenceLine[]
}

export function documentList(context: ReportContext, list: DocumentList): Workbook {
  const { documents, versions, proofs, evidence } = list
  const kept = [...versions, ...evidence].filter(({ place }) => place !== '')
  const approved = documents.filter(({ approvedVersion }) => approvedVersion !== null)
  return workbookOf(context, {
    name: 'a0',
    title: 'A.0 Dokumente',
    subject: 'Gelenkte Dokumente mit Freigabe, Überprüfung und Dateien, und was sie nachweisen.',
    facts: [
      fact('Dokumente', documents.length),
      fact('davon mit freigegebener Version', approved.length),
      fact('Überprüfung überfällig', documents.filter((each) => each.isReviewOverdue).length),
      fact('Von Dokumenten belegte Prüfungen', proofs.length),
      fact('Nachweisdateien', evidence.length),
      fact('davon ohne Anforderung', evidence.filter(({ checks }) => checks.length === 0).length),
      fact('Dateien im Paket', kept.length),
    ],
    notes: [
      'Die Dateien freigegebener Versionen liegen im Ordner „dokumente“ des Prüfpakets, Nachweisdateien im Ordner „nachweise“; ihre Prüfsumme steht in der Liste und in manifest.json.',
      'Liegt ein Dokument nur außerhalb von Basislotse, steht hier seine Freigabe, aber keine Datei.',
    ],
    sheets: [
      documentSheet(documents),
      versionSheet(versions),
      proofSheet(proofs),
      evidenceSheet(evidence),
    ],
  })
}

function documentSheet(items: readonly DocumentLine[]): Sheet {
  return sheetOf<DocumentLine>({
    name: 'Dokumente',
    title: 'Gelenkte Dokumente und ihr Stand',
    fields: [
      text('Dokument', 34, ({ title }) => title),
      text('Art', 20, ({ kind }) => kind),
      text('Verantwortlich', 20, ({ responsible }) => responsible),
      int('Version', 9, ({ approvedVersion }) => approvedVersion),
      day('Freigegeben am', ({ approvedOn }) => approvedOn, { width: 15 }),
      text('Freigegeben von', 20, ({ approvedBy }) => approvedBy),
      text('Themen', 12, ({ topicsDone, topicsTotal }) =>
        topicsTotal === 0 ? '' : `${topicsDone} von ${topicsTotal}`,
      ),
      day('Überprüfung am', ({ reviewDueOn }) => reviewDueOn, { width: 15 }),
      text('Stand', 36, ({ state, isReviewOverdue }) =>
        isReviewOverdue ? { value: `${state} Überprüfung überfällig.`, tone: 'bad' } : state,
      ),
      day('Zurückgezogen am', ({ retiredOn }) => retiredOn, { width: 17 }),
    ],
    items,
    style: ({ retiredOn }) => (retiredOn === null ? 'plain' : 'muted'),
  })
}

function versionSheet(items: readonly VersionLine[]): Sheet {
  return sheetOf<VersionLine>({
    name: 'Versionen',
    title: 'Versionen der Dokumente und ihre Dateien',
    fields: [
      text('Dokument', 32, ({ title }) => title),
      int('Version', 8, ({ number }) => number),
      day('Erstellt am', ({ writtenOn }) => writtenOn),
      text('Notiz', 30, ({ note }) => note),
      day('Freigegeben am', ({ approvedOn }) => approvedOn, { width: 15 }),
      text('Freigegeben von', 20, ({ approvedBy }) => approvedBy),
      text('Datei', 28, ({ fileName }) => fileName),
      id('Ort im Paket', 36, ({ place }) => place),
      id('Prüfsumme (SHA-256)', 34, ({ sha256 }) => sha256),
    ],
    items,
  })
}

function proofSheet(items: readonly ProofLine[]): Sheet {
  return sheetOf<ProofLine>({
    name: 'Nachweise',
    title: 'Welches Dokument welche Anforderung nachweist',
    fields: [
      text('Dokument', 32, ({ title }) => title),
      id('Zielobjekt', 11, (proof) => proof.targetObjectCode),
      text('Name des Zielobjekts', 28, (proof) => proof.targetObjectName),
      id('Anforderung', 14, (proof) => proof.requirementId),
      text('Status', 14, ({ status }) => status),
      text('Notiz', 40, ({ note }) => note),
    ],
    items,
  })
}

function evidenceSheet(items: readonly EvidenceLine[]): Sheet {
  return sheetOf<EvidenceLine>({
    name: 'Nachweisdateien',
    title: 'Nachweisdateien und welche Prüfungen sie belegen',
    fields: [
      text('Nachweis', 30, ({ title }) => title),
      text('Art', 20, ({ kind }) => kind),
      text('Herkunft', 28, ({ source }) => source),
      day('Datum', ({ datedOn }) => datedOn),
      text('Belegt', 24, ({ checks }) =>
        checks.length === 0 ? { value: 'keine Anforderung', tone: 'warning' } : checks.join('\n'),
      ),
      day('Aufbewahren bis', ({ keptUntilOn }) => keptUntilOn, { width: 17 }),
      text('Datei', 26, ({ fileName }) => fileName),
      id('Ort im Paket', 36, ({ place }) => place),
      id('Prüfsumme (SHA-256)', 34, ({ sha256 }) => sha256),
      text('Gelöscht', 24, ({ deleted }) => deleted),
    ],
    items,
  })
}
