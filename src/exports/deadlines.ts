/** Reads what the deadlines show: milestones with all their dates, and the open work. @module */
import type { Db } from '../../db/db.ts'
import { listDocumentsInForce } from '../../db/queries/documents.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listMeasures } from '../../db/queries/measures.ts'
import type { DeadlineMilestone, Deadlines, OpenWork } from '../../reports/deadlines.ts'
import type { Tone } from '../../reports/sheet.ts'
import { type Check, checkStatusLabels } from '../assessment/check.ts'
import type { Day } from '../core/day.ts'
import { isUnfinished, measureStatusLabels } from '../measures/measure.ts'
import {
  areaLabels,
  type MilestoneStateName,
  milestoneStateLabels,
} from '../milestones/milestone.ts'
import {
  type MilestoneEntry,
  readAllFigures,
  readDocumentStates,
  readMilestoneReports,
} from '../milestones/readState.ts'
import { type CheckModel, isUnmet, readActiveChecks, readCheckModel } from './checkModel.ts'
import { type CheckSources, readCheckSources } from './checkSources.ts'
import { objectName } from './labels.ts'

const stateTones: Record<MilestoneStateName, Tone> = {
  reached: 'good',
  overdue: 'bad',
  due: 'warning',
  ongoing: 'muted',
}

/** Milestones of other information domains only are left out; those that name none concern all. */
export async function gatherDeadlines(
  db: Db,
  domain: InformationDomain,
  today: Day,
): Promise<Deadlines> {
  const entries = await readMilestoneReports(db, await readAllFigures(db, today), today)
  const model = await readCheckModel(db, domain)
  const sources = await readCheckSources(db, model)
  return {
    asOf: today,
    milestones: entries
      .filter(({ milestone: { informationDomainIds: ids } }) => concerns(ids, domain))
      .map((entry) => describeMilestone(entry, today)),
    work: [
      ...(await listMeasureWork(db, domain, sources)),
      ...(await listCheckWork(db, model, sources)),
      ...(await listDocumentWork(db, domain, today, sources)),
    ],
  }
}

function concerns(informationDomainIds: readonly string[], { id }: InformationDomain): boolean {
  return informationDomainIds.length === 0 || informationDomainIds.includes(id)
}

function describeMilestone({ milestone, report }: MilestoneEntry, today: Day): DeadlineMilestone {
  const { summary, details } = report
  const isReviewOverdue = details.reviewDueOn !== null && details.reviewDueOn < today
  return {
    code: summary.code,
    title: summary.title,
    area: areaLabels[details.area],
    originalDueOn: summary.originalDueOn,
    dueOn: summary.dueOn ?? details.reviewDueOn,
    reviewIntervalMonths: milestone.reviewIntervalMonths,
    extensions: milestone.extensions
      .toSorted((a, b) => a.number - b.number)
      .map(({ newDueOn, reason, extendedBy, extendedAt }) => ({
        newDueOn,
        reason,
        author: extendedBy,
        at: extendedAt,
      })),
    state: isReviewOverdue ? 'Überprüfung überfällig' : milestoneStateLabels[summary.state],
    stateTone: isReviewOverdue ? 'bad' : stateTones[summary.state],
    done: summary.done,
    total: summary.total,
    pace: details.pace ?? details.note ?? '',
  }
}

async function listMeasureWork(
  db: Db,
  domain: InformationDomain,
  { personName }: CheckSources,
): Promise<OpenWork[]> {
  const measures = await listMeasures(db, domain.id)
  return measures.filter(isUnfinished).map((measure) => ({
    kind: 'measure',
    code: measure.code,
    title: measure.title,
    targetObject: '',
    responsible: personName(measure.responsibleId),
    dueOn: measure.dueOn,
    status: measureStatusLabels[measure.status],
  }))
}

/** Only checks with a date: those without one stand in A.6. */
async function listCheckWork(db: Db, model: CheckModel, sources: CheckSources) {
  const work: OpenWork[] = []
  for await (const part of readActiveChecks(db, model)) {
    for (const check of part) {
      if (check.dueOn !== null && isUnmet(check)) work.push(checkWork(check, sources))
    }
  }
  return work
}

function checkWork(check: Check, sources: CheckSources): OpenWork {
  return {
    kind: 'check',
    code: check.requirement,
    title: sources.requirementOf(check).title,
    targetObject: objectName(sources.objectOf(check)),
    responsible: sources.personName(check.responsibleId),
    dueOn: check.dueOn,
    status: checkStatusLabels[check.status],
  }
}

/** Reviews of documents that have a day. */
async function listDocumentWork(
  db: Db,
  domain: InformationDomain,
  today: Day,
  { personName }: CheckSources,
): Promise<OpenWork[]> {
  const states = await readDocumentStates(db, today)
  const documents = await listDocumentsInForce(db, domain.id)
  return documents
    .filter(({ reviewDueOn }) => reviewDueOn !== null)
    .map(({ id, title, responsibleId, reviewDueOn }) => ({
      kind: 'document',
      code: '',
      title: `Überprüfung: ${title}`,
      targetObject: '',
      responsible: personName(responsibleId),
      dueOn: reviewDueOn,
      status: states.get(id)?.approved ? 'freigegeben' : 'nicht freigegeben',
    }))
}
