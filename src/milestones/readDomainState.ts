import type { Db } from '../../db/db.ts'
import { listDocumentsInForce } from '../../db/queries/documents.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { isAllowed } from '../access/permissions.ts'
import type { Visit } from '../access/sessions/readVisit.ts'
import { listReadinessGaps, type ReadinessItem } from '../assessment/readiness.ts'
import type { Day } from '../core/day.ts'
import type { DocumentState } from '../documents/document.ts'
import { type Outlook, outlookOf } from './outlook.ts'
import type { FigureOptions } from './readCachedFigures.ts'
import {
  type DomainFigures,
  type MilestoneEntry,
  readDocumentStates,
  readMilestoneReports,
  readNotedDays,
} from './readState.ts'

export type DomainDocument = { id: string; title: string; state: DocumentState }

/** What may be seen of one information domain; `milestones` null: none of them may be. */
export type DomainState = {
  readonly figures: DomainFigures
  readonly outlook: Outlook
  readonly milestones: readonly MilestoneEntry[] | null
  readonly documents: readonly DomainDocument[]
  readonly gaps: readonly ReadinessItem[]
}

export type Onlooker = {
  readonly actor: Actor
  /** Those that the actor's memberships cover. */
  readonly domains: readonly InformationDomain[]
  readonly options: FigureOptions
}

export function onlookerOf({ actor, domains, organisation }: Visit, today: Day): Onlooker {
  return { actor, domains, options: { today, staleMonths: organisation.staleMonths } }
}

/** The figures of one information domain with what follows from them. `all`: those of every information domain. */
export async function readDomainState(
  db: Db,
  { actor, options }: Onlooker,
  domain: InformationDomain,
  all: readonly DomainFigures[],
): Promise<DomainState | null> {
  const { today, staleMonths } = options
  const figures = all.find((each) => each.domain.id === domain.id)
  if (!figures) return null
  const states = await readDocumentStates(db, today)
  const days = await readNotedDays(db, all)
  const entries = isAllowed(actor, 'read', 'milestones')
    ? (await readMilestoneReports(db, all, today, { documents: states, days })).filter((entry) =>
        isCovered(actor, entry),
      )
    : null
  const own = entries?.filter(({ milestone }) => names(milestone, domain)) ?? []
  const documents = isAllowed(actor, 'read', 'documents')
    ? await readDomainDocuments(db, domain, states)
    : []
  const { basic } = figures.progress.whole
  const ownDays = days.get(domain.id) ?? []
  return {
    figures,
    outlook: outlookOf({
      days: ownDays.map(({ day, basicMet, basicTotal }) => ({
        day,
        met: basicMet,
        total: basicTotal,
      })),
      now: { day: today, met: basic.met, total: basic.total },
      reports: own.map(({ report }) => report),
      goal: own.find(({ milestone }) => milestone.progress === 'basis')?.report,
    }),
    milestones: entries,
    documents,
    gaps: listReadinessGaps({
      basic,
      undecidedModules: figures.undecidedModules,
      documents,
      staleMonths,
    }),
  }
}

/** The documents of an information domain with their state. */
async function readDomainDocuments(
  db: Db,
  { id: domainId }: InformationDomain,
  states: ReadonlyMap<string, DocumentState>,
): Promise<DomainDocument[]> {
  return (await listDocumentsInForce(db, domainId)).flatMap(({ id, title }) => {
    const state = states.get(id)
    return state ? [{ id, title, state }] : []
  })
}

/** Shown only to who covers all the information domains that it names. */
function isCovered(actor: Actor, { milestone }: MilestoneEntry): boolean {
  return milestone.informationDomainIds.every((id) => isInDomain(actor, id))
}

function names(milestone: MilestoneEntry['milestone'], { id }: InformationDomain): boolean {
  return milestone.informationDomainIds.includes(id)
}
