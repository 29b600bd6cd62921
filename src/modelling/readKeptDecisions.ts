import type { Db } from '../../db/db.ts'
import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { listSuggestions } from '../../db/queries/suggestions.ts'
import type { KeptDecision } from './conflicts.ts'

/** The decisions that persons kept against the rules. */
export async function readKeptDecisions(
  db: Db,
  domain: InformationDomain,
): Promise<KeptDecision[]> {
  const suggestions = await listSuggestions(db, domain.id)
  return suggestions
    .filter(({ kind, state }) => kind === 'module_conflict' && state === 'refused')
    .map(({ subject, proposal }) => ({ subject, seen: seenOf(proposal) }))
}

function seenOf({ seen }: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(seen) ? seen.filter((id) => typeof id === 'string') : []
}
