/**
 * Reads what is missing before a Testat: the gaps that pages show, and every place of them. Figures and lists are read
 * apart; a list that does not come to its figure ends the document with an error.
 * @module
 */
import { readCatalog } from '../../../catalog/readCatalog.ts'
import type { Db } from '../../../db/db.ts'
import { listDocumentsInForce } from '../../../db/queries/documents.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import {
  type CheckPoint,
  type OpenCheck,
  type OpenDocument,
  type OpenMilestone,
  type OpenPointCount,
  type OpenPoints,
  openPoints,
} from '../../../reports/openPoints.ts'
import { readStaleMonths } from '../../access/organisation/readStaleMonths.ts'
import {
  type Check,
  isCheckedBefore,
  isMet,
  isThinlyJustified,
  isUndescribed,
  isUnplanned,
  lacksProviderProof,
} from '../../assessment/check.ts'
import { listReadinessGaps, summarizeReadiness } from '../../assessment/readiness.ts'
import { addMonths, type Day } from '../../core/day.ts'
import { type DocumentState, explainState } from '../../documents/document.ts'
import {
  type DomainFigures,
  readAllFigures,
  readDocumentStates,
  readMilestoneReports,
} from '../../milestones/readState.ts'
import { type CheckModel, isUnmet, readActiveChecks, readCheckModel } from '../checkModel.ts'
import { findProviderChecks } from '../checkResult.ts'
import { type CheckSources, readCheckSources } from '../checkSources.ts'
import { readPersonNames } from '../labels.ts'

export async function gatherOpenPoints(
  db: Db,
  domain: InformationDomain,
  today: Day,
): Promise<OpenPoints> {
  const staleMonths = await readStaleMonths(db)
  const all = await readAllFigures(db, today, staleMonths)
  const figures = all.find((each) => each.domain.id === domain.id)
  if (!figures) throw new Error(`no figures of information domain ${domain.id}`)
  const model = await readCheckModel(db, domain)
  const sources = await readCheckSources(db, model)
  const staleBefore = addMonths(today, -staleMonths)
  const pointsOf = createPointsOf(model, { today, staleBefore })
  const states = await readDocumentStates(db, today)
  const documents = (await listDocumentsInForce(db, domain.id)).flatMap((document) => {
    const state = states.get(document.id)
    return state ? [{ ...document, state }] : []
  })
  const gaps = listReadinessGaps({
    basic: figures.progress.whole.basic,
    undecidedModules: figures.undecidedModules,
    documents,
    staleMonths,
  })
  const personName = await readPersonNames(db)
  const lists = {
    documents: documents.flatMap((document) => listDocumentPoints(document, personName)),
    milestones: await listMissed(db, domain, today, all),
  }
  const counts = inOrder([
    ...gaps.map(({ gap, count, text }) => ({ point: gap, count, text })),
    ...furtherCounts({ ...lists, thin: await countThin(db, model) }),
  ])
  return {
    counts,
    summary: summarize(counts),
    modules: figures.undecidedModules.map((id) => ({
      id,
      title: readCatalog().moduleById(id).title,
    })),
    ...lists,
    checks: () => readOpenChecks(db, model, sources, pointsOf),
  }
}

type PointsOf = (check: Check) => CheckPoint[]

/** As `readiness.ts` counts them. */
function createPointsOf(
  model: CheckModel,
  { today, staleBefore }: { readonly today: Day; readonly staleBefore: Day },
): PointsOf {
  const isProviders = findProviderChecks(model)
  return (check) => {
    const points: CheckPoint[] = []
    if (isUnmet(check)) points.push('unmet_basic')
    if (isUnplanned(check)) points.push('unplanned')
    if (isUndescribed(check)) points.push('undescribed')
    if (check.status === 'dispensable' && !isMet(check)) points.push('unjustified')
    if (isThinlyJustified(check)) points.push('thin_reason')
    if (isProviders(check) && lacksProviderProof(check, today)) points.push('unproven')
    if (isCheckedBefore(check, staleBefore)) points.push('stale')
    return points
  }
}

