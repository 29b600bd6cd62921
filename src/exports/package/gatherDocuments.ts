/** Reads A.0: documents, their versions and what they prove, and which of their files a package holds. @module */
import type { Db } from '../../../db/db.ts'
import { listEvidenceLinks } from '../../../db/queries/checks.ts'
import {
  type DocumentVersion,
  listDocuments,
  listDocumentVersions,
  listProvenChecks,
  type StoredDocument,
} from '../../../db/queries/documents.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { DocumentLine, DocumentList, ProofLine } from '../../../reports/documentList.ts'
import { checkStatusLabels } from '../../assessment/check.ts'
import type { Day } from '../../core/day.ts'
import { type DocumentState, documentKindLabels, explainState } from '../../documents/document.ts'
import { readDocumentStates } from '../../milestones/readState.ts'
import { readPersonNames } from '../labels.ts'
import { gatherEvidence } from './gatherEvidence.ts'
import { createUniqueNames, safePart } from './packageNames.ts'

/** A stored file and its name in the package. */
export type KeptFile = {
  readonly name: string
  readonly sha256: string
  readonly description: string
}

export async function gatherDocuments(
  db: Db,
  domain: InformationDomain,
  today: Day,
): Promise<{ list: DocumentList; files: KeptFile[] }> {
  const documents = await listDocuments(db)
  const states = await readDocumentStates(db, today)
  const personName = await readPersonNames(db)
  const proving = new Set((await listEvidenceLinks(db, domain.id)).map((link) => link.documentId))
  const uniqueName = createUniqueNames()
  const placed = (await listDocumentVersions(db)).map((version, _, all) => {
    const document = documents.find(({ id }) => id === version.documentId)
    const isKept = isWanted(version, all, proving)
    return {
      version,
      title: document?.title ?? '',
      name: isKept ? uniqueName(nameOf(version, document)) : '',
    }
  })
  const list: DocumentList = {
    documents: documents.map((document) =>
      describeDocument(document, states.get(document.id), personName),
    ),
    versions: placed.map(({ version, title, name }) => ({
      title,
      number: version.number,
      writtenOn: version.writtenOn,
      note: version.note,
      approvedOn: version.approvedOn,
      approvedBy: version.approvedBy ?? '',
      fileName: version.fileName,
      place: name,
      sha256: version.fileSha256 ?? '',
    })),
    proofs: await listProofs(db, documents),
    evidence: await gatherEvidence(db, domain),
  }
  const files = placed.flatMap(({ version, title, name }) =>
    name === '' || version.fileSha256 === null
      ? []
      : [
          {
            name,
            sha256: version.fileSha256,
            description: `${title}, Version ${version.number}${version.approvedOn === null ? ', nicht freigegeben' : ''}`,
          },
        ],
  )
  return { list, files }
}

/** Approved versions, and of a document that proves something the last one where none is approved. */
function isWanted(
  version: DocumentVersion,
  all: readonly DocumentVersion[],
  proving: ReadonlySet<string>,
): boolean {
  if (version.fileSha256 === null) return false
  if (version.approvedOn !== null) return true
  if (!proving.has(version.documentId)) return false
  const own = all.filter(({ documentId }) => documentId === version.documentId)
  return (
    own.every(({ approvedOn }) => approvedOn === null) &&
    own.every(({ number, fileSha256 }) => fileSha256 === null || number <= version.number)
  )
}

function nameOf(
  { number, fileName }: DocumentVersion,
  document: StoredDocument | undefined,
): string {
  return `dokumente/${safePart(document?.title ?? '')}/V${number}_${safePart(fileName)}`
}

function describeDocument(
  { kind, title, responsibleId, reviewDueOn, retiredOn }: StoredDocument,
  state: DocumentState | undefined,
  personName: (id: string | null) => string,
): DocumentLine {
  const approved = state?.approved ?? null
  return {
    kind: documentKindLabels[kind],
    title,
    responsible: personName(responsibleId),
    approvedVersion: approved?.number ?? null,
    approvedOn: approved?.approvedOn ?? null,
    approvedBy: approved?.approvedBy ?? '',
    topicsDone: state?.topicsDone ?? 0,
    topicsTotal: state?.topicsTotal ?? 0,
    reviewDueOn,
    isReviewOverdue: retiredOn === null && (state?.isReviewOverdue ?? false),
    retiredOn,
    state: state ? explainState(state) : '',
  }
}

async function listProofs(db: Db, documents: readonly StoredDocument[]): Promise<ProofLine[]> {
  const proofs: ProofLine[] = []
  for (const { id, title } of documents) {
    for (const {
      targetObjectCode,
      targetObjectName,
      requirement,
      status,
      note,
    } of await listProvenChecks(db, id)) {
      proofs.push({
        title,
        targetObjectCode,
        targetObjectName,
        requirementId: requirement,
        status: checkStatusLabels[status],
        note,
      })
    }
  }
  return proofs
}
