/** What stands in the way of making one of several rooms or sites. @module */
import { isTargetKind, targetKindLabels } from '../../../catalog/targetKind.ts'
import { type Actor, isInDomain } from '../../access/actor.ts'
import { Failure } from '../../core/failure.ts'

type RoomOfKind = { readonly name: string; readonly kind: string }

/** The kind that the room has afterwards. Throws `conflict` where two people said different things. */
export function kindOfMerged(rooms: readonly RoomOfKind[]): string {
  const [first, ...others] = rooms.filter(({ kind }) => kind !== '')
  const different = others.find(({ kind }) => kind !== first?.kind)
  if (!first || !different) return first?.kind ?? ''
  throw new Failure(
    'conflict',
    `„${first.name}“ ist als ${wordOf(first.kind)} geführt, „${different.name}“ als ${wordOf(different.kind)}. Bitte stimmen Sie die Art erst ab, dann lassen sie sich zusammenführen.`,
  )
}

/** Throws `conflict` when devices would be moved that the actor does not see. */
export function ensureDevicesInReach(
  actor: Actor,
  devices: readonly { readonly informationDomainId: string }[],
): void {
  if (devices.every(({ informationDomainId }) => isInDomain(actor, informationDomainId))) return
  throw new Failure(
    'conflict',
    'Dort stehen auch Geräte anderer Informationsverbünde. Bitte wenden Sie sich an jemanden, der für alle zuständig ist.',
  )
}

/** The others without the one that stays. Throws `invalid` when none is left. */
export function othersOf(keepId: string, ids: readonly string[]): string[] {
  const others = [...new Set(ids)].filter((id) => id !== keepId)
  if (others.length > 0) return others
  throw new Failure('invalid', 'Bitte wählen Sie mindestens zwei, die dasselbe sind.', {
    keep: 'Es ist nur einer gewählt.',
  })
}

function wordOf(kind: string): string {
  return isTargetKind(kind) ? targetKindLabels[kind] : kind
}