async function* readOpenChecks(
  db: Db,
  model: CheckModel,
  { objectOf, requirementOf, personName }: CheckSources,
  pointsOf: PointsOf,
): AsyncGenerator<readonly OpenCheck[]> {
  for await (const checks of readActiveChecks(db, model, ['basic'])) {
    yield checks.flatMap((check) =>
      pointsOf(check).map(
        (point): OpenCheck => ({
          point,
          targetObjectCode: objectOf(check).code,
          targetObjectName: objectOf(check).name,
          moduleId: check.module,
          requirementId: check.requirement,
          requirementTitle: requirementOf(check).title,
          status: check.status,
          explanation: check.explanation,
          responsible: personName(check.responsibleId),
          dueOn: check.dueOn,
        }),
      ),
    )
  }
}

async function countThin(db: Db, model: CheckModel): Promise<number> {
  let count = 0
  for await (const checks of readActiveChecks(db, model, ['basic'])) {
    count += checks.filter(isThinlyJustified).length
  }
  return count
}

type Counted = {
  readonly thin: number
  readonly documents: readonly OpenDocument[]
  readonly milestones: readonly OpenMilestone[]
}

function furtherCounts({ thin, documents, milestones }: Counted): OpenPointCount[] {
  const late = documents.filter(({ point }) => point === 'overdue_reviews').length
  const missed = milestones.length
  const further: OpenPointCount[] = [
    {
      point: 'thin_reason',
      count: thin,
      text: `${thin === 1 ? '1 Begründung' : `${thin} Begründungen`} zu „entbehrlich“ ${thin === 1 ? 'ist' : 'sind'} so knapp, dass sie sich kaum nachvollziehen ${thin === 1 ? 'lässt' : 'lassen'}.`,
    },
    {
      point: 'overdue_reviews',
      count: late,
      text: `${late === 1 ? '1 Dokument ist' : `${late} Dokumente sind`} seit Ablauf der Frist nicht überprüft.`,
    },
    {
      point: 'missed_milestones',
      count: missed,
      text: `${missed === 1 ? '1 Meilenstein hat' : `${missed} Meilensteine haben`} den Termin verfehlt.`,
    },
  ]
  return further.filter(({ count }) => count > 0)
}

function inOrder(counts: readonly OpenPointCount[]): OpenPointCount[] {
  return openPoints.flatMap((point) => counts.filter((each) => each.point === point))
}

/** The words of the pages, with the further points counted in. */
function summarize(counts: readonly OpenPointCount[]): string {
  const { length } = counts
  if (length === 0) return summarizeReadiness([])
  return length === 1
    ? 'Vor einem Testat ist noch 1 Punkt zu klären.'
    : `Vor einem Testat sind noch ${length} Punkte zu klären.`
}

type StatedDocument = Awaited<ReturnType<typeof listDocumentsInForce>>[number] & {
  readonly state: DocumentState
}

function listDocumentPoints(
  { title, responsibleId, reviewDueOn, state }: StatedDocument,
  personName: (id: string | null) => string,
): OpenDocument[] {
  const shared = { title, reviewDueOn, responsible: personName(responsibleId) }
  const points: OpenDocument[] = []
  if (!state.isComplete) {
    points.push({ point: 'incomplete_documents', detail: explainState(state), ...shared })
  }
  if (state.isReviewOverdue) {
    points.push({ point: 'overdue_reviews', detail: 'Überprüfung überfällig.', ...shared })
  }
  return points
}

/** Of this information domain, and those of information security that name none. */
async function listMissed(
  db: Db,
  { id }: InformationDomain,
  today: Day,
  figures: readonly DomainFigures[],
): Promise<OpenMilestone[]> {
  const entries = await readMilestoneReports(db, figures, today)
  return entries
    .filter(({ report }) => report.summary.state === 'overdue')
    .filter(({ milestone: { informationDomainIds: ids, area } }) =>
      ids.length === 0 ? area === 'security' : ids.includes(id),
    )
    .map(({ report: { summary, details } }) => ({
      code: summary.code,
      title: summary.title,
      originalDueOn: summary.originalDueOn,
      dueOn: summary.dueOn,
      detail: `${details.progress}; ${details.timing}`,
    }))
}
