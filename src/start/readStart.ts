import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import type { Store } from '../../db/store.ts'
import { isAllowed } from '../access/permissions.ts'
import { readWaitingSuggestions } from '../assessment/suggestions/readWaitingSuggestions.ts'
import { countWaiting } from '../assessment/suggestions/waiting.ts'
import type { OpenFindings } from '../audits/findings/findingEntry.ts'
import { readOpenFindings } from '../audits/findings/readOpenFindings.ts'
import { readRecentChanges } from '../history/readRecentChanges.ts'
import type { RecentChange } from '../history/recentChanges.ts'
import { readCachedFigures } from '../milestones/readCachedFigures.ts'
import { type DomainState, type Onlooker, readDomainState } from '../milestones/readDomainState.ts'
import { type Duties, readDuties } from './readDuties.ts'

export type StartState = Duties & {
  /** Null for who sees no figures of the whole, or without an information domain. */
  readonly whole: DomainState | null
  readonly recent: readonly RecentChange[]
  /** Checks of the page's information domain with a suggestion that the person may decide on. */
  readonly waiting: number
  /** Findings of audits that still want work, for who may see them. */
  readonly findings: OpenFindings
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
        ? await readDomainState(db, onlooker, domain, await readCachedFigures(store, db, options))
        : null,
    recent: seesTrail ? await readRecentChanges(db, 6) : [],
    waiting:
      domain && isAllowed(actor, 'write', 'checks')
        ? countWaiting(await readWaitingSuggestions(db, domain.id))
        : 0,
    findings:
      domain && isAllowed(actor, 'read', 'findings')
        ? await readOpenFindings(db, domain.id, options.today)
        : { open: 0, overdue: 0 },
  }
}
