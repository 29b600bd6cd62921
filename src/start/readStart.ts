import type { Db } from '../../db/db.ts'
import { listDocumentsInForce } from '../../db/queries/documents.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { Store } from '../../db/store.ts'
import { type Actor, isInDomain } from '../access/actor.ts'
import { isAllowed } from '../access/permissions.ts'
import type { Visit } from '../access/sessions/readVisit.ts'
import { listReadinessGaps, type ReadinessItem } from '../assessment/readiness.ts'
import { readWaitingSuggestions } from '../assessment/suggestions/readWaitingSuggestions.ts'
import { countWaiting } from '../assessment/suggestions/waiting.ts'
import type { Day } from '../core/day.ts'
import type { DocumentState } from '../documents/document.ts'
import { readRecentChanges } from '../history/readRecentChanges.ts'
import type { RecentChange } from '../history/recentChanges.ts'
import { type Outlook, outlookOf } from '../milestones/outlook.ts'
import { type FigureOptions, readCachedFigures } from '../milestones/readCachedFigures.ts'
import {
  type DomainFigures,
  type MilestoneEntry,
  readDocumentStates,
  readMilestoneReports,
  readNotedDays,
} from '../milestones/readState.ts'
import { type Duties, readDuties } from './readDuties.ts'

export type DomainDocument = { id: string; title: string; state: DocumentState }

/** What may be seen of one information domain; `milestones` null: none of them may be. */
export type DomainState = {
  readonly figures: DomainFigures
  readonly outlook: Outlook
  readonly milestones: readonly MilestoneEntry[] | null
  readonly documents: readonly DomainDocument[]
  readonly gaps: readonly ReadinessItem[]
}

export type StartState = Duties & {
  /** Null for who sees no figures of the whole, or without an information domain. */
  readonly whole: DomainState | null
  readonly recent: readonly RecentChange[]
  /** Checks of the page's information domain with a suggestion that the person may decide on. */
  readonly waiting: number
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

/** What the start page shows to one person, as far as their rights reach. */
export async function readStart(
  store: Store,
  db: Db,
  onlooker: Onlooker,
  domain: InformationDomain | undefined,
): Promise<StartState> {
  const { actor, domains, options } = onlooker
  const duties = await readDuties(db, actor, domains, options.today)
  const seesTrail = isAllowed(actor, 'read', 'audit_trail') && actor.informationDomainIds === 'all'
  return {
    ...duties,
    whole:
      domain && isAllowed(actor, 'read', 'checks')
        ? await readDomainState(store, db, onlooker, domain)
        : null,
    recent: seesTrail ? await readRecentChanges(db, 6) : [],
    waiting:
      domain && isAllowed(actor, 'write', 'checks')
        ? countWaiting(await readWaitingSuggestions(db, domain.id))
        : 0,
  }
}

/** The figures of one information domain with what follows from them. */
export async function readDomainState(
  store: Store,
  db: Db,
  { actor, options }: Onlooker,
  domain: InformationDomain,
): Promise<DomainState | null> {
  const { today, staleMonths } = options
  const all = await readCachedFigures(store, db, options)
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
