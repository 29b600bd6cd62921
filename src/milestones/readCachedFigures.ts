import type { Db } from '../../db/db.ts'
import { findChainHead } from '../../db/queries/events.ts'
import type { Store } from '../../db/store.ts'
import type { Day } from '../core/day.ts'
import { type DomainFigures, readAllFigures } from './readState.ts'

export type FigureOptions = {
  readonly today: Day
  /** After how many months an answer counts as stale: the organisation's setting. */
  readonly staleMonths: number
}

type Kept = { readonly key: string; readonly figures: readonly DomainFigures[] }

/** One entry per organisation, the last one looked at is the youngest; a store that is closed takes its own along. */
const keptByStore = new WeakMap<Store, Map<string, Kept>>()

/** Figures of a big city take about a megabyte. */
const keptOrganisations = 32

/**
 * The figures of every information domain, in the order of their codes, as `readAllFigures` counts them. They are
 * kept until the chain of events goes on (every change that counts writes one), the day changes, or the months: counting
 * 100,000 checks takes about a second, looking again a millisecond. Not for the inside of a write, whose own changes
 * stand in no event yet.
 */
export async function readCachedFigures(
  store: Store,
  db: Db,
  { today, staleMonths }: FigureOptions,
): Promise<readonly DomainFigures[]> {
  const kept = keptByStore.get(store) ?? new Map<string, Kept>()
  keptByStore.set(store, kept)
  const { hash } = await findChainHead(db)
  const key = `${hash} ${today} ${staleMonths}`
  const found = kept.get(db.organisationId)
  const figures = found?.key === key ? found.figures : await readAllFigures(db, today, staleMonths)
  // Somebody may have saved while it was counted: such figures are shown and not kept.
  const isSettled = found?.key === key || (await findChainHead(db)).hash === hash
  if (isSettled) keep(kept, db.organisationId, { key, figures })
  return figures
}

function keep(kept: Map<string, Kept>, organisationId: string, entry: Kept): void {
  kept.delete(organisationId)
  kept.set(organisationId, entry)
  const [oldest] = kept.keys()
  if (kept.size > keptOrganisations && oldest !== undefined) kept.delete(oldest)
}
