/** Milestones, reviews of documents, and how long the Testat holds. @module */
import type { Db } from '../../../db/db.ts'
import { listDocumentsInForce } from '../../../db/queries/documents.ts'
import type { Store } from '../../../db/store.ts'
import { addMonths, type Day } from '../../core/day.ts'
import { readCachedFigures } from '../../milestones/readCachedFigures.ts'
import { type MilestoneEntry, readMilestoneReports } from '../../milestones/readState.ts'
import type { OpenItem } from '../plan.ts'
import { type Names, openItemOf } from './itemOf.ts'

type Options = {
  readonly today: Day
  readonly untilOn: Day
  readonly staleMonths: number
  /** Null: nobody said how long the Testat holds. */
  readonly attestationMonths: number | null
}

export async function readGoals(
  store: Store,
  db: Db,
  names: Names,
  options: Options,
): Promise<OpenItem[]> {
  const figures = await readCachedFigures(store, db, options)
  const entries = await readMilestoneReports(db, figures, options.today)
  return [
    ...entries.flatMap((entry) => milestoneItem(names, entry) ?? []),
    ...entries.flatMap((entry) => attestationItem(names, entry, options) ?? []),
    ...(await readReviews(db, names)),
  ].filter(({ item }) => item.dueOn <= options.untilOn)
}

/** What is reached is due no longer; ongoing ones are due when they are to be reviewed. */
function milestoneItem(names: Names, { milestone, report }: MilestoneEntry): OpenItem | null {
  const { summary, details } = report
  const dueOn = details.reviewDueOn ?? summary.dueOn
  if (summary.state === 'reached' || dueOn === null) return null
  return goalItem(names, milestone.informationDomainIds, {
    kind: 'milestone',
    subjectId: milestone.code,
    title: details.reviewDueOn === null ? summary.title : `${summary.title} (Überprüfung)`,
    dueOn,
    originalDueOn: summary.originalDueOn ?? dueOn,
    path: `/meilensteine/${encodeURIComponent(milestone.code)}`,
  })
}

/** Counted from the day on which the milestone that asks for all Basis requirements was reached. */
function attestationItem(
  names: Names,
  { milestone, report }: MilestoneEntry,
  { attestationMonths }: Options,
): OpenItem | null {
  const reachedOn = milestone.reachedOn ?? report.details.reachedOn
  if (attestationMonths === null || milestone.progress !== 'basis' || reachedOn === null)
    return null
  const dueOn = addMonths(reachedOn, attestationMonths)
  return goalItem(names, milestone.informationDomainIds, {
    kind: 'attestation',
    subjectId: milestone.code,
    title: `Gültigkeit endet: ${milestone.title}`,
    dueOn,
    originalDueOn: dueOn,
    path: `/meilensteine/${encodeURIComponent(milestone.code)}`,
  })
}

type Goal = Pick<
  OpenItem['item'],
  'kind' | 'subjectId' | 'title' | 'dueOn' | 'originalDueOn' | 'path'
>

function goalItem(names: Names, informationDomainIds: readonly string[], goal: Goal): OpenItem {
  const codes = informationDomainIds.map(names.domainCode)
  const [only, second] = codes
  const query = only && !second ? `?verbund=${encodeURIComponent(only)}` : ''
  return {
    responsibleId: null,
    informationDomainIds,
    item: {
      ...goal,
      place: second ? codes.join(', ') : '',
      informationDomainCode: second ? '' : (only ?? ''),
      responsible: '',
      path: `${goal.path}${query}`,
      count: 1,
    },
  }
}

async function readReviews(db: Db, names: Names): Promise<OpenItem[]> {
  return (await listDocumentsInForce(db)).flatMap((document) => {
    const { id, title, reviewDueOn: dueOn } = document
    if (dueOn === null) return []
    const path = `/dokumente/${encodeURIComponent(id)}`
    return [openItemOf(names, document, { kind: 'review', subjectId: id, title, dueOn, path })]
  })
}
