import type { Db } from '../../../../db/db.ts'
import { findChainHead } from '../../../../db/queries/events.ts'
import type { Store } from '../../../../db/store.ts'

type Kept = { readonly hash: string; readonly value: unknown }

/** By organisation and question, the one asked last is the youngest; a store that is closed takes its own along. */
const keptByStore = new WeakMap<Store, Map<string, Kept>>()

/** Counts and choices; each takes some kilobytes at most. */
const keptAnswers = 500

/** Gives the answer that was read before, or reads it. */
export type Keeper = <Value>(question: string, read: () => Promise<Value>) => Promise<Value>

/**
 * Keeps what takes long to count until the chain of events goes on: whatever changes a device writes one. Not for the
 * inside of a write, whose own changes stand in no event yet.
 */
export async function readKept(store: Store, db: Db): Promise<Keeper> {
  const kept = keptByStore.get(store) ?? new Map<string, Kept>()
  keptByStore.set(store, kept)
  const { hash } = await findChainHead(db)
  return async (question, read) => {
    const key = `${db.organisationId} ${question}`
    const found = kept.get(key)
    const value = found?.hash === hash ? found.value : await read()
    kept.delete(key)
    // Somebody may have saved while it was read: such an answer is shown and not kept.
    if (found?.hash === hash || (await findChainHead(db)).hash === hash)
      kept.set(key, { hash, value })
    const [oldest] = kept.keys()
    if (kept.size > keptAnswers && oldest !== undefined) kept.delete(oldest)
    return value as Awaited<ReturnType<typeof read>>
  }
}
