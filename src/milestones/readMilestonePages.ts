/** What the pages of milestones show, as far as the person may see it. @module */
import type { Db } from '../../db/db.ts'
import { listDocuments } from '../../db/queries/documents.ts'
import { listProgressDays } from '../../db/queries/progress.ts'
import type { Store } from '../../db/store.ts'
import type { Actor } from '../access/actor.ts'
import { Failure } from '../core/failure.ts'
import type { DayFigure } from './pace.ts'
import { type FigureOptions, readCachedFigures } from './readCachedFigures.ts'
import {
  type DomainFigures,
  type MilestoneEntry,
  readMilestoneReports,
  seriesOf,
} from './readState.ts'
import { readVisibleMilestones, type VisibleMilestone } from './readVisibleMilestones.ts'

export type SeenMilestone = MilestoneEntry & { readonly milestone: VisibleMilestone }

/** `figures`: of the information domains that the milestone names; `days`: the stored ones it is derived from. */
export type MilestoneDetails = SeenMilestone & {
  readonly figures: readonly DomainFigures[]
  readonly days: readonly DayFigure[]
  readonly document: { readonly id: string; readonly title: string } | null
}

/** In the order of their current days, ongoing ones last. */
export async function readSeenMilestones(
  store: Store,
  db: Db,
  actor: Actor,
  options: FigureOptions,
): Promise<SeenMilestone[]> {
  const seen = new Map((await readVisibleMilestones(db, actor)).map((one) => [one.code, one]))
  const figures = await readCachedFigures(store, db, options)
  const entries = await readMilestoneReports(db, figures, options.today)
  return entries.flatMap((entry) => {
    const milestone = seen.get(entry.milestone.code)
    return milestone ? [{ ...entry, milestone }] : []
  })
}

/** Throws `not_found`, also for a milestone that the actor may not see. */
export async function readMilestoneDetails(
  store: Store,
  db: Db,
  actor: Actor,
  options: FigureOptions,
  code: string,
): Promise<MilestoneDetails> {
  const entries = await readSeenMilestones(store, db, actor, options)
  const found = entries.find(({ milestone }) => milestone.code === code)
  if (!found) {
    throw new Failure(
      'not_found',
      'Diesen Meilenstein gibt es nicht, oder er gehört zu anderen Informationsverbünden.',
    )
  }
  const { milestone, documentId } = found
  const isNamed = ({ domain }: DomainFigures) => milestone.informationDomainIds.includes(domain.id)
  const figures = (await readCachedFigures(store, db, options)).filter(isNamed)
  const series = []
  for (const { domain } of figures) series.push(await listProgressDays(db, domain.id))
  const documents = documentId ? await listDocuments(db) : []
  const document = documents.find(({ id }) => id === documentId) ?? null
  return { ...found, figures, days: seriesOf(milestone, series), document }
}
