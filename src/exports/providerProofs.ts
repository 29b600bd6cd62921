/** What providers handed over as proof, as the checks name it. @module */
import type { Db } from '../../db/db.ts'
import { readCheckFigures } from '../../db/queries/checks.ts'
import type { StoredDecision } from '../../db/queries/modelling.ts'
import { germanDay } from '../core/day.ts'

type Place = Pick<StoredDecision, 'targetObjectId' | 'module'>

/** The proofs of a module at a target object, each once; '' where no check names one. */
export async function readProviderProofs(
  db: Db,
  decisions: readonly StoredDecision[],
): Promise<(place: Place) => string> {
  const atProvider = decisions.filter(({ decision }) => decision === 'at_provider')
  const proofs = new Map(atProvider.map((place) => [keyOf(place), new Set<string>()]))
  const ids = [...new Set(atProvider.map(({ targetObjectId }) => targetObjectId))]
  for await (const figure of readCheckFigures(db, ids)) {
    const { providerProof, providerProofUntil } = figure
    if (providerProof.trim() === '') continue
    const until = providerProofUntil ? ` (gültig bis ${germanDay(providerProofUntil)})` : ''
    proofs.get(keyOf(figure))?.add(`${providerProof}${until}`)
  }
  return (place) => [...(proofs.get(keyOf(place)) ?? [])].sort().join('; ')
}

function keyOf({ targetObjectId, module }: Place): string {
  return `${targetObjectId} ${module}`
}
